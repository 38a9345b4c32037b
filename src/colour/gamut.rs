//! OKLCH, and the way back from it into sRGB.

use ::palette::convert::FromColorUnclamped as _;
use ::palette::{FromColor as _, Oklch, Srgb};

use super::Rgb;

/// How near the bisection comes to the border of sRGB, in chroma of OKLCH: far less than one step of eight bits.
const NEAR: f32 = 1e-4;

impl Rgb {
    /// The colour in OKLCH (Ottosson 2020): lightness 0–1, chroma from 0 to about 0.32, hue in degrees.
    #[must_use]
    pub fn oklch(self) -> Oklch {
        Oklch::from_color(Srgb::new(self.r, self.g, self.b).into_format::<f32>())
    }

    /// The colour of sRGB with the lightness and hue of `colour` and as much of its chroma as sRGB has there.
    ///
    /// Chroma is reduced in OKLCH, as CSS Color Module Level 4, §13, recommends. Its local clipping, which buys a little
    /// chroma with a little lightness and hue, is left out: those two are what the tools here work with.
    #[must_use]
    pub fn from_oklch(colour: Oklch) -> Self {
        let srgb = |chroma: f32| Srgb::<f32>::from_color_unclamped(Oklch { chroma, ..colour });
        let (mut inside, mut outside) = (0.0, colour.chroma.max(0.0));
        if within(srgb(outside)) {
            inside = outside;
        }
        while outside - inside > NEAR {
            let middle = f32::midpoint(inside, outside);
            if within(srgb(middle)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        let (r, g, b) = srgb(inside).into_format::<u8>().into_components();
        Self { r, g, b }
    }
}

/// Whether eight bits can say it: half a step beyond the border rounds to the border.
fn within(colour: Srgb) -> bool {
    const HALF: f32 = 0.5 / 255.0;
    [colour.red, colour.green, colour.blue].iter().all(|channel| (-HALF..=1.0 + HALF).contains(channel))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_published_values_of_red() {
        // Ottosson 2020 by way of CSS Color Module Level 4: red is oklch(62.8% 0.2577 29.23).
        let red = Rgb::new(255, 0, 0).oklch();
        assert!((red.l - 0.628).abs() < 1e-3 && (red.chroma - 0.2577).abs() < 1e-3, "{red:?}");
        assert!((red.hue.into_positive_degrees() - 29.23).abs() < 0.05, "{red:?}");
    }

    proptest! {
        #[test]
        fn oklch_round_trips(r: u8, g: u8, b: u8) {
            let rgb = Rgb { r, g, b };
            prop_assert_eq!(Rgb::from_oklch(rgb.oklch()), rgb);
        }

        #[test]
        fn lightness_and_hue_stay_and_chroma_never_grows(l in 0.0_f32..1.0, chroma in 0.0_f32..0.5, hue in 0.0_f32..360.0) {
            let fitted = Rgb::from_oklch(Oklch::new(l, chroma, hue)).oklch();
            // Near black a step of eight bits is a large step of lightness.
            prop_assert!((fitted.l - l).abs() < if l < 0.2 { 0.07 } else { 0.006 }, "{} {}", fitted.l, l);
            prop_assert!(fitted.chroma < chroma + 0.01 || l < 0.2, "{} {}", fitted.chroma, chroma);
            if fitted.chroma > 0.05 && l > 0.2 {
                let turned = (fitted.hue.into_positive_degrees() - hue + 540.0).rem_euclid(360.0) - 180.0;
                prop_assert!(turned.abs() < 6.0, "{}", turned);
            }
        }
    }
}
