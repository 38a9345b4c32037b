//! The collection: the built-in catalogue and how it is built from pictures and facts.

mod build;
mod facts;
mod names;

use std::{collections::HashSet, sync::LazyLock};

use crate::painting::{Painting, PaintingId};

pub use build::{BuildError, Report, build};

/// One painting a line, sorted by id; see `catalogue/README.md`.
const BUILTIN: &str = include_str!("../../catalogue/paintings.jsonl");

/// The built-in catalogue, about 340 paintings sorted by id; parsed at the first call.
pub fn builtin() -> &'static [Painting] {
    static PAINTINGS: LazyLock<Vec<Painting>> = LazyLock::new(|| {
        // A line that does not parse would only be missing here; the tests below refuse it.
        BUILTIN.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
    });
    &PAINTINGS
}

/// Why a catalogue file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// A line is not a painting; its number from 1, and what is wrong.
    #[error("line {0} is not a painting: {1}")]
    Line(usize, serde_json::Error),
    /// A line's address leads somewhere else than to a page of the web.
    #[error("line {0}: '{1}' is not an address that begins with https:// or http://")]
    Address(usize, String),
    /// A line's year is not one that a painting can have.
    #[error("line {0}: {1} is not a year from -9999 to 9999")]
    Year(usize, i32),
    /// A line repeats the id of an earlier one.
    #[error("line {0}: {1} stands in this file already")]
    Repeated(usize, PaintingId),
    /// A line names a painting of the built-in catalogue, which each start would bring back as it is.
    #[error("line {0}: {1} is in the built-in catalogue already: give the painting another id")]
    Builtin(usize, PaintingId),
}

/// The paintings of a catalogue file: one JSON object a line, empty lines and lines that begin with # left out.
///
/// # Errors
/// The first line that is not a new painting.
pub fn read(text: &str) -> Result<Vec<Painting>, ReadError> {
    let mut seen = HashSet::new();
    let lines = text
        .trim_start_matches('\u{feff}')
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let painting = |(index, line): (usize, &str)| {
        let painting: Painting = serde_json::from_str(line).map_err(|error| ReadError::Line(index + 1, error))?;
        let of_the_web = |address: &&String| address.starts_with("https://") || address.starts_with("http://");
        let mut addresses = painting.page_url.iter().chain(&painting.picture_url);
        if let Some(address) = addresses.find(|address| !of_the_web(address)) {
            return Err(ReadError::Address(index + 1, address.clone()));
        }
        if !(-9999..=9999).contains(&painting.year) {
            return Err(ReadError::Year(index + 1, painting.year));
        }
        if !seen.insert(painting.id.clone()) {
            return Err(ReadError::Repeated(index + 1, painting.id));
        }
        match builtin().binary_search_by(|known| known.id.cmp(&painting.id)) {
            Ok(_) => Err(ReadError::Builtin(index + 1, painting.id)),
            Err(_) => Ok(painting),
        }
    };
    lines.map(painting).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::painting::study::{self, Finish};

    #[test]
    fn every_line_parses_and_is_unique() {
        assert_eq!(builtin().len(), BUILTIN.lines().count());
        assert!((330..=350).contains(&builtin().len()), "{}", builtin().len());
        assert!(builtin().windows(2).all(|pair| pair[0].id < pair[1].id), "sorted and unique");
    }

    #[test]
    fn facts_are_complete() {
        let mut works: HashMap<&str, usize> = HashMap::new();
        for painting in builtin() {
            assert!((500..=1930).contains(&painting.year), "{}: {}", painting.id, painting.year);
            assert!(!painting.museum.en.is_empty() && painting.museum.zh.is_some(), "{}", painting.id);
            assert!(painting.artist.zh.is_some(), "{}: {}", painting.id, painting.artist.en);
            assert_eq!(painting.palette.swatches().len(), 5, "{}", painting.id);
            *works.entry(&painting.artist.en).or_default() += 1;
        }
        assert!(works.values().all(|n| *n <= build::MOST_OF_ONE_ARTIST));
        let in_chinese = builtin().iter().filter(|p| p.title.zh.is_some()).count();
        assert!(in_chinese >= 120, "{in_chinese}");
    }

    #[test]
    fn every_study_is_small_well_formed_and_unlike_the_others() {
        let mut seen: HashMap<String, &Painting> = HashMap::new();
        for painting in builtin() {
            let svg = study::svg_of(&painting.composition, painting.width, painting.height, "", Finish::Flat);
            assert!(svg.len() + painting.title.en.len() < 11_800, "{}: {} bytes", painting.id, svg.len());
            assert!(roxmltree::Document::parse(&svg).is_ok(), "{}", painting.id);
            let twin = seen.insert(svg, painting);
            assert!(twin.is_none(), "{} and {}", painting.id, twin.map_or("", |p| p.id.as_str()));
        }
    }

    #[test]
    fn the_large_finish_is_small_and_well_formed() {
        for painting in builtin().iter().step_by(9) {
            let svg = study::svg(painting, Finish::Paper);
            assert!(svg.len() < 16_000, "{}: {} bytes", painting.id, svg.len());
            assert!(roxmltree::Document::parse(&svg).is_ok(), "{}", painting.id);
        }
    }

    #[test]
    fn the_sun_of_impression_sunrise_is_kept() {
        let sunrise = builtin().iter().find(|p| p.title.en == "Impression, Sunrise").unwrap();
        let svg = study::svg(sunrise, Finish::Flat);
        let document = roxmltree::Document::parse(&svg).unwrap();
        let orange = |hex: &str| hex.parse().is_ok_and(|c: crate::colour::Rgb| c.r > 180 && c.g < 110 && c.b < 100);
        let fills = document.descendants().filter_map(|n| n.attribute("fill"));
        assert!(fills.clone().any(orange), "{:?}", fills.collect::<Vec<_>>());
    }

    #[test]
    fn the_black_frame_of_women_picking_olives_is_trimmed() {
        let olives = builtin().iter().find(|p| p.title.en == "Women Picking Olives").unwrap();
        // The photograph has 768 × 621 pixels with 9–22 black ones on each side.
        assert!(
            (730..=742).contains(&olives.width) && (582..=594).contains(&olives.height),
            "{} × {}",
            olives.width,
            olives.height
        );
        let colours = olives.palette.swatches().iter().chain(olives.composition.colours.swatches());
        assert!(colours.clone().all(|s| s.rgb.luminance() > 0.02), "{:?}", colours.collect::<Vec<_>>());
    }
}
