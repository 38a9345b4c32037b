//! Pictures that are accepted, and what becomes of them.

use image::{GenericImageView as _, ImageFormat, RgbImage};
use moxcms::ColorProfile;
use serde_json::Value;

use crate::support::{House, Visitor, pictures};

/// Uploads a picture that is accepted.
async fn palette(visitor: &Visitor, bytes: Vec<u8>) -> Value {
    visitor.upload(bytes, "whatever.bin").await.expect(201).json()
}

fn hexes(palette: &Value) -> Vec<&str> {
    palette["colors"].as_array().unwrap().iter().map(|colour| colour["hex"].as_str().unwrap()).collect()
}

fn rgb(hex: &str) -> [u8; 3] {
    [1, 3, 5].map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
}

/// Whether two colours differ by at most `most` in each channel.
fn close(a: [u8; 3], b: [u8; 3], most: u8) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= most)
}

async fn stored(visitor: &Visitor, palette: &Value, kind: &str) -> RgbImage {
    let answer = visitor.get(palette["image"][kind].as_str().unwrap()).await.expect(200);
    image::load_from_memory_with_format(&answer.bytes, ImageFormat::Jpeg).unwrap().into_rgb8()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_format_gives_the_same_palette() {
    let house = House::open(&[]).await;
    let visitor = house.visitor();
    let picture = pictures::halves([200, 30, 40], [20, 60, 160], 60, 40);
    for format in [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Bmp, ImageFormat::Tiff, ImageFormat::Gif] {
        let palette = palette(&visitor, pictures::encode(&picture, format)).await;
        let mut found = hexes(&palette);
        found.sort_unstable();
        assert_eq!(found, ["#143ca0", "#c81e28"], "{format:?}");
        assert_eq!(palette["colors"][0]["weight"], 0.5, "{format:?}");
        assert_eq!((&palette["image"]["width"], &palette["image"]["height"]), (&60.into(), &40.into()));
    }
    let lossy = palette(&visitor, pictures::jpeg(&picture)).await;
    for expected in [[200, 30, 40], [20, 60, 160]] {
        assert!(hexes(&lossy).iter().any(|hex| close(rgb(hex), expected, 6)), "{lossy}");
    }
    // Same bytes, same palette.
    let bytes = pictures::jpeg(&pictures::gradient(300, 200));
    let (first, second) = (palette(&visitor, bytes.clone()).await, palette(&visitor, bytes).await);
    assert_eq!(first["colors"], second["colors"]);
    assert_eq!(hexes(&first).len(), 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_colour_is_exactly_that_colour() {
    let house = House::open(&[]).await;
    let visitor = house.visitor();
    for (picture, hex) in [
        (pictures::flat([0x1b, 0x3a, 0x8a], 300, 200), "#1b3a8a"),
        (pictures::flat([0, 0, 0], 1, 1), "#000000"),
        (pictures::flat([255, 255, 255], 1, 700), "#ffffff"),
    ] {
        let palette = palette(&visitor, pictures::png(&picture)).await;
        assert_eq!(hexes(&palette), [hex]);
        assert_eq!(palette["colors"][0]["weight"], 1.0);
        assert_eq!(palette["image"]["width"], picture.width());
        // Its page works as well as any other's.
        visitor.get(&format!("/palettes/{}", palette["id"].as_str().unwrap())).await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phones_picture_stands_upright_and_tells_nothing() {
    let house = House::open(&[]).await;
    let visitor = house.visitor();
    let (red, blue) = ([220, 30, 30], [30, 30, 220]);
    // Held upright, the phone stores the picture lying on its side (orientation 6).
    let bytes = pictures::jpeg_with_camera_data(&pictures::halves(red, blue, 64, 32), 6);
    assert!(String::from_utf8_lossy(&bytes).contains(pictures::CAMERA));
    let palette = palette(&visitor, bytes).await;
    for kind in ["url", "thumbnail"] {
        let picture = stored(&visitor, &palette, kind).await;
        assert_eq!(picture.dimensions(), (32, 64));
        assert!(close(picture.get_pixel(16, 8).0, red, 12) && close(picture.get_pixel(16, 56).0, blue, 12));
    }
    let files = house.uploads();
    assert_eq!(files.len(), 2);
    for file in files {
        let kept = std::fs::read(&file).unwrap();
        let text = String::from_utf8_lossy(&kept);
        assert!(!text.contains("Exif") && !text.contains(pictures::CAMERA), "{}", file.display());
        assert!(
            !file.to_str().unwrap().contains("whatever") && file.extension().unwrap() == "jpg",
            "{}",
            file.display()
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn four_inks_become_colours() {
    let house = House::open(&[]).await;
    let visitor = house.visitor();
    for (inks, expected, basic) in [
        ([255, 0, 0, 0], [0, 255, 255], "turquoise"),
        ([0, 255, 255, 0], [255, 0, 0], "red"),
        ([0, 0, 0, 255], [0, 0, 0], "black"),
        ([0, 0, 0, 0], [255, 255, 255], "white"),
    ] {
        let palette = palette(&visitor, pictures::cmyk_jpeg(inks)).await;
        let found = rgb(hexes(&palette)[0]);
        // Printers' inks are duller than a screen's colours; how much, is the converter's business.
        assert!(close(found, expected, 90), "{inks:?} became {found:?}");
        assert_eq!(palette["colors"][0]["basic"], basic, "{inks:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_an_animation_the_first_frame_counts() {
    let house = House::open(&[]).await;
    let bytes = pictures::animated_gif(&[[200, 30, 40], [20, 60, 160], [0, 200, 0]]);
    assert_eq!(hexes(&palette(&house.visitor(), bytes).await), ["#c81e28"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn transparency_lies_on_white_paper() {
    let house = House::open(&[]).await;
    let palette = palette(&house.visitor(), pictures::half_transparent_png([200, 30, 40], 40, 40)).await;
    let mut found = hexes(&palette);
    found.sort_unstable();
    assert_eq!(found, ["#c81e28", "#ffffff"]);
}

/// Display P3 to sRGB, from the primaries (SMPTE EG 432-1, IEC 61966-2-1).
fn p3_to_srgb(colour: [u8; 3]) -> [u8; 3] {
    const MATRIX: [[f64; 3]; 3] =
        [[1.224_940, -0.224_940, 0.0], [-0.042_057, 1.042_057, 0.0], [-0.019_638, -0.078_636, 1.098_274]];
    let linear = colour.map(|value| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    });
    MATRIX.map(|row| {
        let value: f64 = row.iter().zip(linear).map(|(m, v)| m * v).sum();
        let value = value.clamp(0.0, 1.0);
        let value = if value <= 0.003_130_8 { value * 12.92 } else { 1.055 * value.powf(1.0 / 2.4) - 0.055 };
        (value * 255.0).round() as u8
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wide_gamut_is_brought_into_srgb() {
    let house = House::open(&[]).await;
    let visitor = house.visitor();
    for colour in [[200, 60, 40], [60, 180, 90], [128, 128, 128]] {
        let profile = ColorProfile::new_display_p3().encode().unwrap();
        let bytes = pictures::png_with_profile(&pictures::flat(colour, 16, 16), profile);
        let found = rgb(hexes(&palette(&visitor, bytes).await)[0]);
        let expected = p3_to_srgb(colour);
        assert!(close(found, expected, 2), "{colour:?} became {found:?}, not {expected:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_nine_megapixels_are_taken_and_made_smaller() {
    let house = House::open(&[]).await;
    let visitor = house.visitor();
    let bytes = pictures::jpeg(&pictures::gradient(6576, 4384));
    let palette = palette(&visitor, bytes).await;
    assert_eq!(hexes(&palette).len(), 5);
    assert_eq!((&palette["image"]["width"], &palette["image"]["height"]), (&1600.into(), &1067.into()));
    assert_eq!(stored(&visitor, &palette, "url").await.dimensions(), (1600, 1067));
    let thumbnail = visitor.get(palette["image"]["thumbnail"].as_str().unwrap()).await.expect(200);
    assert!(thumbnail.bytes.len() <= 30_000);
    assert_eq!(image::load_from_memory(&thumbnail.bytes).unwrap().dimensions(), (320, 213));
}

#[tokio::test(flavor = "multi_thread")]
async fn several_at_once_are_all_taken() {
    let house = House::open(&[]).await;
    let visitor = house.visitor();
    palette(&visitor, pictures::png(&pictures::flat([1, 2, 3], 4, 4))).await;
    let upload = |shade: u8| {
        let bytes = pictures::png(&pictures::flat([shade, 10, 10], 1200, 900));
        let visitor = visitor.clone();
        async move { palette(&visitor, bytes).await }
    };
    let (a, b, c, d) = tokio::join!(upload(10), upload(20), upload(30), upload(40));
    let found: Vec<_> = [&a, &b, &c, &d].map(|palette| hexes(palette)[0].to_owned()).to_vec();
    assert_eq!(found, ["#0a0a0a", "#140a0a", "#1e0a0a", "#280a0a"]);
    assert_eq!(house.uploads().len(), 10);
}
