//! Bytes in memory → palette, beside the decoders alone, in one run: `cargo run --release -- FOLDER` with a folder of
//! pictures, of which 30 are enlarged to 5, 12 and 29 megapixels, given grain and encoded. Needs libjpeg-turbo
//! (Debian: `libturbojpeg0-dev`).

mod turbo;

use std::{env, fs, hint::black_box, io::Cursor, path::Path, process::Command};

use image::{ExtendedColorType, ImageEncoder, ImageFormat, RgbImage, codecs::jpeg::JpegEncoder, imageops};
use plot_palette::{
    colour::{Lab, Palette, Rgb, delta_e2000, extract},
    journey::capture,
    media::{Header, Limits, copies, read_for_copies, read_for_palette},
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

const LIMITS: Limits = Limits { bytes: usize::MAX, pixels: u64::MAX };
const PICTURES: usize = 30;

fn main() {
    let arguments: Vec<String> = env::args().collect();
    match arguments.get(1).map(String::as_str) {
        Some("--memory") => memory(&arguments[2], &arguments[3]),
        Some(folder) => {
            let files = files(Path::new(folder));
            quality(&files);
            jpegs(&files);
            others(&files);
        }
        None => println!("usage: peers FOLDER"),
    }
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "jpg"));
    files.sort();
    files
}

/// Enlarged to so many pixels, with the grain of a photograph.
fn enlarged(file: &Path, megapixels: f64) -> RgbImage {
    let picture = image::open(file).unwrap().to_rgb8();
    let (width, height) = picture.dimensions();
    let scale = (megapixels * 1e6 / (f64::from(width) * f64::from(height))).sqrt();
    let [width, height] = [width, height].map(|side| (f64::from(side) * scale).round() as u32);
    let mut large = imageops::resize(&picture, width, height, imageops::FilterType::Triangle);
    let mut rng = ChaCha8Rng::seed_from_u64(5);
    for pixel in large.pixels_mut() {
        // Four coins of ±2: nearly normal, with a deviation of four code values.
        let coins: u8 = rng.random();
        let grain = (coins & 15).count_ones() as i16 * 4 - 8;
        pixel.0 = pixel.0.map(|value| (i16::from(value) + grain).clamp(0, 255) as u8);
    }
    large
}

/// JPEG of quality 90, the colours at full resolution, as the encoder at hand writes them.
fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
    encoder.write_image(picture, picture.width(), picture.height(), ExtendedColorType::Rgb8).unwrap();
    bytes
}

fn ours(bytes: &[u8]) -> Palette {
    capture::colours(bytes, LIMITS).unwrap().palette
}

