//! How good a prediction is: ROC-AUC, and calibration.

use crate::emotion::quality::Bin;

/// Bins of the reliability figure.
const BINS: usize = 10;

/// Predictions sorted once, so that the area under the ROC curve can be had for many weightings of the rows.
pub(super) struct Ranking {
    /// Row and label, the lowest score first.
    rows: Vec<(usize, bool)>,
    /// Where each run of equal scores ends.
    ends: Vec<usize>,
}

impl Ranking {
    pub(super) fn new(scored: impl Iterator<Item = (usize, f32, bool)>) -> Self {
        let mut scored: Vec<(usize, f32, bool)> = scored.collect();
        scored.sort_by(|a, b| a.1.total_cmp(&b.1));
        let differs = |i: &usize| scored.get(*i).is_none_or(|next| next.1 > scored[i - 1].1);
        let ends = (1..=scored.len()).filter(differs).collect();
        Self { rows: scored.into_iter().map(|(row, _, label)| (row, label)).collect(), ends }
    }

    /// The probability that a random row with the label scores above one without, ties counting half (Bamber
    /// 1975), each row counting as often as its weight says. `None` when all rows have the same label.
    pub(super) fn auc(&self, weight: impl Fn(usize) -> f64) -> Option<f64> {
        let (mut below, mut with, mut won, mut start) = (0.0, 0.0, 0.0, 0);
        for &end in &self.ends {
            let (mut yes, mut no) = (0.0, 0.0);
            for &(row, label) in &self.rows[start..end] {
                if label { yes += weight(row) } else { no += weight(row) }
            }
            won += yes * (below + no / 2.0);
            (below, with, start) = (below + no, with + yes, end);
        }
        (below > 0.0 && with > 0.0).then(|| won / (below * with))
    }
}

/// Predicted probabilities against what came true, in ten bins of equal width from 0 to 1; empty bins are left out.
pub(super) fn reliability(predictions: impl Iterator<Item = (f64, bool)>) -> Vec<Bin> {
    let mut sums = [(0_usize, 0.0, 0.0); BINS];
    for (probability, label) in predictions {
        let (count, predicted, observed) = &mut sums[((probability * BINS as f64) as usize).min(BINS - 1)];
        *count += 1;
        *predicted += probability;
        *observed += f64::from(u8::from(label));
    }
    let filled = sums.into_iter().filter(|(count, ..)| *count > 0);
    filled
        .map(|(count, predicted, observed)| Bin {
            count,
            predicted: predicted / count as f64,
            observed: observed / count as f64,
        })
        .collect()
}

/// Expected calibration error: the mean gap between predicted and observed over the bins, by their counts, 0–1 (Naeini,
/// Cooper, Hauskrecht 2015).
pub(super) fn calibration_error(bins: &[Bin]) -> f64 {
    let all: usize = bins.iter().map(|bin| bin.count).sum();
    bins.iter().map(|bin| bin.count as f64 * (bin.predicted - bin.observed).abs()).sum::<f64>() / all.max(1) as f64
}

/// The values below which 2.5 % and 97.5 % of some values lie.
pub(super) fn interval(mut values: Vec<f64>) -> [f64; 2] {
    values.sort_by(f64::total_cmp);
    let at = |share: f64| (share * values.len().saturating_sub(1) as f64).round() as usize;
    [0.025, 0.975].map(|share| values.get(at(share)).copied().unwrap_or(f64::NAN))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn auc(scores: &[f32], labels: &[u8], weights: &[f64]) -> Option<f64> {
        let rows = scores.iter().zip(labels).enumerate();
        Ranking::new(rows.map(|(row, (score, label))| (row, *score, *label == 1))).auc(|row| weights[row])
    }

    #[test]
    fn auc_counts_the_pairs_in_the_right_order() {
        let ones = [1.0; 6];
        // Of 3 × 2 pairs 4 are in order: .8 beats .3 and .5, .6 beats both; .2 beats none.
        assert_eq!(auc(&[0.8, 0.6, 0.2, 0.3, 0.5], &[1, 1, 1, 0, 0], &ones), Some(4.0 / 6.0));
        // A tie counts half: of 4 pairs 2 in order and 1 tied.
        assert_eq!(auc(&[0.9, 0.4, 0.4, 0.6], &[1, 1, 0, 0], &ones), Some(2.5 / 4.0));
        assert_eq!(auc(&[0.5, 0.5, 0.5], &[1, 0, 0], &ones), Some(0.5));
        assert_eq!(auc(&[0.5, 0.6], &[1, 1], &ones), None);
    }

    #[test]
    fn a_weight_counts_a_row_more_than_once() {
        let twice = auc(&[0.9, 0.4, 0.6], &[1, 1, 0], &[1.0, 2.0, 1.0]);
        assert_eq!(twice, auc(&[0.9, 0.4, 0.4, 0.6], &[1, 1, 1, 0], &[1.0; 4]));
        assert_eq!(twice, Some(1.0 / 3.0));
    }

    #[test]
    fn calibration_error_is_the_mean_gap() {
        // .25 twice with one true: gap .25; .75 and .79 both true: gap .23. Mean .24.
        let bins = reliability([(0.25, true), (0.25, false), (0.75, true), (0.79, true)].into_iter());
        assert_eq!(bins.iter().map(|bin| bin.count).collect::<Vec<_>>(), [2, 2]);
        assert!((calibration_error(&bins) - 0.24).abs() < 1e-9, "{bins:?}");
        assert_eq!(reliability([(1.0, true)].into_iter())[0].count, 1);
    }

    #[test]
    fn an_interval_leaves_a_fortieth_on_each_side() {
        let [low, high] = interval((0..=1000).rev().map(f64::from).collect());
        assert_eq!((low, high), (25.0, 975.0));
    }
}
