//! Moods that people would agree with.

use std::collections::HashMap;

use proptest::prelude::*;

use super::MoodModel;
use crate::colour::{Lab, Palette, Rgb, Swatch};
use crate::emotion::{Emotion, EmotionScore};

/// Palettes of two dozen paintings, drawn at random from public collections.
const PAINTINGS: &str = "
    #33332d 0.51 #c8ac8e 0.19 #4e4b3d 0.18 #a98f77 0.11 #88672f 0.02
    #646464 0.24 #4b4b4b 0.23 #7f7f7f 0.22 #b0b0b0 0.16 #2a2a2a 0.15
    #6f6a5a 0.25 #7a7c7d 0.20 #1f232e 0.19 #9c9a94 0.19 #5e5651 0.17
    #a1b6bc 0.23 #3c5523 0.23 #7194b6 0.22 #192a19 0.16 #6f8650 0.15
    #4e5651 0.22 #463e3a 0.21 #755d53 0.21 #a7a896 0.18 #81847b 0.17
    #222320 0.38 #1e1e1c 0.30 #3a3426 0.24 #7a8265 0.07 #93693f 0.01
    #756966 0.25 #a4a9b4 0.24 #8f7b7d 0.20 #93a7b2 0.16 #a7a7aa 0.15
    #a8a89a 0.29 #bfa76a 0.23 #8998a8 0.23 #7a7148 0.16 #020203 0.09
    #2d2725 0.38 #19191b 0.24 #6f4931 0.19 #c69e7f 0.15 #bb553b 0.03
    #e5d9c6 0.43 #e2d3bb 0.20 #6c5b4b 0.14 #917a61 0.13 #b3a593 0.09
    #3a362b 0.29 #2b2a24 0.23 #574f3a 0.21 #d6e0e1 0.15 #938b70 0.12
    #293e3a 0.27 #69643d 0.21 #987b34 0.20 #476e85 0.17 #1b2737 0.16
    #9fa5ac 0.38 #7b8495 0.20 #d4cec0 0.19 #879175 0.18 #31262b 0.05
    #472615 0.34 #864125 0.29 #5a381e 0.25 #cc8a3c 0.07 #826b35 0.05
    #ccaa5f 0.33 #b89550 0.25 #2a2a24 0.18 #543f2a 0.12 #8b683d 0.12
    #0d1204 0.33 #030b02 0.31 #23240a 0.22 #3b340d 0.12 #c0965a 0.02
    #598885 0.29 #4d7676 0.28 #a6a895 0.22 #434039 0.11 #787662 0.09
    #516643 0.27 #7c7a50 0.24 #84958c 0.21 #2b432b 0.19 #180f09 0.09
    #6b5b3a 0.29 #323a2f 0.19 #724a3d 0.18 #405736 0.18 #b6a490 0.17
    #9a7264 0.23 #be936d 0.21 #1e1a1b 0.20 #69504a 0.19 #dab670 0.16
    #587487 0.31 #889ca7 0.26 #a38e71 0.17 #716132 0.14 #49421d 0.12
    #61904b 0.36 #392617 0.21 #9e8145 0.15 #eed96b 0.15 #3c5525 0.12
    #311c13 0.26 #c4b69a 0.23 #9c8c6c 0.20 #746a51 0.17 #52452e 0.15
    #79773a 0.29 #ab7d43 0.25 #c99f59 0.24 #894725 0.18 #491508 0.04";

fn model() -> MoodModel {
    let swatches = |line: &str| -> Vec<Swatch> {
        let words: Vec<&str> = line.split_whitespace().collect();
        words.chunks(2).map(|w| Swatch { rgb: w[0].parse().unwrap(), weight: w[1].parse().unwrap() }).collect()
    };
    let palettes: Vec<Palette> = PAINTINGS.trim().lines().map(|line| Palette::new(swatches(line)).unwrap()).collect();
    MoodModel::calibrated(&palettes)
}

fn single(rgb: Rgb) -> Palette {
    Palette::new([Swatch { rgb, weight: 1.0 }]).unwrap()
}

