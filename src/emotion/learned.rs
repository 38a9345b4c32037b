//! What was learned from paintings that people named emotions for.

use serde::{Deserialize, Serialize};

use super::Emotion;
use super::features::FEATURES;

/// For each emotion, in the order of [`Emotion::ALL`], a weighted sum of the features: the change of the log odds
/// from the mean painting, in units of the root mean square change over paintings and emotions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Learned {
    pub(super) intercepts: [f32; 15],
    pub(super) weights: [[f32; FEATURES]; 15],
}

impl Learned {
    pub(super) fn lean(&self, features: &[f32; FEATURES], emotion: Emotion) -> f32 {
        let weights = &self.weights[emotion as usize];
        let sum: f32 = weights.iter().zip(features).map(|(weight, feature)| weight * feature).sum();
        self.intercepts[emotion as usize] + sum
    }
}
