//! Paintings in order of exact distance, computed no further than they are asked for.
//!
//! Multi-step nearest neighbour search (Seidl & Kriegel, "Optimal Multi-Step k-Nearest Neighbor Search", SIGMOD 1998):
//! cheap lower bounds decide which exact distance to compute next, so that none is computed in vain and none is missed.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::index::{Colours, Index};
use super::relaxed::Relaxed;
use crate::colour::earth_mover;

/// Rounding by which a lower bound might exceed the distance itself, in CIELAB units.
const SLACK: f32 = 1e-3;
/// Nearest mean colours per place whose exact distances are computed first, to tell how far the sieve must reach.
const PROBES: usize = 4;
/// How much farther the sieve reaches when it has run dry.
const WIDEN: f32 = 1.5;

/// Beyond this no two colours of sRGB lie apart.
const WIDEST: f32 = 300.0;

/// A lower bound or the exact distance of a painting; of equal distances the bound comes first, then the lower position.
#[derive(Clone, Copy, PartialEq)]
struct Candidate {
    distance: f32,
    exact: bool,
    position: usize,
}

impl Eq for Candidate {}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_distance = self.distance.total_cmp(&other.distance);
        by_distance.then(self.exact.cmp(&other.exact)).then(self.position.cmp(&other.position))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Iterates over positions and exact distances, nearest first, equal distances by position.
pub(super) struct Ranking<'a> {
    index: &'a Index,
    query: Colours<'a>,
    relaxed: Relaxed,
    /// Paintings whose lower bounds are all nearer than this have been queued.
    radius: f32,
    queued: Vec<bool>,
    queue: BinaryHeap<Reverse<Candidate>>,
}

impl<'a> Ranking<'a> {
    /// A ranking of which about `expected` places will be asked for.
    pub(super) fn new(index: &'a Index, query: Colours<'a>, expected: usize) -> Self {
        let first = index.centroids().nearest(query, PROBES * expected);
        let mut distances: Vec<f32> = first.iter().map(|&i| earth_mover(query, index.colours(i))).collect();
        distances.sort_by(f32::total_cmp);
        let radius = distances.get(expected.saturating_sub(1)).map_or(f32::INFINITY, |d| d + 2.0 * SLACK);
        let mut ranking = Self {
            index,
            query,
            relaxed: Relaxed::new(query),
            radius,
            queued: vec![false; index.len()],
            queue: BinaryHeap::new(),
        };
        ranking.take_up();
        ranking
    }

    /// Queues what lies within the radius with a lower bound each.
    fn take_up(&mut self) {
        let mut within: Vec<usize> = if self.radius.is_finite() {
            self.index.centroids().within(self.query, self.radius)
        } else {
            (0..self.index.len()).collect()
        };
        // In the order of memory: most of the time of this loop is waiting for it.
        within.sort_by_cached_key(|&position| self.index.place(position));
        for position in within {
            let distance = (self.relaxed.distance(self.index.colours(position)) - SLACK).max(0.0);
            // What is bound to be farther waits until the sieve reaches that far.
            if !self.queued[position] && distance < self.radius {
                self.queued[position] = true;
                self.queue.push(Reverse(Candidate { distance, exact: false, position }));
            }
        }
    }
}

impl Iterator for Ranking<'_> {
    type Item = (usize, f32);

    fn next(&mut self) -> Option<(usize, f32)> {
        loop {
            let near = self.queue.peek().is_some_and(|Reverse(head)| head.distance < self.radius - SLACK);
            if !near && self.radius.is_finite() {
                self.radius = if self.radius > WIDEST { f32::INFINITY } else { self.radius.max(1.0) * WIDEN };
                self.take_up();
                continue;
            }
            let Reverse(head) = self.queue.pop()?;
            if head.exact {
                return Some((head.position, head.distance));
            }
            let distance = earth_mover(self.query, self.index.colours(head.position));
            self.queue.push(Reverse(Candidate { distance, exact: true, ..head }));
        }
    }
}
