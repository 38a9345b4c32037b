//! Colours of other models as sRGB.
//!
//! Press colours have no one look without the profile of their press; CMYK is taken as plain complements, as programs do
//! that have no profile at hand.

use ::palette::chromatic_adaptation::AdaptIntoUnclamped as _;
use ::palette::white_point::{D50, D65};
use ::palette::{FromColor, Hsv, IntoColor as _, Lab, Srgb, Xyz};

use super::Rgb;

/// Red, green and blue, each 0–1; what lies outside is clipped.
pub(super) fn rgb(channels: [f32; 3]) -> Rgb {
    channels.map(|channel| (channel * 255.0).round() as u8).into()
}

/// Cyan, magenta, yellow and black ink, each 0–1.
pub(super) fn cmyk([c, m, y, k]: [f32; 4]) -> Rgb {
    rgb([c, m, y].map(|ink| (1.0 - ink) * (1.0 - k)))
}

/// A grey, 0 (black) to 1 (white) of sRGB.
pub(super) fn grey(level: f32) -> Rgb {
    rgb([level; 3])
}

/// Hue in degrees, saturation and brightness 0–1.
pub(super) fn hsb(hue: f32, saturation: f32, brightness: f32) -> Rgb {
    let (r, g, b) = Srgb::from_color(Hsv::new_srgb(hue, saturation, brightness)).into_components();
    rgb([r, g, b])
}

/// CIELAB under D50, as Adobe's programs mean it: L\* 0–100, a\* and b\* about −128 to 127; adapted to D65 by Bradford.
pub(super) fn lab_d50(l: f32, a: f32, b: f32) -> Rgb {
    let xyz: Xyz<D50, f32> = Lab::<D50, f32>::new(l, a, b).into_color();
    let xyz: Xyz<D65, f32> = xyz.adapt_into_unclamped();
    let (r, g, b) = Srgb::<f32>::from_color(xyz).into_components();
    rgb([r, g, b])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn models_give_the_colours_that_they_mean() {
        assert_eq!(rgb([1.0, 2.0, f32::NAN]), Rgb::new(255, 255, 0));
        assert_eq!(cmyk([0.0, 1.0, 1.0, 0.0]), Rgb::new(255, 0, 0));
        assert_eq!(cmyk([0.2, 0.4, 0.6, 1.0]), Rgb::new(0, 0, 0));
        assert_eq!(grey(0.5), Rgb::new(128, 128, 128));
        assert_eq!(hsb(240.0, 1.0, 1.0), Rgb::new(0, 0, 255));
        assert_eq!(hsb(120.0, 0.0, 0.2), Rgb::new(51, 51, 51));
        assert_eq!(lab_d50(100.0, 0.0, 0.0), Rgb::new(255, 255, 255));
        // Red of sRGB under D50, e.g. Lindbloom's calculator.
        assert_eq!(lab_d50(54.29, 80.81, 69.89), Rgb::new(255, 0, 0));
    }
}
