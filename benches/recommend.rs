//! Ten paintings for a palette, from collections of 400, 10,000 and 100,000; and one exact distance.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

use std::collections::HashSet;
use std::hint::black_box;
use std::sync::Arc;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use plot_palette::colour::{Lab, Palette, Rgb, Swatch, earth_mover};
use plot_palette::painting::{Composition, Painting, Text};
use plot_palette::recommend::Index;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Five colours such as paintings have: around one lightness, mostly brownish, some vivid.
fn palette(rng: &mut ChaCha8Rng) -> Palette {
    let (key, hue) = (rng.random_range(20.0_f32..75.0), rng.random_range(0.0_f32..360.0));
    let swatches: Vec<Swatch> = (0..5)
        .map(|_| {
            let chroma = rng.random_range(0.0_f32..1.0).powi(2) * 60.0;
            let hue = if rng.random_bool(0.6) { 65.0 } else { hue } + rng.random_range(-30.0_f32..30.0);
            let lightness = (key + rng.random_range(-25.0_f32..25.0)).clamp(2.0, 97.0);
            let lab = Lab::new(lightness, chroma * hue.to_radians().cos(), chroma * hue.to_radians().sin());
            Swatch { rgb: Rgb::from_lab(lab), weight: rng.random_range(0.05..1.0) }
        })
        .collect();
    Palette::new(swatches).unwrap()
}

fn painting(number: usize, rng: &mut ChaCha8Rng) -> Arc<Painting> {
    let text = |en: String| Text { en, zh: None };
    let palette = palette(rng);
    Arc::new(Painting {
        id: format!("bench-{number}").parse().unwrap(),
        title: text(format!("Work {number}")),
        artist: text(format!("Artist {}", number / 10)),
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

fn recommend(criterion: &mut Criterion) {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let queries: Vec<Palette> = (0..64).map(|_| palette(&mut rng)).collect();
    let (a, b) = (queries[0].lab_weights(), queries[1].lab_weights());
    criterion.bench_function("earth_mover/5x5", |bencher| bencher.iter(|| earth_mover(black_box(&a), black_box(&b))));

    let mut group = criterion.benchmark_group("nearest ten");
    for size in [400, 10_000, 100_000] {
        let paintings: Vec<Arc<Painting>> = (0..size).map(|number| painting(number, &mut rng)).collect();
        let start = std::time::Instant::now();
        let index = Index::new(paintings);
        println!("index of {size} built in {:.0} ms", start.elapsed().as_secs_f64() * 1e3);
        let mut turn = queries.iter().cycle();
        group.bench_function(BenchmarkId::from_parameter(size), |bencher| {
            bencher.iter(|| index.nearest(turn.next().unwrap(), 10, &HashSet::new()));
        });
    }
    group.finish();
}

criterion_group!(benches, recommend);
criterion_main!(benches);
