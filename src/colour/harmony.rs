//! Relations between the hues of a palette.
//!
//! The relations are those of the colour circle of Itten 1961, taken on the circle of OKLCH (Ottosson 2020), on which
//! equal angles look about equal. They are a painter's rule of thumb: that such palettes please more is not established
//! (Ou & Luo 2006 find lightness to matter more than hue).

use ::palette::{OklabHue, Oklch};
use serde::Serialize;

use super::{Palette, Rgb};

/// A relation between hues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Harmony {
    /// One hue.
    Monochromatic,
    /// Neighbours, up to 30° to either side.
    Analogous,
    /// Two opposite hues.
    Complementary,
    /// A hue and the two beside its opposite.
    SplitComplementary,
    /// Three hues, 120° apart.
    Triadic,
    /// Two opposite pairs, 60° apart: a rectangle.
    Tetradic,
    /// Four hues, 90° apart.
    Square,
}

/// The relation that a palette has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Relation {
    /// Which one.
    pub harmony: Harmony,
    /// The angle in degrees, 0–360, by which the relation is turned so that it fits best.
    pub base: f32,
    /// How far the worst hue then is from its place, in degrees, 0–15.
    pub deviation: f32,
}

/// Below this chroma of OKLCH a colour is too grey for its hue to count; a soft pink has about 0.05.
const LEAST_CHROMA: f32 = 0.035;

/// How far a hue may be from its place, in degrees: half of the twelfth part of the circle.
const TOLERANCE: f32 = 15.0;

impl Harmony {
    /// All seven, those of fewer hues first.
    pub const ALL: [Self; 7] = [
        Self::Monochromatic,
        Self::Analogous,
        Self::Complementary,
        Self::SplitComplementary,
        Self::Triadic,
        Self::Tetradic,
        Self::Square,
    ];

    /// The word for it, lower case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Monochromatic => "monochromatic",
            Self::Analogous => "analogous",
            Self::Complementary => "complementary",
            Self::SplitComplementary => "split-complementary",
            Self::Triadic => "triadic",
            Self::Tetradic => "tetradic",
            Self::Square => "square",
        }
    }

    /// The places of its hues in degrees from the first.
    const fn places(self) -> &'static [f32] {
        match self {
            Self::Monochromatic => &[0.0],
            Self::Analogous => &[0.0, 30.0, -30.0],
            Self::Complementary => &[0.0, 180.0],
            Self::SplitComplementary => &[0.0, 150.0, 210.0],
            Self::Triadic => &[0.0, 120.0, 240.0],
            Self::Tetradic => &[0.0, 60.0, 180.0, 240.0],
            Self::Square => &[0.0, 90.0, 180.0, 270.0],
        }
    }

    /// How many of its places must be taken; two neighbours are neighbours already.
    const fn needed(self) -> usize {
        if matches!(self, Self::Analogous) { 2 } else { self.places().len() }
    }

    /// The colours that stand in this relation to `rgb`, with its lightness and as much of its chroma as sRGB has there.
    /// A grey has no hue and gets none; a monochromatic relation is one of [tints](super::tints()) and
    /// [shades](super::shades()), and gets none here.
    #[must_use]
    pub fn companions(self, rgb: Rgb) -> Vec<Rgb> {
        let own = rgb.oklch();
        if own.chroma < LEAST_CHROMA {
            return Vec::new();
        }
        let turned = |angle: &f32| Rgb::from_oklch(Oklch { hue: own.hue + OklabHue::from_degrees(*angle), ..own });
        self.places()[1..].iter().map(turned).collect()
    }

    /// The best turn of this relation for some hues, if each is near a place and the needed places are taken.
    fn fit(self, hues: &[f32]) -> Option<Relation> {
        let turns = (0..720).map(|half| half as f32 / 2.0);
        let fits = turns.filter_map(|base| {
            let mut taken = vec![false; self.places().len()];
            let mut deviation: f32 = 0.0;
            for hue in hues {
                let distances = self.places().iter().map(|place| apart(*hue, base + place)).enumerate();
                let (place, distance) = distances.min_by(|a, b| a.1.total_cmp(&b.1))?;
                taken[place] = true;
                deviation = deviation.max(distance);
            }
            let enough = taken.iter().filter(|taken| **taken).count() >= self.needed();
            (enough && deviation <= TOLERANCE).then_some(Relation { harmony: self, base, deviation })
        });
        fits.min_by(|a, b| a.deviation.total_cmp(&b.deviation))
    }
}

