//! From a lean to a probability.

use serde::{Deserialize, Serialize};

/// A sigmoid fitted to leans and what came true (Platt 1999).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Platt {
    /// Change of the log odds by one unit of lean; not negative.
    pub(super) slope: f32,
    /// Log odds at lean 0.
    pub(super) offset: f32,
}

impl Platt {
    /// The probability of a lean, 0–1.
    pub(super) fn probability(self, lean: f32) -> f32 {
        1.0 / (1.0 + (-self.offset - self.slope * lean).exp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lean_moves_the_log_odds() {
        let platt = Platt { slope: 2.0_f32.ln(), offset: 0.0 };
        assert!((platt.probability(0.0) - 0.5).abs() < 1e-6);
        assert!((platt.probability(1.0) - 2.0 / 3.0).abs() < 1e-6);
        assert!(platt.probability(-9.0) > 0.0);
    }
}
