//! Adobe Swatch Exchange.
//!
//! All numbers are big-endian. A block is its type (u16), the bytes that follow (u32), and the content: the name (u16
//! length in UTF-16 units with the closing zero, then the units), for a colour then the model in four letters, a float
//! for each channel, and the kind. The format is not published by Adobe; this is how its programs write it.

use super::bytes::{Bytes, utf16};
use super::label::{Label, share};
use super::{Entry, MOST_COLOURS, Rgb, models};

/// How a file begins.
pub(super) const MAGIC: &[u8] = b"ASEF";

const VERSION: [u8; 4] = [0, 1, 0, 0];
const GROUP: u16 = 0xc001;
const GROUP_END: u16 = 0xc002;
const COLOUR: u16 = 0x0001;
const GLOBAL: u16 = 0;

/// A group called `title` with one global RGB colour for each label.
pub(super) fn write(labels: &[Label], title: &str) -> Vec<u8> {
    let mut file = [MAGIC, &VERSION].concat();
    // There are at most twelve colours with short names: no length is cut off.
    file.extend((labels.len() as u32 + 2).to_be_bytes());
    block(&mut file, GROUP, &text(title));
    for label in labels {
        let mut content = text(&label.text());
        content.extend(b"RGB ");
        for channel in [label.rgb.r, label.rgb.g, label.rgb.b] {
            content.extend((f32::from(channel) / 255.0).to_be_bytes());
        }
        content.extend(GLOBAL.to_be_bytes());
        block(&mut file, COLOUR, &content);
    }
    block(&mut file, GROUP_END, &[]);
    file
}

fn block(file: &mut Vec<u8>, kind: u16, content: &[u8]) {
    file.extend(kind.to_be_bytes());
    file.extend((content.len() as u32).to_be_bytes());
    file.extend(content);
}

fn text(text: &str) -> Vec<u8> {
    let (units, bytes) = utf16(text);
    [&(units as u16).to_be_bytes()[..], &bytes].concat()
}

/// The colours of all groups; nothing where the file is cut short.
pub(super) fn read(file: &[u8]) -> Option<Vec<Entry>> {
    let mut rest = Bytes(file);
    rest.take(MAGIC.len() + VERSION.len())?;
    let blocks = rest.u32()?;
    let mut entries = Vec::new();
    for _ in 0..blocks {
        let kind = rest.u16()?;
        let length = rest.u32()?;
        let content = rest.take(usize::try_from(length).ok()?)?;
        if kind == COLOUR && entries.len() < MOST_COLOURS {
            let (name, rgb) = colour(Bytes(content))?;
            entries.extend(rgb.map(|rgb| Entry { rgb, share: share(&name) }));
        }
    }
    Some(entries)
}

/// The name of a block and its colour, unless its model is unknown.
fn colour(mut content: Bytes<'_>) -> Option<(String, Option<Rgb>)> {
    let units = content.u16()?;
    let name = content.utf16(usize::from(units))?;
    let model = content.take(4)?;
    let rgb = match model {
        b"RGB " => Some(models::rgb([content.f32()?, content.f32()?, content.f32()?])),
        b"CMYK" => Some(models::cmyk([content.f32()?, content.f32()?, content.f32()?, content.f32()?])),
        // L* is written as 0–1, a* and b* as they are.
        b"LAB " => Some(models::lab_d50(content.f32()? * 100.0, content.f32()?, content.f32()?)),
        b"Gray" => Some(models::grey(content.f32()?)),
        _ => None,
    };
    Some((name, rgb))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file with one block of this model and these channels, without a name.
    fn file(model: &[u8; 4], channels: &[f32]) -> Vec<u8> {
        let mut content = text("");
        content.extend(model);
        content.extend(channels.iter().flat_map(|channel| channel.to_be_bytes()));
        content.extend(GLOBAL.to_be_bytes());
        let mut file = [MAGIC, &VERSION, &[0, 0, 0, 1]].concat();
        block(&mut file, COLOUR, &content);
        file
    }

    #[test]
    fn every_model_is_read() {
        for (model, channels, expected) in [
            (b"RGB ", &[1.0, 0.5, 0.0][..], Rgb::new(255, 128, 0)),
            (b"CMYK", &[1.0, 0.0, 0.0, 0.0], Rgb::new(0, 255, 255)),
            (b"LAB ", &[0.0, 0.0, 0.0], Rgb::new(0, 0, 0)),
            (b"Gray", &[1.0], Rgb::new(255, 255, 255)),
        ] {
            let entries = read(&file(model, channels)).unwrap();
            assert_eq!(entries, [Entry { rgb: expected, share: None }]);
        }
        assert_eq!(read(&file(b"HSB ", &[1.0, 1.0, 1.0])), Some(vec![]));
    }

    #[test]
    fn every_prefix_is_incomplete() {
        let file = file(b"RGB ", &[1.0, 0.5, 0.0]);
        for length in 0..file.len() {
            assert_eq!(read(&file[..length]), None, "{length}");
        }
    }
}
