//! The list that is shown: ranked, varied, and as surprising as asked.

use std::collections::HashSet;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::Index;
use super::features::{Candidate, Means};
use super::ranker::Ranker;
use super::search::{Neighbour, OF_ONE_ARTIST};
use crate::colour::{EarthMover, Lab, Palette};
use crate::painting::PaintingId;

/// Nearest paintings that a list is chosen from without surprise, and how many more with all of it.
const POOL: (usize, usize) = (60, 240);
/// Weight of relevance against variety with all surprise; without any it is 1.
const LEAST_RELEVANCE: f32 = 0.4;
/// Scale of chance beside relevance, which runs from 0 to 1, with all surprise.
const CHANCE: f32 = 0.15;
/// Distance in CIELAB units from which palettes have nothing in common.
const UNLIKE: f32 = 30.0;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The colours.
    pub query: &'a Palette,
    /// How many paintings.
    pub count: usize,
    /// Paintings that must not appear.
    pub exclude: &'a HashSet<PaintingId>,
    /// 0 is the best first; up to 1, farther and more varied.
    pub surprise: f32,
    /// Decides what chance there is in a surprise.
    pub seed: u64,
}

impl Index {
    /// The list to show, in its order. The same request gives the same list.
    ///
    /// Without surprise and with a plain ranker it is [`Index::gallery`]. Otherwise it is chosen one by one from the
    /// nearest by maximal marginal relevance (Carbonell & Goldstein, SIGIR 1998): the score of the ranker against the
    /// likeness to those already chosen, in colour, artist and period; to a surprise chance is added (Gumbel noise, so
    /// that it is a draw without replacement; Kool et al., ICML 2019). One artist takes at most two places unless there
    /// would be too few paintings otherwise. `agreement` is that of [`Index::features`].
    #[must_use]
    pub fn recommend(&self, ranker: &Ranker, request: Request<'_>, agreement: impl Fn(usize) -> f32) -> Vec<Neighbour> {
        let Request { query, count, exclude, seed, .. } = request;
        let surprise = if request.surprise.is_finite() { request.surprise.clamp(0.0, 1.0) } else { 0.0 };
        if surprise <= 0.0 && ranker.is_plain() {
            return self.gallery(query, count, exclude);
        }
        let pool = POOL.0.max(2 * count) + (surprise * POOL.1 as f32) as usize;
        let means = Means::of(&query.lab_weights());
        let candidate =
            |near: Neighbour| Candidate::new(self, &means, near.position, near.distance, agreement(near.position));
        let pool: Vec<Candidate> = self.gallery(query, pool, exclude).into_iter().map(candidate).collect();
        let chosen = Choosing::new(self, ranker, pool, surprise, seed).choose(count);
        chosen.into_iter().map(|c| Neighbour { position: c.position, distance: c.distance }).collect()
    }
}

struct Choosing<'a> {
    ranker: &'a Ranker,
    surprise: f32,
    pool: Vec<Candidate>,
    palettes: Vec<Vec<(Lab, f32)>>,
    chance: Vec<f32>,
    /// Of each candidate the greatest likeness to one that was chosen, 0–1.
    likeness: Vec<f32>,
    mover: EarthMover,
}

impl<'a> Choosing<'a> {
    fn new(index: &Index, ranker: &'a Ranker, pool: Vec<Candidate>, surprise: f32, seed: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut gumbel = || -(-rng.random_range(f32::MIN_POSITIVE..1.0).ln()).ln();
        let chance = pool.iter().map(|_| surprise * CHANCE * gumbel()).collect();
        let mut palettes = vec![Vec::new(); pool.len()];
        for (palette, candidate) in palettes.iter_mut().zip(&pool) {
            index.read_colours(candidate.position, palette);
        }
        let likeness = vec![0.0; pool.len()];
        Self { ranker, surprise, pool, palettes, chance, likeness, mover: EarthMover::default() }
    }

    fn choose(mut self, count: usize) -> Vec<Candidate> {
        let mut chosen = Vec::with_capacity(count);
        let mut left: Vec<usize> = (0..self.pool.len()).collect();
        while chosen.len() < count && !left.is_empty() {
            let next = self.next(&left, &chosen);
            let place = left.remove(next);
            chosen.push(self.pool[place]);
            if self.surprise > 0.0 {
                self.note(place, &left);
            }
        }
        chosen
    }

    /// Where in `left` the next to choose stands.
    fn next(&self, left: &[usize], chosen: &[Candidate]) -> usize {
        let taken = |place: usize| chosen.iter().filter(|other| other.artist == self.pool[place].artist).count();
        let room = left.iter().any(|&place| taken(place) < OF_ONE_ARTIST);
        let scores: Vec<f32> = left.iter().map(|&place| self.ranker.score(&self.pool[place].after(chosen))).collect();
        let (least, most) = scores.iter().fold((f32::MAX, f32::MIN), |(l, m), score| (l.min(*score), m.max(*score)));
        let relevance = 1.0 - self.surprise * (1.0 - LEAST_RELEVANCE);
        let mut best = (0, f32::MIN);
        for (i, (&place, score)) in left.iter().zip(&scores).enumerate() {
            if room && taken(place) >= OF_ONE_ARTIST {
                continue;
            }
            let marginal = if self.surprise > 0.0 {
                let scaled = (score - least) / (most - least).max(f32::MIN_POSITIVE) + self.chance[place];
                relevance * scaled - (1.0 - relevance) * self.likeness[place]
            } else {
                *score
            };
            // Of equals the nearest, which stands first.
            if marginal > best.1 {
                best = (i, marginal);
            }
        }
        best.0
    }

