//! Moods that people would agree with, from the model as it is served.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::prelude::*;
use rand::SeedableRng as _;
use rand_chacha::ChaCha8Rng;

use super::{ModelError, MoodModel};
use crate::colour::{Lab, Palette, Rgb, Swatch};
use crate::emotion::{Confidence, Emotion, EmotionScore, Intensity};

static MODEL: LazyLock<MoodModel> = LazyLock::new(|| MoodModel::load().unwrap());

/// The palettes of the built-in collection.
fn catalogue() -> Vec<Palette> {
    let palette = |line: &str| {
        let painting: serde_json::Value = serde_json::from_str(line).unwrap();
        serde_json::from_value(painting["palette"].clone()).unwrap()
    };
    include_str!("../../catalogue/paintings.jsonl").lines().map(palette).collect()
}

/// Colours uniform in sRGB; weights equal, or uniform over all shares (Dirichlet).
fn random_palettes(seed: u64, colours: usize, equal: bool) -> Vec<Palette> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut swatch = || {
        let rgb = random.random::<[u8; 3]>().into();
        let weight = 1e-4 - random.random_range(1e-6_f32..1.0).ln();
        Swatch { rgb, weight: if equal { 1.0 } else { weight } }
    };
    (0..1000).map(|_| Palette::new((0..colours).map(|_| swatch())).unwrap()).collect()
}

/// How often each emotion is on top.
fn wins(palettes: &[Palette]) -> BTreeMap<Emotion, usize> {
    let mut wins: BTreeMap<Emotion, usize> = Emotion::ALL.into_iter().map(|emotion| (emotion, 0)).collect();
    for palette in palettes {
        *wins.entry(MODEL.mood(palette).0[0].emotion).or_default() += 1;
    }
    wins
}

fn single(rgb: Rgb) -> Palette {
    Palette::new([Swatch { rgb, weight: 1.0 }]).unwrap()
}

fn score(palette: &Palette, emotion: Emotion) -> EmotionScore {
    MODEL.mood(palette).0.into_iter().find(|score| score.emotion == emotion).unwrap()
}

#[test]
fn the_embedded_model_is_whole_and_better_than_chance() {
    let json = super::TRAINED;
    assert!(json.len() < 60_000, "{} bytes", json.len());
    assert_eq!((MODEL.data.rows, MODEL.data.sha256.len(), MODEL.made.len()), (3841, 64, 10));
    let auc = &MODEL.quality.auc;
    assert!(auc.learned.mean >= 0.573 && auc.blend.mean >= 0.573, "{auc:?}");
    assert!(auc.learned.interval[0] > auc.formulas.interval[1], "{auc:?}");
    assert!(MODEL.quality.calibration_error < 0.01, "{}", MODEL.quality.calibration_error);
    assert!(MODEL.emotions.iter().map(|one| one.emotion).eq(Emotion::ALL));
}

#[test]
fn a_file_of_another_version_or_form_is_refused() {
    let newer = super::TRAINED.replacen("\"version\": 1", "\"version\": 2", 1);
    assert!(matches!(MoodModel::from_json(&newer), Err(ModelError::Version(2))));
    assert!(matches!(MoodModel::from_json("{}"), Err(ModelError::Form(_))));
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
        (["#0a0a0a", "#1a1a1e", "#141210"], [Fear, Sadness, Pessimism]),
        (["#6b5a3a", "#4b3a26", "#5c4a32"], [Disgust, Humility, Disagreeableness]),
    ] {
        for hex in hexes {
            let best = MODEL.mood(&single(hex.parse().unwrap())).0;
            assert!(best[..2].iter().all(|score| expected.contains(&score.emotion)), "{hex}: {:?}", &best[..2]);
        }
    }
    // Of grey people say little: it leans nowhere much.
    for hex in ["#808080", "#6e6e70", "#8a8a88"] {
        let best = MODEL.mood(&single(hex.parse().unwrap())).0;
        assert!(best[0].intensity < Intensity::High, "{hex}: {:?}", best[0]);
    }
}

