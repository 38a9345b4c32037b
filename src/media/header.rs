//! What a file says of itself, and what reading it will cost: all checks before memory for pixels is taken.

use std::io::Cursor;

use image::{
    ImageDecoder, ImageFormat, ImageReader,
    metadata::Orientation::{self, Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH},
};

use super::{Limits, MediaError, jpeg, limits::broken, png};

/// A picture's size, and the memory that reading it takes.
#[derive(Debug)]
pub struct Header {
    /// Width in pixels, upright.
    pub width: u32,
    /// Height in pixels, upright.
    pub height: u32,
    /// The most bytes that reading this picture takes beside the file's own, for palette and copies, the encoded
    /// copies included. Measured bounds, rounded up; px is a pixel of the file.
    ///
    /// | format | bytes |
    /// |---|---|
    /// | JPEG, baseline | 40 MB whatever its size: it is decoded line by line at a fraction of its size |
    /// | JPEG, progressive or in several scans | 40 MB + 2 for each coefficient (6 a px, with halved colour 3) |
    /// | JPEG in four inks | 40 MB + 12 a px |
    /// | PNG | 56 MB; interlaced + 4 a px |
    /// | WebP, GIF, BMP, TIFF | 56 MB + 12 a px |
    pub memory: u64,
    pub(super) orientation: Orientation,
    pub(super) source: Source,
}

/// How the file is read.
#[derive(Debug)]
pub(super) enum Source {
    /// By scaled decoding, unless it has four inks.
    Jpeg(jpeg::Header),
    /// Line by line.
    Png,
    /// As a whole.
    Whole(ImageFormat),
}

/// Formats with sound decoders. AVIF is missing: its decoders need more than a C compiler to build.
const FORMATS: [ImageFormat; 6] =
    [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif, ImageFormat::Bmp, ImageFormat::Tiff];
/// The pictures on the way to both copies, and what the encoders and tables take, in bytes: of a JPEG, which comes near
/// the size of the display copy by itself, and of others, whose longest side may be twice as long.
const JPEG_COPIES: u64 = 40_000_000;
const OTHER_COPIES: u64 = 56_000_000;

impl Header {
    /// Reads the header of an accepted format: the content decides, not a name.
    ///
    /// # Errors
    /// See [`MediaError`]; a picture larger than the limits is refused here.
    pub fn read(bytes: &[u8], limits: Limits) -> Result<Self, MediaError> {
        if bytes.is_empty() {
            return Err(MediaError::Empty);
        }
        if bytes.len() > limits.bytes {
            return Err(MediaError::TooLarge { limit: limits.bytes });
        }
        let format = image::guess_format(bytes).ok().filter(|format| FORMATS.contains(format));
        let Some(format) = format else { return Err(MediaError::Unsupported { found: guess(bytes) }) };
        let exif = |exif: &[u8]| Orientation::from_exif_chunk(exif).unwrap_or(Orientation::NoTransforms);
        let ((width, height), orientation, a_pixel, source) = match format {
            ImageFormat::Jpeg => {
                let header = jpeg::Header::read(bytes)?;
                let size = (header.width, header.height);
                let a_pixel = match header.progressive {
                    _ if header.is_inks() => 12.0,
                    true => 2.0 * header.samples_a_pixel(),
                    false => 0.0,
                };
                (size, exif(&header.exif), a_pixel, Source::Jpeg(header))
            }
            ImageFormat::Png => {
                let reader = png::open(bytes)?;
                let info = reader.info();
                let orientation = info.exif_metadata.as_ref().map_or(Orientation::NoTransforms, |data| exif(data));
                (info.size(), orientation, if info.interlaced { 4.0 } else { 0.0 }, Source::Png)
            }
            _ => {
                let mut decoder = open(bytes, format, limits)?;
                // TIFF is decoded once more beside the picture; of floats a pixel has 16 bytes.
                let twice = if format == ImageFormat::Tiff { 2 * decoder.color_type().bytes_per_pixel() } else { 0 };
                let a_pixel = f64::from(twice.max(12));
                (decoder.dimensions(), decoder.orientation().map_err(broken)?, a_pixel, Source::Whole(format))
            }
        };
        let pixels = u64::from(width) * u64::from(height);
        if pixels == 0 {
            return Err(MediaError::Broken("it has no pixels".to_owned()));
        }
        if pixels > limits.pixels {
            return Err(MediaError::TooManyPixels { pixels, limit: limits.pixels });
        }
        let copies = if matches!(source, Source::Jpeg(_)) { JPEG_COPIES } else { OTHER_COPIES };
        let memory = copies + (pixels as f64 * a_pixel) as u64;
        let lying = matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH);
        let (width, height) = if lying { (height, width) } else { (width, height) };
        Ok(Self { width, height, memory, orientation, source })
    }
}

/// A decoder of the `image` crate, bounded by the limits.
pub(super) fn open(bytes: &[u8], format: ImageFormat, limits: Limits) -> Result<impl ImageDecoder, MediaError> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut bounds = image::Limits::default();
    // 8 bytes a pixel is RGBA at 16 bits; twice that for a decoder's own working copy.
    bounds.max_alloc = Some(limits.pixels.saturating_mul(16));
    reader.limits(bounds);
    reader.into_decoder().map_err(broken)
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
