//! The whole collection at a glance: families of colour, and a map.

use ndarray::Array2;

use super::families::{Family, families};
use super::{Index, map};

/// Paintings from which families and the axes of the map are found; more are sorted into what these give.
pub(super) const SAMPLE: usize = 2000;

/// Families of colour and a place for every painting. The same collection gives the same atlas.
#[derive(Clone, Debug)]
pub struct Atlas {
    /// The families, the largest first.
    pub families: Vec<Family>,
    /// A place for each position of the index.
    pub places: Vec<Place>,
}

/// Where a painting lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// 0–1, warmer to the right.
    pub x: f32,
    /// 0–1, lighter upwards, to 1.
    pub y: f32,
    /// Which of the families it belongs to.
    pub family: usize,
}

impl Atlas {
    /// Draws the atlas of a collection.
    #[must_use]
    pub fn new(index: &Index) -> Self {
        let features = Features::of(index);
        let (families, members) = families(index, &features);
        let places = map::coordinates(&features).into_iter().zip(members);
        Self { families, places: places.map(|([x, y], family)| Place { x, y, family }).collect() }
    }
}

/// The sketches of all paintings as numbers, a row for each position, in CIELAB units.
pub(super) struct Features {
    pub all: Array2<f64>,
    /// Evenly spread over the order of ids.
    pub sample: Vec<usize>,
}

impl Features {
    fn of(index: &Index) -> Self {
        let rows: Vec<[f64; 24]> = (0..index.len()).map(|position| index.sketches().get(position)).collect();
        let step = index.len().div_ceil(SAMPLE).max(1);
        Self { all: Array2::from(rows), sample: index.by_id().step_by(step).collect() }
    }

    /// The rows of the sample.
    pub(super) fn sampled(&self) -> Array2<f64> {
        self.all.select(ndarray::Axis(0), &self.sample)
    }
}

#[cfg(test)]
#[path = "atlas_tests.rs"]
mod tests;
