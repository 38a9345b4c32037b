//! The index against a plain computation over everything.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use proptest::prelude::*;

use super::Index;
use crate::colour::{Palette, Rgb, Swatch, earth_mover};
use crate::painting::{Composition, Painting, PaintingId, Text};

fn painting(number: usize, artist: usize, palette: Palette) -> Arc<Painting> {
    let text = |en: String| Text { en, zh: None };
    Arc::new(Painting {
        id: format!("test-{number}").parse().unwrap(),
        title: text(format!("Work {number}")),
        artist: text(format!("Artist {artist}")),
        year: 1885,
        date: "1885".into(),
        museum: text("Museum".into()),
        page_url: None,
        picture_url: None,
        licence: "CC0".into(),
        medium: None,
        famous: false,
        width: 4,
        height: 3,
        composition: Composition { colours: palette.clone(), coefficients: String::new(), accents: String::new() },
        palette,
    })
}

fn palette() -> impl Strategy<Value = Palette> {
    prop::collection::vec((any::<[u8; 3]>(), 0.01_f32..1.0), 1..=6).prop_map(|colours| {
        Palette::new(colours.into_iter().map(|(rgb, weight)| Swatch { rgb: Rgb::from(rgb), weight })).unwrap()
    })
}

fn collection() -> impl Strategy<Value = Vec<Arc<Painting>>> {
    // Few palettes for many paintings, so that equal distances occur.
    let palettes = prop::collection::vec(palette(), 1..60);
    let works = prop::collection::vec((0..12_usize, any::<prop::sample::Index>()), 0..150);
    (palettes, works).prop_map(|(palettes, works)| {
        let work = |(number, (artist, pick)): (usize, (usize, prop::sample::Index))| {
            painting(number, artist, pick.get(&palettes).clone())
        };
        works.into_iter().enumerate().map(work).collect()
    })
}

/// Everything computed and sorted, then the rule of artists.
fn plain(paintings: &[Arc<Painting>], query: &Palette, limit: usize, exclude: &HashSet<PaintingId>) -> Vec<PaintingId> {
    let allowed = paintings.iter().filter(|p| !exclude.contains(&p.id));
    let distance = |p: &Painting| earth_mover(&query.lab_weights(), &p.palette.lab_weights());
    let mut all: Vec<(f32, &Arc<Painting>)> = allowed.map(|p| (distance(p), p)).collect();
    let by_distance =
        |a: &(f32, &Arc<Painting>), b: &(f32, &Arc<Painting>)| a.0.total_cmp(&b.0).then(a.1.id.cmp(&b.1.id));
    all.sort_by(by_distance);
    let mut count: HashMap<&str, usize> = HashMap::new();
    let (mut chosen, over): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, p)| {
        let count = count.entry(&p.artist.en).or_default();
        *count += 1;
        *count <= 2
    });
    chosen.truncate(limit);
    let room = limit - chosen.len();
    chosen.extend(over.into_iter().take(room));
    chosen.sort_by(by_distance);
    chosen.into_iter().map(|(_, p)| p.id.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn recall_is_complete(
        paintings in collection(),
        query in palette(),
        limit in 0_usize..=50,
        excluded in prop::collection::hash_set(0..150_usize, 0..40),
    ) {
        let exclude: HashSet<PaintingId> = excluded.iter().map(|n| format!("test-{n}").parse().unwrap()).collect();
        let index = Index::new(paintings.clone());
        let found = index.nearest(&query, limit, &exclude);
        let ids: Vec<PaintingId> = found.iter().map(|m| m.painting.id.clone()).collect();
        prop_assert_eq!(&ids, &plain(&paintings, &query, limit, &exclude));
        let available = paintings.iter().filter(|p| !exclude.contains(&p.id)).count();
        prop_assert_eq!(ids.len(), limit.min(available));
    }

    #[test]
    fn the_explanation_covers_the_query(query in palette(), other in palette()) {
        let index = Index::new(vec![painting(1, 1, other)]);
        let id = "test-1".parse().unwrap();
        let found = index.compare(&query, &id).unwrap();
        prop_assert!((found.colours.iter().map(|c| c.weight).sum::<f32>() - 1.0).abs() < 1e-4);
        prop_assert!(found.colours.is_sorted_by(|a, b| a.weight >= b.weight));
        for colour in &found.colours {
            prop_assert!(query.swatches().iter().any(|s| s.rgb == colour.from));
            prop_assert!(found.painting.palette.swatches().iter().any(|s| s.rgb == colour.to));
        }
    }
}

#[test]
fn the_same_palette_is_at_distance_nought() {
    let blue: Palette = serde_json::from_str(r##"[{"hex":"#1b3a8a","weight":1}]"##).unwrap();
    let gold: Palette = serde_json::from_str(r##"[{"hex":"#ffd700","weight":1}]"##).unwrap();
    let index = Index::new(vec![painting(1, 1, gold), painting(2, 2, blue.clone()), painting(2, 3, blue.clone())]);
    assert_eq!(index.len(), 2);
    let found = index.nearest(&blue, 10, &HashSet::new());
    assert_eq!(found[0].painting.id.as_str(), "test-2");
    assert!(found[0].distance.abs() < 1e-4 && found[1].distance > 50.0);
    assert!(found[0].colours[0].delta_e.abs() < 1e-4);
    assert!(index.compare(&blue, &"test-3".parse().unwrap()).is_none());
    assert!(index.nearest(&blue, 0, &HashSet::new()).is_empty());
}

#[test]
fn an_empty_collection_has_nothing_to_offer() {
    let index = Index::new(Vec::new());
    let blue: Palette = serde_json::from_str(r##"[{"hex":"#1b3a8a","weight":1}]"##).unwrap();
    assert!(index.is_empty() && index.nearest(&blue, 10, &HashSet::new()).is_empty());
}
