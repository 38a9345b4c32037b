//! What psychologists measured on single colours, averaged over a palette.

use crate::colour::{Lab, Palette};

/// Pleasure, arousal, dominance and heat, each on a scale of its own until standardised.
pub(super) type Traits = [f32; 4];

/// The traits of a palette: the mean over its colours by weight, since the feeling of a combination is about the mean of
/// its single colours (Ou et al. 2004, part II) and many-coloured pictures behave alike (Solli & Lenz 2011).
pub(super) fn of_palette(palette: &Palette) -> Traits {
    palette.swatches().iter().fold([0.0; 4], |mut sum, swatch| {
        for (sum, value) in sum.iter_mut().zip(of_colour(swatch.rgb.lab())) {
            *sum += swatch.weight * value;
        }
        sum
    })
}

/// Pleasure, arousal and dominance: Valdez & Mehrabian, "Effects of Color on Emotions", J. Exp. Psychol. Gen. 123
/// (1994), 394–409, whose coefficients are for standardised brightness and saturation. Heat: Ou, Luo, Woodcock, Wright,
/// "A study of colour emotion and colour preference, part I", Color Res. Appl. 29 (2004), 232–240.
pub(super) fn of_colour(lab: Lab) -> Traits {
    let chroma = lab.a.hypot(lab.b);
    let (brightness, saturation) = ((lab.l - BRIGHTNESS.0) / BRIGHTNESS.1, (chroma - SATURATION.0) / SATURATION.1);
    let hue = lab.b.atan2(lab.a).to_degrees();
    let pleasure = 0.69 * brightness + 0.22 * saturation;
    let arousal = -0.31 * brightness + 0.60 * saturation;
    let dominance = -0.76 * brightness + 0.32 * saturation;
    let heat = -0.5 + 0.02 * chroma.powf(1.07) * (hue - 50.0).to_radians().cos();
    [pleasure, arousal, dominance, heat]
}

/// Mean and standard deviation of L\* over the studied colours: Munsell values 2–9 evenly, L\* being ten times the value.
const BRIGHTNESS: (f32, f32) = (55.0, 22.0);
/// The same of C\*: Munsell chroma 2–12 evenly, C\* being about five times the chroma.
const SATURATION: (f32, f32) = (35.0, 18.0);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::Rgb;

    fn traits(hex: &str) -> Traits {
        of_colour(hex.parse::<Rgb>().unwrap().lab())
    }

    #[test]
    fn bright_is_pleasant_vivid_is_arousing_dark_is_dominant_red_is_warm() {
        assert!(traits("#ffe0e0")[0] > traits("#402020")[0]);
        assert!(traits("#ff0000")[1] > traits("#907070")[1]);
        assert!(traits("#101010")[2] > traits("#f0f0f0")[2]);
        assert!(traits("#e05020")[3] > 0.5 && traits("#2050e0")[3] < -0.5);
    }

    #[test]
    fn a_palette_has_the_mean_of_its_colours() {
        let palette: Palette =
            serde_json::from_str(r##"[{"hex":"#e05020","weight":0.25},{"hex":"#2050e0","weight":0.75}]"##).unwrap();
        for ((mean, a), b) in of_palette(&palette).iter().zip(traits("#e05020")).zip(traits("#2050e0")) {
            assert!((mean - (0.25 * a + 0.75 * b)).abs() < 1e-5);
        }
    }
}
