//! What is ordinary for a figure.

use serde::{Deserialize, Serialize};

/// Standard deviations beyond which a palette unlike any other moves a score hardly further.
const FARTHEST: f32 = 3.0;

/// The mean and standard deviation of a figure over reference palettes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Norm {
    pub(super) mean: f32,
    pub(super) deviation: f32,
}

impl Norm {
    pub(super) fn of(values: impl Iterator<Item = f32> + Clone) -> Self {
        let count = values.clone().count().max(1) as f64;
        let mean = values.clone().map(f64::from).sum::<f64>() / count;
        let variance = values.map(|value| (f64::from(value) - mean).powi(2)).sum::<f64>() / count;
        Self { mean: mean as f32, deviation: variance.sqrt() as f32 }
    }

    /// Standard deviations above the mean; 0 for a figure that never varies.
    pub(super) fn standardise(self, value: f32) -> f32 {
        let beyond = if self.deviation > 1e-6 { (value - self.mean) / self.deviation } else { 0.0 };
        FARTHEST * (beyond / FARTHEST).tanh()
    }

    /// As it is written in a model file: to five decimals.
    pub(super) fn rounded(self) -> Self {
        Self { mean: rounded(self.mean), deviation: rounded(self.deviation) }
    }
}

/// A figure to five decimals, so that a model file stays small and does not change with the last bit of a sum.
pub(super) fn rounded(value: f32) -> f32 {
    ((f64::from(value) * 1e5).round() / 1e5) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standardises_by_mean_and_deviation_and_saturates() {
        let norm = Norm::of([1.0, 3.0].into_iter());
        assert_eq!((norm.mean, norm.deviation), (2.0, 1.0));
        assert!((norm.standardise(2.1) - 0.1).abs() < 1e-3);
        assert!(norm.standardise(99.0) <= FARTHEST && norm.standardise(-99.0) >= -FARTHEST);
        assert!(Norm::of([5.0, 5.0].into_iter()).standardise(7.0).abs() < f32::EPSILON);
    }
}
