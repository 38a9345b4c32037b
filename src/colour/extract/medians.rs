//! Weighted k-medians: the centres that keep the mean difference from every pixel to its nearest centre least.

use super::super::Lab;
use super::histogram::Bin;
use super::uniform::{Place, distance, place, squared};

/// Starts, and the steps of each.
const STARTS: usize = 12;
const STEPS: usize = 5;
/// Steps of the winner over all bins.
const FINAL_STEPS: usize = 4;
/// A bin nearer to its centre than this pulls no harder: keeps the weights of a step finite.
const NEAREST_PULL: f32 = 0.5;

/// A colour and where it lies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Centre {
    pub(super) lab: Lab,
    pub(super) place: Place,
}

impl From<Lab> for Centre {
    fn from(lab: Lab) -> Self {
        Self { lab, place: place(lab) }
    }
}

/// As many centres as `colours`, searched over the `coarse` bins and settled over all; there must be more of both.
pub(super) fn centres(bins: &[Bin], coarse: &[Bin], colours: usize) -> Vec<Centre> {
    let starts = (0..STARTS).map(|start| refine(coarse, seeds(coarse, colours, start), STEPS, 0));
    let best = starts.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, centres)| centres);
    refine(bins, best.unwrap_or_default(), FINAL_STEPS, 0).1
}

/// Moves centres by `steps`, the last `fixed` of them held in their places; also the mean error before the last step.
pub(super) fn refine(bins: &[Bin], mut centres: Vec<Centre>, steps: usize, fixed: usize) -> (f32, Vec<Centre>) {
    let free = centres.len() - fixed;
    let mut error = f32::INFINITY;
    for _ in 0..steps {
        let (before, moved) = step(bins, &centres);
        error = before;
        centres[..free].copy_from_slice(&moved[..free]);
    }
    (error, centres)
}

/// One step of Weiszfeld's algorithm for the geometric median of each cluster: the mean with weights over distance.
/// Also returns the mean error before the step. (Weiszfeld 1937)
fn step(bins: &[Bin], centres: &[Centre]) -> (f32, Vec<Centre>) {
    let mut sums = vec![(Lab::new(0.0, 0.0, 0.0), 0.0); centres.len()];
    let mut error = 0.0;
    for bin in bins {
        let (centre, distance) = nearest(bin.place, centres);
        error += bin.weight * distance;
        let pull = bin.weight / distance.max(NEAREST_PULL);
        let sum = &mut sums[centre];
        sum.0 += bin.lab * pull;
        sum.1 += pull;
    }
    let moved = sums.iter().zip(centres);
    (error, moved.map(|((sum, pull), old)| if *pull > 0.0 { (*sum / *pull).into() } else { *old }).collect())
}

/// First centres, drawn as k-means++ draws them (each in proportion to weight × distance from those there already;
/// Arthur & Vassilvitskii 2007) with the multiples of the golden ratio for random numbers.
fn seeds(bins: &[Bin], colours: usize, start: usize) -> Vec<Centre> {
    let mut centres: Vec<Centre> = Vec::with_capacity(colours);
    let mut away = vec![f32::INFINITY; bins.len()];
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
        centres.push(bins[drawn].lab.into());
        for ((mass, away), bin) in mass.iter_mut().zip(&mut away).zip(bins) {
            *away = away.min(distance(bin.place, bins[drawn].place));
            *mass = bin.weight * *away;
        }
    }
    centres
}

/// Position of the centre nearest to `place`, and how far it is; `centres` must not be empty.
pub(super) fn nearest(place: Place, centres: &[Centre]) -> (usize, f32) {
    let mut best = (0, f32::INFINITY);
    for (i, centre) in centres.iter().enumerate() {
        let squared = squared(place, centre.place);
        if squared < best.1 {
            best = (i, squared);
        }
    }
    (best.0, best.1.sqrt())
}

/// Mean distance from each bin to its nearest centre.
pub(super) fn mean_error(bins: &[Bin], centres: &[Centre]) -> f32 {
    bins.iter().map(|bin| bin.weight * nearest(bin.place, centres).1).sum()
}
