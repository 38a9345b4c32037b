//! What a model is made from and how good it is.

use serde::{Deserialize, Serialize};

/// The rows that a model was fitted to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataSource {
    /// Name of the file, without its folder.
    pub file: String,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// Paintings in it.
    pub rows: usize,
    /// Artists, each painting without one counting as one.
    pub artists: usize,
    /// Where such data comes from.
    pub source: String,
    /// What the model predicts.
    pub label: String,
}

impl DataSource {
    /// The WikiArt Emotions rows of a file; training fills in the numbers.
    #[must_use]
    pub fn of(file: String, sha256: String) -> Self {
        Self {
            file,
            sha256,
            rows: 0,
            artists: 0,
            source: "WikiArt Emotions (Mohammad & Kiritchenko 2018): paintings, the shares of twelve basic colours in \
                     their five main colours, and for each emotion the fraction of about ten annotators who named it"
                .to_owned(),
            label: "at least one annotator named the emotion (fraction above 0)".to_owned(),
        }
    }
}

/// An area under the ROC curve: the probability that a painting with the label scores above one without; .5 is chance.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Auc {
    /// Mean over the folds, averaged over the fold seeds.
    pub mean: f64,
    /// 95 % confidence interval: bootstrap over artists.
    pub interval: [f64; 2],
}

/// The areas of what was learned, of the published formulas, and of both together, which is what is served.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Aucs {
    /// What was learned, alone.
    pub learned: Auc,
    /// The published formulas, alone.
    pub formulas: Auc,
    /// Both together.
    pub blend: Auc,
}

/// One bin of a reliability figure.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bin {
    /// How many predictions fall in it.
    pub count: usize,
    /// Their mean probability, 0–1.
    pub predicted: f64,
    /// How often it came true, 0–1.
    pub observed: f64,
}

/// How good the answers for one emotion, or for all, are on paintings of artists that the model has not seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quality {
    /// How well they order paintings; for all emotions the mean of the fifteen.
    pub auc: Aucs,
    /// Expected calibration error of the probabilities, 0–1.
    pub calibration_error: f64,
    /// Probabilities against what came true, in ten bins.
    pub reliability: Vec<Bin>,
}