fn best(hex: &str, count: usize) -> Vec<Emotion> {
    let mood = model().mood(&single(hex.parse().unwrap()));
    mood.0.iter().take(count).map(|score| score.emotion).collect()
}

fn lift(rgb: Rgb, emotion: Emotion) -> f32 {
    model().mood(&single(rgb)).0.iter().find(|score| score.emotion == emotion).unwrap().lift
}

#[test]
fn colours_lean_as_people_say() {
    use Emotion::{
        Anger, Arrogance, Disagreeableness, Disgust, Fear, Gratitude, Happiness, Humility, Love, Optimism, Pessimism,
        Sadness, Surprise,
    };
    for (hexes, expected) in [
        (["#ffd700", "#ff8c00", "#ffe030"], [Happiness, Optimism, Surprise]),
        (["#ffc0cb", "#ff69b4", "#f4a6b7"], [Love, Gratitude, Surprise]),
        (["#ff0000", "#c8102e", "#8b0000"], [Love, Anger, Arrogance]),
        (["#0a0a0a", "#1a1a1e", "#141210"], [Fear, Sadness, Anger]),
        (["#6b5a3a", "#4b3a26", "#5c4a32"], [Disgust, Humility, Disagreeableness]),
        (["#808080", "#6e6e70", "#8a8a88"], [Pessimism, Sadness, Humility]),
    ] {
        for hex in hexes {
            let best = best(hex, 2);
            assert!(expected.contains(&best[0]) && expected.contains(&best[1]), "{hex}: {best:?}");
        }
    }
}

#[test]
fn blue_is_no_sadder_than_other_hues_of_its_lightness_and_chroma() {
    let at = |hue: f32| Rgb::from_lab(Lab::new(55.0, 30.0 * hue.to_radians().cos(), 30.0 * hue.to_radians().sin()));
    let all: Vec<f32> = (0..12).map(|i| lift(at(i as f32 * 30.0), Emotion::Sadness)).collect();
    let saddest = all.iter().copied().fold(0.0, f32::max);
    // 270 and 300 degrees are the blues of CIELAB.
    assert!(all[9] < saddest && all[10] < saddest, "{all:?}");
}

#[test]
fn no_emotion_wins_too_often() {
    let model = model();
    let mut state = 1_u32;
    let mut random = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    let mut wins: HashMap<Emotion, usize> = HashMap::new();
    for _ in 0..1000 {
        let swatches: Vec<Swatch> = (0..5)
            .map(|_| Swatch { rgb: Rgb::new(random(), random(), random()), weight: f32::from(random()) + 10.0 })
            .collect();
        *wins.entry(model.mood(&Palette::new(swatches).unwrap()).0[0].emotion).or_default() += 1;
    }
    assert!(wins.len() >= 8 && wins.values().all(|count| *count <= 250), "{wins:?}");
}

#[test]
fn without_paintings_moods_are_still_told_apart() {
    let model = MoodModel::calibrated([]);
    let black = model.mood(&single(Rgb::new(0, 0, 0)));
    let yellow = model.mood(&single(Rgb::new(255, 220, 0)));
    assert_ne!(black.0[0].emotion, yellow.0[0].emotion);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn scores_are_shares_in_order_of_lift(colours in prop::collection::vec(any::<[u8; 3]>(), 1..=12)) {
        let palette = Palette::new(colours.into_iter().map(|rgb| Swatch { rgb: rgb.into(), weight: 1.0 })).unwrap();
        let scores = model().mood(&palette).0;
        prop_assert_eq!(scores.len(), 15);
        prop_assert!((scores.iter().map(|s| s.score).sum::<f32>() - 1.0).abs() < 1e-5);
        prop_assert!(scores.is_sorted_by(|a: &EmotionScore, b| a.lift >= b.lift));
        prop_assert!(scores.iter().all(|s| s.score > 0.0 && s.lift > 0.2 && s.lift < 5.0));
        let mut named: Vec<Emotion> = scores.iter().map(|s| s.emotion).collect();
        named.sort();
        prop_assert_eq!(named, Emotion::ALL);
    }
}
