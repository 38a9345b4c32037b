//! From a palette to its mood.

use serde::{Deserialize, Serialize};

use super::calibration::Platt;
use super::figures::figures;
use super::formulas::{Formulas, Measured};
use super::learned::Learned;
use super::ordinary::{self, Kinds, Ordinary};
use super::quality::{DataSource, Quality};
use super::{Confidence, Emotion, EmotionScore, Mapping, Mood, Thresholds, features};
use crate::colour::{BasicFractions, Palette};

/// The model as it was last trained: `plot-palette train emotion` writes the file.
const TRAINED: &str = include_str!("../../models/emotion.json");
/// The version of the file's form.
pub(super) const VERSION: u32 = 1;
/// Share of what was learned in a lean, for a palette that lies wholly within the training data; the published formulas
/// have the rest. Paintings tell what people see in such colours; surveys, what they say of them.
const LEARNED: f32 = 0.7;

/// Scores palettes: what was learned from paintings, blended with published formulas, calibrated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MoodModel {
    pub(super) version: u32,
    /// The day it was trained, `YYYY-MM-DD`.
    pub made: String,
    /// What it was trained on.
    pub data: DataSource,
    /// How good it is over all emotions.
    pub quality: Quality,
    /// Where intensities begin.
    pub(super) thresholds: Thresholds,
    /// How much one standard deviation moves the logarithm of a lift.
    pub(super) strength: f32,
    /// Familiarity of paintings and of any palettes.
    pub(super) kinds: Kinds,
    pub(super) mapping: Mapping,
    /// The fifteen emotions, in the order of [`Emotion::ALL`].
    pub emotions: [OneEmotion; 15],
    pub(super) formulas: Formulas,
    pub(super) learned: Learned,
}

/// What is known about the answers for one emotion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OneEmotion {
    /// The emotion.
    pub emotion: Emotion,
    /// Share of the training paintings for which anybody named it, 0–1.
    pub base_rate: f32,
    pub(super) calibration: Platt,
    pub(super) ordinary: Ordinary,
    /// How good they are.
    pub quality: Quality,
}

/// A model file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// It is not JSON of the right form.
    #[error("the emotion model does not read: {0}")]
    Form(#[from] serde_json::Error),
    /// It was written by another version of the program.
    #[error("the emotion model has version {0}, not {VERSION}: train it again with `plot-palette train emotion`")]
    Version(u32),
}

impl MoodModel {
    /// The model that was last trained.
    ///
    /// # Errors
    /// The embedded file does not read, which a test refuses.
    pub fn load() -> Result<Self, ModelError> {
        Self::from_json(TRAINED)
    }

    /// A model from its file.
    ///
    /// # Errors
    /// The text is no model, or one of another version.
    pub fn from_json(json: &str) -> Result<Self, ModelError> {
        let model: Self = serde_json::from_str(json)?;
        if model.version == VERSION { Ok(model) } else { Err(ModelError::Version(model.version)) }
    }

    /// The mood of a palette: fifteen scores, the greatest lift first.
    #[must_use]
    pub fn mood(&self, palette: &Palette) -> Mood {
        let leans = self.leans(palette);
        let like = self.kinds.like_a_painting(leans.familiar, ordinary::spread(palette));
        let weights = self
            .emotions
            .each_ref()
            .map(|one| (self.strength * one.ordinary.standardise(leans.of[one.emotion as usize], like)).exp());
        let sum: f32 = Emotion::ALL.iter().zip(weights).map(|(emotion, weight)| figures(*emotion).base * weight).sum();
        let mut scores = Emotion::ALL.map(|emotion| {
            let one = &self.emotions[emotion as usize];
            let lift = weights[emotion as usize] / sum;
            EmotionScore {
                emotion,
                score: figures(emotion).base * lift,
                lift,
                intensity: self.thresholds.intensity(lift),
                probability: one.calibration.probability(leans.of[emotion as usize]),
                confidence: Confidence::of(emotion, &one.quality.auc.blend, leans.familiar, &leans.terms),
            }
        });
        scores.sort_by(|a, b| b.lift.total_cmp(&a.lift));
        let total: f32 = scores.iter().map(|score| score.score).sum();
        Mood(scores.map(|score| EmotionScore { score: score.score / total, ..score }).to_vec())
    }

    /// How far a palette leans towards each emotion.
    pub(super) fn leans(&self, palette: &Palette) -> Leans {
        let fractions = self.mapping.fractions(palette);
        let seen = features(&fractions, &self.mapping);
        let familiar = self.mapping.familiar(&fractions);
        let measured = Measured::of(palette);
        let of = Emotion::ALL.map(|emotion| {
            blended(self.learned.lean(&seen, emotion), self.formulas.lean(&measured, emotion), familiar)
        });
        Leans { of, familiar, terms: measured.terms }
    }
}

/// How far a palette leans towards each emotion, how much of it lies within the training data, 0–1, and its terms.
pub(super) struct Leans {
    pub(super) of: [f32; 15],
    pub(super) familiar: f32,
    terms: BasicFractions,
}

/// What was learned and what the formulas say, both in standard deviations. The less of a palette lies within the
/// training data (`familiar`, 0–1), the more the formulas count.
pub(super) fn blended(learned: f32, formulas: f32, familiar: f32) -> f32 {
    let share = LEARNED * familiar;
    share * learned + (1.0 - share) * formulas
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
