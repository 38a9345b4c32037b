//! Pixels to five colours: time, and how well the colours stand for the pixels.
//!
//! `cargo bench --bench palette` measures drawn pictures. With `PICTURES=folder` it also prints, over the pictures of
//! that folder, the mean CIEDE2000 of each pixel of a 256×256 copy to its nearest colour, and how true the weights are.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use plot_palette::{
    colour::{Lab, Palette, Rgb, delta_e2000, extract},
    media::{Limits, decode, encode_jpeg, sample},
};
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A drawn picture: forty soft dabs on a dark ground, with the grain of a canvas.
fn drawn(side: usize) -> Vec<[u8; 3]> {
    let mut rng = ChaCha8Rng::seed_from_u64(7);
    let dab = |rng: &mut ChaCha8Rng| {
        let place: [f32; 3] = [rng.random(), rng.random(), rng.random_range(0.05..0.3)];
        (place, rng.random::<[u8; 3]>())
    };
    let dabs: Vec<_> = (0..40).map(|_| dab(&mut rng)).collect();
    let pixel = |i: usize| {
        let (x, y) = ((i % side) as f32 / side as f32, (i / side) as f32 / side as f32);
        let mut colour = [40.0_f32, 35.0, 30.0];
        for ([cx, cy, radius], rgb) in &dabs {
            let cover = (1.0 - (x - cx).hypot(y - cy) / radius).clamp(0.0, 1.0);
            for (channel, paint) in colour.iter_mut().zip(rgb) {
                *channel += cover * (f32::from(*paint) - *channel);
            }
        }
        let grain = (rng.next_u32() % 9) as f32 - 4.0;
        colour.map(|channel| (channel + grain).clamp(0.0, 255.0) as u8)
    };
    (0..side * side).map(pixel).collect()
}

/// Mean CIEDE2000 of each pixel to its nearest colour, and the total variation of the weights.
fn quality(pixels: &[[u8; 3]], palette: &Palette) -> (f64, f64) {
    let colours: Vec<Lab> = palette.swatches().iter().map(|swatch| swatch.rgb.lab()).collect();
    let mut shares = vec![0.0; colours.len()];
    let mut error = 0.0;
    for pixel in pixels {
        let lab = Rgb::from(*pixel).lab();
        let distances = colours.iter().map(|colour| delta_e2000(lab, *colour)).enumerate();
        let (nearest, distance) = distances.min_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
        shares[nearest] += 1.0 / pixels.len() as f64;
        error += f64::from(distance) / pixels.len() as f64;
    }
    let apart = palette.swatches().iter().zip(shares).map(|(s, share)| (f64::from(s.weight) - share).abs());
    (error, apart.sum::<f64>() / 2.0)
}

fn report(what: &str, pictures: &[Vec<[u8; 3]>]) {
    let figures: Vec<(f64, f64)> = pictures.iter().map(|pixels| quality(pixels, &extract(pixels, 5))).collect();
    let mean = |of: fn(&(f64, f64)) -> f64| figures.iter().map(of).sum::<f64>() / figures.len() as f64;
    println!(
        "{what}: {} pictures, mean ΔE2000 {:.2}, weights off by {:.3}",
        figures.len(),
        mean(|f| f.0),
        mean(|f| f.1)
    );
}

fn folder(path: &str) -> Vec<Vec<[u8; 3]>> {
    let files = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    let small = files.filter_map(|file| image::open(file).ok()).map(|picture| {
        let copy = image::imageops::thumbnail(&picture.to_rgb8(), 256, 256);
        copy.pixels().map(|pixel| pixel.0).collect()
    });
    small.collect()
}

fn palette(criterion: &mut Criterion) {
    report("drawn", &[drawn(256)]);
    if let Ok(path) = std::env::var("PICTURES") {
        report("PICTURES", &folder(&path));
    }
    let mut group = criterion.benchmark_group("extract");
    for side in [256, 512] {
        let pixels = drawn(side);
        group.bench_with_input(BenchmarkId::from_parameter(side * side), &pixels, |bencher, pixels| {
            bencher.iter(|| extract(black_box(pixels), 5));
        });
    }
    group.finish();
}

/// A JPEG of 5 megapixels in memory → palette, beside the decoder alone: what no extraction can beat.
fn jpeg(criterion: &mut Criterion) {
    let limits = Limits { bytes: usize::MAX, pixels: u64::MAX };
    let pixels = drawn(2240);
    let picture = image::RgbImage::from_fn(2240, 2240, |x, y| image::Rgb(pixels[(y * 2240 + x) as usize]));
    let bytes = encode_jpeg(&picture, 90).unwrap();
    let mut group = criterion.benchmark_group("jpeg-5mp");
    group.sample_size(20);
    group.bench_function("decode only (the limit)", |bencher| {
        bencher.iter(|| image::load_from_memory(black_box(&bytes)).unwrap());
    });
    group.bench_function("bytes to palette", |bencher| {
        bencher.iter(|| extract(&sample(&decode(black_box(&bytes), limits).unwrap()), 5));
    });
    group.finish();
}

criterion_group!(benches, palette, jpeg);
criterion_main!(benches);
