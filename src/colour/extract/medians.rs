//! Weighted k-medians: the centres that keep the mean difference from every pixel to its nearest centre least.

use super::super::Lab;
use super::super::emd::euclidean;
use super::histogram::Bin;
use super::{mean_error, nearest, nearest_by};

/// Starts that are tried under the plain CIELAB distance, which is cheap.
const STARTS: usize = 16;
/// Steps of each start.
const PLAIN_STEPS: usize = 12;
/// The best starts that are taken further under CIEDE2000, and their steps.
const CONTENDERS: usize = 3;
const CONTENDER_STEPS: usize = 4;
/// Steps of the winner over all bins.
const FINAL_STEPS: usize = 3;
/// A bin nearer to its centre than this pulls no harder: keeps the weights of a step finite.
const NEAREST_PULL: f32 = 0.5;

/// As many centres as `colours`, searched over the `coarse` bins and settled over all; there must be more of both.
pub(super) fn centres(bins: &[Bin], coarse: &[Bin], colours: usize) -> Vec<Lab> {
    let mut starts: Vec<(f32, Vec<Lab>)> = (0..STARTS)
        .map(|start| {
            let mut state = (f32::INFINITY, seeds(coarse, colours, start));
            for _ in 0..PLAIN_STEPS {
                state = step(coarse, &state.1, nearest_plain);
            }
            state
        })
        .collect();
    starts.sort_by(|a, b| a.0.total_cmp(&b.0));
    starts.dedup_by(|a, b| (a.0 - b.0).abs() < 1e-3);
    let contenders = starts.into_iter().take(CONTENDERS).map(|(_, centres)| refine(coarse, centres, CONTENDER_STEPS));
    let winner = contenders.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, centres)| centres);
    refine(bins, winner.unwrap_or_default(), FINAL_STEPS).1
}

/// Moves centres by `steps` under CIEDE2000 and returns the best state seen with its mean error.
fn refine(bins: &[Bin], centres: Vec<Lab>, steps: usize) -> (f32, Vec<Lab>) {
    refine_beside(bins, centres, steps, 0)
}

/// [`refine`] with the last `fixed` centres held in their places.
pub(super) fn refine_beside(bins: &[Bin], mut centres: Vec<Lab>, steps: usize, fixed: usize) -> (f32, Vec<Lab>) {
    let free = centres.len() - fixed;
    let mut best = (f32::INFINITY, centres.clone());
    for _ in 0..steps {
        let (error, moved) = step(bins, &centres, nearest);
        if error < best.0 {
            best = (error, centres.clone());
        }
        centres[..free].copy_from_slice(&moved[..free]);
    }
    let error = mean_error(bins, &centres);
    if error < best.0 { (error, centres) } else { best }
}

/// One step of Weiszfeld's algorithm for the geometric median of each cluster: the mean with weights over distance.
/// Also returns the mean error before the step. (Weiszfeld 1937; CIEDE2000 is nearly a scaled Euclid around a centre.)
fn step(bins: &[Bin], centres: &[Lab], nearest: impl Fn(Lab, &[Lab]) -> (usize, f32)) -> (f32, Vec<Lab>) {
    let mut sums = vec![(Lab::new(0.0, 0.0, 0.0), 0.0); centres.len()];
    let mut error = 0.0;
    for bin in bins {
        let (centre, distance) = nearest(bin.lab, centres);
        error += bin.weight * distance;
        let pull = bin.weight / distance.max(NEAREST_PULL);
        let sum = &mut sums[centre];
        sum.0 += bin.lab * pull;
        sum.1 += pull;
    }
    let moved = sums.iter().zip(centres).map(|((sum, pull), old)| if *pull > 0.0 { *sum / *pull } else { *old });
    (error, moved.collect())
}

/// First centres, drawn as k-means++ draws them (each in proportion to weight × distance from those there already;
/// Arthur & Vassilvitskii 2007) with the multiples of the golden ratio for random numbers.
fn seeds(bins: &[Bin], colours: usize, start: usize) -> Vec<Lab> {
    let mut centres: Vec<Lab> = Vec::with_capacity(colours);
    let mut mass: Vec<f32> = bins.iter().map(|bin| bin.weight).collect();
    for draw in 0..colours {
        let turn = ((start * colours + draw) as f32 * 0.618_034).fract();
        let mut left = turn * mass.iter().sum::<f32>();
        let drawn = mass.iter().position(|m| {
            left -= m;
            left < 0.0 && *m > 0.0
        });
        // Rounding may leave the last of the mass undrawn.
        let drawn = drawn.or_else(|| mass.iter().rposition(|m| *m > 0.0)).unwrap_or_default();
        centres.push(bins[drawn].lab);
        for (mass, bin) in mass.iter_mut().zip(bins) {
            *mass = bin.weight * nearest_plain(bin.lab, &centres).1;
        }
    }
    centres
}

fn nearest_plain(lab: Lab, centres: &[Lab]) -> (usize, f32) {
    nearest_by(centres, |centre| euclidean(lab, centre))
}
