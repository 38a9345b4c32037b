//! Foreign bytes → upright sRGB pixels, no more of them than their purpose needs.

use image::{DynamicImage, ImageDecoder, ImageFormat, RgbImage};

use super::{
    Limits, MediaError,
    blocks::{Blocks, Goal},
    header::{self, Header, Source},
    jpeg,
    limits::broken,
    on_paper, png, profile,
};

/// Pixels for the palette: 65,536 to about four times as many, or all of a smaller picture. Orientation is applied, an
/// embedded RGB profile is converted to sRGB, transparency is laid on white paper, of an animation the first frame is
/// taken. The same bytes always give the same pixels.
///
/// # Errors
/// See [`MediaError`]; limits are checked before memory for the pixels is taken.
pub fn read_for_palette(bytes: &[u8], limits: Limits) -> Result<RgbImage, MediaError> {
    read(bytes, limits, Goal::Palette)
}

/// Pixels for the kept copies: a longest side of 1600 to 3200, or all of a smaller picture; otherwise as
/// [`read_for_palette`].
///
/// # Errors
/// See [`MediaError`].
pub fn read_for_copies(bytes: &[u8], limits: Limits) -> Result<RgbImage, MediaError> {
    read(bytes, limits, Goal::Copies)
}

fn read(bytes: &[u8], limits: Limits, goal: Goal) -> Result<RgbImage, MediaError> {
    let header = Header::read(bytes, limits)?;
    let (picture, icc) = match header.source {
        // In a baseline JPEG the decoder itself meets an end that comes too early.
        Source::Jpeg(jpeg) if (jpeg.progressive || jpeg.is_inks()) && !jpeg.is_complete(bytes) => {
            return Err(broken("the JPEG ends too early"));
        }
        Source::Jpeg(jpeg) if jpeg.is_inks() => whole(bytes, ImageFormat::Jpeg, limits, goal)?,
        Source::Jpeg(jpeg) => (jpeg::read(bytes, &jpeg, goal)?, Some(jpeg.icc)),
        Source::Png => png::read(bytes, goal)?,
        Source::Whole(format) => whole(bytes, format, limits, goal)?,
    };
    let mut picture = DynamicImage::from(picture);
    picture.apply_orientation(header.orientation);
    let mut picture = picture.into_rgb8();
    if let Some(icc) = icc {
        profile::to_srgb(&mut picture, &icc);
    }
    Ok(picture)
}

/// Decodes everything first; also the colour profile if there is one.
fn whole(
    bytes: &[u8],
    format: ImageFormat,
    limits: Limits,
    goal: Goal,
) -> Result<(RgbImage, Option<Vec<u8>>), MediaError> {
    let mut decoder = header::open(bytes, format, limits)?;
    let icc = decoder.icc_profile().map_err(broken)?;
    Ok((smaller(&DynamicImage::from_decoder(decoder).map_err(broken)?, goal), icc))
}

fn smaller(picture: &DynamicImage, goal: Goal) -> RgbImage {
    let mut blocks = Blocks::new(goal, picture.width(), picture.height());
    let mut push = |line: &mut dyn Iterator<Item = [u8; 3]>| blocks.push(&line.collect::<Vec<_>>());
    match picture {
        DynamicImage::ImageRgb8(picture) => picture.rows().for_each(|row| push(&mut row.map(|pixel| pixel.0))),
        DynamicImage::ImageRgba8(picture) => {
            picture.rows().for_each(|row| push(&mut row.map(|pixel| on_paper(pixel.0))));
        }
        // Grey, or sixteen bits: rare enough to be turned over as a whole.
        other => other.to_rgba8().rows().for_each(|row| push(&mut row.map(|pixel| on_paper(pixel.0)))),
    }
    blocks.finish()
}
