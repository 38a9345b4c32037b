//! The fifteen emotions, their intensity, and the scores of a palette.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Confidence;

/// An emotion of WikiArt Emotions (Mohammad & Kiritchenko 2018), as the product offers it.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Emotion {
    Happiness,
    Love,
    Optimism,
    Trust,
    Anticipation,
    Surprise,
    Fear,
    Sadness,
    Anger,
    Disgust,
    Gratitude,
    Humility,
    Arrogance,
    Pessimism,
    Disagreeableness,
}

/// How strongly a palette leans towards an emotion, or how strongly a story is to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Intensity {
    /// Less than the strongest emotion of three paintings in four.
    Low,
    /// As strong as the strongest emotion of three paintings in four.
    Medium,
    /// As strong as the strongest emotion of one painting in four.
    High,
}

/// How far a palette leans towards one emotion.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct EmotionScore {
    /// The emotion.
    pub emotion: Emotion,
    /// Its share, 0–1: all fifteen sum to 1.
    pub score: f32,
    /// The share divided by that of any painting: 1 is the ordinary. Lifts compare between emotions: each emotion's log
    /// lift is standardised over many palettes and given back a strength that is common to all fifteen. Otherwise a rare
    /// emotion, which has room to grow, would always stand above one that is named for most paintings anyway.
    pub lift: f32,
    /// The lift in three steps.
    pub intensity: Intensity,
    /// The probability, 0–1, that of about ten people who look at a painting in such colours at least one names the
    /// emotion. It is calibrated, but says little by itself: half of all emotions are named for most paintings.
    pub probability: f32,
    /// How far all this may be trusted.
    pub confidence: Confidence,
}

/// All fifteen emotions of a palette, the greatest lift first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mood(pub Vec<EmotionScore>);

/// The text names no emotion.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown emotion '{0}'")]
pub struct UnknownEmotion(String);

/// The text names no intensity.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown intensity '{0}': use low, medium or high")]
pub struct UnknownIntensity(String);

impl Emotion {
    /// All fifteen, in the order in which they are offered.
    pub const ALL: [Self; 15] = [
        Self::Happiness,
        Self::Love,
        Self::Optimism,
        Self::Trust,
        Self::Anticipation,
        Self::Surprise,
        Self::Fear,
        Self::Sadness,
        Self::Anger,
        Self::Disgust,
        Self::Gratitude,
        Self::Humility,
        Self::Arrogance,
        Self::Pessimism,
        Self::Disagreeableness,
    ];

    /// The word in English, lower case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Happiness => "happiness",
            Self::Love => "love",
            Self::Optimism => "optimism",
            Self::Trust => "trust",
            Self::Anticipation => "anticipation",
            Self::Surprise => "surprise",
            Self::Fear => "fear",
            Self::Sadness => "sadness",
            Self::Anger => "anger",
            Self::Disgust => "disgust",
            Self::Gratitude => "gratitude",
            Self::Humility => "humility",
            Self::Arrogance => "arrogance",
            Self::Pessimism => "pessimism",
            Self::Disagreeableness => "disagreeableness",
        }
    }
}

impl Intensity {
    /// All three, the weakest first.
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
}

impl fmt::Display for Emotion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Intensity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Emotion {
    type Err = UnknownEmotion;

    fn from_str(text: &str) -> Result<Self, UnknownEmotion> {
        let found = Self::ALL.into_iter().find(|emotion| emotion.as_str() == text);
        found.ok_or_else(|| UnknownEmotion(text.to_owned()))
    }
}

impl FromStr for Intensity {
    type Err = UnknownIntensity;

    fn from_str(text: &str) -> Result<Self, UnknownIntensity> {
        let found = Self::ALL.into_iter().find(|intensity| intensity.as_str() == text);
        found.ok_or_else(|| UnknownIntensity(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back_in_text_and_json() {
        for emotion in Emotion::ALL {
            assert_eq!(emotion.to_string().parse(), Ok(emotion));
            assert_eq!(serde_json::to_value(emotion).unwrap(), emotion.as_str());
        }
        for intensity in Intensity::ALL {
            assert_eq!(intensity.to_string().parse(), Ok(intensity));
            assert_eq!(serde_json::to_value(intensity).unwrap(), intensity.as_str());
        }
        assert!("joy".parse::<Emotion>().is_err() && "Low".parse::<Intensity>().is_err());
    }
}