#[test]
fn blue_is_no_sadder_than_other_hues_of_its_lightness_and_chroma() {
    let at = |hue: f32| Rgb::from_lab(Lab::new(55.0, 30.0 * hue.to_radians().cos(), 30.0 * hue.to_radians().sin()));
    let all: Vec<f32> = (0..12).map(|i| score(&single(at(i as f32 * 30.0)), Emotion::Sadness).lift).collect();
    let saddest = all.iter().copied().fold(0.0, f32::max);
    // 270 and 300 degrees are the blues of CIELAB.
    assert!(all[9] < saddest && all[10] < saddest, "{all:?}");
    for hex in ["#0000ff", "#1b3a8a", "#000080", "#4169e1", "#87ceeb"] {
        assert_ne!(MODEL.mood(&single(hex.parse().unwrap())).0[0].emotion, Emotion::Sadness, "{hex}");
    }
}

#[test]
fn in_the_collection_each_emotion_wins_and_none_too_often() {
    let palettes = catalogue();
    let wins = wins(&palettes);
    assert!(wins.values().all(|count| (1..=palettes.len() / 4).contains(count)), "{wins:?}");
}

#[test]
fn among_random_palettes_each_emotion_wins_and_none_too_often() {
    for (seed, colours) in [(1, 2), (2, 3), (3, 5), (4, 5)] {
        for equal in [true, false] {
            let wins = wins(&random_palettes(seed, colours, equal));
            assert!(wins.values().all(|count| (1..=250).contains(count)), "{colours} colours: {wins:?}");
        }
    }
    // Single colours are nearly all vivid: no humility there.
    let singles = wins(&random_palettes(7, 1, true));
    assert!(singles.values().all(|count| *count <= 250), "{singles:?}");
}

#[test]
fn intensities_are_quartiles_of_the_strongest() {
    let palettes = catalogue();
    let of = |intensity: Intensity| {
        palettes.iter().filter(|palette| MODEL.mood(palette).0[0].intensity == intensity).count() as f32
            / palettes.len() as f32
    };
    assert!((of(Intensity::High) - 0.25).abs() < 0.02 && (of(Intensity::Low) - 0.25).abs() < 0.02);
}

#[test]
fn confidence_needs_agreement_and_grounds() {
    let black = single(Rgb::new(10, 10, 10));
    assert_eq!(score(&black, Emotion::Sadness).confidence, Confidence::High);
    assert_eq!(score(&black, Emotion::Arrogance).confidence, Confidence::Low);
    assert_eq!(score(&single(Rgb::new(200, 16, 46)), Emotion::Love).confidence, Confidence::Medium);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn scores_are_shares_in_order_of_lift(colours in prop::collection::vec(any::<[u8; 3]>(), 1..=12)) {
        let palette = Palette::new(colours.into_iter().map(|rgb| Swatch { rgb: rgb.into(), weight: 1.0 })).unwrap();
        let scores = MODEL.mood(&palette).0;
        prop_assert_eq!(scores.len(), 15);
        prop_assert!((scores.iter().map(|s| s.score).sum::<f32>() - 1.0).abs() < 1e-5);
        prop_assert!(scores.is_sorted_by(|a: &EmotionScore, b| a.lift >= b.lift));
        prop_assert!(scores.is_sorted_by(|a: &EmotionScore, b| a.intensity >= b.intensity));
        prop_assert!(scores.iter().all(|s| s.score > 0.0 && s.lift > 0.2 && s.lift < 5.0));
        prop_assert!(scores.iter().all(|s| s.probability > 0.0 && s.probability < 1.0));
        let mut named: Vec<Emotion> = scores.iter().map(|s| s.emotion).collect();
        named.sort();
        prop_assert_eq!(named, Emotion::ALL);
    }
}
