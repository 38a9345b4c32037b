//! Learning to rank from what people pick.
//!
//! Logistic regression over pairs of one picked and one passed over of the same list (the linear case of Burges et al.,
//! "Learning to Rank using Gradient Descent", ICML 2005), by linfa. That people look at the first places more is
//! learned beside it: in the examination model a pick is looking times liking (Craswell et al., "An Experimental
//! Comparison of Click Position-Bias Models", WSDM 2008), so the logarithm of looking adds to the score. It is left out
//! when ranking, and when judging a pick counts the more the less its place is looked at (inverse propensity: Joachims,
//! Swaminathan, Schnabel, "Unbiased Learning-to-Rank with Biased Feedback", WSDM 2017).

use linfa::Dataset;
use linfa::traits::Fit;
use linfa_logistic::LogisticRegression;
use ndarray::{Array1, Array2};
use rand::{RngExt, SeedableRng, seq::SliceRandom};
use rand_chacha::ChaCha8Rng;

use super::features::COUNT;
use super::ranker::{Choice, Ranker, Report, State};

/// Choices below which nothing is learned.
pub const FEWEST: usize = 50;
/// Of how many choices one is kept back.
const HELD_OUT: usize = 5;
/// Terms of the position: ln(1 + place) and 1 / (1 + place), from 0. Together they follow any usual decline.
const TERMS: usize = 2;
/// L2 penalty, in pairs: a figure must show in some dozens of pairs before it counts.
const PENALTY: f64 = 10.0;
/// Most that a pick counts for being at a place that is seldom looked at.
const MOST_GAIN: f32 = 10.0;
/// Gain in nDCG that must be sure: what is left of the position after weighing can look like a smaller one.
const LEAST_GAIN: f32 = 0.02;
/// Samples of the bootstrap, and the rank of the lower bound among them: 1 %.
const SAMPLES: (usize, usize) = (1000, 10);

/// Learns from choices, the same from the same choices and seed.
///
/// A fifth of them is kept back. The result orders by what was learned only if on those that is surely better than the order
/// by distance, by .02 of nDCG (bootstrap over choices, one-sided, 99 %; Efron & Tibshirani 1993), and by distance
/// otherwise.
/// Choices without a picked and a passed over painting are left out.
#[must_use]
pub fn train(choices: &[Choice], seed: u64) -> Ranker {
    let mut usable: Vec<&Choice> = choices.iter().filter(|choice| pairs(choice).next().is_some()).collect();
    let mut report = Report { choices: usable.len(), ..Report::default() };
    if usable.len() < FEWEST {
        return Ranker::by_distance(Report { state: State::TooFew, ..report });
    }
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    usable.shuffle(&mut rng);
    let (held_out, seen) = usable.split_at(usable.len() / HELD_OUT);
    let (plain, (learned, looking)) = (Ranker::prior(), learn(seen));
    let judge = |ranker: &Ranker| -> Vec<f32> {
        held_out.iter().map(|choice| ranker.ndcg(choice, |place| looking.gain(place))).collect()
    };
    let (by_distance, by_learned) = (judge(&plain), judge(&learned));
    let gains: Vec<f32> = by_learned.iter().zip(&by_distance).map(|(learned, plain)| learned - plain).collect();
    let mean = |values: &[f32]| values.iter().sum::<f32>() / values.len() as f32;
    report = Report {
        held_out: held_out.len(),
        plain: mean(&by_distance),
        learned: mean(&by_learned),
        gain_at_least: lower_bound(&gains, &mut rng),
        ..report
    };
    if report.gain_at_least >= LEAST_GAIN {
        Ranker { report: Report { state: State::Learned, ..report }, ..learned }
    } else {
        Ranker::by_distance(Report { state: State::NotBetter, ..report })
    }
}

/// Places of each picked painting with each passed over.
fn pairs(choice: &Choice) -> impl Iterator<Item = (usize, usize)> {
    let picked = choice.picked.iter().copied().filter(|&place| place < choice.shown.len());
    picked.flat_map(|picked| {
        let passed = (0..choice.shown.len()).filter(|place| !choice.picked.contains(place));
        passed.map(move |passed| (picked, passed))
    })
}

/// How much the places of a list are looked at: the weights of the [`TERMS`].
#[derive(Default)]
struct Looking([f32; TERMS]);

impl Looking {
    /// What a pick at a place counts: 1 at the first.
    fn gain(&self, place: usize) -> f32 {
        let terms = terms(place).into_iter().zip(terms(0)).map(|(here, first)| (here - first) as f32);
        let looking: f32 = self.0.iter().zip(terms).map(|(weight, term)| weight * term).sum();
        (-looking).exp().clamp(1.0 / MOST_GAIN, MOST_GAIN)
    }
}

/// The weights that explain the choices; those by distance where nothing can be fitted.
fn learn(choices: &[&Choice]) -> (Ranker, Looking) {
    let (mut rows, mut wins) = (Vec::new(), Vec::new());
    for choice in choices {
        for (picked, passed) in pairs(choice) {
            // Every other pair the other way round, so that both outcomes occur.
            let wins_first = wins.len() % 2 == 0;
            let (a, b) = if wins_first { (picked, passed) } else { (passed, picked) };
            let (first, second) = (row(choice, a), row(choice, b));
            rows.extend(first.iter().zip(second).map(|(first, second)| first - second));
            wins.push(wins_first);
        }
    }
    let (mut ranker, mut looking) = (Ranker::prior(), Looking::default());
    let Ok(records) = Array2::from_shape_vec((wins.len(), COUNT + TERMS), rows) else { return (ranker, looking) };
    let dataset = Dataset::new(records, Array1::from(wins));
    let model = LogisticRegression::default().with_intercept(false).alpha(PENALTY).max_iterations(200).fit(&dataset);
    if let Ok(model) = model {
        let sign = if model.labels().pos.class { 1.0 } else { -1.0 };
        for (weight, learned) in ranker.weights.iter_mut().chain(&mut looking.0).zip(model.params()) {
            *weight = (sign * learned) as f32;
        }
    }
    (ranker, looking)
}

fn row(choice: &Choice, place: usize) -> [f64; COUNT + TERMS] {
    let mut row = [0.0; COUNT + TERMS];
    for (cell, figure) in row.iter_mut().zip(choice.shown[place].0) {
        *cell = f64::from(figure);
    }
    row[COUNT..].copy_from_slice(&terms(place));
    row
}

fn terms(place: usize) -> [f64; TERMS] {
    let place = place as f64;
    [place.ln_1p(), 1.0 / (1.0 + place)]
}

/// The mean of which only one sample in a hundred falls short.
fn lower_bound(gains: &[f32], rng: &mut ChaCha8Rng) -> f32 {
    let mut means: Vec<f32> = (0..SAMPLES.0)
        .map(|_| (0..gains.len()).map(|_| gains[rng.random_range(0..gains.len())]).sum::<f32>() / gains.len() as f32)
        .collect();
    *means.select_nth_unstable_by(SAMPLES.1, f32::total_cmp).1
}

#[cfg(test)]
#[path = "training_tests.rs"]
mod tests;
