//! A ranking by weights over plain figures.

use serde::{Deserialize, Serialize};

use super::features::{COUNT, Features};

/// Orders paintings of a list by a weighted sum of their [`Features`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ranker {
    pub(super) weights: [f32; COUNT],
    /// How it came about.
    pub report: Report,
}

/// What the last training found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// What became of it.
    pub state: State,
    /// Choices that could be learned from.
    pub choices: usize,
    /// Of these, kept back to judge by.
    pub held_out: usize,
    /// nDCG of the plain order by distance over the choices kept back, 0–1, as if people looked at every place alike.
    pub plain: f32,
    /// The same of the learned order, whether it was taken or not.
    pub learned: f32,
    /// The lower bound of the gain by bootstrap, one-sided at 99 %: the learned order is taken when this is
    /// .02 or more.
    pub gain_at_least: f32,
}

/// Which order is in use, and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nothing was learned yet: by distance.
    #[default]
    Prior,
    /// There were too few choices: by distance.
    TooFew,
    /// What was learned was not surely better on the choices kept back: by distance.
    NotBetter,
    /// By what was learned.
    Learned,
}

impl Ranker {
    /// The order by distance alone.
    #[must_use]
    pub fn prior() -> Self {
        Self::by_distance(Report::default())
    }

    pub(super) fn by_distance(report: Report) -> Self {
        let mut weights = [0.0; COUNT];
        weights[0] = -1.0;
        Self { weights, report }
    }

    /// Whether the order is that by distance.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.report.state != State::Learned
    }

    /// How early a painting should stand: a greater score before a lesser; only differences within a list mean anything.
    #[must_use]
    pub fn score(&self, features: &Features) -> f32 {
        self.weights.iter().zip(features.0).map(|(weight, figure)| weight * figure).sum()
    }

    /// How well the order puts what was picked first: nDCG, 0–1 (Järvelin & Kekäläinen 2002), where the pick at a place
    /// of the list shown counts `gain` of that place, above 0.
    #[must_use]
    pub fn ndcg(&self, choice: &Choice, gain: impl Fn(usize) -> f32) -> f32 {
        let mut places: Vec<usize> = (0..choice.shown.len()).collect();
        let score = |place: usize| self.score(&choice.shown[place]);
        places.sort_by(|&a, &b| score(b).total_cmp(&score(a)));
        let gained = places.iter().map(|place| if choice.picked.contains(place) { gain(*place) } else { 0.0 });
        let gained = discounted(gained);
        let mut best: Vec<f32> = choice.picked.iter().map(|&place| gain(place)).collect();
        best.sort_by(|a, b| b.total_cmp(a));
        gained / discounted(best.into_iter())
    }
}

/// The sum of gains, each divided by the binary logarithm of its place from 2.
fn discounted(gains: impl Iterator<Item = f32>) -> f32 {
    gains.enumerate().map(|(rank, gain)| gain / (rank as f32 + 2.0).log2()).sum()
}

/// What one person picked from what they were shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The figures of the list in the order shown, from [`Index::features`](super::Index::features).
    pub shown: Vec<Features>,
    /// The places of what was picked in that list, from 0, none twice.
    pub picked: Vec<usize>,
}
