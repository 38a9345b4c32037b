//! How far a score may be trusted.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::figures::figures;
use super::{Emotion, quality::Auc};
use crate::colour::BasicFractions;

/// How well founded a score is. Three signs count: people agree on the emotion when they look at paintings, colours
/// predicted it for artists that the model had not seen, and a survey ties it to the colours that make up most of this
/// palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// People agree little on this emotion, or neither prediction nor survey speaks for it.
    Low,
    /// People agree, and prediction or survey speaks for it.
    Medium,
    /// All three signs.
    High,
}

/// The AUC above which the lower end of the 95 % interval must lie: clearly off chance, though far from good.
const CLEAR: f64 = 0.55;
/// How much of a palette must lie within what the training data knows.
const FAMILIAR: f32 = 0.5;
/// A strong link: at least this share of people (Jonauskaite et al. 2020).
const STRONG_LINK: f32 = 0.4;
/// How much of a palette must have colours with a strong link.
const MOST: f32 = 0.5;

impl Confidence {
    /// All three, the lowest first.
    pub const ALL: [Self; 3] = [Self::Low, Self::Medium, Self::High];

    /// The word in English, lower case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }

    /// The confidence in a score, from the emotion's cross-validated AUC, the share of the palette that lies within the
    /// training data (0–1) and the palette's terms.
    pub(super) fn of(emotion: Emotion, auc: &Auc, familiar: f32, terms: &BasicFractions) -> Self {
        let predicted = auc.interval[0] > CLEAR && familiar >= FAMILIAR;
        let strong = figures(emotion).links.iter().filter(|(_, link)| *link >= STRONG_LINK);
        let linked = strong.map(|(term, _)| terms.0[*term as usize]).sum::<f32>() >= MOST;
        match (agreed(emotion), predicted, linked) {
            (true, true, true) => Self::High,
            (true, true, false) | (true, false, true) => Self::Medium,
            _ => Self::Low,
        }
    }
}

/// Whether annotators of paintings agree well on an emotion (Mohammad & Kiritchenko 2018).
const fn agreed(emotion: Emotion) -> bool {
    matches!(emotion, Emotion::Fear | Emotion::Happiness | Emotion::Love | Emotion::Sadness)
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::BasicTerm;

    fn of(emotion: Emotion, low: f64, familiar: f32, term: BasicTerm) -> Confidence {
        let mut terms = [0.0; 12];
        terms[term as usize] = 1.0;
        Confidence::of(emotion, &Auc { mean: low, interval: [low, low] }, familiar, &BasicFractions(terms))
    }

    #[test]
    fn counts_the_signs_for_emotions_that_people_agree_on() {
        use Confidence::{High, Low, Medium};
        assert_eq!(of(Emotion::Sadness, 0.6, 0.9, BasicTerm::Black), High);
        assert_eq!(of(Emotion::Sadness, 0.6, 0.9, BasicTerm::Blue), Medium);
        assert_eq!(of(Emotion::Sadness, 0.6, 0.1, BasicTerm::Blue), Low, "unlike the training data");
        assert_eq!(of(Emotion::Love, 0.5, 0.9, BasicTerm::Red), Medium);
        assert_eq!(of(Emotion::Love, 0.5, 0.9, BasicTerm::Grey), Low);
        assert_eq!(of(Emotion::Trust, 0.7, 0.9, BasicTerm::Green), Low, "people differ");
        assert!(Confidence::ALL.iter().all(|c| serde_json::to_value(c).unwrap() == c.to_string()));
    }
}
