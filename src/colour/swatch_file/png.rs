//! A strip of pixels in PNG.

use std::io::Cursor;

use ::png::{BitDepth, ColorType, Decoder, Encoder, EncodingError, Limits, Transformations};

use super::label::{Label, usable};
use super::{Entry, MOST_COLOURS, Rgb};

/// Width and height in pixels. A weight is exact to about half a pixel.
const SIZE: (u32, u32) = (1200, 200);

/// The widest picture that is read, in pixels.
const WIDEST: u32 = 16_384;

/// The text chunk that tells our strips from pictures: its keyword, and its text.
const KEYWORD: &str = "Software";
const MARK: &str = "Plot & Palette, strip of swatches";

/// Columns of each colour, side by side.
pub(super) fn write(labels: &[Label], title: &str) -> Vec<u8> {
    // Memory takes all bytes, and the size and the texts are always valid.
    encode(labels, title).unwrap_or_default()
}

fn encode(labels: &[Label], title: &str) -> Result<Vec<u8>, EncodingError> {
    let (width, height) = SIZE;
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.add_text_chunk(KEYWORD.to_owned(), MARK.to_owned())?;
    encoder.add_itxt_chunk("Title".to_owned(), title.to_owned())?;
    let columns = labels.iter().zip(columns(labels));
    let row: Vec<u8> =
        columns.flat_map(|(label, count)| [label.rgb.r, label.rgb.g, label.rgb.b].repeat(count)).collect();
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&row.repeat(height as usize))?;
    writer.finish()?;
    Ok(file)
}

/// How many columns each colour gets: at least one, in all the width.
fn columns(labels: &[Label]) -> Vec<usize> {
    let width = SIZE.0 as usize;
    let total: f64 = labels.iter().map(|label| label.percent).sum();
    let (mut sum, mut edge) = (0.0, 0);
    let count = |(i, label): (usize, &Label)| {
        sum += label.percent;
        let left = labels.len() - 1 - i;
        let wanted = (sum / total * width as f64).round() as usize;
        let next = if left == 0 { width } else { wanted.clamp(edge + 1, width - left) };
        let count = next - edge;
        edge = next;
        count
    };
    labels.iter().enumerate().map(count).collect()
}

/// Whether this is a PNG with our mark among the first bytes.
pub(super) fn is_one(head: &[u8]) -> bool {
    let mark = [b"tEXt", KEYWORD.as_bytes(), b"\0", MARK.as_bytes()].concat();
    head.starts_with(b"\x89PNG\r\n\x1a\n") && head.windows(mark.len()).any(|window| window == mark)
}

/// The runs of the first row, with their lengths as shares; nothing where the file is broken.
pub(super) fn read(file: &[u8]) -> Option<Vec<Entry>> {
    // One row is all that is kept; the limit also holds for what the header says.
    let mut decoder = Decoder::new_with_limits(Cursor::new(file), Limits { bytes: 1 << 20 });
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    decoder.set_ignore_text_chunk(true);
    if decoder.read_header_info().ok()?.width > WIDEST {
        return None;
    }
    let mut reader = decoder.read_info().ok()?;
    let samples = reader.output_color_type().0.samples();
    let row = reader.next_row().ok()??;
    let pixels = row.data().chunks_exact(samples);
    let colours: Vec<Rgb> =
        pixels.map(|pixel| if samples < 3 { [pixel[0]; 3] } else { [pixel[0], pixel[1], pixel[2]] }.into()).collect();
    let runs = colours.chunk_by(|a, b| a == b).take(MOST_COLOURS);
    let share = |run: &[Rgb]| usable(run.len() as f32 / colours.len() as f32 * 100.0);
    Some(runs.map(|run| Entry { rgb: run[0], share: share(run) }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(percents: &[f64]) -> Vec<Label> {
        let label = |(i, percent): (usize, &f64)| Label {
            rgb: Rgb::new(i as u8, 0, 0),
            percent: *percent,
            name: String::new(),
        };
        percents.iter().enumerate().map(label).collect()
    }

    #[test]
    fn every_colour_has_a_column_and_all_fill_the_width() {
        assert_eq!(columns(&labels(&[75.0, 25.0])), [900, 300]);
        assert_eq!(columns(&labels(&[100.0, 0.0001, 0.0001])), [1198, 1, 1]);
        assert_eq!(columns(&labels(&[0.0001, 0.0001, 100.0])), [1, 1, 1198]);
        assert_eq!(columns(&labels(&[1.0; 12])), [100; 12]);
    }

    #[test]
    fn a_strip_is_known_by_its_mark_and_a_cut_one_is_broken() {
        let file = write(&labels(&[75.0, 25.0]), "两种颜色");
        assert!(is_one(&file));
        let shares: Vec<_> = read(&file).unwrap().iter().map(|entry| entry.share).collect();
        assert_eq!(shares, [Some(75.0), Some(25.0)]);
        assert_eq!(read(&file[..100]), None);
    }
}
