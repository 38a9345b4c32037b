//! The coarse composition of a picture: its lowest cosine coefficients, quantised to a short text.
//!
//! Of the lowest 12 × 12 coefficients of each channel of linear light the upper-left triangle is kept (78 of 144:
//! the other half are the finest diagonals, which no eye misses at this size). Fewer than ten a side lose the
//! horizon; more than fourteen begin to copy the painting.

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD as BASE64};
use palette::{IntoColor, LinSrgb, Oklab};

use super::raster::Raster;

/// Coefficients a side.
const ORDER: usize = 12;
/// Coefficients a channel: those (u, v) with u + v < [`ORDER`].
const PER_CHANNEL: usize = ORDER * (ORDER + 1) / 2;

/// The quantised coefficients: 78 for each of red, green and blue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Coefficients(Vec<i8>);

/// Column and row frequencies in the stored order.
fn frequencies() -> impl Iterator<Item = (usize, usize)> {
    (0..ORDER).flat_map(|v| (0..ORDER - v).map(move |u| (u, v)))
}

/// `basis[u][x]` = cos(π u (2x + 1) / 2n), the type-II cosine basis over `n` places.
fn basis(n: usize) -> Vec<Vec<f32>> {
    let angle = |u: usize, x: usize| std::f32::consts::PI * u as f32 * (2 * x + 1) as f32 / (2 * n) as f32;
    (0..ORDER).map(|u| (0..n).map(|x| angle(u, x).cos()).collect()).collect()
}

/// A square-root scale: fine near zero, where most coefficients lie, and coarse near ±1.
fn quantise(value: f32) -> i8 {
    (value.abs().sqrt().min(1.0) * 127.0).round().copysign(value) as i8
}

fn restore(code: i8) -> f32 {
    let root = f32::from(code) / 127.0;
    (root * root).copysign(root)
}

impl Coefficients {
    /// Measures a picture.
    pub fn of(picture: &Raster) -> Self {
        let (columns, rows) = (basis(picture.width), basis(picture.height));
        let mut codes = [const { Vec::new() }; 3];
        for (u, v) in frequencies() {
            let mut sum = LinSrgb::new(0.0_f32, 0.0, 0.0);
            for (row, line) in picture.pixels.chunks_exact(picture.width).enumerate() {
                let mut across = LinSrgb::new(0.0_f32, 0.0, 0.0);
                for (&light, &cosine) in line.iter().zip(&columns[u]) {
                    across += light * cosine;
                }
                sum += across * rows[v][row];
            }
            let norm = (if u == 0 { 1.0 } else { 2.0 }) * (if v == 0 { 1.0 } else { 2.0 });
            let mean = sum * (norm / picture.pixels.len() as f32);
            for (channel, value) in codes.iter_mut().zip([mean.red, mean.green, mean.blue]) {
                channel.push(quantise(value));
            }
        }
        Self(codes.concat())
    }

    /// Base64 text of 312 characters.
    pub fn encode(&self) -> String {
        BASE64.encode(self.0.iter().map(|&code| code.cast_unsigned()).collect::<Vec<u8>>())
    }

    /// Reads the text that [`Self::encode`] wrote; `None` if it is anything else.
    pub fn decode(text: &str) -> Option<Self> {
        let bytes = BASE64.decode(text).ok()?;
        (bytes.len() == 3 * PER_CHANNEL).then(|| Self(bytes.into_iter().map(u8::cast_signed).collect()))
    }

    /// The low-pass picture at this many places, in Oklab.
    pub fn picture(&self, width: usize, height: usize) -> Vec<Oklab<f32>> {
        let (columns, rows) = (basis(width), basis(height));
        // Across first: the cost is then a sum over the two axes, not a product.
        let mut across = vec![LinSrgb::new(0.0_f32, 0.0, 0.0); ORDER * width];
        for (index, (u, v)) in frequencies().enumerate() {
            let [r, g, b] = [0, 1, 2].map(|channel| restore(self.0[channel * PER_CHANNEL + index]));
            for (place, &cosine) in across[v * width..][..width].iter_mut().zip(&columns[u]) {
                *place += LinSrgb::new(r, g, b) * cosine;
            }
        }
        let mut picture = Vec::with_capacity(width * height);
        for y in 0..height {
            let down: Vec<f32> = rows.iter().map(|cosines| cosines[y]).collect();
            for x in 0..width {
                let mut light = LinSrgb::new(0.0_f32, 0.0, 0.0);
                for (v, &cosine) in down.iter().enumerate() {
                    light += across[v * width + x] * cosine;
                }
                // Ringing beside bright places goes below black, which Oklab's cube root would turn inside out.
                let light = LinSrgb::new(light.red.max(0.0), light.green.max(0.0), light.blue.max(0.0));
                picture.push(light.into_color());
            }
        }
        picture
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn horizon() -> Raster {
        let light = |y: usize| if y < 30 { 0.8 } else { 0.2 };
        let pixels = (0..60 * 80).map(|i| LinSrgb::new(light(i / 80), 0.5, 0.3)).collect();
        Raster { width: 80, height: 60, pixels }
    }

    #[test]
    fn keeps_a_horizon_and_reads_back() {
        let text = Coefficients::of(&horizon()).encode();
        assert_eq!(text.len(), 312);
        let picture = Coefficients::decode(&text).unwrap().picture(20, 20);
        let column: Vec<f32> = picture.iter().step_by(20).map(|p| p.l).collect();
        assert!(column[..8].iter().all(|l| *l > column[12] + 0.05), "{column:?}");
    }

    #[test]
    fn refuses_other_texts() {
        for text in ["", "AAAA", "not base64!"] {
            assert_eq!(Coefficients::decode(text), None);
        }
    }

    proptest! {
        #[test]
        fn quantising_is_stable(code: i8) {
            prop_assume!(code != i8::MIN);
            prop_assert_eq!(quantise(restore(code)), code);
        }
    }
}
