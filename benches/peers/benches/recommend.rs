//! The peer of the search: usearch, an exact scan of 128 floats a painting by its SIMD kernels.
//!
//! The floats are quantiles of L\*, a\* and b\*, whose distance resembles the Earth Mover's; how many of the true ten
//! nearest that finds is printed.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

#[path = "../../source/mod.rs"]
mod source;

use std::collections::HashSet;
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use plot_palette::colour::{Lab, Palette};
use plot_palette::recommend::{Entry, Index};
use source::{Make, Source};
use usearch::{IndexOptions, MetricKind, ScalarKind};

const SHOWN: usize = 10;
const QUERIES: usize = 64;
const FLOATS: usize = 128;
/// Quantiles of each axis; three times as many are just under 128.
const QUANTILES: usize = 42;

fn vector(palette: &Palette) -> [f32; FLOATS] {
    let mut vector = [0.0; FLOATS];
    let axes: [fn(&Lab) -> f32; 3] = [|lab| lab.l, |lab| lab.a, |lab| lab.b];
    for (part, axis) in vector.chunks_exact_mut(QUANTILES).zip(axes) {
        let mut values: Vec<(f32, f32)> =
            palette.lab_weights().iter().map(|(lab, weight)| (axis(lab), *weight)).collect();
        values.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (i, quantile) in part.iter_mut().enumerate() {
            let (share, mut sum) = ((i as f32 + 0.5) / QUANTILES as f32, 0.0);
            let reached = values.iter().find(|(_, weight)| {
                sum += weight;
                sum >= share
            });
            *quantile = reached.or(values.last()).unwrap().0;
        }
    }
    vector
}

/// A graph of least size, as only the exact scan is asked for.
fn flat(vectors: &[[f32; FLOATS]]) -> usearch::Index {
    let options = IndexOptions {
        dimensions: FLOATS,
        metric: MetricKind::L2sq,
        quantization: ScalarKind::F32,
        connectivity: 2,
        expansion_add: 1,
        expansion_search: 1,
        multi: false,
    };
    let index = usearch::Index::new(&options).unwrap();
    index.reserve(vectors.len()).unwrap();
    for (key, vector) in (0..).zip(vectors) {
        index.add(key, vector).unwrap();
    }
    index
}

fn peers(criterion: &mut Criterion) {
    let mut source = Source::new();
    let kinds: [(&str, Make); 2] = [("like paintings", Source::like_paintings), ("any colours", Source::any_colours)];
    for (kind, make) in kinds {
        let mut group = criterion.benchmark_group(format!("64 queries, {kind}"));
        group.sample_size(10);
        for size in [10_000, 100_000] {
            let palettes: Vec<Palette> = (0..size).map(|_| make(&mut source)).collect();
            let queries: Vec<Palette> = (0..QUERIES).map(|_| make(&mut source)).collect();
            let peer = flat(&palettes.iter().map(vector).collect::<Vec<_>>());
            let id = |number: usize| format!("museum-{number}");
            let entry = |(number, palette): (usize, &Palette)| Entry {
                id: id(number).parse().unwrap(),
                artist: String::new(),
                year: 1885,
                palette: palette.clone(),
            };
            let ours = Index::new(palettes.iter().enumerate().map(entry));
            let mut found = 0;
            for query in &queries {
                let nearest = ours.nearest(query, SHOWN, &HashSet::new());
                let truth: HashSet<&str> = nearest.iter().map(|n| ours.id(n.position)).collect();
                let keys = peer.exact_search(&vector(query), SHOWN).unwrap().keys;
                found += keys.iter().filter(|key| truth.contains(id(**key as usize).as_str())).count();
            }
            println!("{kind}, {size}: usearch finds {:.3} of the true ten", found as f64 / (SHOWN * QUERIES) as f64);
            group.bench_function(BenchmarkId::new("ours, exact", size), |bencher| {
                bencher.iter(|| {
                    for query in &queries {
                        black_box(ours.nearest(query, SHOWN, &HashSet::new()));
                    }
                });
            });
            let vectors: Vec<[f32; FLOATS]> = queries.iter().map(vector).collect();
            group.bench_function(BenchmarkId::new("usearch, flat", size), |bencher| {
                bencher.iter(|| {
                    for vector in &vectors {
                        black_box(peer.exact_search(vector, SHOWN).unwrap());
                    }
                });
            });
        }
    }
}

criterion_group!(benches, peers);
criterion_main!(benches);
