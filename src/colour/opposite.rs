//! The opposite of a palette.

use ::palette::{OklabHue, Oklch};

use super::{Palette, Rgb, Swatch};

/// The palette of the opposite colours, with the same weights in the same order.
///
/// In OKLCH (Ottosson 2020) the hue turns by half a circle and lightness is mirrored, 1 − L. Without the mirror greys would
/// be their own opposites, and dark blue would become a brown as dark. Chroma is kept as far as sRGB has it there, so the
/// opposite of the opposite can be duller than the first.
#[must_use]
pub fn opposite(palette: &Palette) -> Palette {
    let turned =
        palette.swatches().iter().map(|swatch| Swatch { rgb: opposite_colour(swatch.rgb), weight: swatch.weight });
    Palette::normalised(turned.collect())
}

fn opposite_colour(rgb: Rgb) -> Rgb {
    let Oklch { l, chroma, hue } = rgb.oklch();
    Rgb::from_oklch(Oklch { l: 1.0 - l, chroma, hue: hue + OklabHue::from_degrees(180.0) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn black_and_white_change_places() {
        assert_eq!(opposite_colour(Rgb::new(0, 0, 0)), Rgb::new(255, 255, 255));
        assert_eq!(opposite_colour(Rgb::new(255, 255, 255)), Rgb::new(0, 0, 0));
    }

    #[test]
    fn a_dark_blue_becomes_a_light_ochre() {
        let colour = opposite_colour(Rgb::new(0x1b, 0x3a, 0x8a)).oklch();
        assert!(colour.l > 0.6 && (80.0..100.0).contains(&colour.hue.into_positive_degrees()), "{colour:?}");
    }

    proptest! {
        #[test]
        fn twice_is_the_first_again_but_for_chroma(r: u8, g: u8, b: u8) {
            let first = Rgb { r, g, b }.oklch();
            let again = opposite_colour(opposite_colour(Rgb { r, g, b })).oklch();
            // Steps of eight bits are coarse near black, and both ends pass there.
            let tolerance = if (0.2..0.8).contains(&first.l) { 0.012 } else { 0.08 };
            prop_assert!((first.l - again.l).abs() < tolerance, "{} {}", first.l, again.l);
            prop_assert!(again.chroma < first.chroma + 0.03, "{} {}", again.chroma, first.chroma);
        }
    }
}
