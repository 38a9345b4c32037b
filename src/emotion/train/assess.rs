//! How good the answers on held-out paintings are, with confidence intervals.

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use super::Record;
use super::cross_validate::{BLEND, FORMULAS, HeldOut, LEARNED};
use super::folds::FOLDS;
use super::metrics::{Ranking, calibration_error, interval, reliability};
use crate::emotion::quality::{Auc, Aucs, Bin, Quality};

/// Resamplings for a confidence interval.
const RESAMPLINGS: usize = 500;

/// One AUC for each of the fifteen emotions.
type ByEmotion = [f64; 15];

/// The quality for each emotion, and for all.
pub(super) fn assess(records: &[Record], groups: &[usize], runs: &[HeldOut]) -> ([Quality; 15], Quality) {
    let [learned, formulas, blend] =
        [LEARNED, FORMULAS, BLEND].map(|which| Compared::new(records, groups, runs, which));
    let pooled = |of: &dyn Fn(usize) -> bool| -> Vec<Bin> {
        let rows = runs.iter().flat_map(|run| run.probabilities.iter().zip(records));
        reliability(rows.flat_map(|(row, record)| {
            (0..15).filter(|e| of(*e)).map(|e| (row[e], record.named[e])).collect::<Vec<_>>()
        }))
    };
    let quality = |auc: Aucs, reliability: Vec<Bin>| Quality {
        auc,
        calibration_error: decimals(calibration_error(&reliability)),
        reliability: reliability
            .into_iter()
            // Each painting was held out once in each run.
            .map(|bin| Bin {
                count: bin.count / runs.len().max(1),
                predicted: decimals(bin.predicted),
                observed: decimals(bin.observed),
            })
            .collect(),
    };
    let each = std::array::from_fn(|e| {
        let auc = |compared: &Compared| compared.auc(|areas| areas[e]);
        let aucs = Aucs { learned: auc(&learned), formulas: auc(&formulas), blend: auc(&blend) };
        quality(aucs, pooled(&|other| other == e))
    });
    let mean = |compared: &Compared| compared.auc(|areas| areas.iter().sum::<f64>() / 15.0);
    let all = Aucs { learned: mean(&learned), formulas: mean(&formulas), blend: mean(&blend) };
    (each, quality(all, pooled(&|_| true)))
}

/// The AUCs of one kind of answers, as they are and resampled.
struct Compared {
    measured: ByEmotion,
    resampled: Vec<ByEmotion>,
}

impl Compared {
    fn new(records: &[Record], groups: &[usize], runs: &[HeldOut], which: usize) -> Self {
        let rankings: Vec<[Ranking; 15]> = runs
            .iter()
            .flat_map(|run| (0..FOLDS).map(move |fold| (run, fold)))
            .map(|(run, fold)| {
                let rows: Vec<usize> = (0..records.len()).filter(|row| run.fold[*row] == fold).collect();
                let scored =
                    |e: usize| rows.iter().map(move |row| (*row, run.leans[which][*row][e], records[*row].named[e]));
                std::array::from_fn(|e| Ranking::new(scored(e)))
            })
            .collect();
        // The same resamplings for every kind, so that their intervals compare.
        let mut random = ChaCha8Rng::seed_from_u64(0);
        let count = groups.iter().max().map_or(0, |last| last + 1);
        let resampled = (0..RESAMPLINGS)
            .map(|_| {
                let mut weights = vec![0.0; count];
                for _ in 0..count {
                    weights[random.random_range(0..count)] += 1.0;
                }
                areas(&rankings, |row| weights[groups[row]])
            })
            .collect();
        Self { measured: areas(&rankings, |_| 1.0), resampled }
    }

    fn auc(&self, of: impl Fn(&ByEmotion) -> f64) -> Auc {
        Auc {
            mean: decimals(of(&self.measured)),
            interval: interval(self.resampled.iter().map(of).collect()).map(decimals),
        }
    }
}

/// The mean AUC over folds and runs. A fold in which all paintings have the label, or none, says nothing.
fn areas(rankings: &[[Ranking; 15]], weight: impl Fn(usize) -> f64) -> ByEmotion {
    std::array::from_fn(|e| {
        let known: Vec<f64> = rankings.iter().filter_map(|fold| fold[e].auc(&weight)).collect();
        known.iter().sum::<f64>() / known.len().max(1) as f64
    })
}

/// To four decimals, as figures are reported.
fn decimals(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}
