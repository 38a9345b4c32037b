use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, codecs::jpeg::JpegEncoder};
use proptest::prelude::*;

use super::*;

const LIMITS: Limits = Limits { bytes: 1 << 20, pixels: 1_000_000 };

fn png(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
    bytes
}

/// A colourful picture without sharp edges.
fn soft(width: u32, height: u32) -> RgbImage {
    let share = |i: u32, n: u32| (i * 255 / n) as u8;
    RgbImage::from_fn(width, height, |x, y| Rgb([share(x, width), share(y, height), 90]))
}

/// A JPEG with application segments put in after its start.
fn jpeg_with(picture: &RgbImage, segments: &[u8]) -> Vec<u8> {
    let plain = encode_jpeg(picture, 95).unwrap();
    [&plain[..2], segments, &plain[2..]].concat()
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
        assert_eq!(read_for_palette(bytes, LIMITS).unwrap_err(), expected);
    }
    assert_eq!(read_for_palette(&vec![0; 2 << 20], LIMITS).unwrap_err(), MediaError::TooLarge { limit: 1 << 20 });
}

#[test]
fn refuses_a_bomb_by_its_header() {
    let mut bytes = png(&DynamicImage::new_rgb8(2, 2));
    bytes[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    // The header's checksum is wrong now, so either answer is a refusal without decoding.
    assert!(matches!(read_for_palette(&bytes, LIMITS), Err(MediaError::TooManyPixels { .. } | MediaError::Broken(_))));
    let large = DynamicImage::new_rgb8(1001, 1000);
    let expected = MediaError::TooManyPixels { pixels: 1_001_000, limit: 1_000_000 };
    assert_eq!(Header::read(&png(&large), LIMITS).unwrap_err(), expected);
    assert_eq!(Header::read(&encode_jpeg(&large.into_rgb8(), 50).unwrap(), LIMITS).unwrap_err(), expected);
}

#[test]
fn transparency_lies_on_white() {
    let mut picture = image::RgbaImage::new(2, 1);
    picture.put_pixel(0, 0, image::Rgba([255, 0, 0, 255]));
    let read = read_for_palette(&png(&picture.into()), LIMITS).unwrap();
    assert_eq!(read.into_raw(), [255, 0, 0, 255, 255, 255]);
}

#[test]
fn every_format_and_depth_gives_the_same_small_picture() {
    let picture = DynamicImage::from(soft(40, 30));
    let expected = picture.to_rgb8();
    for format in [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Bmp, ImageFormat::Tiff] {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        for read in [read_for_palette, read_for_copies] {
            assert_eq!(read(bytes.get_ref(), LIMITS).unwrap(), expected, "{format:?}");
        }
    }
    for deep in [DynamicImage::from(picture.to_rgb16()), picture.to_rgba16().into(), picture.to_rgba8().into()] {
        assert_eq!(read_for_palette(&png(&deep), LIMITS).unwrap(), expected);
    }
    let grey = picture.to_luma8();
    let greys = read_for_palette(&png(&grey.clone().into()), LIMITS).unwrap();
    assert!(greys.pixels().zip(grey.pixels()).all(|(a, b)| a.0 == [b.0[0]; 3]));
}

#[test]
fn a_jpeg_is_read_at_the_scale_that_serves() {
    let picture = soft(2700, 1800);
    let bytes = encode_jpeg(&picture, 90).unwrap();
    let limits = Limits { bytes: usize::MAX, pixels: u64::MAX };
    let (palette, copies) = (read_for_palette(&bytes, limits).unwrap(), read_for_copies(&bytes, limits).unwrap());
    assert_eq!(palette.dimensions(), (338, 225));
    assert_eq!(copies.dimensions(), (1688, 1125));
    for read in [palette, copies] {
        for (x, y) in [(0.1, 0.2), (0.5, 0.5), (0.9, 0.7)] {
            let at =
                |p: &RgbImage| p.get_pixel((f64::from(p.width()) * x) as u32, (f64::from(p.height()) * y) as u32).0;
            assert!(
                at(&read).iter().zip(at(&picture)).all(|(a, b)| a.abs_diff(b) < 4),
                "{:?} {:?}",
                at(&read),
                at(&picture)
            );
        }
    }
}

#[test]
fn a_grey_jpeg_is_read() {
    let grey = image::GrayImage::from_fn(600, 500, |x, _| image::Luma([(x / 3) as u8]));
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 95).encode_image(&grey).unwrap();
    let read = read_for_palette(&bytes, LIMITS).unwrap();
    assert!(read.pixels().all(|p| p.0[0] == p.0[1] && p.0[1] == p.0[2]));
    assert!(read.get_pixel(0, 0).0[0] < 10 && read.get_pixel(read.width() - 1, 0).0[0] > 190);
}

