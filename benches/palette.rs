//! Pixels to five colours: time, and how well the colours stand for the pixels.
//!
//! `cargo bench --bench palette` measures drawn pictures. With `PICTURES=folder` it also prints, over the pictures of
//! that folder, the mean CIEDE2000 of each pixel of a 256×256 copy to its nearest colour, and how true the weights are,
//! for palettes as they are served from the files' bytes, frames left out. `benches/peers` has the other decoders.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use plot_palette::{
    colour::{Lab, Palette, Rgb, delta_e2000, extract},
    journey::capture,
    media::{Limits, encode_jpeg},
};
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

const ANY: Limits = Limits { bytes: usize::MAX, pixels: u64::MAX };

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

fn report(what: &str, figures: &[(f64, f64)]) {
    let mean = |of: fn(&(f64, f64)) -> f64| figures.iter().map(of).sum::<f64>() / figures.len() as f64;
    println!(
        "{what}: {} pictures, mean ΔE2000 {:.2}, weights off by {:.3}",
        figures.len(),
        mean(|f| f.0),
        mean(|f| f.1)
    );
}

/// Quality of the palettes as they are served.
fn served(folder: &str) -> Vec<(f64, f64)> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let figures = files.filter_map(|file| {
        let copy = image::imageops::thumbnail(&image::open(&file).ok()?.to_rgb8(), 256, 256);
        let palette = capture::colours(&std::fs::read(file).ok()?, ANY).ok()?.palette;
        Some(quality(copy.as_raw().as_chunks().0, &palette))
    });
    figures.collect()
}

fn palette(criterion: &mut Criterion) {
    let pixels = drawn(256);
    report("drawn", &[quality(&pixels, &extract(&pixels, 5))]);
    if let Ok(path) = std::env::var("PICTURES") {
        report("PICTURES", &served(&path));
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

/// A JPEG of 5 megapixels in memory → palette, beside a whole decoding alone.
fn jpeg(criterion: &mut Criterion) {
    let pixels = drawn(2240);
    let picture = image::RgbImage::from_fn(2240, 2240, |x, y| image::Rgb(pixels[(y * 2240 + x) as usize]));
    let bytes = encode_jpeg(&picture, 90).unwrap();
    let mut group = criterion.benchmark_group("jpeg-5mp");
    group.sample_size(20);
    group.bench_function("whole decoding", |bencher| {
        bencher.iter(|| image::load_from_memory(black_box(&bytes)).unwrap());
    });
    group.bench_function("bytes to palette", |bencher| {
        bencher.iter(|| capture::colours(black_box(&bytes), ANY).unwrap());
    });
    group.finish();
}

criterion_group!(benches, palette, jpeg);
criterion_main!(benches);
