//! The index over all paintings.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::centroids::{Centroids, mean};
use super::matching::Match;
use super::ranking::Ranking;
use crate::colour::{Lab, Palette};
use crate::painting::{Painting, PaintingId};

/// The colours of a palette with their weights.
pub(super) type Colours<'a> = &'a [(Lab, f32)];

/// One artist may take this many places, so that no ten in a row have more.
const OF_ONE_ARTIST: usize = 2;

/// Paintings that can be searched by their colours, exactly.
pub struct Index {
    /// In order of id, no id twice.
    paintings: Vec<Arc<Painting>>,
    /// The colours of all, paintings of like colour side by side: a search then reads memory in runs.
    colours: Vec<(Lab, f32)>,
    /// Where the colours of each painting are.
    spans: Vec<Range<usize>>,
    centroids: Centroids,
}

impl Index {
    /// Builds the index; of paintings with the same id the first is kept.
    #[must_use]
    pub fn new(mut paintings: Vec<Arc<Painting>>) -> Self {
        paintings.sort_by(|a, b| a.id.cmp(&b.id));
        paintings.dedup_by(|a, b| a.id == b.id);
        let palettes: Vec<Vec<(Lab, f32)>> = paintings.iter().map(|painting| painting.palette.lab_weights()).collect();
        let centroids = Centroids::new(palettes.iter().map(Vec::as_slice));
        let mut neighbours: Vec<usize> = (0..palettes.len()).collect();
        neighbours.sort_by_cached_key(|&position| cell(&palettes[position]));
        let mut colours = Vec::new();
        let mut spans = vec![0..0; palettes.len()];
        for position in neighbours {
            let start = colours.len();
            colours.extend_from_slice(&palettes[position]);
            spans[position] = start..colours.len();
        }
        Self { paintings, colours, spans, centroids }
    }

    /// How many paintings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.paintings.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.paintings.is_empty()
    }

    /// All paintings, in order of id.
    #[must_use]
    pub fn paintings(&self) -> &[Arc<Painting>] {
        &self.paintings
    }

    /// The painting with this id.
    #[must_use]
    pub fn get(&self, id: &PaintingId) -> Option<&Arc<Painting>> {
        let found = self.paintings.binary_search_by(|painting| painting.id.cmp(id));
        found.ok().map(|position| &self.paintings[position])
    }

    /// The nearest paintings by exact Earth Mover's Distance, nearest first, equal distances by id.
    ///
    /// One artist takes at most two places unless there would be too few paintings otherwise; then the nearest of
    /// those left over fill up. Excluded paintings never appear.
    #[must_use]
    pub fn nearest(&self, query: &Palette, limit: usize, exclude: &HashSet<PaintingId>) -> Vec<Match> {
        let query_colours = query.lab_weights();
        let mut of_artist: HashMap<&str, usize> = HashMap::new();
        let (mut chosen, mut left_over) = (Vec::new(), Vec::new());
        let expected = (limit + exclude.len()).min(self.len());
        let mut ranking = Ranking::new(self, &query_colours, expected);
        while chosen.len() < limit
            && let Some((position, distance)) = ranking.next()
        {
            let painting = &self.paintings[position];
            if exclude.contains(&painting.id) {
                continue;
            }
            let taken = of_artist.entry(&painting.artist.en).or_default();
            if *taken < OF_ONE_ARTIST {
                *taken += 1;
                chosen.push((distance, position));
            } else {
                left_over.push((distance, position));
            }
        }
        let room = limit - chosen.len();
        chosen.extend(left_over.into_iter().take(room));
        chosen.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let matched = |(_, position): (f32, usize)| Match::between(query, self.paintings[position].clone());
        chosen.into_iter().map(matched).collect()
    }

    /// Compares a palette with one painting; `None` when there is no such painting.
    #[must_use]
    pub fn compare(&self, query: &Palette, id: &PaintingId) -> Option<Match> {
        self.get(id).map(|painting| Match::between(query, painting.clone()))
    }

    pub(super) fn centroids(&self) -> &Centroids {
        &self.centroids
    }

    pub(super) fn colours(&self, position: usize) -> Colours<'_> {
        &self.colours[self.spans[position].clone()]
    }

    /// Where in memory the colours of a painting are, to go through many in that order.
    pub(super) fn place(&self, position: usize) -> usize {
        self.spans[position].start
    }
}

/// The cell of a palette's mean colour, eight CIELAB units wide.
fn cell(palette: Colours<'_>) -> [i32; 3] {
    mean(palette).map(|coordinate| (coordinate / 8.0).floor() as i32)
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
