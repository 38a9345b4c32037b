//! Ten paintings for a palette, exactly, from collections of 344 to 1,000,000; and what they are measured against: a
//! flat scan of 128 floats a painting, which is what an exact vector index does.
//!
//! Recall against computing every distance, memory and the time to build are printed.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

mod source;

use std::collections::HashSet;
use std::hint::black_box;
use std::time::Instant;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use plot_palette::colour::{EarthMover, Lab, Palette, earth_mover};
use plot_palette::recommend::{Atlas, Entry, Index, Ranker, Request};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use source::{Make, Source};

const SHOWN: usize = 10;
const QUERIES: usize = 64;
/// Floats of a vector of the peer.
const FLOATS: usize = 128;

fn index(size: usize, mut palette: impl FnMut() -> Palette) -> Index {
    let entry = |number: usize| Entry {
        id: format!("museum-{number}").parse().unwrap(),
        artist: format!("Artist {}", number / 10),
        year: 1885,
        palette: palette(),
    };
    let entries: Vec<Entry> = (0..size).map(entry).collect();
    let start = Instant::now();
    let index = Index::new(entries);
    let bytes = index.memory_bytes() as f64 / size as f64;
    println!("{size}: built in {:.0} ms, {bytes:.0} bytes a painting", start.elapsed().as_secs_f64() * 1e3);
    index
}

/// The share of the ten nearest by plain computation that the index finds.
fn recall(index: &Index, queries: &[Palette]) -> f64 {
    let palettes: Vec<Vec<(Lab, f32)>> = (0..index.len()).map(|p| index.palette(p).unwrap().lab_weights()).collect();
    let (mut mover, mut found) = (EarthMover::default(), 0);
    for query in queries {
        let mut all: Vec<(f32, &str, usize)> =
            (0..index.len()).map(|p| (mover.distance(&query.lab_weights(), &palettes[p]), index.id(p), p)).collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)));
        let nearest = index.nearest(query, SHOWN, &HashSet::new());
        found += nearest.iter().zip(&all).filter(|(found, plain)| found.position == plain.2).count();
    }
    found as f64 / (SHOWN * queries.len()) as f64
}

fn search(criterion: &mut Criterion) {
    let mut source = Source::new();
    let kinds: [(&str, Make); 2] = [("like paintings", Source::like_paintings), ("any colours", Source::any_colours)];
    for (kind, make) in kinds {
        let mut group = criterion.benchmark_group(format!("nearest ten, {kind}"));
        group.sample_size(20);
        for size in [344, 10_000, 100_000, 1_000_000] {
            let index = index(size, || make(&mut source));
            let queries: Vec<Palette> = (0..QUERIES).map(|_| make(&mut source)).collect();
            let checked = if size > 100_000 { 3 } else { 20 };
            println!("{kind}, {size}: recall {:.3}", recall(&index, &queries[..checked]));
            // All queries in each turn, as some are harder than others: divide by their number.
            group.bench_function(BenchmarkId::new("64 queries", size), |bencher| {
                bencher.iter(|| {
                    for query in &queries {
                        black_box(index.gallery(query, SHOWN, &HashSet::new()));
                    }
                });
            });
        }
    }
}

fn rest(criterion: &mut Criterion) {
    let mut source = Source::new();
    let queries: Vec<Palette> = (0..QUERIES).map(|_| source.like_paintings()).collect();
    let (a, b) = (queries[0].lab_weights(), queries[1].lab_weights());
    criterion.bench_function("earth_mover/5x5", |bencher| bencher.iter(|| earth_mover(black_box(&a), black_box(&b))));
    let mut mover = EarthMover::default();
    criterion.bench_function("EarthMover/5x5", |bencher| bencher.iter(|| mover.distance(black_box(&a), black_box(&b))));
    let index = index(10_000, || source.like_paintings());
    for surprise in [0.0, 1.0] {
        let (exclude, ranker) = (HashSet::new(), Ranker::prior());
        let request = Request { query: &queries[0], count: SHOWN, exclude: &exclude, surprise, seed: 1 };
        criterion.bench_function(&format!("recommend/10000, surprise {surprise}"), |bencher| {
            bencher.iter(|| index.recommend(&ranker, request, |_| 0.0));
        });
    }
    let mut group = criterion.benchmark_group("atlas");
    group.sample_size(10);
    group.bench_function("10000", |bencher| bencher.iter(|| Atlas::new(&index)));
}

/// Squared distances of all vectors from one, and the least of them: what a flat index does for every query.
fn flat(criterion: &mut Criterion) {
    let mut rng = ChaCha8Rng::seed_from_u64(2);
    let mut group = criterion.benchmark_group("flat scan of 128 floats");
    group.sample_size(10);
    for size in [10_000, 100_000, 1_000_000] {
        let vectors: Vec<[f32; FLOATS]> = (0..size).map(|_| std::array::from_fn(|_| rng.random())).collect();
        let query = vectors[size / 2];
        group.bench_function(BenchmarkId::from_parameter(size), |bencher| {
            bencher.iter(|| {
                let distances = vectors.iter().map(|vector| squared(vector, black_box(&query)));
                distances.fold(f32::MAX, f32::min)
            });
        });
    }
}

fn squared(a: &[f32; FLOATS], b: &[f32; FLOATS]) -> f32 {
    let mut sums = [0.0_f32; 16];
    for (a, b) in a.chunks_exact(16).zip(b.chunks_exact(16)) {
        for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += (a - b) * (a - b);
        }
    }
    sums.iter().sum()
}

criterion_group!(benches, rest, search, flat);
criterion_main!(benches);
