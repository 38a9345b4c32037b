//! The index against a plain computation over everything.

use std::collections::{HashMap, HashSet};

use proptest::prelude::*;

use super::{Entry, Index};
use crate::colour::{Palette, Rgb, Swatch, earth_mover};
use crate::painting::PaintingId;
use crate::recommend::Neighbour;

fn entry(number: usize, artist: usize, palette: Palette) -> Entry {
    Entry { id: format!("test-{number}").parse().unwrap(), artist: format!("Artist {artist}"), year: 1885, palette }
}

fn palette() -> impl Strategy<Value = Palette> {
    prop::collection::vec((any::<[u8; 3]>(), 0.01_f32..1.0), 1..=12).prop_map(|colours| {
        Palette::new(colours.into_iter().map(|(rgb, weight)| Swatch { rgb: Rgb::from(rgb), weight })).unwrap()
    })
}

fn grey(level: u8) -> Palette {
    Palette::new([Swatch { rgb: Rgb::new(level, level, level), weight: 1.0 }]).unwrap()
}

fn collection() -> impl Strategy<Value = Vec<Entry>> {
    // Few palettes for many paintings, so that equal distances occur.
    let palettes = prop::collection::vec(palette(), 1..120);
    let works = prop::collection::vec((0..40_usize, any::<prop::sample::Index>()), 0..300);
    (palettes, works).prop_map(|(palettes, works)| {
        let work = |(number, (artist, pick)): (usize, (usize, prop::sample::Index))| {
            entry(number, artist, pick.get(&palettes).clone())
        };
        works.into_iter().enumerate().map(work).collect()
    })
}

/// Everything computed and sorted, then the rule of artists.
fn plain(
    entries: &[Entry],
    query: &Palette,
    limit: usize,
    artists: usize,
    exclude: &HashSet<PaintingId>,
) -> Vec<String> {
    let allowed = entries.iter().filter(|entry| !exclude.contains(&entry.id));
    let distance = |entry: &Entry| earth_mover(&query.lab_weights(), &entry.palette.lab_weights());
    let mut all: Vec<(f32, &Entry)> = allowed.map(|entry| (distance(entry), entry)).collect();
    let by_distance = |a: &(f32, &Entry), b: &(f32, &Entry)| a.0.total_cmp(&b.0).then(a.1.id.cmp(&b.1.id));
    all.sort_by(by_distance);
    let mut count: HashMap<&str, usize> = HashMap::new();
    let (mut chosen, over): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, entry)| {
        let count = count.entry(&entry.artist).or_default();
        *count += 1;
        *count <= artists
    });
    chosen.truncate(limit);
    let room = limit - chosen.len();
    chosen.extend(over.into_iter().take(room));
    chosen.sort_by(by_distance);
    chosen.into_iter().map(|(_, entry)| entry.id.as_str().to_owned()).collect()
}

fn ids(index: &Index, found: &[Neighbour]) -> Vec<String> {
    found.iter().map(|neighbour| index.id(neighbour.position).to_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn recall_is_complete(
        entries in collection(),
        query in palette(),
        limit in 0_usize..=50,
        excluded in prop::collection::hash_set(0..150_usize, 0..40),
    ) {
        let exclude: HashSet<PaintingId> = excluded.iter().map(|n| format!("test-{n}").parse().unwrap()).collect();
        let index = Index::new(entries.clone());
        let found = index.nearest(&query, limit, &exclude);
        prop_assert_eq!(ids(&index, &found), plain(&entries, &query, limit, usize::MAX, &exclude));
        let shown = index.gallery(&query, limit, &exclude);
        prop_assert_eq!(ids(&index, &shown), plain(&entries, &query, limit, 2, &exclude));
        let available = entries.iter().filter(|entry| !exclude.contains(&entry.id)).count();
        prop_assert_eq!(shown.len(), limit.min(available));
    }

    #[test]
    fn everything_is_kept_whatever_the_order(mut entries in collection()) {
        let index = Index::new(entries.clone());
        for entry in &entries {
            let position = index.position(&entry.id).unwrap();
            prop_assert_eq!(index.id(position), entry.id.as_str());
            prop_assert_eq!(index.artist(position), &entry.artist);
            prop_assert_eq!(index.year(position), entry.year);
            prop_assert_eq!(index.palette(position), Some(entry.palette.clone()));
        }
        prop_assert!(index.by_id().map(|position| index.id(position)).is_sorted());
        entries.reverse();
        let other = Index::new(entries);
        prop_assert!((0..index.len()).all(|position| index.id(position) == other.id(position)));
    }

    #[test]
    fn the_explanation_covers_the_query(query in palette(), other in palette()) {
        let index = Index::new([entry(1, 1, other.clone())]);
        let found = index.explain(&query, 0).unwrap();
        prop_assert!((found.colours.iter().map(|c| c.weight).sum::<f32>() - 1.0).abs() < 1e-4);
        prop_assert!(found.colours.is_sorted_by(|a, b| a.weight >= b.weight));
        for colour in &found.colours {
            prop_assert!(query.swatches().iter().any(|s| s.rgb == colour.from));
            prop_assert!(other.swatches().iter().any(|s| s.rgb == colour.to));
        }
    }
}

#[test]
fn the_same_palette_is_at_distance_nought() {
    let index = Index::new([entry(1, 1, grey(255)), entry(2, 2, grey(0)), entry(2, 3, grey(0))]);
    assert_eq!(index.len(), 2);
    let found = index.nearest(&grey(0), 10, &HashSet::new());
    assert_eq!(ids(&index, &found), ["test-2", "test-1"]);
    assert!(found[0].distance.abs() < 1e-4 && found[1].distance > 50.0);
    assert_eq!(index.artist(found[0].position), "Artist 2");
    assert!(index.position(&"test-3".parse().unwrap()).is_none() && index.explain(&grey(0), 2).is_none());
    assert!(index.nearest(&grey(0), 0, &HashSet::new()).is_empty());
}

#[test]
fn an_empty_collection_has_nothing_to_offer() {
    let index = Index::new([]);
    assert!(index.is_empty() && index.gallery(&grey(9), 10, &HashSet::new()).is_empty());
}

#[test]
fn many_equal_paintings_are_split_and_found_by_id() {
    let entries: Vec<Entry> = (0..30_000).map(|number| entry(10_000 + number, number % 7, grey(90))).collect();
    let index = Index::new(entries);
    let found = index.gallery(&grey(100), 14, &HashSet::new());
    let expected: Vec<String> = (0..14).map(|number| format!("test-{}", 10_000 + number)).collect();
    assert_eq!(ids(&index, &found), expected);
    let fifteen = index.gallery(&grey(100), 15, &HashSet::new());
    assert_eq!(ids(&index, &fifteen)[14], "test-10014");
}
