//! The two copies that are kept of a person's picture.

use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer, images::Image, images::ImageRef};
use image::{ExtendedColorType, ImageEncoder, RgbImage, codecs::jpeg::JpegEncoder};

use super::{MediaError, limits::broken};

/// Longest side of the display copy, in pixels.
pub const DISPLAY_SIDE: u32 = 1600;
/// Longest side of the thumbnail, in pixels.
pub const THUMBNAIL_SIDE: u32 = 320;
/// Largest thumbnail, in bytes: grids of them travel over slow lines.
const THUMBNAIL_BYTES: usize = 30_000;

/// A picture re-encoded for keeping, as JPEG without metadata.
#[derive(Debug)]
pub struct Copies {
    /// Longest side at most [`DISPLAY_SIDE`].
    pub display: Vec<u8>,
    /// Longest side at most [`THUMBNAIL_SIDE`], at most 30 kB.
    pub thumbnail: Vec<u8>,
    /// Width of the display copy, in pixels.
    pub width: u32,
    /// Height of the display copy, in pixels.
    pub height: u32,
}

/// Makes both copies.
///
/// # Errors
/// [`MediaError::Broken`] where an encoder refuses the pixels.
pub fn copies(picture: RgbImage) -> Result<Copies, MediaError> {
    // The larger picture goes before the encoders take their memory.
    let display = fit(&picture, DISPLAY_SIDE)?.unwrap_or(picture);
    let smaller = fit(&display, THUMBNAIL_SIDE)?;
    let small = smaller.as_ref().unwrap_or(&display);
    let mut thumbnail = Vec::new();
    for quality in [80, 65, 50, 35, 20] {
        thumbnail = encode_jpeg(small, quality)?;
        if thumbnail.len() <= THUMBNAIL_BYTES {
            break;
        }
    }
    Ok(Copies { display: encode_jpeg(&display, 85)?, thumbnail, width: display.width(), height: display.height() })
}

/// Encodes pixels as JPEG of a quality from 1 to 100.
///
/// # Errors
/// [`MediaError::Broken`] where the encoder refuses the pixels.
pub fn encode_jpeg(picture: &RgbImage, quality: u8) -> Result<Vec<u8>, MediaError> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality)
        .write_image(picture, picture.width(), picture.height(), ExtendedColorType::Rgb8)
        .map_err(broken)?;
    Ok(bytes)
}

/// The picture made smaller, unless its longest side is within `side` already.
fn fit(picture: &RgbImage, side: u32) -> Result<Option<RgbImage>, MediaError> {
    let (width, height) = picture.dimensions();
    let scale = f64::from(side) / f64::from(width.max(height));
    if scale >= 1.0 {
        return Ok(None);
    }
    let scaled = |length: u32| ((f64::from(length) * scale).round() as u32).max(1);
    let mut target = Image::new(scaled(width), scaled(height), PixelType::U8x3);
    let source = ImageRef::new(width, height, picture, PixelType::U8x3).map_err(broken)?;
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom));
    Resizer::new().resize(&source, &mut target, &options).map_err(broken)?;
    let (width, height) = (target.width(), target.height());
    let smaller = RgbImage::from_raw(width, height, target.into_vec());
    smaller.map(Some).ok_or_else(|| broken("resized buffer has the wrong length"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_keep_proportions_and_bounds() {
        // Noise is the hardest thing to compress.
        let noisy = RgbImage::from_fn(2400, 1200, |x, y| {
            let n = x.wrapping_mul(2_654_435_761).wrapping_add(y.wrapping_mul(40_503)).rotate_left(13);
            image::Rgb(n.to_le_bytes()[..3].try_into().unwrap())
        });
        let copies = copies(noisy).unwrap();
        assert_eq!((copies.width, copies.height), (1600, 800));
        assert!(copies.thumbnail.len() <= THUMBNAIL_BYTES, "{}", copies.thumbnail.len());
        let thumbnail = image::load_from_memory(&copies.thumbnail).unwrap();
        assert_eq!((thumbnail.width(), thumbnail.height()), (320, 160));
    }

    #[test]
    fn a_small_picture_is_not_enlarged() {
        let copies = copies(RgbImage::new(1, 1)).unwrap();
        assert_eq!((copies.width, copies.height), (1, 1));
    }
}
