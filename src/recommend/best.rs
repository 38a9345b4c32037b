//! The best so far of a search.

use super::index::Index;
use super::search::Neighbour;

/// The nearest of what was offered, at most so many of one artist.
///
/// What an artist's nearer works displace never returns: the nearest of each artist only get nearer, and with them the
/// nearest of all.
pub(super) struct Best<'a> {
    index: &'a Index,
    count: usize,
    of_one_artist: usize,
    /// Nearest first, equal distances by id.
    found: Vec<Neighbour>,
}

impl<'a> Best<'a> {
    pub(super) fn new(index: &'a Index, count: usize, of_one_artist: usize) -> Self {
        Self { index, count, of_one_artist, found: Vec::new() }
    }

    /// Only what is not farther than this can still get in: infinite while there is room.
    pub(super) fn farthest(&self) -> f32 {
        match self.found.last() {
            _ if self.count == 0 => -1.0,
            Some(farthest) if self.found.len() == self.count => farthest.distance,
            _ => f32::INFINITY,
        }
    }

    pub(super) fn offer(&mut self, offered: Neighbour) {
        let place = self.found.partition_point(|found| self.index.compare(found, &offered).is_lt());
        let artist = |neighbour: &Neighbour| self.index.artist_number(neighbour.position);
        let same = |neighbour: &&Neighbour| artist(neighbour) == artist(&offered);
        if place == self.count || self.found[..place].iter().filter(same).count() >= self.of_one_artist {
            return;
        }
        let displaced = self.found[place..].iter().rposition(|neighbour| same(&neighbour));
        let full = self.found.iter().filter(same).count() == self.of_one_artist;
        if let Some(last) = displaced.filter(|_| full) {
            self.found.remove(place + last);
        }
        self.found.insert(place, offered);
        self.found.truncate(self.count);
    }

    pub(super) fn into_neighbours(self) -> Vec<Neighbour> {
        self.found
    }
}
