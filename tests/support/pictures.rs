//! Pictures made in code, the odd ones byte by byte.

use std::io::Cursor;

use image::{
    Delay, DynamicImage, ExtendedColorType, Frame, ImageEncoder as _, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage,
    codecs::{gif::GifEncoder, jpeg::JpegEncoder, png::PngEncoder},
};

/// What a camera would have written; nothing of it may be kept.
pub const CAMERA: &str = "NOSY-CAMERA";

/// A picture of many colours.
pub fn gradient(width: u32, height: u32) -> RgbImage {
    let part = |at: u32, of: u32| (u64::from(at) * 255 / u64::from(of.max(1))) as u8;
    RgbImage::from_fn(width, height, |x, y| Rgb([part(x, width), part(y, height), 255 - part(x + y, width + height)]))
}

/// A picture of one colour.
pub fn flat(colour: [u8; 3], width: u32, height: u32) -> RgbImage {
    RgbImage::from_pixel(width, height, Rgb(colour))
}

/// A picture whose left half has one colour, and its right half another.
pub fn halves(left: [u8; 3], right: [u8; 3], width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| Rgb(if x < width / 2 { left } else { right }))
}

/// A picture within a uniform frame, which takes `width` pixels on every side.
pub fn framed(colour: [u8; 3], picture: &RgbImage, width: u32) -> RgbImage {
    let mut framed = flat(colour, picture.width() + 2 * width, picture.height() + 2 * width);
    image::imageops::replace(&mut framed, picture, width.into(), width.into());
    framed
}

/// The bytes of a file of a format.
pub fn encode(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

pub fn png(picture: &RgbImage) -> Vec<u8> {
    encode(picture, ImageFormat::Png)
}

pub fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 92).encode_image(picture).unwrap();
    bytes
}

/// The left half a colour, the right half fully transparent.
pub fn half_transparent_png(colour: [u8; 3], width: u32, height: u32) -> Vec<u8> {
    let [r, g, b] = colour;
    let picture = RgbaImage::from_fn(width, height, |x, _| Rgba([r, g, b, if x < width / 2 { 255 } else { 0 }]));
    let mut bytes = Vec::new();
    DynamicImage::from(picture).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
    bytes
}

/// A PNG whose pixels are in the colour space of an ICC profile.
pub fn png_with_profile(picture: &RgbImage, profile: Vec<u8>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    encoder.set_icc_profile(profile).unwrap();
    encoder.write_image(picture, picture.width(), picture.height(), ExtendedColorType::Rgb8).unwrap();
    bytes
}

/// An animation with one flat frame for each colour.
pub fn animated_gif(colours: &[[u8; 3]]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for [r, g, b] in colours {
        let picture = RgbaImage::from_pixel(24, 16, Rgba([*r, *g, *b, 255]));
        encoder.encode_frame(Frame::from_parts(picture, 0, 0, Delay::from_numer_denom_ms(100, 1))).unwrap();
    }
    drop(encoder);
    bytes
}

/// A JPEG as a phone writes it: the orientation, the maker and the place are in its metadata.
pub fn jpeg_with_camera_data(picture: &RgbImage, orientation: u16) -> Vec<u8> {
    let plain = jpeg(picture);
    let mut exif = b"Exif\0\0".to_vec();
    exif.extend(tiff(orientation));
    let mut bytes = plain[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    bytes.extend((exif.len() as u16 + 2).to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&plain[2..]);
    bytes
}

/// Maker, orientation and a place (Exif 2.32, little endian).
fn tiff(orientation: u16) -> Vec<u8> {
    const ASCII: u16 = 2;
    const SHORT: u16 = 3;
    const LONG: u16 = 4;
    const RATIONAL: u16 = 5;
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    let maker = [CAMERA.as_bytes(), b"\0"].concat();
    // Header 8, first directory 2 + 3 × 12 + 4.
    let maker_at = 50;
    let place_at = maker_at + maker.len() as u32;
    // Second directory 2 + 2 × 12 + 4.
    let degrees_at = place_at + 30;
    let mut bytes = b"II*\0\x08\0\0\0".to_vec();
    bytes.extend([3, 0]);
    bytes.extend(entry(0x010f, ASCII, maker.len() as u32, maker_at));
    bytes.extend(entry(0x0112, SHORT, 1, u32::from(orientation)));
    bytes.extend(entry(0x8825, LONG, 1, place_at));
    bytes.extend([0; 4]);
    bytes.extend(maker);
    bytes.extend([2, 0]);
    bytes.extend(entry(1, ASCII, 2, u32::from_le_bytes(*b"N\0\0\0")));
    bytes.extend(entry(2, RATIONAL, 3, degrees_at));
    bytes.extend([0; 4]);
    for number in [31_u32, 1, 14, 1, 0, 1] {
        bytes.extend(number.to_le_bytes());
    }
    bytes
}

/// A flat JPEG in four inks, each 0–255 of full ink, as printing programs write it: stored
/// inverted, with Adobe's marker (ITU-T T.81 and Adobe Technical Note 5116).
pub fn cmyk_jpeg(inks: [u8; 4]) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8];
    let mut segment = |marker: u8, content: &[u8]| {
        bytes.extend([0xff, marker]);
        bytes.extend((content.len() as u16 + 2).to_be_bytes());
        bytes.extend(content);
    };
    segment(0xee, b"Adobe\0\x64\0\0\0\0\0");
    // Eights everywhere: a block's first coefficient is then its distance from 128.
    segment(0xdb, &[&[0][..], &[8; 64]].concat());
    segment(0xc0, &[8, 0, 16, 0, 16, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0]);
    // Nine codes of four bits for the sizes 0–8; one code of one bit for "nothing more".
    segment(0xc4, &[&[0x00, 0, 0, 0, 9][..], &[0; 12], &[0, 1, 2, 3, 4, 5, 6, 7, 8]].concat());
    segment(0xc4, &[&[0x10, 1][..], &[0; 15], &[0]].concat());
    segment(0xda, &[4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0]);
    let mut bits = String::new();
    for block in 0..4 {
        for ink in inks {
            let distance = if block == 0 { i32::from(255 - ink) - 128 } else { 0 };
            let size = (32 - distance.unsigned_abs().leading_zeros()) as usize;
            let low = if distance < 0 { distance + (1 << size) - 1 } else { distance };
            let code = format!("{size:04b}");
            let value = if size > 0 { format!("{low:0size$b}") } else { String::new() };
            bits.extend([code, value, "0".to_owned()]);
        }
    }
    while !bits.len().is_multiple_of(8) {
        bits.push('1');
    }
    for at in (0..bits.len()).step_by(8) {
        let byte = u8::from_str_radix(&bits[at..at + 8], 2).unwrap();
        bytes.push(byte);
        if byte == 0xff {
            bytes.push(0);
        }
    }
    bytes.extend([0xff, 0xd9]);
    bytes
}

/// A PNG that is nothing but a header that promises very many pixels.
pub fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |kind: &[u8; 4], content: &[u8]| {
        bytes.extend((content.len() as u32).to_be_bytes());
        let checked = [&kind[..], content].concat();
        bytes.extend(&checked);
        bytes.extend(crc32(&checked).to_be_bytes());
    };
    chunk(b"IHDR", &[&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat());
    // An empty zlib stream.
    chunk(b"IDAT", &[0x78, 0x9c, 0x03, 0, 0, 0, 0, 1]);
    chunk(b"IEND", &[]);
    bytes
}

/// The checksum of PNG (ISO 3309).
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 })
    })
}
