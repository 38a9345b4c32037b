//! Palettes to measure with.

use plot_palette::colour::{Lab, Palette, Rgb, Swatch};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// One way to make palettes.
pub type Make = fn(&mut Source) -> Palette;

/// Where palettes come from.
pub struct Source {
    catalogue: Vec<Palette>,
    rng: ChaCha8Rng,
}

impl Source {
    /// The same palettes in the same order every time.
    pub fn new() -> Self {
        let lines = include_str!("../../catalogue/paintings.jsonl").lines();
        let palette = |line| {
            let mut painting: serde_json::Value = serde_json::from_str(line).unwrap();
            serde_json::from_value(painting["palette"].take()).unwrap()
        };
        Self { catalogue: lines.map(palette).collect(), rng: ChaCha8Rng::seed_from_u64(1) }
    }

    /// A mixture of two paintings of the catalogue: seven colours in ten from the first, each moved by a normal
    /// deviation of 4 CIELAB units on every axis, its weight by a factor of about 1.35.
    pub fn like_paintings(&mut self) -> Palette {
        let [first, second] = [(); 2].map(|()| self.rng.random_range(0..self.catalogue.len()));
        let mut swatches = Vec::new();
        for i in 0..self.catalogue[first].swatches().len() {
            let other = self.catalogue[second].swatches().get(i).filter(|_| self.rng.random_bool(0.3));
            let swatch = *other.unwrap_or(&self.catalogue[first].swatches()[i]);
            let (lab, [l, a, b, w]) = (swatch.rgb.lab(), [(); 4].map(|()| self.normal()));
            let lab = Lab::new((lab.l + 4.0 * l).clamp(0.0, 100.0), lab.a + 4.0 * a, lab.b + 4.0 * b);
            swatches.push(Swatch { rgb: Rgb::from_lab(lab), weight: swatch.weight * (0.3 * w).exp() });
        }
        Palette::new(swatches).unwrap()
    }

    /// Five colours from anywhere in sRGB, which no paintings have: the hardest case.
    pub fn any_colours(&mut self) -> Palette {
        let mut swatch =
            || Swatch { rgb: Rgb::from(self.rng.random::<[u8; 3]>()), weight: self.rng.random_range(0.05..1.0) };
        Palette::new((0..5).map(|_| swatch()).collect::<Vec<_>>()).unwrap()
    }

    fn normal(&mut self) -> f32 {
        let (u, v) = (self.rng.random_range(1e-6_f32..1.0), self.rng.random_range(0.0..std::f32::consts::TAU));
        (-2.0 * u.ln()).sqrt() * v.cos()
    }
}
