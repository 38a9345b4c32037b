//! Meets a length exactly, and still draws at random: counts the ways backwards, then draws forwards.

use std::ops::RangeInclusive;

use rand::{Rng, RngExt};

/// One way to fill a beat.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Choice {
    /// What it adds to the length.
    pub length: usize,
    /// How gladly it is taken, > 0.
    pub weight: f64,
}

/// Each step away from the middle of the window makes a sum this much less likely.
const TOWARDS_MIDDLE: f64 = 0.85;

/// Picks one choice for each beat so that the lengths add up to a sum within `window`: every combination that does is as
/// likely as the product of its weights and of its nearness to the middle. `None` when there is none.
pub(super) fn fit(beats: &[Vec<Choice>], window: &RangeInclusive<usize>, rng: &mut impl Rng) -> Option<Vec<usize>> {
    let longest = *window.end();
    // ways[i][s]: the weight of all endings from beat i on, when the beats before it are s long.
    let mut ways = vec![vec![0.0; longest + 1]; beats.len() + 1];
    for (length, way) in ways[beats.len()].iter_mut().enumerate() {
        let from_middle = (2 * length).abs_diff(window.start() + longest) / 2;
        let steps = i32::try_from(from_middle).unwrap_or(i32::MAX);
        *way = if window.contains(&length) { TOWARDS_MIDDLE.powi(steps) } else { 0.0 };
    }
    for (i, beat) in beats.iter().enumerate().rev() {
        for length in 0..=longest {
            ways[i][length] = beat.iter().map(|choice| ending(&ways[i + 1], length, choice)).sum();
        }
    }
    let mut length = 0;
    beats
        .iter()
        .enumerate()
        .map(|(i, beat)| {
            let mut draw = rng.random::<f64>() * ways[i][length];
            let possible = || beat.iter().enumerate().filter(|(_, c)| ending(&ways[i + 1], length, c) > 0.0);
            let (index, choice) = possible()
                .find(|(_, choice)| {
                    draw -= ending(&ways[i + 1], length, choice);
                    draw < 0.0
                })
                .or_else(|| possible().next_back())?;
            length += choice.length;
            Some(index)
        })
        .collect()
}

/// The weight of this choice and all endings after it.
fn ending(after: &[f64], length: usize, choice: &Choice) -> f64 {
    after.get(length + choice.length).map_or(0.0, |ways| ways * choice.weight)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};

    use super::*;

    fn choices(lengths: &[usize]) -> Vec<Choice> {
        lengths.iter().map(|&length| Choice { length, weight: 1.0 }).collect()
    }

    proptest! {
        #[test]
        fn finds_a_sum_in_the_window_whenever_there_is_one(
            beats in prop::collection::vec(prop::collection::vec(0_usize..20, 1..4), 1..6), low in 0_usize..60, seed: u64,
        ) {
            let window = low..=low + 3;
            let mut sums = std::collections::BTreeSet::from([0]);
            for beat in &beats {
                sums = sums.iter().flat_map(|sum| beat.iter().map(move |length| sum + length)).collect();
            }
            let beats: Vec<_> = beats.iter().map(|beat| choices(beat)).collect();
            let found = fit(&beats, &window, &mut ChaCha8Rng::seed_from_u64(seed));
            prop_assert_eq!(found.is_some(), sums.iter().any(|sum| window.contains(sum)));
            if let Some(found) = found {
                let sum: usize = found.iter().zip(&beats).map(|(&i, beat)| beat[i].length).sum();
                prop_assert!(window.contains(&sum));
            }
        }
    }

    #[test]
    fn every_fitting_combination_comes_up() {
        let beats = [choices(&[1, 2, 3]), choices(&[1, 2, 3])];
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let drawn: std::collections::BTreeSet<_> = (0..200).filter_map(|_| fit(&beats, &(4..=4), &mut rng)).collect();
        assert_eq!(drawn.len(), 3);
    }
}
