//! Foreign bytes → upright sRGB pixels, within bounds that are checked before any pixel is decoded.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Rgb, RgbImage};

use super::{jpeg, profile};

/// What is accepted.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Largest file, in bytes.
    pub bytes: usize,
    /// Largest picture, in pixels (width × height), read from the header.
    pub pixels: u64,
}

/// Why a picture was not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MediaError {
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// More bytes than allowed.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
    /// More pixels than allowed.
    #[error("the picture has {pixels} pixels, more than {limit}")]
    TooManyPixels {
        /// Width × height.
        pixels: u64,
        /// The limit, in pixels.
        limit: u64,
    },
    /// Not a picture format that is read here; what it seems to be, where that is known.
    #[error("not a picture that can be read here ({found})")]
    Unsupported {
        /// `SVG`, `PDF`, `HEIC`, `AVIF`, `text`, or `unknown`.
        found: &'static str,
    },
    /// The right format, but damaged or cut short.
    #[error("the picture is damaged or incomplete: {0}")]
    Broken(String),
}

/// Formats with sound decoders in Rust. AVIF is missing: its decoders are C or need an assembler.
const FORMATS: [ImageFormat; 6] =
    [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif, ImageFormat::Bmp, ImageFormat::Tiff];

/// Decodes a picture of an accepted format: the content decides, not a name. Orientation is
/// applied, an embedded RGB profile is converted to sRGB, transparency is laid on white paper,
/// of an animation the first frame is taken.
///
/// # Errors
/// See [`MediaError`]; limits are checked before memory for the pixels is taken.
pub fn decode(bytes: &[u8], limits: Limits) -> Result<RgbImage, MediaError> {
    if bytes.is_empty() {
        return Err(MediaError::Empty);
    }
    if bytes.len() > limits.bytes {
        return Err(MediaError::TooLarge { limit: limits.bytes });
    }
    let format = image::guess_format(bytes).ok().filter(|format| FORMATS.contains(format));
    let Some(format) = format else { return Err(MediaError::Unsupported { found: guess(bytes) }) };
    if format == ImageFormat::Jpeg && !jpeg::is_complete(bytes) {
        return Err(MediaError::Broken("the JPEG ends too early".to_owned()));
    }
    let broken = |error: image::ImageError| MediaError::Broken(error.to_string());

    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut bounds = image::Limits::default();
    // 8 bytes a pixel is RGBA at 16 bits; twice that for a decoder's own working copy.
    bounds.max_alloc = Some(limits.pixels.saturating_mul(16));
    reader.limits(bounds);
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 {
        return Err(MediaError::Broken("it has no pixels".to_owned()));
    }
    if pixels > limits.pixels {
        return Err(MediaError::TooManyPixels { pixels, limit: limits.pixels });
    }
    let orientation = decoder.orientation().map_err(broken)?;
    let icc = decoder.icc_profile().map_err(broken)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    picture.apply_orientation(orientation);
    let mut picture = on_paper(picture);
    if let Some(icc) = icc {
        profile::to_srgb(&mut picture, &icc);
    }
    Ok(picture)
}

/// Pixels for the palette: at most about 2¹⁸, taken at even steps and never averaged, so that
/// a flat picture keeps exactly its own colours.
pub fn sample(picture: &RgbImage) -> Vec<[u8; 3]> {
    const MOST: f64 = 262_144.0;
    let (width, height) = picture.dimensions();
    let step = (f64::from(width) * f64::from(height) / MOST).sqrt().max(1.0);
    let places = |length: u32| {
        let count = ((f64::from(length) / step).round() as u32).clamp(1, length);
        (0..count).map(move |i| ((f64::from(i) + 0.5) * f64::from(length) / f64::from(count)) as u32)
    };
    places(height).flat_map(|y| places(width).map(move |x| picture.get_pixel(x, y).0)).collect()
}

/// Lays transparency on white, as a browser shows it on paper.
fn on_paper(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let rgba = picture.into_rgba8();
    RgbImage::from_fn(rgba.width(), rgba.height(), |x, y| {
        let [r, g, b, a] = rgba.get_pixel(x, y).0.map(u32::from);
        Rgb([r, g, b].map(|c| ((c * a + 255 * (255 - a) + 127) / 255) as u8))
    })
}