#[test]
fn a_lying_picture_is_put_upright() {
    // Exif with the one entry "orientation: 6", turn by 90° to the right.
    let exif = b"\xff\xe1\0\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let bytes = jpeg_with(&soft(320, 200), exif);
    let header = Header::read(&bytes, LIMITS).unwrap();
    assert_eq!((header.width, header.height), (200, 320));
    let picture = read_for_palette(&bytes, LIMITS).unwrap();
    assert_eq!(picture.dimensions(), (200, 320));
    // What was on the left is on top now.
    assert!(picture.get_pixel(100, 5).0[0] < 20 && picture.get_pixel(100, 315).0[0] > 235);
}

#[test]
fn a_profile_in_two_parts_is_put_together_and_applied() {
    let icc = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let part = |number: u8, data: &[u8]| {
        let length = (2 + 14 + data.len()) as u16;
        [&[0xff, 0xe2][..], &length.to_be_bytes(), b"ICC_PROFILE\0", &[number, 2], data].concat()
    };
    let (first, second) = icc.split_at(200);
    let picture = RgbImage::from_pixel(300, 300, Rgb([200, 60, 40]));
    let bytes = jpeg_with(&picture, &[part(1, first), part(2, second)].concat());
    let [r, g, _] = read_for_palette(&bytes, LIMITS).unwrap().get_pixel(9, 9).0;
    assert!(r > 210 && g < 58, "{r} {g}");
}

#[test]
fn what_is_cut_or_damaged_is_refused() {
    let picture = soft(320, 320);
    let jpeg = encode_jpeg(&picture, 90).unwrap();
    assert!(read_for_palette(&jpeg, LIMITS).is_ok());
    assert!(matches!(read_for_palette(&jpeg[..jpeg.len() * 2 / 3], LIMITS), Err(MediaError::Broken(_))));
    // Cut, but with an end put behind: only the decoder can know.
    let mended = [&jpeg[..jpeg.len() * 2 / 3], &[0xff, 0xd9]].concat();
    assert!(matches!(read_for_palette(&mended, LIMITS), Err(MediaError::Broken(_))));
    let png = png(&picture.into());
    assert!(matches!(read_for_palette(&png[..png.len() / 2], LIMITS), Err(MediaError::Broken(_))));
}

#[test]
fn the_memory_needed_is_known_from_the_header() {
    let of = |bytes: &[u8]| Header::read(bytes, LIMITS).unwrap().memory;
    let picture = soft(900, 900);
    assert_eq!(of(&encode_jpeg(&picture, 80).unwrap()), 40_000_000);
    assert_eq!(of(&png(&picture.clone().into())), 56_000_000);
    let mut webp = Cursor::new(Vec::new());
    picture.write_to(&mut webp, ImageFormat::WebP).unwrap();
    assert_eq!(of(webp.get_ref()), 56_000_000 + 12 * 810_000);
    // A frame of three components, of which the first scan has one: all coefficients are held.
    let frame =
        b"\xff\xd8\xff\xc0\0\x11\x08\0\x10\0\x20\x03\x01\x22\0\x02\x11\x01\x03\x11\x01\xff\xda\0\x08\x01\x01\0\0\x3f\0";
    assert_eq!(of(frame), 40_000_000 + 3 * 16 * 32);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn damage_anywhere_ends_in_an_answer(at in 0.0_f64..1.0, byte in any::<u8>(), cut in 0.0_f64..1.0) {
        let picture = soft(48, 40);
        for mut bytes in [encode_jpeg(&picture, 80).unwrap(), png(&picture.clone().into())] {
            let length = bytes.len();
            bytes[(at * length as f64) as usize] = byte;
            for bytes in [&bytes[..], &bytes[..(cut * length as f64) as usize]] {
                let _ = read_for_palette(bytes, LIMITS);
                let _ = read_for_copies(bytes, LIMITS);
            }
        }
    }
}
