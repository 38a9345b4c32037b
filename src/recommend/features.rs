//! What a ranking may learn from: plain figures of a painting in a list.

use super::Index;
use super::index::Colours;
use crate::colour::{Palette, earth_mover};

/// How many figures there are.
pub(super) const COUNT: usize = 13;
/// Years at which a period ends and the next begins; there is one period more.
const PERIODS: [i32; 4] = [1600, 1800, 1870, 1910];

/// The figures of one painting in a list, each about −2 to 2: distance in tens of CIELAB units; agreement of emotion;
/// the painting's mean lightness and mean chroma less the query's in units of 20, as they are and as magnitudes; five
/// periods of which one is 1; whether the artist stands earlier in the list; the share of those earlier in the list
/// that are of the same period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Features(pub(super) [f32; COUNT]);

/// A painting of a list before its place in the list is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub position: usize,
    pub distance: f32,
    pub artist: u32,
    pub period: usize,
    figures: [f32; COUNT],
}

/// Where the figures that depend on the rest of the list stand.
const ARTIST: usize = COUNT - 2;
const PERIOD: usize = COUNT - 1;

impl Candidate {
    pub(super) fn new(index: &Index, query: &Means, position: usize, distance: f32, agreement: f32) -> Self {
        let mut colours = Vec::with_capacity(Palette::MAX);
        index.read_colours(position, &mut colours);
        let means = Means::of(&colours);
        let (lightness, chroma) = ((means.lightness - query.lightness) / 20.0, (means.chroma - query.chroma) / 20.0);
        let period = PERIODS.iter().filter(|year| index.year(position) >= **year).count();
        let mut figures = [0.0; COUNT];
        figures[..6].copy_from_slice(&[distance / 10.0, agreement, lightness, lightness.abs(), chroma, chroma.abs()]);
        figures[6 + period] = 1.0;
        Self { position, distance, artist: index.artist_number(position), period, figures }
    }

    /// The figures after these others.
    pub(super) fn after(&self, earlier: &[Self]) -> Features {
        let mut figures = self.figures;
        figures[ARTIST] = f32::from(u8::from(earlier.iter().any(|other| other.artist == self.artist)));
        let same = earlier.iter().filter(|other| other.period == self.period).count();
        figures[PERIOD] = same as f32 / earlier.len().max(1) as f32;
        Features(figures)
    }
}

/// The mean lightness and chroma of a palette.
pub(super) struct Means {
    lightness: f32,
    chroma: f32,
}

impl Means {
    pub(super) fn of(palette: Colours<'_>) -> Self {
        let mean =
            |value: fn(&crate::colour::Lab) -> f32| palette.iter().map(|(lab, weight)| weight * value(lab)).sum();
        Self { lightness: mean(|lab| lab.l), chroma: mean(|lab| lab.a.hypot(lab.b)) }
    }
}

impl Index {
    /// The figures of a list as it was shown, in its order.
    ///
    /// `agreement` says for a position how far the painting's mood agrees with the person's, −1 to 1; 0 where nothing
    /// is known. Positions are below [`Index::len`].
    #[must_use]
    pub fn features(&self, query: &Palette, shown: &[usize], agreement: impl Fn(usize) -> f32) -> Vec<Features> {
        let query = query.lab_weights();
        let (means, mut colours) = (Means::of(&query), Vec::new());
        let mut list: Vec<Candidate> = Vec::with_capacity(shown.len());
        for &position in shown {
            self.read_colours(position, &mut colours);
            let distance = earth_mover(&query, &colours);
            list.push(Candidate::new(self, &means, position, distance, agreement(position)));
        }
        (0..list.len()).map(|place| list[place].after(&list[..place])).collect()
    }
}
