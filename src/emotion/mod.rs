//! Emotion: what many people associate with the colours of a palette, learned from paintings and blended with published
//! formulas.
//!
//! Colour alone says little about what a picture makes a person feel (on 3,841 paintings about 4 % of the variance), so
//! scores are shown as a lift over how often an emotion is named for any painting, and never as a diagnosis.

mod assemble;
mod calibration;
mod confidence;
#[allow(clippy::module_inception)]
mod emotion;
mod features;
mod figures;
mod formulas;
mod learned;
mod mapping;
mod model;
mod norm;
mod ordinary;
mod quality;
mod thresholds;
mod traits;

mod research;
pub mod train;

pub use confidence::Confidence;
pub use emotion::{Emotion, EmotionScore, Intensity, Mood, UnknownEmotion, UnknownIntensity};
pub use features::{FEATURES, features};
pub use mapping::Mapping;
pub use model::{ModelError, MoodModel, OneEmotion};
pub use quality::{Auc, Aucs, Bin, DataSource, Quality};
pub use research::{Finding, Source, research};
use thresholds::Thresholds;
