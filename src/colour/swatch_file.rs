//! Palettes as files for other programs.

use std::fmt::Write as _;

use super::{Palette, name};

/// CSS custom properties `--colour-1` …, heaviest colour as given first, each with its name and share.
#[must_use]
pub fn css(palette: &Palette) -> String {
    let mut text = String::from(":root {\n");
    for (i, swatch) in palette.swatches().iter().enumerate() {
        let (name, share) = (name(swatch.rgb).en, swatch.weight * 100.0);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  --colour-{}: {}; /* {name}, {share:.1} % */", i + 1, swatch.rgb);
    }
    text.push_str("}\n");
    text
}

/// A palette of GIMP, which Inkscape and Krita read as well; line breaks in `title` become spaces.
#[must_use]
pub fn gpl(palette: &Palette, title: &str) -> String {
    let title = title.replace(char::is_control, " ");
    let mut text = format!("GIMP Palette\nName: {title}\nColumns: {}\n#\n", palette.swatches().len());
    for swatch in palette.swatches() {
        let rgb = swatch.rgb;
        let _ = writeln!(text, "{:3} {:3} {:3}\t{}", rgb.r, rgb.g, rgb.b, name(rgb).en);
    }
    text
}

/// An Adobe Swatch Exchange file: one global RGB colour block for each colour.
///
/// All numbers are big-endian; a block is its type (u16), the bytes that follow (u32), the name (u16 length in UTF-16
/// units with the closing zero, then the units), the model in four letters, a float for each channel, and the kind.
#[must_use]
pub fn ase(palette: &Palette) -> Vec<u8> {
    const COLOUR: u16 = 0x0001;
    const GLOBAL: u16 = 0;
    let mut file = b"ASEF\x00\x01\x00\x00".to_vec();
    // There are at most twelve colours with short names: no length can be cut off.
    file.extend((palette.swatches().len() as u32).to_be_bytes());
    for swatch in palette.swatches() {
        let units: Vec<u16> = name(swatch.rgb).en.encode_utf16().chain([0]).collect();
        let mut block = (units.len() as u16).to_be_bytes().to_vec();
        block.extend(units.iter().flat_map(|unit| unit.to_be_bytes()));
        block.extend(b"RGB ");
        for channel in [swatch.rgb.r, swatch.rgb.g, swatch.rgb.b] {
            block.extend((f32::from(channel) / 255.0).to_be_bytes());
        }
        block.extend(GLOBAL.to_be_bytes());
        file.extend(COLOUR.to_be_bytes());
        file.extend((block.len() as u32).to_be_bytes());
        file.extend(block);
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::{Rgb, Swatch};

    fn sample() -> Palette {
        let swatch = |hex: &str, weight| Swatch { rgb: hex.parse().unwrap(), weight };
        Palette::new([swatch("#1b3a8a", 0.75), swatch("#ffd700", 0.25)]).unwrap()
    }

    #[test]
    fn css_declares_each_colour() {
        let text = css(&sample());
        assert!(
            text.starts_with(":root {\n  --colour-1: #1b3a8a; /* dark vivid blue, 75.0 % */\n  --colour-2: #ffd700;")
        );
        assert!(text.ends_with("}\n"));
    }

    #[test]
    fn gpl_has_its_header_and_decimal_channels() {
        let text = gpl(&sample(), "Night\nand day");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[..4], ["GIMP Palette", "Name: Night and day", "Columns: 2", "#"]);
        assert_eq!(lines[4], " 27  58 138\tdark vivid blue");
        assert_eq!(lines.len(), 6);
    }

    /// Reads an ASE file back: names and channels 0–255.
    fn read(file: &[u8]) -> Vec<(String, [u8; 3])> {
        fn take<'a>(rest: &mut &'a [u8], count: usize) -> &'a [u8] {
            let (head, tail) = rest.split_at(count);
            *rest = tail;
            head
        }
        let number = |bytes: &[u8]| bytes.iter().fold(0_usize, |n, b| n << 8 | usize::from(*b));
        let mut rest = file;
        assert_eq!(take(&mut rest, 8), b"ASEF\x00\x01\x00\x00");
        let count = number(take(&mut rest, 4));
        let blocks = (0..count).map(|_| {
            assert_eq!(take(&mut rest, 2), [0, 1]);
            let length = number(take(&mut rest, 4));
            let mut block = take(&mut rest, length);
            let units = number(take(&mut block, 2));
            let name: Vec<u16> = take(&mut block, units * 2).chunks(2).map(|u| number(u) as u16).collect();
            assert_eq!(name.last(), Some(&0));
            assert_eq!(take(&mut block, 4), b"RGB ");
            let channel = |bytes: &[u8]| (f32::from_be_bytes(bytes.try_into().unwrap()) * 255.0).round() as u8;
            let rgb = [channel(take(&mut block, 4)), channel(take(&mut block, 4)), channel(take(&mut block, 4))];
            assert_eq!(block, [0, 0]);
            (String::from_utf16(&name[..units - 1]).unwrap(), rgb)
        });
        let blocks = blocks.collect();
        assert!(rest.is_empty());
        blocks
    }

    #[test]
    fn ase_reads_back() {
        let read = read(&ase(&sample()));
        let expected =
            [(name(Rgb::new(27, 58, 138)).en, [27, 58, 138]), (name(Rgb::new(255, 215, 0)).en, [255, 215, 0])];
        assert_eq!(read, expected);
    }
}
