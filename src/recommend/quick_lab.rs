//! CIELAB from tables: near enough for lower bounds, at a tenth of the time.

use std::sync::LazyLock;

use crate::colour::{Lab, Rgb};

/// Most by which a coordinate is off, in CIELAB units.
pub(super) const OFF_BY: f32 = 0.01;

/// Steps of the table of the cube root.
const STEPS: usize = 4096;

/// Linear sRGB to CIE XYZ relative to D65 white (IEC 61966-2-1).
const XYZ: [[f32; 3]; 3] =
    [[0.433_953, 0.376_219, 0.189_828], [0.212_673, 0.715_152, 0.072_175], [0.017_758, 0.109_477, 0.872_765]];

/// The conversions of one channel to linear light, and of relative XYZ to the scale of CIELAB (CIE 15).
pub(super) struct QuickLab {
    linear: [f32; 256],
    scale: [f32; STEPS + 2],
}

impl QuickLab {
    /// The tables, made once.
    pub(super) fn get() -> &'static Self {
        static TABLES: LazyLock<QuickLab> = LazyLock::new(|| QuickLab {
            linear: std::array::from_fn(|level| {
                let value = level as f32 / 255.0;
                if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            }),
            scale: std::array::from_fn(|step| {
                let (value, delta) = (step as f32 / STEPS as f32, 6.0_f32 / 29.0);
                if value > delta.powi(3) { value.cbrt() } else { value / (3.0 * delta * delta) + 4.0 / 29.0 }
            }),
        });
        &TABLES
    }

    pub(super) fn lab(&self, rgb: Rgb) -> Lab {
        let linear = [rgb.r, rgb.g, rgb.b].map(|level| self.linear[usize::from(level)]);
        let [x, y, z] = XYZ.map(|row| {
            let place = (row[0] * linear[0] + row[1] * linear[1] + row[2] * linear[2]) * STEPS as f32;
            let step = (place as usize).min(STEPS);
            let (low, high) = (self.scale[step], self.scale[step + 1]);
            low + (high - low) * (place - step as f32)
        });
        Lab::new(116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_colour_is_off_by_more() {
        // Neighbours differ little: every third level of each channel, and all greys.
        let levels = || (0..=255_u8).step_by(3);
        let cube = levels().flat_map(|r| levels().flat_map(move |g| levels().map(move |b| Rgb::new(r, g, b))));
        for rgb in cube.chain((0..=255).map(|level| Rgb::new(level, level, level))) {
            let (quick, exact) = (QuickLab::get().lab(rgb), rgb.lab());
            let off = [quick.l - exact.l, quick.a - exact.a, quick.b - exact.b];
            assert!(off.iter().all(|off| off.abs() < OFF_BY), "{rgb}: {off:?}");
        }
    }
}
