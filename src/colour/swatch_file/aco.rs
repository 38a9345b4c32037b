//! Swatches of Photoshop.
//!
//! Source: Adobe Photoshop File Formats Specification (2019), "Color swatches". All numbers are big-endian u16: version
//! and count, then for each colour its model and four values, in version 2 also its name. A file has the section of
//! version 1, of version 2, or both.

use super::bytes::{Bytes, utf16};
use super::label::{Label, share};
use super::{Entry, MOST_COLOURS, Rgb, models};

/// Both sections, as Photoshop writes them: old programs read the first one, the second has the names.
pub(super) fn write(labels: &[Label]) -> Vec<u8> {
    let mut file = Vec::new();
    for version in [1_u16, 2] {
        file.extend(version.to_be_bytes());
        file.extend((labels.len() as u16).to_be_bytes());
        for label in labels {
            // 257 times 0–255 is 0–65535.
            let [r, g, b] = [label.rgb.r, label.rgb.g, label.rgb.b].map(|channel| u16::from(channel) * 257);
            file.extend([0, r, g, b, 0].iter().flat_map(|value| value.to_be_bytes()));
            if version == 2 {
                let (units, bytes) = utf16(&label.text());
                file.extend((units as u32).to_be_bytes());
                file.extend(bytes);
            }
        }
    }
    file
}

/// Whether the bytes are sections of this format from the first to the last. There is no other mark.
pub(super) fn is_one(file: &[u8]) -> bool {
    let mut rest = Bytes(file);
    section(&mut rest).is_some() && (rest.0.is_empty() || (section(&mut rest).is_some() && rest.0.is_empty()))
}

/// The colours of the last section, which has the names if there are any.
pub(super) fn read(file: &[u8]) -> Option<Vec<Entry>> {
    let mut rest = Bytes(file);
    let first = section(&mut rest)?;
    if rest.0.is_empty() { Some(first) } else { section(&mut rest) }
}

fn section(rest: &mut Bytes<'_>) -> Option<Vec<Entry>> {
    let version = rest.u16().filter(|version| [1, 2].contains(version))?;
    let count = rest.u16().filter(|count| *count > 0)?;
    let mut entries = Vec::new();
    for _ in 0..count {
        let model = rest.u16()?;
        let values = [rest.u16()?, rest.u16()?, rest.u16()?, rest.u16()?];
        let share = if version == 2 {
            let units = rest.u32()?;
            share(&rest.utf16(usize::try_from(units).ok()?)?)
        } else {
            None
        };
        if entries.len() < MOST_COLOURS {
            entries.extend(colour(model, values).map(|rgb| Entry { rgb, share }));
        }
    }
    Some(entries)
}

fn colour(model: u16, values: [u16; 4]) -> Option<Rgb> {
    let full = values.map(|value| f32::from(value) / 65535.0);
    // Lab, grey and wide CMYK count in hundredths of a percent.
    let hundredths = values.map(|value| f32::from(value) / 10_000.0);
    let signed = |value: u16| f32::from(value as i16) / 100.0;
    match model {
        0 => Some(models::rgb([full[0], full[1], full[2]])),
        1 => Some(models::hsb(full[0] * 360.0, full[1], full[2])),
        // Here 0 is all the ink.
        2 => Some(models::cmyk(full.map(|paper| 1.0 - paper))),
        7 => Some(models::lab_d50(hundredths[0] * 100.0, signed(values[1]), signed(values[2]))),
        // Ink, as GIMP reads it; the specification gives the range only.
        8 => Some(models::grey(1.0 - hundredths[0])),
        9 => Some(models::cmyk(hundredths.map(|paper| 1.0 - paper))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(version: u16, colours: &[[u16; 5]]) -> Vec<u8> {
        let numbers = [version, colours.len() as u16].into_iter().chain(colours.iter().flatten().copied());
        numbers.flat_map(u16::to_be_bytes).collect()
    }

    #[test]
    fn every_model_is_read() {
        let colours = [
            ([0, 0xffff, 0x8080, 0, 0], Rgb::new(255, 128, 0)),
            ([1, 0x5555, 0xffff, 0xffff, 0], Rgb::new(0, 255, 0)),
            ([2, 0, 0xffff, 0xffff, 0xffff], Rgb::new(0, 255, 255)),
            ([7, 10_000, 0, 0, 0], Rgb::new(255, 255, 255)),
            ([7, 5429, 8081, 6989, 0], Rgb::new(255, 0, 0)),
            ([8, 10_000, 0, 0, 0], Rgb::new(0, 0, 0)),
            ([9, 10_000, 0, 10_000, 10_000], Rgb::new(255, 0, 255)),
        ];
        let file = file(1, &colours.map(|(values, _)| values));
        assert!(is_one(&file));
        let read: Vec<Rgb> = read(&file).unwrap().iter().map(|entry| entry.rgb).collect();
        assert_eq!(read, colours.map(|(_, rgb)| rgb));
    }

    #[test]
    fn what_is_longer_or_shorter_is_another_format() {
        let whole = file(1, &[[0, 1, 2, 3, 0], [0, 4, 5, 6, 0]]);
        assert!(is_one(&whole));
        assert!((0..whole.len()).all(|length| !is_one(&whole[..length])));
        assert!(!is_one(&[&whole[..], &[0]].concat()) && !is_one(&file(3, &[[0; 5]])) && !is_one(&file(1, &[])));
    }

    #[test]
    fn a_file_of_version_2_alone_is_read() {
        let mut file = file(2, &[[0, 0xffff, 0, 0, 0]]);
        let (units, name) = utf16("red, 100 %");
        file.extend((units as u32).to_be_bytes());
        file.extend(name);
        assert_eq!(read(&file), Some(vec![Entry { rgb: Rgb::new(255, 0, 0), share: Some(100.0) }]));
    }
}
