//! The index over all paintings.

use std::collections::HashMap;

use super::arena::Arena;
use super::blocks::{Boxes, alike};
use super::sketch::{Sketch, Sketches, sketch};
use crate::colour::{Lab, Palette, Rgb, Swatch};
use crate::painting::PaintingId;

/// The colours of a palette with their weights.
pub(super) type Colours<'a> = &'a [(Lab, f32)];

/// What the index keeps of a painting.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The stable name.
    pub id: PaintingId,
    /// Who made it, in English: two works with the same text here are by the same artist.
    pub artist: String,
    /// A year to sort by; negative before our era.
    pub year: i32,
    /// One to twelve colours.
    pub palette: Palette,
}

/// Paintings that can be searched by their colours, exactly.
///
/// In it a painting is known by its position, below [`Index::len`]: paintings of like colour stand side by side. The
/// same paintings, in whatever order, give the same positions. One of five colours takes about 105 bytes and its id.
#[derive(Default)]
pub struct Index {
    ids: Arena,
    /// The positions in the order of ids.
    by_id: Vec<u32>,
    artist_names: Arena,
    artists: Vec<u32>,
    years: Vec<i16>,
    /// The colours of all, one palette after the other.
    colours: Vec<Rgb>,
    weights: Vec<f32>,
    /// Where each palette ends.
    ends: Vec<u32>,
    sketches: Sketches,
    boxes: Boxes,
}

impl Index {
    /// Builds the index; of entries with the same id the first is kept.
    #[must_use]
    pub fn new(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut entries: Vec<Entry> = entries.into_iter().collect();
        entries.sort_by(|a, b| a.id.cmp(&b.id));
        entries.dedup_by(|a, b| a.id == b.id);
        let sketches: Vec<Sketch> = entries.iter().map(|entry| sketch(&entry.palette.lab_weights())).collect();
        let order = alike(&sketches);
        let mut index = Self {
            by_id: vec![0; entries.len()],
            boxes: Boxes::new(order.iter().map(|&place| &sketches[place as usize])),
            sketches: Sketches::new(order.iter().map(|&place| sketches[place as usize])),
            ..Self::default()
        };
        let mut numbers = HashMap::new();
        for (position, &place) in order.iter().enumerate() {
            let Entry { id, artist, year, palette } = &entries[place as usize];
            index.by_id[place as usize] = position as u32;
            index.ids.push(id.as_str());
            index.artists.push(*numbers.entry(artist).or_insert_with(|| {
                index.artist_names.push(artist);
                index.artist_names.len() as u32 - 1
            }));
            index.years.push((*year).clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16);
            index.colours.extend(palette.swatches().iter().map(|swatch| swatch.rgb));
            index.weights.extend(palette.swatches().iter().map(|swatch| swatch.weight));
            index.ends.push(index.colours.len() as u32);
        }
        index.shrink();
        index
    }

    /// How many paintings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The position of a painting, below [`Index::len`].
    #[must_use]
    pub fn position(&self, id: &PaintingId) -> Option<usize> {
        let found = self.by_id.binary_search_by(|&position| self.id(position as usize).cmp(id.as_str()));
        found.ok().map(|place| self.by_id[place] as usize)
    }

    /// The id at a position as text.
    ///
    /// # Panics
    /// At a position that is not below [`Index::len`], as [`Index::artist`] and [`Index::year`] do.
    #[must_use]
    pub fn id(&self, position: usize) -> &str {
        self.ids.get(position)
    }

    /// The artist of the painting at a position, in English.
    #[must_use]
    pub fn artist(&self, position: usize) -> &str {
        self.artist_names.get(self.artist_number(position) as usize)
    }

    /// The year of the painting at a position, −32,768 to 32,767.
    #[must_use]
    pub fn year(&self, position: usize) -> i32 {
        i32::from(self.years[position])
    }

    /// The palette of the painting at a position as it was given; `None` when there is no such position.
    #[must_use]
    pub fn palette(&self, position: usize) -> Option<Palette> {
        if position < self.len() { Palette::new(self.swatches(position)).ok() } else { None }
    }

    /// The colours at a position with their weights.
    pub(super) fn swatches(&self, position: usize) -> impl ExactSizeIterator<Item = Swatch> {
        let start = if position == 0 { 0 } else { self.ends[position - 1] as usize };
        let span = start..self.ends[position] as usize;
        let colours = self.colours[span.clone()].iter().zip(&self.weights[span]);
        colours.map(|(&rgb, &weight)| Swatch { rgb, weight })
    }

    /// Bytes that the index holds on the heap.
    #[must_use]
    pub fn memory_bytes(&self) -> usize {
        self.ids.memory_bytes()
            + self.artist_names.memory_bytes()
            + size_of::<u32>() * (self.by_id.capacity() + self.artists.capacity() + self.ends.capacity())
            + size_of::<i16>() * self.years.capacity()
            + size_of::<Rgb>() * self.colours.capacity()
            + size_of::<f32>() * self.weights.capacity()
            + self.sketches.memory_bytes()
            + self.boxes.memory_bytes()
    }

    /// The positions in the order of ids.
    pub fn by_id(&self) -> impl ExactSizeIterator<Item = usize> {
        self.by_id.iter().map(|&position| position as usize)
    }

    /// The same for works of the same artist.
    pub(super) fn artist_number(&self, position: usize) -> u32 {
        self.artists[position]
    }

    /// Reads the colours at a position in CIELAB into `colours`.
    pub(super) fn read_colours(&self, position: usize, colours: &mut Vec<(Lab, f32)>) {
        colours.clear();
        colours.extend(self.swatches(position).map(|swatch| (swatch.rgb.lab(), swatch.weight)));
    }

    pub(super) fn sketches(&self) -> &Sketches {
        &self.sketches
    }

    pub(super) fn boxes(&self) -> &Boxes {
        &self.boxes
    }

    fn shrink(&mut self) {
        self.ids.shrink();
        self.artist_names.shrink();
        self.artists.shrink_to_fit();
        self.years.shrink_to_fit();
        self.colours.shrink_to_fit();
        self.weights.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
