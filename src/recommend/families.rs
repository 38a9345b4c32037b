//! Families of paintings that share their colours.

use linfa::DatasetBase;
use linfa::traits::Fit;
use linfa_clustering::KMeans;
use ndarray::{Array1, Array2, ArrayView1};

use super::Index;
use super::atlas::Features;
use super::family_names::{FamilyName, Look, name_all};
use crate::colour::Palette;
use crate::painting::PaintingId;

/// How many families there may be; fewer in a collection of fewer than four times as many paintings.
const NUMBERS: std::ops::RangeInclusive<usize> = 6..=12;
/// Paintings of a family that are named as examples.
const EXEMPLARS: usize = 6;
/// Runs of k-means, of which the best counts.
const RUNS: usize = 4;

/// Paintings that share their colours.
#[derive(Clone, Debug, PartialEq)]
pub struct Family {
    /// What its colours are called, in both languages; no other family is called so.
    pub name: FamilyName,
    /// How many paintings it has.
    pub count: usize,
    /// The palette of its most typical painting.
    pub palette: Palette,
    /// Its most typical paintings, up to six, the most typical first.
    pub exemplars: Vec<PaintingId>,
}

/// The families of a collection, the largest first, and for each position which of them it belongs to.
///
/// By k-means on the sketches; there are as many as give the greatest simplified silhouette (Hruschka et al. 2006): how
/// much nearer a painting is to the middle of its own family than to that of the next.
pub(super) fn families(index: &Index, features: &Features) -> (Vec<Family>, Vec<usize>) {
    let sample = features.sampled();
    let centres = centres(&sample);
    let found: Vec<(usize, f64, f64)> = features.all.rows().into_iter().map(|row| two_nearest(row, &centres)).collect();
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); centres.len()];
    // In the order of ids, so that equals keep it.
    for position in index.by_id() {
        members[found[position].0].push(position);
    }
    members.retain(|members| !members.is_empty());
    members.sort_by_key(|members| std::cmp::Reverse(members.len()));
    let mut family_of = vec![0; index.len()];
    for (number, positions) in members.iter_mut().enumerate() {
        positions.sort_by(|&a, &b| found[a].1.total_cmp(&found[b].1));
        for &position in positions.iter() {
            family_of[position] = number;
        }
    }
    let palettes = |positions: &[usize]| -> Vec<Palette> {
        positions.iter().take(super::atlas::SAMPLE / 10).filter_map(|&position| index.palette(position)).collect()
    };
    let looks: Vec<Look> = members.iter().map(|positions| Look::of(&palettes(positions), positions.len())).collect();
    let family = |(positions, name): (&Vec<usize>, FamilyName)| {
        let typical = positions.iter().take(EXEMPLARS);
        let exemplars = typical.filter_map(|&position| index.id(position).parse().ok()).collect();
        Some(Family { name, count: positions.len(), palette: index.palette(*positions.first()?)?, exemplars })
    };
    (members.iter().zip(name_all(&looks)).filter_map(family).collect(), family_of)
}

/// The middles of the best number of families; none for no rows.
fn centres(sample: &Array2<f64>) -> Vec<Array1<f64>> {
    // linfa panics when there are no rows at all.
    if sample.is_empty() {
        return Vec::new();
    }
    let most = (sample.nrows() / 4).clamp(1, *NUMBERS.end());
    let numbers = most.min(*NUMBERS.start())..=most;
    let mut best: (f64, Vec<Array1<f64>>) = (f64::NEG_INFINITY, Vec::new());
    for number in numbers {
        let dataset = DatasetBase::from(sample.clone());
        // linfa's own generator starts from a fixed seed.
        let Ok(model) = KMeans::params(number).n_runs(RUNS).fit(&dataset) else { continue };
        let centres: Vec<Array1<f64>> = model.centroids().rows().into_iter().map(|row| row.to_owned()).collect();
        let silhouette = sample.rows().into_iter().map(|row| {
            let (_, own, next) = two_nearest(row, &centres);
            if next > 0.0 && next.is_finite() { 1.0 - own / next } else { 0.0 }
        });
        let silhouette = silhouette.sum::<f64>() / sample.nrows() as f64;
        if silhouette > best.0 {
            best = (silhouette, centres);
        }
    }
    best.1
}

/// The nearest of the centres, its distance, and the distance of the next.
fn two_nearest(row: ArrayView1<'_, f64>, centres: &[Array1<f64>]) -> (usize, f64, f64) {
    let mut best = (0, f64::INFINITY, f64::INFINITY);
    for (number, centre) in centres.iter().enumerate() {
        let distance = row.iter().zip(centre).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt();
        if distance < best.1 {
            best = (number, distance, best.1);
        } else {
            best.2 = best.2.min(distance);
        }
    }
    best
}
