use askama::Template;

use super::swatch::mix;
use crate::colour::{Palette, Rgb};

/// The palette's own style sheet, `/palettes/{id}/colours.css`:
/// `--p1`…`--p5`, and an accent that reads on paper and on charcoal.
#[derive(Template)]
#[template(path = "colours.css", escape = "none")]
pub struct ColoursView {
    /// Five colours, heaviest first; a smaller palette repeats its own.
    pub colours: Vec<String>,
    /// Accent for light pages.
    pub accent: String,
    /// Accent for dark pages.
    pub accent_dark: String,
}

/// Grounds of `static/app.css`; the card is the worse of the two in each theme.
const PAPER: Rgb = Rgb { r: 0xf6, g: 0xf3, b: 0xec };
const CHARCOAL_CARD: Rgb = Rgb { r: 0x26, g: 0x24, b: 0x21 };
/// WCAG 2.2, 1.4.3, with a little to spare for rounding.
const CONTRAST: f32 = 4.6;

impl ColoursView {
    /// Accents from the palette's most colourful swatch.
    pub fn new(palette: &Palette) -> ColoursView {
        let swatches = palette.swatches();
        let colours = swatches.iter().cycle().take(5).map(|s| s.rgb.to_string()).collect();
        let chroma = |rgb: Rgb| rgb.lab().a.hypot(rgb.lab().b);
        let best = swatches.iter().map(|s| s.rgb).max_by(|&a, &b| chroma(a).total_cmp(&chroma(b))).unwrap_or(PAPER);
        ColoursView {
            colours,
            accent: readable(best, PAPER, Rgb { r: 0, g: 0, b: 0 }).to_string(),
            accent_dark: readable(best, CHARCOAL_CARD, Rgb { r: 255, g: 255, b: 255 }).to_string(),
        }
    }
}

/// The colour, moved towards `towards` just until it reads on the ground.
fn readable(colour: Rgb, ground: Rgb, towards: Rgb) -> Rgb {
    (0..=50u8)
        .map(|step| mix(colour, towards, f32::from(step) / 50.0))
        .find(|c| c.contrast(ground) >= CONTRAST)
        .unwrap_or(towards)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_read_on_their_grounds_whatever_the_colour() {
        for r in (0..=255).step_by(51) {
            for g in (0..=255).step_by(51) {
                for b in (0..=255).step_by(51) {
                    let colour = Rgb { r, g, b };
                    let black = Rgb { r: 0, g: 0, b: 0 };
                    let white = Rgb { r: 255, g: 255, b: 255 };
                    assert!(readable(colour, PAPER, black).contrast(PAPER) >= 4.5);
                    assert!(readable(colour, CHARCOAL_CARD, white).contrast(CHARCOAL_CARD) >= 4.5);
                }
            }
        }
    }
}