/// What a refused file seems to be, to say it in the message.
fn guess(bytes: &[u8]) -> &'static str {
    let head = &bytes[..bytes.len().min(512)];
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    match () {
        () if head.starts_with(b"%PDF") => "PDF",
        () if head.get(4..12).is_some_and(|brand| brand == b"ftypavif") => "AVIF",
        () if head.get(4..8) == Some(b"ftyp") => "HEIC",
        () if text.contains("<svg") => "SVG",
        () if std::str::from_utf8(head).is_ok() => "text",
        () => "unknown",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::ImageEncoder as _;

    const LIMITS: Limits = Limits { bytes: 1 << 20, pixels: 1_000_000 };

    fn png(picture: &DynamicImage) -> Vec<u8> {
        let mut bytes = Vec::new();
        picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        bytes
    }

    #[test]
    fn refuses_what_is_no_picture_and_says_what_it_is() {
        for (bytes, expected) in [
            (&b""[..], MediaError::Empty),
            (b"hello, I am a text", MediaError::Unsupported { found: "text" }),
            (b"<?xml version='1.0'?><svg xmlns='x'/>", MediaError::Unsupported { found: "SVG" }),
            (b"%PDF-1.7", MediaError::Unsupported { found: "PDF" }),
            (b"\0\0\0\x20ftypavif", MediaError::Unsupported { found: "AVIF" }),
            (b"\0\xff\xfe\x80", MediaError::Unsupported { found: "unknown" }),
        ] {
            assert_eq!(decode(bytes, LIMITS).unwrap_err(), expected);
        }
        assert_eq!(decode(&vec![0; 2 << 20], LIMITS).unwrap_err(), MediaError::TooLarge { limit: 1 << 20 });
    }

    #[test]
    fn refuses_a_bomb_by_its_header() {
        let mut bytes = png(&DynamicImage::new_rgb8(2, 2));
        bytes[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        // The header's checksum is wrong now, so either answer is a refusal without decoding.
        assert!(matches!(decode(&bytes, LIMITS), Err(MediaError::TooManyPixels { .. } | MediaError::Broken(_))));
        let large = png(&DynamicImage::new_rgb8(1001, 1000));
        assert_eq!(
            decode(&large, LIMITS).unwrap_err(),
            MediaError::TooManyPixels { pixels: 1_001_000, limit: 1_000_000 }
        );
    }

    #[test]
    fn transparency_lies_on_white() {
        let mut picture = image::RgbaImage::new(2, 1);
        picture.put_pixel(0, 0, image::Rgba([255, 0, 0, 255]));
        let decoded = decode(&png(&picture.into()), LIMITS).unwrap();
        assert_eq!(decoded.into_raw(), [255, 0, 0, 255, 255, 255]);
    }

    #[test]
    fn a_truncated_picture_is_refused() {
        let picture = RgbImage::from_fn(64, 64, |x, y| Rgb([x as u8 * 4, y as u8 * 4, 90]));
        let mut jpeg = Vec::new();
        image::codecs::jpeg::JpegEncoder::new(&mut jpeg)
            .write_image(picture.as_raw(), 64, 64, image::ExtendedColorType::Rgb8)
            .unwrap();
        assert!(decode(&jpeg, LIMITS).is_ok());
        assert!(matches!(decode(&jpeg[..jpeg.len() * 2 / 3], LIMITS), Err(MediaError::Broken(_))));
        let png = png(&picture.into());
        assert!(matches!(decode(&png[..png.len() / 2], LIMITS), Err(MediaError::Broken(_))));
    }

    #[test]
    fn a_sample_is_bounded_and_keeps_exact_colours() {
        let picture = RgbImage::from_fn(2000, 1000, |x, _| if x < 1000 { Rgb([1, 2, 3]) } else { Rgb([200, 0, 9]) });
        let pixels = sample(&picture);
        assert!((200_000..=300_000).contains(&pixels.len()), "{}", pixels.len());
        assert!(pixels.iter().all(|p| [[1, 2, 3], [200, 0, 9]].contains(p)));
        assert_eq!(sample(&RgbImage::new(1, 100_000)).len(), 100_000);
    }
}