    /// Takes note that a candidate was chosen.
    fn note(&mut self, chosen: usize, left: &[usize]) {
        for &place in left {
            let distance = self.mover.distance(&self.palettes[chosen], &self.palettes[place]);
            let (a, b) = (&self.pool[chosen], &self.pool[place]);
            let same = |same: bool| f32::from(u8::from(same));
            let likeness = 0.7 * (1.0 - distance / UNLIKE).max(0.0)
                + 0.2 * same(a.artist == b.artist)
                + 0.1 * same(a.period == b.period);
            self.likeness[place] = self.likeness[place].max(likeness);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::{Rgb, Swatch, earth_mover};
    use crate::recommend::Entry;
    use crate::recommend::ranker::{Report, State};

    fn palette(rng: &mut ChaCha8Rng) -> Palette {
        let mut swatch = || Swatch { rgb: Rgb::from(rng.random::<[u8; 3]>()), weight: rng.random_range(0.1..1.0) };
        Palette::new((0..5).map(|_| swatch()).collect::<Vec<_>>()).unwrap()
    }

    fn index(artists: usize) -> Index {
        let mut rng = ChaCha8Rng::seed_from_u64(3);
        Index::new((0..800).map(|number| Entry {
            id: format!("test-{number}").parse().unwrap(),
            artist: format!("Artist {}", number % artists),
            year: 1500 + (number % 450) as i32,
            palette: palette(&mut rng),
        }))
    }

    fn learned(weights: &[(usize, f32)]) -> Ranker {
        let mut ranker = Ranker::by_distance(Report { state: State::Learned, ..Report::default() });
        for &(figure, weight) in weights {
            ranker.weights[figure] = weight;
        }
        ranker
    }

    fn spread(index: &Index, shown: &[Neighbour]) -> f32 {
        let palettes: Vec<_> = shown.iter().map(|n| index.palette(n.position).unwrap().lab_weights()).collect();
        let pairs = palettes.iter().flat_map(|a| palettes.iter().map(move |b| earth_mover(a, b)));
        pairs.sum::<f32>() / (palettes.len() * palettes.len()) as f32
    }

    #[test]
    fn without_surprise_an_untrained_list_is_the_plain_one() {
        let (index, exclude) = (index(200), HashSet::new());
        let mut rng = ChaCha8Rng::seed_from_u64(4);
        for _ in 0..20 {
            let query = palette(&mut rng);
            let request = Request { query: &query, count: 10, exclude: &exclude, surprise: 0.0, seed: 1 };
            let plain = index.gallery(&query, 10, &exclude);
            assert_eq!(index.recommend(&Ranker::prior(), request, |_| 0.0), plain);
            // The same by way of the scores.
            assert_eq!(index.recommend(&learned(&[]), request, |_| 0.0), plain);
        }
    }

    #[test]
    fn surprise_grows_with_the_dial_and_repeats_with_its_seed() {
        let (index, exclude) = (index(200), HashSet::new());
        let mut rng = ChaCha8Rng::seed_from_u64(5);
        let (mut far, mut varied) = ([0.0; 3], [0.0; 3]);
        for seed in 0..10 {
            let query = palette(&mut rng);
            for (i, surprise) in [0.0, 0.5, 1.0].into_iter().enumerate() {
                let request = Request { query: &query, count: 10, exclude: &exclude, surprise, seed };
                let shown = index.recommend(&Ranker::prior(), request, |_| 0.0);
                assert_eq!(shown, index.recommend(&Ranker::prior(), request, |_| 0.0));
                far[i] += shown.iter().map(|n| n.distance).sum::<f32>();
                varied[i] += spread(&index, &shown);
                if i == 2 {
                    assert_ne!(shown, index.recommend(&Ranker::prior(), Request { seed: 99, ..request }, |_| 0.0));
                }
            }
        }
        assert!(far.is_sorted() && varied.is_sorted() && varied[2] > 1.1 * varied[0], "{far:?} {varied:?}");
    }

    #[test]
    fn what_was_learned_decides_and_artists_keep_their_two_places() {
        let (index, exclude, query) = (index(5), HashSet::new(), palette(&mut ChaCha8Rng::seed_from_u64(6)));
        let request = Request { query: &query, count: 10, exclude: &exclude, surprise: 0.0, seed: 0 };
        let agreeing = |position: usize| if index.year(position) % 2 == 0 { 1.0 } else { 0.0 };
        let shown = index.recommend(&learned(&[(0, 0.0), (1, 1.0)]), request, agreeing);
        let agreed = shown.iter().map(|n| agreeing(n.position)).sum::<f32>();
        let plain = index.gallery(&query, 10, &exclude).iter().map(|n| agreeing(n.position)).sum::<f32>();
        assert!(agreed > plain, "{agreed} {plain}");
        for surprise in [0.0, 1.0] {
            let shown = index.recommend(&learned(&[]), Request { surprise, ..request }, agreeing);
            let artists: HashSet<&str> = shown.iter().map(|n| index.artist(n.position)).collect();
            assert_eq!((shown.len(), artists.len()), (10, 5));
            assert!(artists.iter().all(|a| shown.iter().filter(|n| index.artist(n.position) == *a).count() == 2));
        }
    }
}
