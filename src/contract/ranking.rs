//! How the order of the gallery is learned, as JSON.

use serde::Serialize;
use time::OffsetDateTime;

use super::rounded;
use crate::recommend::{Ranker, State};

/// What the last training found.
#[derive(Debug, Serialize)]
pub struct RankingView {
    /// Which order is in use, and why: `prior`, `too_few`, `not_better` or `learned`.
    pub state: State,
    /// Choices that could be learned from.
    pub choices: usize,
    /// Of these, kept back to judge by.
    pub held_out: usize,
    /// nDCG of the order by distance over the choices kept back, 0–1.
    pub plain: f64,
    /// The same of the learned order.
    pub learned: f64,
    /// What is surely gained at least, in nDCG.
    pub gain_at_least: f64,
    /// When it was learned; null where nothing was.
    #[serde(with = "time::serde::rfc3339::option")]
    pub at: Option<OffsetDateTime>,
}

impl RankingView {
    /// The state of a ranking that was learned at an instant, or never.
    pub fn new(ranker: &Ranker, at: Option<OffsetDateTime>) -> Self {
        let report = ranker.report;
        let [plain, learned, gain_at_least] =
            [report.plain, report.learned, report.gain_at_least].map(|figure| rounded(figure, 4));
        let (state, choices, held_out) = (report.state, report.choices, report.held_out);
        Self { state, choices, held_out, plain, learned, gain_at_least, at }
    }

    /// The same for people.
    pub fn sentence(&self) -> String {
        let Self { choices, plain, learned, gain_at_least, .. } = self;
        match self.state {
            State::Prior => "order: by distance; nothing was learned yet".to_owned(),
            State::TooFew => format!("order: by distance; {choices} choices are too few to learn from"),
            State::NotBetter => format!(
                "order: by distance; what {choices} choices teach is not surely better (nDCG {learned} against {plain})"
            ),
            State::Learned => format!(
                "order: learned from {choices} choices (nDCG {learned} against {plain} by distance, at least {gain_at_least} better)"
            ),
        }
    }
}
