//! Stills of the animated gradients, drawn by the server for browsers without JavaScript.

use std::{f32::consts::TAU, fmt, str::FromStr, sync::OnceLock};

use super::{MediaError, copies::encode_jpeg};
use image::{Rgb, RgbImage};
use palette::{FromColor as _, Mix as _, Oklab, Srgb};

/// Width of a still, in pixels.
pub const WIDTH: u32 = 480;
/// Height of a still, in pixels.
pub const HEIGHT: u32 = 320;

/// High enough that the palette of the JPEG is that of the drawing.
const QUALITY: u8 = 92;

/// One of the gradients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Still {
    /// Curtains of green and violet light in a night sky.
    Aurora,
    /// The sea after the sun has gone.
    Dusk,
    /// Ink spreading in water.
    Ink,
}

impl Still {
    /// All of them, in the order in which pages show them.
    pub const ALL: [Self; 3] = [Self::Aurora, Self::Dusk, Self::Ink];

    /// The name in forms and addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Aurora => "aurora",
            Self::Dusk => "dusk",
            Self::Ink => "ink",
        }
    }

    /// Draws it: always the same pixels.
    pub fn draw(self) -> RgbImage {
        RgbImage::from_fn(WIDTH, HEIGHT, |x, y| {
            let (u, v) = (x as f32 / WIDTH as f32, y as f32 / HEIGHT as f32);
            let srgb: Srgb = Srgb::from_color(match self {
                Self::Aurora => aurora(u, v),
                Self::Dusk => dusk(u, v),
                Self::Ink => ink(u, v),
            });
            let pixel: Srgb<u8> = srgb.into_format();
            Rgb([pixel.red, pixel.green, pixel.blue])
        })
    }
}

impl Still {
    /// The still as JPEG, drawn once in the life of the process.
    ///
    /// # Errors
    /// [`MediaError::Broken`] where the encoder refuses the pixels.
    pub fn jpeg(self) -> Result<&'static [u8], MediaError> {
        static DRAWN: [OnceLock<Vec<u8>>; Still::ALL.len()] = [const { OnceLock::new() }; Still::ALL.len()];
        let kept = &DRAWN[self as usize];
        if kept.get().is_none() {
            // Two at once draw the same; the second is dropped.
            drop(kept.set(encode_jpeg(&self.draw(), QUALITY)?));
        }
        Ok(kept.get().map_or(&[], Vec::as_slice))
    }
}

impl fmt::Display for Still {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text names no still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownStill;

impl FromStr for Still {
    type Err = UnknownStill;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|still| still.as_str() == text).ok_or(UnknownStill)
    }
}

fn aurora(u: f32, v: f32) -> Oklab {
    let night = ramp(v, &[(0.0, 0x0b_1026), (0.55, 0x14_2a4a), (1.0, 0x1d_3a45)]);
    let curtain = |shift: f32, width: f32| {
        let sway = 0.08 * (TAU * (1.3 * u + shift)).sin() + 0.05 * (TAU * (2.9 * u - shift)).sin();
        let depth = (v - 0.38 - sway) / width;
        (-depth * depth).exp() * (0.65 + 0.35 * (TAU * 5.0 * (u + 0.1 * v + shift)).sin())
    };
    let green = night.mix(oklab(0x5f_e3a1), curtain(0.1, 0.24).clamp(0.0, 0.9));
    green.mix(oklab(0x8d_5bd6), curtain(0.45, 0.15).clamp(0.0, 0.8))
}

fn dusk(u: f32, v: f32) -> Oklab {
    let swell = 0.015 * (TAU * (2.0 * u + 0.6 * v)).sin() + 0.01 * (TAU * (5.0 * u - v)).sin();
    let sky =
        ramp(v + swell, &[(0.0, 0x2b_3a67), (0.22, 0x6f_5a94), (0.4, 0xe0_7a6b), (0.54, 0xf6_c177), (0.58, 0xf9_dca4)]);
    let sea = ramp(v + swell, &[(0.58, 0xd9_8f74), (0.7, 0x6e_5d86), (1.0, 0x1f_2c4d)]);
    let path = (-((u - 0.62) / (0.05 + 0.25 * (v - 0.58).max(0.0))).powi(2)).exp();
    let ripple = 0.5 + 0.5 * (TAU * (34.0 * v + 3.0 * (TAU * u).sin())).sin();
    let lit = sea.mix(oklab(0xff_d9a0), (0.75 * path * ripple).clamp(0.0, 0.75));
    sky.mix(lit, smooth((v - 0.57) / 0.02))
}

fn ink(u: f32, v: f32) -> Oklab {
    // Warping the coordinates twice makes the folds that ink makes in still water.
    let (a, b) = (u + 0.14 * (TAU * (1.1 * v + 0.2)).sin(), v + 0.16 * (TAU * (0.9 * u + 0.55)).sin());
    let (c, d) = (a + 0.09 * (TAU * 2.1 * b).sin(), b + 0.1 * (TAU * 1.7 * a).cos());
    let cloud = 0.5 + 0.5 * (TAU * (0.8 * c + 0.5 * d)).sin() * (TAU * (0.7 * d - 0.3 * c + 0.1)).cos();
    let water = ramp(cloud, &[(0.0, 0xf4_ead5), (0.45, 0xcf_d8d2), (0.7, 0x4d_7285), (1.0, 0x17_2a3f)]);
    let drop = (-(((c - 0.72) / 0.16).powi(2) + ((d - 0.34) / 0.2).powi(2))).exp();
    water.mix(oklab(0xc8_472f), (1.1 * drop).clamp(0.0, 0.92))
}

/// A colour between stops at rising positions, eased.
fn ramp(at: f32, stops: &[(f32, u32)]) -> Oklab {
    let mut colour = oklab(stops[0].1);
    for pair in stops.windows(2) {
        let [(from, _), (to, end)] = [pair[0], pair[1]];
        colour = colour.mix(oklab(end), smooth((at - from) / (to - from)));
    }
    colour
}

fn smooth(t: f32) -> f32 {
    let t = t.clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

fn oklab(rgb: u32) -> Oklab {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Oklab::from_color(Srgb::new(red, green, blue).into_format::<f32>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_still_is_colourful_and_its_own() {
        let drawn: Vec<_> = Still::ALL.iter().map(|still| still.draw()).collect();
        for (still, picture) in Still::ALL.iter().zip(&drawn) {
            let colours: std::collections::HashSet<_> = picture.pixels().collect();
            assert!(colours.len() > 2000, "{still}: {}", colours.len());
            assert_eq!(still.as_str().parse(), Ok(*still));
        }
        assert_ne!(drawn[0], drawn[1]);
        assert_ne!(drawn[1], drawn[2]);
    }
}
