//! Where intensities begin.

use serde::{Deserialize, Serialize};

use super::Intensity;

/// The lifts from which an emotion is medium and high.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Thresholds {
    pub(super) medium: f32,
    pub(super) high: f32,
}

impl Thresholds {
    /// From the greatest lift of each of many paintings: three in four have an emotion of at least medium intensity and
    /// one in four has one of high intensity.
    pub(super) fn of(greatest: impl Iterator<Item = f32>) -> Self {
        let mut lifts: Vec<f32> = greatest.collect();
        lifts.sort_by(f32::total_cmp);
        let quartile = |quarters: usize| lifts.get(lifts.len() * quarters / 4).copied().unwrap_or(1.0);
        Self { medium: super::norm::rounded(quartile(1)), high: super::norm::rounded(quartile(3)) }
    }

    pub(super) fn intensity(self, lift: f32) -> Intensity {
        match lift {
            l if l >= self.high => Intensity::High,
            l if l >= self.medium => Intensity::Medium,
            _ => Intensity::Low,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_in_four_are_medium_and_one_in_four_is_high() {
        let thresholds = Thresholds::of((0..100_u8).rev().map(f32::from));
        assert_eq!(thresholds, Thresholds { medium: 25.0, high: 75.0 });
        assert_eq!([24.9, 25.0, 74.9, 75.0].map(|l| thresholds.intensity(l)), {
            use Intensity::{High, Low, Medium};
            [Low, Medium, Medium, High]
        });
    }
}
