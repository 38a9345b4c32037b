//! The atlas of small collections.

use std::collections::HashSet;

use super::*;
use crate::colour::{Lab, Palette, Rgb, Swatch, earth_mover};
use crate::recommend::Entry;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Paintings around a few palettes: dark brown, pale blue, vivid red, grey, green, yellow.
fn collection(count: usize) -> Vec<Entry> {
    let mut rng = ChaCha8Rng::seed_from_u64(8);
    let centres = [[25, 8, 15], [78, -5, -18], [48, 60, 40], [55, 0, 1], [50, -35, 30], [80, 2, 65]];
    (0..count)
        .map(|number| {
            let [l, a, b] = centres[number % centres.len()].map(|value| value as f32);
            let mut near = |value: f32| value + rng.random_range(-5.0_f32..5.0);
            let mut swatch = || Swatch { rgb: Rgb::from_lab(Lab::new(near(l), near(a), near(b))), weight: 0.2 };
            Entry {
                id: format!("test-{number:05}").parse().unwrap(),
                artist: format!("Artist {number}"),
                year: 1900,
                palette: Palette::new((0..5).map(|_| swatch()).collect::<Vec<_>>()).unwrap(),
            }
        })
        .collect()
}

#[test]
fn families_are_what_belongs_together_each_with_its_own_name() {
    let index = Index::new(collection(240));
    let atlas = Atlas::new(&index);
    assert_eq!(atlas.families.len(), 6, "{:?}", atlas.families);
    assert_eq!(atlas.families.iter().map(|family| family.count).sum::<usize>(), 240);
    let names: HashSet<&str> = atlas.families.iter().flat_map(|f| [f.name.en.as_str(), f.name.zh.as_str()]).collect();
    assert_eq!(names.len(), 12, "{names:?}");
    for word in ["brown", "blue", "red", "grey", "green", "yellow"] {
        assert!(names.iter().any(|name| name.contains(word)), "{word}: {names:?}");
    }
    for (position, place) in atlas.places.iter().enumerate() {
        let number = |id: &str| id[5..].parse::<usize>().unwrap() % 6;
        let exemplar = &atlas.families[place.family].exemplars[0];
        assert_eq!(number(index.id(position)), number(exemplar.as_str()));
    }
}

#[test]
fn like_paintings_lie_near_each_other_and_the_light_ones_above() {
    for count in [240, 1500] {
        let index = Index::new(collection(count));
        let atlas = Atlas::new(&index);
        assert!(atlas.places.iter().all(|p| (0.0..=1.0).contains(&p.x) && (0.0..=1.0).contains(&p.y)));
        let palette = |position: usize| index.palette(position).unwrap().lab_weights();
        let (mut near, mut far) = ((0.0, 0), (0.0, 0));
        for a in (0..count).step_by(7) {
            for b in (0..count).step_by(11) {
                let (p, q) = (atlas.places[a], atlas.places[b]);
                let side = if (p.x - q.x).hypot(p.y - q.y) < 0.1 { &mut near } else { &mut far };
                *side = (side.0 + earth_mover(&palette(a), &palette(b)), side.1 + 1);
            }
        }
        assert!(near.0 / near.1 as f32 * 2.0 < far.0 / far.1 as f32, "{count}: {near:?} {far:?}");
        let light = |wanted: bool| {
            let all =
                (0..count).filter(|&p| (palette(p).iter().map(|(lab, w)| lab.l * w).sum::<f32>() > 65.0) == wanted);
            let ys: Vec<f32> = all.map(|position| atlas.places[position].y).collect();
            ys.iter().sum::<f32>() / ys.len() as f32
        };
        assert!(light(true) > light(false));
    }
}

#[test]
fn the_order_in_which_paintings_come_does_not_matter() {
    let mut entries = collection(150);
    let (index, atlas) = (Index::new(entries.clone()), Atlas::new(&Index::new(entries.clone())));
    entries.reverse();
    let other = Atlas::new(&Index::new(entries));
    assert_eq!((&atlas.families, &atlas.places), (&other.families, &other.places));
    assert_eq!(atlas.places.len(), index.len());
}

#[test]
fn few_paintings_or_all_alike_have_an_atlas_too() {
    assert!(Atlas::new(&Index::new([])).families.is_empty());
    for count in [1, 2, 7, 30] {
        let atlas = Atlas::new(&Index::new(collection(count)));
        assert_eq!((atlas.places.len(), atlas.families.iter().map(|f| f.count).sum::<usize>()), (count, count));
    }
    let palette = collection(1)[0].palette.clone();
    let alike = collection(300).into_iter().map(|entry| Entry { palette: palette.clone(), ..entry });
    let atlas = Atlas::new(&Index::new(alike));
    assert_eq!((atlas.families.len(), atlas.families[0].count), (1, 300));
    assert!(atlas.places.iter().all(|place| place.x.is_finite() && place.y.is_finite()));
}
