//! The nearest paintings by exact Earth Mover's Distance, most of them never looked at.
//!
//! Filter and refine with lower bounds (Seidl & Kriegel, "Optimal Multi-Step k-Nearest Neighbor Search", SIGMOD 1998):
//! blocks of like paintings, the sketches of those that might be near, the relaxed distance of what remains, and the
//! exact distance in the order of the bounds until the next is farther than what has been found. What is left out is
//! proven to be farther.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::best::Best;
use super::index::{Colours, Index};
use super::relaxed::Relaxed;
use super::sketch::{Sketch, sketch};
use crate::colour::{EarthMover, Palette};
use crate::painting::PaintingId;

/// One artist may take this many places of a gallery, so that no ten in a row have more.
pub(super) const OF_ONE_ARTIST: usize = 2;
/// Blocks that are looked at first, to learn how far the others matter.
const FIRST_BLOCKS: usize = 4;

/// A painting and how far it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Neighbour {
    /// Its position in the index.
    pub position: usize,
    /// Earth Mover's Distance in CIELAB units.
    pub distance: f32,
}

impl Index {
    /// The nearest paintings by exact Earth Mover's Distance, nearest first, equal distances by id. Excluded paintings
    /// never appear.
    #[must_use]
    pub fn nearest(&self, query: &Palette, count: usize, exclude: &HashSet<PaintingId>) -> Vec<Neighbour> {
        Search::new(self, &query.lab_weights(), self.positions(exclude)).run(count, usize::MAX)
    }

    /// As [`Index::nearest`], but one artist takes at most two places unless there would be too few paintings
    /// otherwise; then the nearest of those left over fill up.
    #[must_use]
    pub fn gallery(&self, query: &Palette, count: usize, exclude: &HashSet<PaintingId>) -> Vec<Neighbour> {
        let (query, mut excluded) = (query.lab_weights(), self.positions(exclude));
        let places = count.min(self.places(&excluded, count));
        let mut chosen = Search::new(self, &query, excluded.clone()).run(places, OF_ONE_ARTIST);
        if chosen.len() < count {
            excluded.extend(chosen.iter().map(|neighbour| neighbour.position));
            chosen.extend(Search::new(self, &query, excluded).run(count - chosen.len(), usize::MAX));
            chosen.sort_by(|a, b| self.compare(a, b));
        }
        chosen
    }

    /// Nearer first, equal distances by id.
    pub(super) fn compare(&self, a: &Neighbour, b: &Neighbour) -> Ordering {
        a.distance.total_cmp(&b.distance).then_with(|| self.id(a.position).cmp(self.id(b.position)))
    }

    fn positions(&self, ids: &HashSet<PaintingId>) -> HashSet<usize> {
        ids.iter().filter_map(|id| self.position(id)).collect()
    }

    /// How many places artists can take at [`OF_ONE_ARTIST`] each; counted no further than needed.
    fn places(&self, excluded: &HashSet<usize>, needed: usize) -> usize {
        let mut taken: HashMap<u32, usize> = HashMap::new();
        let mut places = 0;
        for position in (0..self.len()).filter(|position| !excluded.contains(position)) {
            if places == needed {
                break;
            }
            let of_artist = taken.entry(self.artist_number(position)).or_default();
            *of_artist += 1;
            places += usize::from(*of_artist <= OF_ONE_ARTIST);
        }
        places
    }
}

/// One query over all paintings.
struct Search<'a> {
    index: &'a Index,
    query: Colours<'a>,
    excluded: HashSet<usize>,
    sketch: Sketch,
    relaxed: Relaxed,
}

impl<'a> Search<'a> {
    fn new(index: &'a Index, query: Colours<'a>, excluded: HashSet<usize>) -> Self {
        Self { index, query, excluded, sketch: sketch(query), relaxed: Relaxed::new(query) }
    }

    fn run(&self, count: usize, of_one_artist: usize) -> Vec<Neighbour> {
        let mut best = Best::new(self.index, count, of_one_artist);
        let bounds = self.index.boxes().bounds(&self.sketch);
        let (mut done, mut blocks) = (-1.0, FIRST_BLOCKS.max(count / 16));
        // The nearest blocks, then four times as many, until none that is left may still matter.
        while done < best.farthest() && done < f32::MAX {
            let reach = best.farthest().min(least(&bounds, blocks));
            let within = bounds.iter().enumerate().filter(|(_, bound)| **bound <= reach && **bound > done);
            self.refine(within.map(|(block, _)| block), &mut best);
            done = reach;
            blocks *= 4;
        }
        best.into_neighbours()
    }

    /// Computes what may still matter of some blocks.
    fn refine(&self, blocks: impl Iterator<Item = usize>, best: &mut Best<'_>) {
        let (farthest, mut candidates) = (best.farthest(), Vec::new());
        for block in blocks {
            self.index.sketches().within(block, &self.sketch, farthest, |position, bound| {
                if !self.excluded.contains(&position) {
                    let bound = bound.max(self.relaxed.bound(self.index.swatches(position)));
                    if bound <= farthest {
                        candidates.push((bound, position));
                    }
                }
            });
        }
        candidates.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let (mut colours, mut mover) = (Vec::with_capacity(Palette::MAX), EarthMover::default());
        let mut last: Option<(usize, f32)> = None;
        for (bound, position) in candidates {
            if bound > best.farthest() {
                break;
            }
            // Equal palettes have equal bounds and stand side by side.
            let known = last.filter(|(other, _)| self.index.swatches(*other).eq(self.index.swatches(position)));
            let distance = known.map_or_else(
                || {
                    self.index.read_colours(position, &mut colours);
                    mover.distance(self.query, &colours)
                },
                |(_, distance)| distance,
            );
            last = Some((position, distance));
            best.offer(Neighbour { position, distance });
        }
    }
}

/// The bound of this rank; the greatest number when there are not so many.
fn least(bounds: &[f32], rank: usize) -> f32 {
    if rank >= bounds.len() {
        return f32::MAX;
    }
    let mut bounds = bounds.to_vec();
    *bounds.select_nth_unstable_by(rank, f32::total_cmp).1
}
