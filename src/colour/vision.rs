//! Colours as people see them who lack one kind of cone.

use ::palette::{LinSrgb, Srgb};
use serde::Serialize;

use super::{Palette, Rgb, delta_e2000};

/// The cone that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Vision {
    /// The one for long waves: red and green look alike, red is dark. About 1 in 100 men.
    Protan,
    /// The one for middle waves: red and green look alike. About 1 in 100 men; weaker forms about 5 in 100.
    Deutan,
    /// The one for short waves: blue and green, yellow and violet look alike. Rare.
    Tritan,
}

/// Two colours that one can tell apart, and that become alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Confusion {
    /// Position of the first colour, from 0.
    pub first: usize,
    /// Position of the second, above the first's.
    pub second: usize,
    /// CIEDE2000 of the two for most people, at least 15.
    pub before: f32,
    /// CIEDE2000 of the two as simulated, below 8.
    pub after: f32,
}

/// From this difference on two colours of a palette are clearly two, and below the other they may pass for one when they
/// are apart from each other. Both are our choice: a just noticeable difference is about 1, between large areas side by
/// side, and pictures are not looked at that way.
const CLEAR: f32 = 15.0;
const ALIKE: f32 = 8.0;

impl Vision {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Protan, Self::Deutan, Self::Tritan];

    /// The word for it, lower case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Protan => "protan",
            Self::Deutan => "deutan",
            Self::Tritan => "tritan",
        }
    }

    /// A colour as it looks without that cone at all (severity 1.0).
    ///
    /// Source: Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
    /// IEEE TVCG 15 (2009), 1291–1298: the matrices of severity 1.0, here on linear sRGB. The authors fitted the model to
    /// protan and deutan sight; its tritan matrix is a rough guide.
    #[must_use]
    pub fn simulate(self, rgb: Rgb) -> Rgb {
        let linear: LinSrgb = Srgb::new(rgb.r, rgb.g, rgb.b).into_linear();
        let row = |[r, g, b]: [f32; 3]| (r * linear.red + g * linear.green + b * linear.blue).clamp(0.0, 1.0);
        let [r, g, b] = self.matrix().map(row);
        let (r, g, b) = Srgb::<f32>::from_linear(LinSrgb::new(r, g, b)).into_format::<u8>().into_components();
        Rgb { r, g, b }
    }

    const fn matrix(self) -> [[f32; 3]; 3] {
        match self {
            Self::Protan => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Self::Deutan => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Self::Tritan => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        }
    }

    /// The pairs of a palette that become hard to tell apart: from CIEDE2000 of at least 15 to below 8.
    #[must_use]
    pub fn confusions(self, palette: &Palette) -> Vec<Confusion> {
        let seen = |rgb: Rgb| (rgb.lab(), self.simulate(rgb).lab());
        let colours: Vec<_> = palette.swatches().iter().map(|swatch| seen(swatch.rgb)).collect();
        let mut found = Vec::new();
        for (first, a) in colours.iter().enumerate() {
            for (second, b) in colours.iter().enumerate().skip(first + 1) {
                let (before, after) = (delta_e2000(a.0, b.0), delta_e2000(a.1, b.1));
                if before >= CLEAR && after < ALIKE {
                    found.push(Confusion { first, second, before, after });
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::Swatch;
    use proptest::prelude::*;

    fn palette(hex: &[&str]) -> Palette {
        Palette::new(hex.iter().map(|hex| Swatch { rgb: hex.parse().unwrap(), weight: 1.0 })).unwrap()
    }

    #[test]
    fn each_confuses_its_own_colours() {
        // An olive green and a brown; a blue and a green of equal lightness.
        let (earth, water) = (palette(&["#7f6a00", "#a05a00"]), palette(&["#008b8b", "#4682b4"]));
        let confused = |vision: Vision, palette: &Palette| !vision.confusions(palette).is_empty();
        assert!(confused(Vision::Deutan, &earth) && !confused(Vision::Tritan, &earth));
        assert!(confused(Vision::Tritan, &water) && !confused(Vision::Protan, &water));
        assert!(Vision::ALL.iter().all(|vision| !confused(*vision, &palette(&["#000", "#fff", "#808080"]))));
    }

    #[test]
    fn red_is_dark_without_the_cone_for_long_waves() {
        let red = Rgb::new(255, 0, 0);
        assert!(Vision::Protan.simulate(red).luminance() < 0.6 * red.luminance());
    }

    proptest! {
        #[test]
        fn greys_stay_as_they_are(level: u8) {
            let grey = Rgb::new(level, level, level);
            for vision in Vision::ALL {
                let seen = vision.simulate(grey);
                prop_assert!([seen.r, seen.g, seen.b].iter().all(|c| c.abs_diff(level) <= 1), "{} {}", grey, seen);
            }
        }
    }
}
