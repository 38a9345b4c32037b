//! PNG, line by line.

use std::io::Cursor;

use image::RgbImage;
use png::{BitDepth, ColorType, Decoder, Reader, Transformations};

use super::{
    MediaError,
    blocks::{Blocks, Goal},
    limits::broken,
};

/// What the decoder may take for lines and colour profile, in bytes; the picture itself is ours.
const MOST: usize = 16 << 20;

/// Opens a PNG whose pixels will come as eight bits of grey or RGB, with or without opacity.
pub fn open(bytes: &[u8]) -> Result<Reader<Cursor<&[u8]>>, MediaError> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), png::Limits { bytes: MOST });
    decoder.set_transformations(Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    decoder.read_info().map_err(broken)
}

/// The picture on white, and its colour profile if it has one.
pub fn read(bytes: &[u8], goal: Goal) -> Result<(RgbImage, Option<Vec<u8>>), MediaError> {
    let mut reader = open(bytes)?;
    let (width, height) = reader.info().size();
    let icc = reader.info().icc_profile.as_ref().map(|icc| icc.to_vec());
    let (colour, depth) = reader.output_color_type();
    if depth != BitDepth::Eight {
        return Err(broken("PNG samples of an unusual depth"));
    }
    let mut blocks = Blocks::new(goal, width, height);
    let mut line = Vec::with_capacity(width as usize);
    let mut push = |samples: &[u8]| {
        on_paper(colour, samples, &mut line);
        blocks.push(&line);
    };
    if reader.info().interlaced {
        let size = reader.output_buffer_size().ok_or_else(|| broken("PNG too large"))?;
        let mut whole = vec![0; size];
        let frame = reader.next_frame(&mut whole).map_err(broken)?;
        whole.chunks_exact(frame.line_size).take(height as usize).for_each(push);
    } else {
        while let Some(row) = reader.next_row().map_err(broken)? {
            push(row.data());
        }
    }
    Ok((blocks.finish(), icc))
}

/// The samples of a line as RGB, transparency laid on white.
fn on_paper(colour: ColorType, samples: &[u8], line: &mut Vec<[u8; 3]>) {
    line.clear();
    match colour {
        ColorType::Grayscale => line.extend(samples.iter().map(|v| [*v; 3])),
        ColorType::GrayscaleAlpha => {
            line.extend(samples.as_chunks().0.iter().map(|&[v, a]| super::on_paper([v, v, v, a])));
        }
        ColorType::Rgba => line.extend(samples.as_chunks().0.iter().copied().map(super::on_paper)),
        ColorType::Rgb | ColorType::Indexed => line.extend_from_slice(samples.as_chunks().0),
    }
}
