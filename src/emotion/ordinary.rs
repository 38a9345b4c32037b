//! What is ordinary, for paintings and for any palette.

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

use super::norm::{Norm, rounded};
use crate::colour::{Lab, Palette, Swatch};

/// How many palettes stand for any palette.
const ANY: usize = 600;
/// Colours of such a palette.
const COLOURS: usize = 5;
/// How much of a random palette a single vivid colour is.
const SINGLE: f32 = 0.6;
/// The spread from which a palette is as mixed as a random one: that of most random palettes of five colours.
const WIDE: f32 = 40.0;

/// Palettes of five colours at random in sRGB with random weights; always the same ones.
pub(super) fn any_palettes() -> Vec<Palette> {
    let mut random = ChaCha8Rng::seed_from_u64(0);
    let mut swatch = |_| Swatch { rgb: random.random::<[u8; 3]>().into(), weight: random.random_range(0.05..1.0) };
    (0..ANY).filter_map(|_| Palette::new((0..COLOURS).map(&mut swatch)).ok()).collect()
}

/// How far paintings, and any palettes, lie within what the training data knows: mean shares, 0–1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Kinds {
    paintings: f32,
    any: f32,
}

/// What is ordinary for a lean among paintings and among any palettes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Ordinary {
    paintings: Norm,
    any: Norm,
}

impl Kinds {
    /// From the familiarity of reference palettes of both kinds.
    pub(super) fn of(paintings: &[f32], any: &[f32]) -> Self {
        let mean = |values: &[f32]| rounded(values.iter().sum::<f32>() / values.len().max(1) as f32);
        Self { paintings: mean(paintings), any: mean(any) }
    }

    /// How much a palette is to be judged as a painting, 0 (as any palette) to 1, from its familiarity and the spread of
    /// its colours. Random palettes mix far colours; a single vivid colour is nearer to a painting's.
    pub(super) fn like_a_painting(self, familiar: f32, spread: f32) -> f32 {
        let like = ((familiar - self.any) / (self.paintings - self.any).max(1e-3)).clamp(0.0, 1.0);
        let mixed = SINGLE + (1.0 - SINGLE) * (spread / WIDE).min(1.0);
        1.0 - mixed * (1.0 - like)
    }
}

impl Ordinary {
    /// From the leans of reference palettes of both kinds.
    pub(super) fn of(paintings: impl Iterator<Item = f32> + Clone, any: impl Iterator<Item = f32> + Clone) -> Self {
        Self { paintings: Norm::of(paintings).rounded(), any: Norm::of(any).rounded() }
    }

    /// Standard deviations above what is ordinary for palettes of its like: a vivid palette is judged among all colours,
    /// a palette like a painting (`like`, 0–1) among paintings.
    pub(super) fn standardise(self, lean: f32, like: f32) -> f32 {
        let between = |any: f32, paintings: f32| any + like * (paintings - any);
        let norm = Norm {
            mean: between(self.any.mean, self.paintings.mean),
            deviation: between(self.any.deviation, self.paintings.deviation),
        };
        norm.standardise(lean)
    }
}

/// How far the colours of a palette lie apart: the root mean square distance from their mean in CIELAB, by weight.
pub(super) fn spread(palette: &Palette) -> f32 {
    let colours = palette.lab_weights();
    let mean = colours.iter().fold([0.0; 3], |sum, (lab, weight)| {
        [sum[0] + weight * lab.l, sum[1] + weight * lab.a, sum[2] + weight * lab.b]
    });
    let square = |value: f32| value * value;
    let distance = |(lab, weight): &(Lab, f32)| {
        weight * (square(lab.l - mean[0]) + square(lab.a - mean[1]) + square(lab.b - mean[2]))
    };
    colours.iter().map(distance).sum::<f32>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::Rgb;

    #[test]
    fn a_palette_is_judged_among_its_like() {
        let ordinary = Ordinary::of([1.0, 3.0].into_iter(), [-2.0, 0.0].into_iter());
        assert!(ordinary.standardise(2.0, 1.0).abs() < 1e-6, "the mean painting");
        assert!(ordinary.standardise(-1.0, 0.0).abs() < 1e-6, "the mean random palette");
        assert!(ordinary.standardise(0.5, 0.5).abs() < 1e-6, "half of each");
    }

    #[test]
    fn familiar_colours_are_judged_as_a_painting_and_far_apart_vivid_ones_are_not() {
        let kinds = Kinds::of(&[0.9, 1.0], &[0.4, 0.5]);
        assert!((kinds.like_a_painting(1.0, 80.0) - 1.0).abs() < 1e-6);
        assert!(kinds.like_a_painting(0.2, 80.0).abs() < 1e-6);
        assert!((kinds.like_a_painting(0.2, 0.0) - (1.0 - SINGLE)).abs() < 1e-6);
    }

    #[test]
    fn spread_is_the_distance_from_the_mean() {
        let swatch = |level| Swatch { rgb: Rgb::new(level, level, level), weight: 0.5 };
        // Black and white lie 50 L* from middle grey.
        assert!((spread(&Palette::new([swatch(0), swatch(255)]).unwrap()) - 50.0).abs() < 0.1);
        assert!(spread(&Palette::new([swatch(9)]).unwrap()) < 1e-3);
        assert_eq!(any_palettes(), any_palettes());
    }
}
