//! Fitting the model to paintings whose emotions people named, and measuring it.
//!
//! Deterministic: the same rows and reference palettes make the same model.

mod assess;
mod cross_validate;
mod fit;
mod folds;
mod metrics;

use super::assemble::{Parts, measured};
use super::calibration::Platt;
use super::formulas::Formulas;
use super::model::MoodModel;
use super::norm::rounded;
use super::quality::DataSource;
use super::{Emotion, Mapping, features};
use crate::colour::Palette;

/// Seeds of the cross-validations over which figures are averaged.
const SEEDS: [u64; 5] = [0, 1, 2, 3, 4];
/// Fewer paintings say nothing.
const FEWEST_ROWS: usize = 500;
/// Of each emotion so many paintings must have it, and so many not.
const FEWEST_OF_A_KIND: usize = 25;

/// One painting of the training data.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The artist, empty where unknown.
    pub artist: String,
    /// Shares of the basic terms in the order of [`crate::colour::BasicTerm::ALL`], 0–1.
    pub colours: [f32; 12],
    /// Whether anybody named the emotion, in the order of [`Emotion::ALL`].
    pub named: [bool; 15],
}

/// Why no model could be fitted.
#[derive(Debug, thiserror::Error)]
pub enum TrainError {
    /// There are too few rows; the number given.
    #[error("{0} paintings are too few to learn from: at least {FEWEST_ROWS} are needed")]
    TooFewRows(usize),
    /// An emotion is named for nearly all paintings, or for hardly any.
    #[error("{emotion} is named for {named} of {rows} paintings: too few with it or without it to learn from")]
    OneKind {
        /// The emotion.
        emotion: Emotion,
        /// Paintings for which it is named.
        named: usize,
        /// All paintings.
        rows: usize,
    },
    /// The fit did not come to an end.
    #[error("the fit failed: {0}")]
    Fit(String),
}

impl TrainError {
    fn fit(error: impl std::fmt::Display) -> Self {
        Self::Fit(error.to_string())
    }
}

/// Fits and measures a model.
///
/// `reference` are palettes of paintings as the product extracts them, to tell what is ordinary. `data` describes the
/// rows; their numbers are counted here. `made` is the day, `YYYY-MM-DD`.
pub fn train(
    records: &[Record],
    reference: &[Palette],
    data: DataSource,
    made: String,
) -> Result<MoodModel, TrainError> {
    trained(records, reference, data, made, &SEEDS)
}

/// The same with other seeds of the cross-validations.
fn trained(
    records: &[Record],
    reference: &[Palette],
    data: DataSource,
    made: String,
    seeds: &[u64],
) -> Result<MoodModel, TrainError> {
    check(records)?;
    let groups = folds::groups(records);
    let colours: Vec<[f32; 12]> = records.iter().map(|record| record.colours).collect();
    let mapping = Mapping::fitted(reference, &colours);
    let formulas = Formulas::of(&measured(reference));

    let runs = seeds
        .iter()
        .map(|seed| cross_validate::cross_validate(records, &groups, &mapping, &formulas, *seed))
        .collect::<Result<Vec<_>, _>>()?;
    let (each, all) = assess::assess(records, &groups, &runs);

    let seen: Vec<_> = colours.iter().map(|row| features(row, &mapping)).collect();
    let learned = fit::fit(&seen, &records.iter().collect::<Vec<_>>())?;
    let calibrations = calibrations(records, &runs)?;
    let base_rates = std::array::from_fn(|e| {
        let named = records.iter().filter(|record| record.named[e]).count();
        rounded(named as f32 / records.len() as f32)
    });
    let artists = groups.iter().max().map_or(0, |last| last + 1);
    let data = DataSource { rows: records.len(), artists, ..data };
    let parts = Parts { made, data, mapping, learned, formulas, calibrations, base_rates, each, all };
    Ok(MoodModel::assembled(parts, reference))
}

fn check(records: &[Record]) -> Result<(), TrainError> {
    let rows = records.len();
    if rows < FEWEST_ROWS {
        return Err(TrainError::TooFewRows(rows));
    }
    for emotion in Emotion::ALL {
        let named = records.iter().filter(|record| record.named[emotion as usize]).count();
        if named.min(rows - named) < FEWEST_OF_A_KIND {
            return Err(TrainError::OneKind { emotion, named, rows });
        }
    }
    Ok(())
}

/// The calibration that is served: fitted to the held-out answers of all runs.
fn calibrations(records: &[Record], runs: &[cross_validate::HeldOut]) -> Result<[Platt; 15], TrainError> {
    let mut calibrations = [Platt { slope: 0.0, offset: 0.0 }; 15];
    for (e, calibration) in calibrations.iter_mut().enumerate() {
        let answers = runs.iter().flat_map(|run| run.leans[cross_validate::BLEND].iter().zip(records));
        *calibration = fit::platt(answers.map(|(leans, record)| (leans[e], record.named[e])))?;
    }
    Ok(calibrations)
}

#[cfg(test)]
mod tests;
