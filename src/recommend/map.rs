//! A place in the plane for every painting, paintings of like colour near each other.

use linfa::traits::Transformer;
use linfa_linalg::eigh::{EigSort, Eigh};
use linfa_tsne::TSneParams;
use ndarray::{Array2, Axis};

use super::atlas::Features;

/// Most paintings that are placed by t-SNE, whose exact form takes time with the square of their number.
const MOST_BY_TSNE: usize = 600;
/// How many neighbours count to t-SNE, and its iterations.
const TSNE: (f64, usize) = (30.0, 250);

/// Two coordinates for each row, 0–1 in both: to the right warmer, upwards lighter.
///
/// Up to 600 paintings by exact t-SNE (van der Maaten & Hinton 2008), which keeps neighbours together best and, unlike
/// its approximation, is deterministic; more by their two principal components.
pub(super) fn coordinates(features: &Features) -> Vec<[f32; 2]> {
    let rows = features.all.nrows();
    let by_tsne = (3.0 * TSNE.0 + 1.0 < rows as f64 && rows <= MOST_BY_TSNE).then(|| tsne(features)).flatten();
    let mut points = by_tsne.unwrap_or_else(|| principal(features));
    orient(&mut points, features);
    for axis in 0..2 {
        let values = || points.iter().map(|point| point[axis]);
        let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
        for point in &mut points {
            point[axis] = if high > low { (point[axis] - low) / (high - low) } else { 0.5 };
        }
    }
    points.into_iter().map(|point| point.map(|value| value as f32)).collect()
}

/// `None` where it finds no answer, as for paintings that are all alike.
fn tsne(features: &Features) -> Option<Vec<[f64; 2]>> {
    // In the order of ids, so that the same paintings start from the same places.
    let placed = TSneParams::embedding_size(2)
        .perplexity(TSNE.0)
        .approx_threshold(0.0)
        .max_iter(TSNE.1)
        .transform(features.sampled())
        .ok()?;
    let mut points = vec![[0.0; 2]; features.all.nrows()];
    for (place, row) in features.sample.iter().zip(placed.rows()) {
        points[*place] = [row[0], row[1]];
    }
    points.iter().flatten().all(|value| value.is_finite()).then_some(points)
}

/// Projections on the two directions in which the sample varies most; all at the origin where there is no variation.
fn principal(features: &Features) -> Vec<[f64; 2]> {
    let nowhere = vec![[0.0; 2]; features.all.nrows()];
    let sample = features.sampled();
    let Some(mean) = sample.mean_axis(Axis(0)) else { return nowhere };
    let centred = sample - &mean;
    let Ok(eigen) = centred.t().dot(&centred).eigh() else { return nowhere };
    let (_, vectors) = eigen.sort_eig_desc();
    let projected: Array2<f64> = (&features.all - &mean).dot(&vectors.select(Axis(1), &[0, 1]));
    projected.rows().into_iter().map(|row| [row[0], row[1]]).collect()
}

/// Swaps and turns the axes so that lightness grows upwards and warmth (b\*) to the right, as far as they do at all.
fn orient(points: &mut [[f64; 2]], features: &Features) {
    let mean = |axis: usize| -> Vec<f64> {
        let numbers = axis * 8..(axis + 1) * 8;
        features.all.rows().into_iter().map(|row| numbers.clone().map(|number| row[number]).sum::<f64>()).collect()
    };
    let (lightness, warmth) = (mean(0), mean(2));
    let along = |points: &[[f64; 2]], axis: usize, values: &[f64]| {
        correlation(&points.iter().map(|point| point[axis]).collect::<Vec<_>>(), values)
    };
    if along(points, 0, &lightness).abs() > along(points, 1, &lightness).abs() {
        for point in points.iter_mut() {
            point.swap(0, 1);
        }
    }
    for (axis, values) in [(0, &warmth), (1, &lightness)] {
        if along(points, axis, values) < 0.0 {
            for point in points.iter_mut() {
                point[axis] = -point[axis];
            }
        }
    }
}

/// Pearson's correlation, −1 to 1; 0 where one side does not vary.
fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len().max(1) as f64;
    let (mean_a, mean_b) = (mean(a), mean(b));
    let sum = |f: &dyn Fn(f64, f64) -> f64| a.iter().zip(b).map(|(a, b)| f(a - mean_a, b - mean_b)).sum::<f64>();
    let scale = (sum(&|a, _| a * a) * sum(&|_, b| b * b)).sqrt();
    if scale > 0.0 { sum(&|a, b| a * b) / scale } else { 0.0 }
}
