//! Emotion: what many people associate with the colours of a palette, from published figures.
//!
//! Colour alone says little about what a picture makes a person feel (on 3,841 paintings about 4 % of the variance), so
//! scores are shown as a lift over how often an emotion is named for any painting, and never as a diagnosis.

#[allow(clippy::module_inception)]
mod emotion;
mod figures;
mod model;
mod traits;

pub use emotion::{Emotion, EmotionScore, Intensity, Mood, UnknownEmotion, UnknownIntensity};
pub use model::MoodModel;