/// The hue of each colour in degrees of OKLCH, 0–360; none where it is too grey.
#[must_use]
pub fn hues(palette: &Palette) -> Vec<Option<f32>> {
    let hue = |colour: Oklch| (colour.chroma >= LEAST_CHROMA).then(|| colour.hue.into_positive_degrees());
    palette.swatches().iter().map(|swatch| hue(swatch.rgb.oklch())).collect()
}

/// The relation between the hues of a palette: of those that fit within 15°, one of the fewest hues, and of these the
/// nearest. None where nothing fits or all is grey.
#[must_use]
pub fn relation(palette: &Palette) -> Option<Relation> {
    let hues: Vec<f32> = hues(palette).into_iter().flatten().collect();
    if hues.is_empty() {
        return None;
    }
    let fits = Harmony::ALL.iter().filter_map(|harmony| harmony.fit(&hues));
    fits.min_by(|a, b| a.harmony.needed().cmp(&b.harmony.needed()).then(a.deviation.total_cmp(&b.deviation)))
}

/// The angle between two hues, 0–180 degrees.
fn apart(a: f32, b: f32) -> f32 {
    let turned = (a - b).rem_euclid(360.0);
    turned.min(360.0 - turned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::Swatch;
    use proptest::prelude::*;

    /// A palette of these hues, and a grey that must not matter.
    fn palette(hues: &[f32]) -> Palette {
        let colour = |hue: &f32| Rgb::from_oklch(Oklch::new(0.6, 0.1, *hue));
        let colours = hues.iter().map(colour).chain([Rgb::new(128, 128, 128)]);
        Palette::new(colours.map(|rgb| Swatch { rgb, weight: 1.0 })).unwrap()
    }

    #[test]
    fn each_relation_is_found_at_any_turn() {
        for turn in [0.0_f32, 77.0, 200.0, 301.0] {
            for (hues, expected) in [
                (&[0.0, 20.0][..], Harmony::Monochromatic),
                (&[0.0, 40.0], Harmony::Analogous),
                (&[0.0, 30.0, 60.0], Harmony::Analogous),
                (&[0.0, 10.0, 180.0], Harmony::Complementary),
                (&[0.0, 150.0, 210.0], Harmony::SplitComplementary),
                (&[0.0, 120.0, 240.0], Harmony::Triadic),
                (&[0.0, 60.0, 180.0, 240.0], Harmony::Tetradic),
                (&[0.0, 90.0, 180.0, 270.0], Harmony::Square),
            ] {
                let turned: Vec<f32> = hues.iter().map(|hue| hue + turn).collect();
                let relation = relation(&palette(&turned)).unwrap();
                assert_eq!(relation.harmony, expected, "{turned:?}");
                assert!(relation.deviation <= 15.0);
            }
        }
    }

    #[test]
    fn greys_and_any_hues_have_none() {
        assert_eq!(relation(&palette(&[])), None);
        assert_eq!(hues(&palette(&[])), [None]);
        assert_eq!(relation(&palette(&[0.0, 45.0, 105.0, 160.0, 230.0, 290.0])), None);
        assert!(Harmony::Triadic.companions(Rgb::new(128, 128, 128)).is_empty());
    }

    proptest! {
        #[test]
        fn a_colour_and_its_companions_have_the_relation(hue in 0.0_f32..360.0, l in 0.5_f32..0.75, which in 1_usize..7) {
            let harmony = Harmony::ALL[which];
            let rgb = Rgb::from_oklch(Oklch::new(l, 0.09, hue));
            let colours = [vec![rgb], harmony.companions(rgb)].concat();
            let palette = Palette::new(colours.into_iter().map(|rgb| Swatch { rgb, weight: 1.0 })).unwrap();
            let found = relation(&palette).unwrap();
            prop_assert_eq!(found.harmony, harmony);
            prop_assert!(found.deviation < 4.0, "{}", found.deviation);
        }
    }
}
