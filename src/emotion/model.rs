//! From a palette to its mood.

use super::figures::{Figures, figures};
use super::traits::{self, Traits};
use super::{Emotion, EmotionScore, Intensity, Mood};
use crate::colour::{BasicFractions, Palette, Rgb, basic_term};

/// Levels of each channel in the colours that stand for all colours.
const CUBE: usize = 4;
/// Share of the colour terms in a score, beside the traits of the single colours.
const TERMS: f32 = 0.7;
/// How much one standard deviation moves the logarithm of the lift: small, because colour alone explains little.
const STRENGTH: f32 = 0.3;
/// Standard deviations beyond which a palette unlike any painting moves a score hardly further.
const FARTHEST: f32 = 3.0;

/// The mean and standard deviation of a figure over the reference palettes.
#[derive(Clone, Copy, Debug, Default)]
struct Norm {
    mean: f32,
    deviation: f32,
}

impl Norm {
    fn of(values: impl Iterator<Item = f32> + Clone) -> Self {
        let count = values.clone().count().max(1) as f32;
        let mean = values.clone().sum::<f32>() / count;
        let variance = values.map(|value| (value - mean).powi(2)).sum::<f32>() / count;
        Self { mean, deviation: variance.sqrt() }
    }

    /// Standard deviations above the mean; 0 for a figure that never varies.
    fn standardise(self, value: f32) -> f32 {
        let beyond = if self.deviation > 1e-6 { (value - self.mean) / self.deviation } else { 0.0 };
        FARTHEST * (beyond / FARTHEST).tanh()
    }
}

/// Scores palettes against a set of reference palettes, usually those of the collection.
#[derive(Clone, Debug)]
pub struct MoodModel {
    traits: [Norm; 4],
    terms: [Norm; 15],
    total: [Norm; 15],
}

impl MoodModel {
    /// Learns what is ordinary, two thirds from reference palettes and one third from 64 colours spread through sRGB:
    /// a vivid picture is then judged among all colours and not only among varnished paintings. Of fewer than 128
    /// reference palettes the share is smaller; without any, all colours are the reference.
    #[must_use]
    pub fn calibrated<'a>(reference: impl IntoIterator<Item = &'a Palette>) -> Self {
        let mut reference: Vec<Measured> = reference.into_iter().map(Measured::of).collect();
        let spread = (0..CUBE.pow(3)).cycle().map(Measured::of_cube);
        reference.extend(spread.take((reference.len() / 2).max(CUBE.pow(3))));
        let traits = std::array::from_fn(|i| Norm::of(reference.iter().map(|m| m.traits[i])));
        let terms = Emotion::ALL.map(|e| Norm::of(reference.iter().map(|m| m.linked(&figures(e)))));
        let mut model = Self { traits, terms, total: [Norm { mean: 0.0, deviation: 1.0 }; 15] };
        model.total = Emotion::ALL.map(|e| Norm::of(reference.iter().map(|m| model.lean(m, e))));
        model
    }

    /// The mood of a palette: fifteen scores, the greatest lift first.
    #[must_use]
    pub fn mood(&self, palette: &Palette) -> Mood {
        let measured = Measured::of(palette);
        let weights = Emotion::ALL.map(|emotion| {
            let lean = self.total[emotion as usize].standardise(self.lean(&measured, emotion));
            (emotion, (STRENGTH * lean).exp())
        });
        let sum: f32 = weights.iter().map(|(emotion, weight)| figures(*emotion).base * weight).sum();
        let mut scores = weights.map(|(emotion, weight)| {
            let lift = weight / sum;
            EmotionScore { emotion, score: figures(emotion).base * lift, lift, intensity: Intensity::of_lift(lift) }
        });
        scores.sort_by(|a, b| b.lift.total_cmp(&a.lift));
        let total: f32 = scores.iter().map(|score| score.score).sum();
        Mood(scores.map(|score| EmotionScore { score: score.score / total, ..score }).to_vec())
    }

    /// How far a palette leans towards an emotion: along the direction of its place, and by its colour terms.
    fn lean(&self, measured: &Measured, emotion: Emotion) -> f32 {
        let known = figures(emotion);
        let length = known.place.iter().map(|p| p * p).sum::<f32>().sqrt();
        let standard = self.traits.iter().zip(measured.traits).map(|(norm, value)| norm.standardise(value));
        let along: f32 = standard.zip(known.place).map(|(value, place)| value * place / length).sum();
        (1.0 - TERMS) * along + TERMS * self.terms[emotion as usize].standardise(measured.linked(&known))
    }
}

/// What is measured on a palette.
struct Measured {
    traits: Traits,
    terms: BasicFractions,
}

impl Measured {
    fn of(palette: &Palette) -> Self {
        Self { traits: traits::of_palette(palette), terms: palette.basic_fractions() }
    }

    /// One of the colours that stand for all colours, by number.
    fn of_cube(number: usize) -> Self {
        let level = |digit: usize| (digit % CUBE * 255 / (CUBE - 1)) as u8;
        let lab = Rgb::new(level(number), level(number / CUBE), level(number / CUBE.pow(2))).lab();
        let mut terms = BasicFractions([0.0; 12]);
        terms.0[basic_term(lab) as usize] = 1.0;
        Self { traits: traits::of_colour(lab), terms }
    }

    /// The links of an emotion met by this palette: a little of a linked colour already counts (hence the root).
    fn linked(&self, known: &Figures) -> f32 {
        known.links.iter().map(|(term, link)| link * self.terms.0[*term as usize].sqrt()).sum()
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
