//! The mean colour of each painting in a ball tree of linfa-nn: the coarse sieve before exact distances.

use linfa_nn::distance::L2Dist;
use linfa_nn::{BallTreeIndex, NearestNeighbourIndex};
use ndarray::{Array2, ArrayView1};
use self_cell::self_cell;

use super::index::Colours;
use crate::colour::Lab;

/// Paintings in one leaf of the tree.
const LEAF: usize = 32;

type Tree<'a> = BallTreeIndex<'a, f32, L2Dist>;

self_cell!(
    /// linfa's tree borrows its points; here the two live together.
    struct OwnedTree {
        owner: Array2<f32>,
        #[not_covariant]
        dependent: Tree,
    }
);

/// Finds paintings by the weighted mean of their colours, positions as in the list they were made from.
pub(super) struct Centroids(Option<OwnedTree>);

impl Centroids {
    pub(super) fn new<'a>(palettes: impl ExactSizeIterator<Item = Colours<'a>>) -> Self {
        let mut points = Array2::zeros((palettes.len(), 3));
        for (mut row, palette) in points.rows_mut().into_iter().zip(palettes) {
            for (cell, value) in row.iter_mut().zip(mean(palette)) {
                *cell = value;
            }
        }
        // Three columns and a leaf size above 0 leave nothing that the tree could refuse.
        Self(OwnedTree::try_new(points, |points| BallTreeIndex::new(points, LEAF, L2Dist)).ok())
    }

    /// The positions of the `count` nearest.
    pub(super) fn nearest(&self, palette: Colours<'_>, count: usize) -> Vec<usize> {
        // linfa-nn 0.8 panics when it is asked for none.
        if count == 0 {
            return Vec::new();
        }
        self.search(palette, |tree, point| positions(tree.k_nearest(point, count)))
    }

    /// The positions of all nearer than `radius`, in CIELAB units.
    pub(super) fn within(&self, palette: Colours<'_>, radius: f32) -> Vec<usize> {
        self.search(palette, |tree, point| positions(tree.within_range(point, radius)))
    }

    fn search(
        &self,
        palette: Colours<'_>,
        search: impl Fn(&Tree<'_>, ArrayView1<'_, f32>) -> Vec<usize>,
    ) -> Vec<usize> {
        let point = mean(palette);
        let Some(tree) = &self.0 else { return Vec::new() };
        tree.with_dependent(|_, tree| search(tree, ArrayView1::from(&point)))
    }
}

/// The mean colour by weight: L\*, a\*, b\*.
pub(super) fn mean(palette: Colours<'_>) -> [f32; 3] {
    let sum = palette.iter().fold(Lab::new(0.0, 0.0, 0.0), |sum, (lab, weight)| sum + *lab * *weight);
    [sum.l, sum.a, sum.b]
}

/// A point of three finite numbers is never refused by a tree of three columns.
fn positions<P, E>(found: Result<Vec<(P, usize)>, E>) -> Vec<usize> {
    found.map_or_else(|_| Vec::new(), |found| found.into_iter().map(|(_, position)| position).collect())
}
