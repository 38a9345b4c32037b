//! What a study is cut from: a few salient colours, a coarse composition, and the small accents.

use image::RgbImage;
use serde::{Deserialize, Serialize};

use super::{accent, cosine::Coefficients, raster::Raster, salient};
use crate::{
    colour::{self, Palette, Swatch},
    media::Margins,
};

/// Longest side of the copy that the composition is measured on, in pixels.
const MEASURED: usize = 128;
/// Colours of the faithful palette.
const FAITHFUL: usize = 5;

/// The composition of a picture in about 400 bytes. No picture can be recovered from it, only where light and
/// colour lie.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Composition {
    /// Up to six salient colours, a little purer than the painting's own, the largest area first.
    pub colours: Palette,
    /// The lowest cosine coefficients of each channel of linear light, quantised, in base64 (312 characters).
    pub coefficients: String,
    /// Up to four small accents (place, eight radii, colour: 13 bytes each), in base64.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub accents: String,
}

/// What our own code measures on a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// Five faithful colours, the largest first.
    pub palette: Palette,
    /// What a study is cut from.
    pub composition: Composition,
    /// Width without the frame, in pixels.
    pub width: u32,
    /// Height without the frame, in pixels.
    pub height: u32,
}

/// Measures a picture of at least one pixel, after trimming a uniform frame.
#[must_use]
pub fn figures(picture: &RgbImage) -> Figures {
    let margins = Margins::of(picture);
    let picture = &margins.map_or_else(|| picture.clone(), |margins| margins.inside(picture));
    let (pixels, _) = picture.as_raw().as_chunks::<3>();
    let palette = rounded(&colour::extract(pixels, FAITHFUL));

    let raster = Raster::of(picture, MEASURED);
    let oklab = raster.oklab();
    let coefficients = Coefficients::of(&raster);
    let low = coefficients.picture(raster.width, raster.height);
    let accents = accent::find(&raster, &oklab, &low);
    let colours = Palette::new(salient::salient(&oklab)).map_or_else(|_| palette.clone(), |p| rounded(&p));
    Figures {
        palette,
        composition: Composition { colours, coefficients: coefficients.encode(), accents: accent::encode(&accents) },
        width: picture.width(),
        height: picture.height(),
    }
}

/// Weights in whole thousandths that still sum to 1, so that a catalogue stays readable; none becomes 0.
fn rounded(palette: &Palette) -> Palette {
    let thousandths = |w: f32| ((w * 1000.0).round() as u16).max(1);
    let mut parts: Vec<u16> = palette.swatches().iter().map(|s| thousandths(s.weight)).collect();
    let others: u16 = parts.iter().skip(1).sum();
    if let Some(first) = parts.first_mut() {
        *first = 1000_u16.saturating_sub(others).max(1);
    }
    let swatches = palette.swatches().iter().zip(parts);
    let whole = swatches.map(|(s, part)| Swatch { rgb: s.rgb, weight: f32::from(part) / 1000.0 });
    Palette::new(whole).unwrap_or_else(|_| palette.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    fn seascape() -> RgbImage {
        RgbImage::from_fn(320, 200, |x, y| match (x, y) {
            _ if x.abs_diff(220).pow(2) + y.abs_diff(60).pow(2) < 64 => Rgb([240, 100, 30]),
            (_, 0..90) => Rgb([150, 170, 190]),
            _ => Rgb([40, 80 + (x % 9) as u8, 110]),
        })
    }

    #[test]
    fn the_same_picture_gives_the_same_figures() {
        let once = figures(&seascape());
        assert_eq!(once, figures(&seascape()));
        assert_eq!((once.width, once.height), (320, 200));
        assert_eq!(once.composition.coefficients.len(), 312);
        assert_eq!(accent::decode(&once.composition.accents).unwrap().len(), 1);
        let json = serde_json::to_string(&once.composition).unwrap();
        assert_eq!(serde_json::from_str::<Composition>(&json).unwrap(), once.composition);
    }

    #[test]
    fn a_frame_leaves_no_trace() {
        let view = seascape();
        let framed = RgbImage::from_fn(344, 224, |x, y| {
            if (12..332).contains(&x) && (12..212).contains(&y) { *view.get_pixel(x - 12, y - 12) } else { Rgb([0; 3]) }
        });
        let framed = figures(&framed);
        assert!(framed.composition.colours.swatches().iter().all(|s| s.rgb.luminance() > 0.01));
    }

    #[test]
    fn a_single_pixel_has_figures() {
        let dot = figures(&RgbImage::from_pixel(1, 1, Rgb([9, 200, 30])));
        assert_eq!(dot.palette.swatches().len(), 1);
        assert_eq!(dot.composition.colours.swatches().len(), 1);
    }
}
