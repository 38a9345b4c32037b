//! Training on paintings made up with a known rule.

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use super::*;
use crate::colour::{BasicTerm, Swatch};

/// Paintings in black, brown, grey and white. Fear follows black closely and love brown loosely; the rest follow nothing.
fn made_up(rows: usize) -> Vec<Record> {
    let mut random = ChaCha8Rng::seed_from_u64(1);
    (0..rows)
        .map(|row| {
            let mut colours = [0.0; 12];
            let terms = [BasicTerm::Black, BasicTerm::Brown, BasicTerm::Grey, BasicTerm::White];
            let parts = terms.map(|_| random.random_range(0.0_f32..1.0).powi(2) + 1e-3);
            for (term, part) in terms.into_iter().zip(parts) {
                colours[term as usize] = part / parts.iter().sum::<f32>();
            }
            let mut named = std::array::from_fn(|_| random.random_bool(0.5));
            let chance = |share: f32, strength: f64| (0.5 + strength * (f64::from(share) - 0.25)).clamp(0.05, 0.95);
            named[Emotion::Fear as usize] = random.random_bool(chance(colours[BasicTerm::Black as usize], 1.5));
            named[Emotion::Love as usize] = random.random_bool(chance(colours[BasicTerm::Brown as usize], 0.5));
            Record {
                artist: if row % 9 == 0 { String::new() } else { format!("artist {}", row % 150) },
                colours,
                named,
            }
        })
        .collect()
}

fn reference() -> Vec<Palette> {
    let mut random = ChaCha8Rng::seed_from_u64(2);
    let mut swatch = |()| Swatch { rgb: random.random::<[u8; 3]>().into(), weight: 1.0 };
    (0..40).map(|_| Palette::new([(); 5].map(&mut swatch)).unwrap()).collect()
}

fn once(records: &[Record]) -> Result<MoodModel, TrainError> {
    trained(records, &reference(), DataSource::of("made-up.csv".into(), "0".into()), "2026-01-02".into(), &[0])
}

#[test]
fn finds_the_rule_and_only_the_rule_and_does_so_again() {
    let records = made_up(700);
    let model = once(&records).unwrap();
    let auc = |emotion: Emotion| model.emotions[emotion as usize].quality.auc.learned;
    assert!(auc(Emotion::Fear).interval[0] > 0.6, "{:?}", auc(Emotion::Fear));
    assert!(auc(Emotion::Fear).mean > auc(Emotion::Love).mean && auc(Emotion::Love).mean > 0.5);
    // What follows nothing is not predicted for artists that were held out.
    let rest = Emotion::ALL.into_iter().filter(|emotion| ![Emotion::Fear, Emotion::Love].contains(emotion));
    let mean = rest.map(|emotion| auc(emotion).mean).sum::<f64>() / 13.0;
    assert!((0.46..0.54).contains(&mean), "{mean}");
    assert_eq!((model.data.rows, model.made.as_str()), (700, "2026-01-02"));
    assert_eq!(model, once(&records).unwrap());
    // The file keeps all of it.
    assert_eq!(MoodModel::from_json(&serde_json::to_string_pretty(&model).unwrap()).unwrap(), model);
}

#[test]
fn refuses_what_cannot_be_learned_from() {
    let mut records = made_up(520);
    assert!(matches!(once(&records[..400]), Err(TrainError::TooFewRows(400))));
    for record in &mut records {
        record.named[Emotion::Trust as usize] = true;
    }
    let error = once(&records).unwrap_err();
    assert!(error.to_string().starts_with("trust is named for 520 of 520"), "{error}");
}
