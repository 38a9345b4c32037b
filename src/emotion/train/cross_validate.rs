//! Answers for paintings whose artists the model has not seen.

use super::folds::{FOLDS, folds};
use super::{
    Record, TrainError,
    fit::{fit, platt},
};
use crate::emotion::{
    Emotion, Mapping, features,
    formulas::{Formulas, Measured},
    model::blended,
    norm::Norm,
};

/// What is compared: the places in [`HeldOut::leans`].
pub(super) const LEARNED: usize = 0;
pub(super) const FORMULAS: usize = 1;
pub(super) const BLEND: usize = 2;

/// The answers of one cross-validation, by row.
pub(super) struct HeldOut {
    /// The fold in which the row was held out.
    pub(super) fold: Vec<usize>,
    /// Leans towards the fifteen emotions: learned, by formulas, and both together.
    pub(super) leans: [Vec<[f32; 15]>; 3],
    /// Calibrated probabilities of the blend; the calibration has not seen the row either.
    pub(super) probabilities: Vec<[f64; 15]>,
}

/// Holds each fold out in turn. Everything that is fitted is fitted on the other folds.
pub(super) fn cross_validate(
    records: &[Record],
    groups: &[usize],
    mapping: &Mapping,
    formulas: &Formulas,
    seed: u64,
) -> Result<HeldOut, TrainError> {
    let fold = folds(groups, seed);
    let published: Vec<[f32; 15]> = records.iter().map(|record| published(record, formulas)).collect();
    let mut leans = [(); 3].map(|()| vec![[0.0; 15]; records.len()]);
    for held_out in 0..FOLDS {
        let (test, train): (Vec<usize>, Vec<usize>) = (0..records.len()).partition(|row| fold[*row] == held_out);
        let colours: Vec<[f32; 12]> = train.iter().map(|row| records[*row].colours).collect();
        let mapping = mapping.limited_by(&colours);
        let seen: Vec<_> = colours.iter().map(|row| features(row, &mapping)).collect();
        let learned = fit(&seen, &train.iter().map(|row| &records[*row]).collect::<Vec<_>>())?;
        let norms = norms(train.iter().map(|row| &published[*row]));
        for row in test {
            let colours = &records[row].colours;
            let seen = features(colours, &mapping);
            for emotion in Emotion::ALL {
                let e = emotion as usize;
                let (a, b) = (learned.lean(&seen, emotion), norms[e].standardise(published[row][e]));
                leans[LEARNED][row][e] = a;
                leans[FORMULAS][row][e] = b;
                leans[BLEND][row][e] = blended(a, b, mapping.familiar(colours));
            }
        }
    }
    let mut probabilities = vec![[0.0; 15]; records.len()];
    for held_out in 0..FOLDS {
        for e in 0..15 {
            let others = (0..records.len()).filter(|row| fold[*row] != held_out);
            let calibrated = platt(others.map(|row| (leans[BLEND][row][e], records[row].named[e])))?;
            for row in (0..records.len()).filter(|row| fold[*row] == held_out) {
                probabilities[row][e] = f64::from(calibrated.probability(leans[BLEND][row][e]));
            }
        }
    }
    Ok(HeldOut { fold, leans, probabilities })
}

/// The leans of a training painting by formulas alone.
fn published(record: &Record, formulas: &Formulas) -> [f32; 15] {
    let measured = Measured::of_fractions(&record.colours);
    Emotion::ALL.map(|emotion| formulas.lean(&measured, emotion))
}

/// What is ordinary for each of fifteen figures.
fn norms<'a>(leans: impl Iterator<Item = &'a [f32; 15]> + Clone) -> [Norm; 15] {
    std::array::from_fn(|e| Norm::of(leans.clone().map(|row| row[e])))
}
