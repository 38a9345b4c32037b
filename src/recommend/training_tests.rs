//! Simulated people with known tastes.

use super::*;
use crate::recommend::features::Features;

/// Places of a list, and how many are picked.
const SHOWN: usize = 10;
const PICKED: usize = 3;

/// How somebody chooses: weights on distance, on lightness and on one period, and how much they look at each place.
#[derive(Clone, Copy)]
struct Person {
    distance: f32,
    lightness: f32,
    period: f32,
    /// The chance to look at place n is (n + 1) to the power of minus this.
    impatience: f32,
    whim: f32,
}

const SEES_ALL: Person = Person { distance: 0.0, lightness: 0.0, period: 0.0, impatience: 0.0, whim: 1.0 };

impl Person {
    /// Shows the nearest ten of imagined paintings and lets the person pick three.
    fn choice(self, rng: &mut ChaCha8Rng) -> Choice {
        let mut shown: Vec<Features> = (0..SHOWN).map(|_| imagined(rng)).collect();
        shown.sort_by(|a, b| a.0[0].total_cmp(&b.0[0]));
        let mut wanted: Vec<(bool, f32, usize)> = (0..SHOWN)
            .map(|place| {
                let looks = rng.random::<f32>() < (place as f32 + 1.0).powf(-self.impatience);
                let figures = &shown[place].0;
                let gumbel = -(-rng.random_range(1e-6_f32..1.0).ln()).ln();
                let taste = self.lightness * figures[2] + self.period * figures[9] - self.distance * figures[0];
                (looks, taste + self.whim * gumbel, place)
            })
            .collect();
        wanted.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)));
        Choice { shown, picked: wanted.iter().take(PICKED).map(|wanted| wanted.2).collect() }
    }

    fn choices(self, count: usize, seed: u64) -> Vec<Choice> {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        (0..count).map(|_| self.choice(&mut rng)).collect()
    }
}

fn imagined(rng: &mut ChaCha8Rng) -> Features {
    let mut figures = [0.0; COUNT];
    let (lightness, chroma) = (rng.random_range(-0.8_f32..0.8), rng.random_range(-0.8_f32..0.8));
    let distance = rng.random_range(0.4_f32..1.4);
    figures[..6].copy_from_slice(&[
        distance,
        rng.random_range(-1.0..1.0),
        lightness,
        lightness.abs(),
        chroma,
        chroma.abs(),
    ]);
    figures[6 + rng.random_range(0..5_usize)] = 1.0;
    Features(figures)
}

/// The mean nDCG over other choices of the same person.
fn judged(ranker: &Ranker, person: Person, seed: u64) -> f32 {
    let fresh = person.choices(2000, 1000 + seed);
    fresh.iter().map(|choice| ranker.ndcg(choice, |_| 1.0)).sum::<f32>() / fresh.len() as f32
}

#[test]
fn tastes_are_learned_and_beat_the_plain_order_on_other_choices() {
    let likes_light = Person { distance: 1.0, lightness: 4.0, impatience: 0.5, ..SEES_ALL };
    let likes_a_period = Person { distance: 1.0, period: 3.0, impatience: 0.5, ..SEES_ALL };
    for (person, figure) in [(likes_light, 2), (likes_a_period, 9)] {
        let ranker = train(&person.choices(400, 1), 7);
        assert_eq!(ranker.report.state, State::Learned, "{:?}", ranker.report);
        assert_eq!((ranker.report.choices, ranker.report.held_out), (400, 80));
        let most = (0..COUNT).max_by(|&a, &b| ranker.weights[a].total_cmp(&ranker.weights[b]));
        assert_eq!(most, Some(figure), "{:?}", ranker.weights);
        let patient = Person { impatience: 0.0, ..person };
        let (plain, learned) = (judged(&Ranker::prior(), patient, 1), judged(&ranker, patient, 1));
        println!("plain {plain:.3}, learned {learned:.3}, {:?}", ranker.report);
        assert!(learned > plain + 0.05);
    }
}

#[test]
fn looking_at_the_first_places_is_not_taken_for_taste() {
    // The person likes what is far and looks at the near, which stands first.
    let person = Person { distance: -2.0, lightness: 3.0, impatience: 0.7, ..SEES_ALL };
    let choices = person.choices(3000, 3);
    let (learned, looking) = learn(&choices.iter().collect::<Vec<_>>());
    assert!(learned.weights[0] > 0.5, "{:?}", learned.weights);
    assert!(looking.gain(0) < 1.01 && looking.gain(9) > 2.0);
}

#[test]
fn who_has_no_taste_is_shown_the_plain_order() {
    let nearest = Person { distance: 5.0, ..SEES_ALL };
    let first = Person { impatience: 1.5, ..SEES_ALL };
    let first_and_nearest = Person { distance: 3.0, impatience: 0.7, ..SEES_ALL };
    for person in [nearest, SEES_ALL, first, first_and_nearest] {
        for seed in 0..8 {
            let ranker = train(&person.choices(300, seed), seed);
            println!("{:?}", ranker.report);
            let (plain, learned) = (judged(&Ranker::prior(), person, seed), judged(&ranker, person, seed));
            assert!(learned >= plain, "{learned} < {plain}: {:?}", ranker.report);
        }
    }
}

#[test]
fn few_choices_or_odd_ones_teach_nothing() {
    let person = Person { lightness: 9.0, ..SEES_ALL };
    let few = train(&person.choices(FEWEST - 1, 1), 1);
    assert_eq!((few.report.state, few.is_plain()), (State::TooFew, true));
    let all_picked = Choice { picked: (0..SHOWN).collect(), ..person.choices(1, 1).remove(0) };
    let out_of_range = Choice { picked: vec![99], ..all_picked.clone() };
    let odd: Vec<Choice> = [all_picked, out_of_range].into_iter().cycle().take(200).collect();
    assert_eq!(train(&odd, 1).report.choices, 0);
}

#[test]
fn the_same_choices_teach_the_same_and_json_keeps_it() {
    let choices = Person { lightness: 4.0, ..SEES_ALL }.choices(200, 5);
    let ranker = train(&choices, 9);
    assert_eq!(train(&choices, 9), ranker);
    let json = serde_json::to_string(&ranker).unwrap();
    assert_eq!(serde_json::from_str::<Ranker>(&json).unwrap(), ranker);
}