/// The least of three, in milliseconds of CPU time.
fn time<T>(mut work: impl FnMut() -> T) -> f64 {
    let once = |_| {
        let start = turbo::cpu();
        black_box(work());
        turbo::cpu() - start
    };
    (0..3).map(once).fold(f64::INFINITY, f64::min)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn chosen(files: &[std::path::PathBuf], count: usize) -> impl Iterator<Item = &std::path::PathBuf> {
    (0..count.min(files.len())).map(move |i| &files[i * files.len() / count.min(files.len())])
}

fn jpegs(files: &[std::path::PathBuf]) {
    let mut all = Vec::new();
    for megapixels in [5.0, 12.0, 29.0] {
        let (mut peer, mut own, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        for file in chosen(files, PICTURES) {
            let bytes = jpeg(&enlarged(file, megapixels));
            let times = (time(|| turbo::eighth(&bytes)), time(|| ours(&bytes)));
            peer.push(times.0);
            own.push(times.1);
            ratios.push(times.1 / times.0);
        }
        all.extend(ratios.iter().copied());
        println!(
            "JPEG {megapixels} MP: libjpeg-turbo at 1/8 {:.1} ms, bytes to palette {:.1} ms, ratio {:.2}",
            median(peer),
            median(own),
            median(ratios)
        );
    }
    println!("JPEG, all: median ratio {:.2}", median(all));
    for (what, megapixels) in [("palette", 29.0), ("upload", 29.0)] {
        let bytes = jpeg(&enlarged(&files[0], megapixels));
        println!("JPEG {megapixels} MP, {what}: {}", in_a_child(&bytes, what));
    }
}

fn others(files: &[std::path::PathBuf]) {
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let mut ratios = Vec::new();
        for file in chosen(files, 5) {
            let picture = enlarged(file, 5.0);
            let mut bytes = Cursor::new(Vec::new());
            picture.write_to(&mut bytes, format).unwrap();
            let bytes = bytes.into_inner();
            let decoder = time(|| match format {
                ImageFormat::Png => {
                    let mut reader = png::Decoder::new(Cursor::new(&bytes)).read_info().unwrap();
                    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
                    reader.next_frame(&mut pixels).unwrap();
                    pixels.len()
                }
                _ => image::load_from_memory_with_format(&bytes, format).unwrap().as_bytes().len(),
            });
            ratios.push(time(|| ours(&bytes)) / decoder);
            if ratios.len() == 1 {
                println!("{format:?} 5 MP, upload: {}", in_a_child(&bytes, "upload"));
            }
        }
        println!("{format:?} 5 MP: bytes to palette / decoder, median ratio {:.2}", median(ratios));
    }
}

/// Mean CIEDE2000 of every pixel of a box-downscaled 256 × 256 copy to its nearest colour, and the total variation of
/// the weights: palettes as they are served, from the file's bytes, without their frames and with them.
fn quality(files: &[std::path::PathBuf]) {
    let mut sums = [[0.0; 2]; 2];
    for file in files {
        let bytes = fs::read(file).unwrap();
        let truth = imageops::thumbnail(&image::open(file).unwrap().to_rgb8(), 256, 256);
        let whole = read_for_palette(&bytes, LIMITS).unwrap();
        for (sum, palette) in sums.iter_mut().zip([ours(&bytes), extract(whole.as_raw().as_chunks().0, 5)]) {
            let colours: Vec<Lab> = palette.swatches().iter().map(|swatch| swatch.rgb.lab()).collect();
            let mut shares = vec![0.0; colours.len()];
            let count = f64::from(truth.width() * truth.height());
            for pixel in truth.pixels() {
                let lab = Rgb::from(pixel.0).lab();
                let distances = colours.iter().map(|colour| delta_e2000(lab, *colour)).enumerate();
                let (nearest, distance) = distances.min_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
                shares[nearest] += 1.0 / count;
                sum[0] += f64::from(distance) / count / files.len() as f64;
            }
            let off = palette.swatches().iter().zip(shares).map(|(s, share)| (f64::from(s.weight) - share).abs());
            sum[1] += off.sum::<f64>() / 2.0 / files.len() as f64;
        }
    }
    for (what, [error, off]) in ["as served", "frames counted"].iter().zip(sums) {
        println!("{} pictures, {what}: mean ΔE2000 {error:.3}, weights off by {off:.4}", files.len());
    }
}

/// Growth of the peak of memory in a process of its own.
fn in_a_child(bytes: &[u8], what: &str) -> String {
    let file = env::temp_dir().join("plot-palette-peer");
    fs::write(&file, bytes).unwrap();
    let output = Command::new(env::current_exe().unwrap()).arg("--memory").arg(what).arg(&file).output().unwrap();
    fs::remove_file(&file).unwrap();
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn memory(what: &str, file: &str) {
    let peak = || -> f64 {
        let status = fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1000.0
    };
    let bytes = fs::read(file).unwrap();
    let before = peak();
    black_box(ours(&bytes));
    if what == "upload" {
        black_box(copies(read_for_copies(&bytes, LIMITS).unwrap()).unwrap());
    }
    let bound = Header::read(&bytes, LIMITS).unwrap().memory as f64 / 1e6;
    println!("{:.1} MB beside the file's {:.1}, stated bound {bound:.0}", peak() - before, bytes.len() as f64 / 1e6);
}
