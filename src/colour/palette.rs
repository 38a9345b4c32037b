//! A weighted palette of one to twelve colours.

use serde::{Deserialize, Serialize};

use super::{Lab, Rgb};

/// How far from 1 a sum of weights may be and still count as 1: the rounding of twelve `f32`.
const SUM_TOLERANCE: f32 = 1e-5;

/// One colour of a palette.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Swatch {
    /// The colour.
    #[serde(rename = "hex")]
    pub rgb: Rgb,
    /// Its share of the whole, above 0 and at most 1.
    pub weight: f32,
}

/// One to twelve colours with weights above 0 that sum to 1, in the order given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(into = "Vec<Swatch>", try_from = "Vec<Swatch>")]
pub struct Palette(Vec<Swatch>);

/// Why swatches do not make a palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaletteError {
    /// There is no colour at all.
    #[error("a palette needs at least one colour")]
    Empty,
    /// There are more than [`Palette::MAX`] colours; the number given.
    #[error("a palette has at most 12 colours, not {0}")]
    TooMany(usize),
    /// The weight at this position is not a finite number above 0, or too small beside the others.
    #[error("the weight of colour {} must be a number above 0", .0 + 1)]
    Weight(usize),
}

impl Palette {
    /// The most colours that a palette may have.
    pub const MAX: usize = 12;

    /// Makes a palette; weights may have any positive scale and are normalised to sum 1.
    ///
    /// Weights that sum to 1 already are kept bit for bit, so that a stored palette reads back as it was.
    ///
    /// # Errors
    /// No colours, more than twelve, or a weight that is not a finite number above 0.
    pub fn new(swatches: impl IntoIterator<Item = Swatch>) -> Result<Self, PaletteError> {
        let mut swatches: Vec<Swatch> = swatches.into_iter().collect();
        match swatches.len() {
            0 => return Err(PaletteError::Empty),
            n if n > Self::MAX => return Err(PaletteError::TooMany(n)),
            _ => {}
        }
        // In f64 the sum of a dozen f32 cannot overflow.
        let sum: f64 = swatches.iter().map(|s| f64::from(s.weight)).sum();
        let normalised = (sum - 1.0).abs() <= f64::from(SUM_TOLERANCE);
        for (i, swatch) in swatches.iter_mut().enumerate() {
            let usable = swatch.weight.is_finite() && swatch.weight > 0.0;
            if usable && !normalised {
                swatch.weight = (f64::from(swatch.weight) / sum) as f32;
            }
            if !usable || swatch.weight <= 0.0 {
                return Err(PaletteError::Weight(i));
            }
        }
        Ok(Self(swatches))
    }

    /// Swatches already known to be one to twelve with weights above 0.
    pub(super) fn normalised(mut swatches: Vec<Swatch>) -> Self {
        let sum: f32 = swatches.iter().map(|s| s.weight).sum();
        for swatch in &mut swatches {
            swatch.weight /= sum;
        }
        Self(swatches)
    }

    /// The colours in their order: 1–12, weights sum to 1.
    #[must_use]
    pub fn swatches(&self) -> &[Swatch] {
        &self.0
    }

    /// Seven bytes a colour: red, green, blue, and the weight as a little-endian `f32`; at most 84 bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0
            .iter()
            .flat_map(|Swatch { rgb, weight }| [rgb.r, rgb.g, rgb.b].into_iter().chain(weight.to_le_bytes()))
            .collect()
    }

    /// Reads [`Palette::to_bytes`] back, bit for bit.
    ///
    /// # Errors
    /// As [`Palette::new`]; bytes that are not whole colours count as [`PaletteError::Empty`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PaletteError> {
        let (colours, rest) = bytes.as_chunks::<7>();
        if !rest.is_empty() {
            return Err(PaletteError::Empty);
        }
        let swatch = |&[r, g, b, w0, w1, w2, w3]: &[u8; 7]| Swatch {
            rgb: Rgb::new(r, g, b),
            weight: f32::from_le_bytes([w0, w1, w2, w3]),
        };
        Self::new(colours.iter().map(swatch))
    }

    /// The colours in CIELAB with their weights, as the distances of this module take them.
    #[must_use]
    pub fn lab_weights(&self) -> Vec<(Lab, f32)> {
        self.0.iter().map(|s| (s.rgb.lab(), s.weight)).collect()
    }
}

impl From<Palette> for Vec<Swatch> {
    fn from(palette: Palette) -> Self {
        palette.0
    }
}

impl TryFrom<Vec<Swatch>> for Palette {
    type Error = PaletteError;

    fn try_from(swatches: Vec<Swatch>) -> Result<Self, PaletteError> {
        Self::new(swatches)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn swatch(weight: f32) -> Swatch {
        Swatch { rgb: Rgb::new(27, 58, 138), weight }
    }

    #[test]
    fn refuses_none_too_many_and_bad_weights() {
        assert_eq!(Palette::new([]), Err(PaletteError::Empty));
        assert_eq!(Palette::new([swatch(1.0); 13]), Err(PaletteError::TooMany(13)));
        for bad in [0.0, -1.0, f32::NAN, f32::INFINITY] {
            let refused = Palette::new([swatch(1.0), swatch(bad)]);
            assert!(matches!(refused, Err(PaletteError::Weight(_))), "{bad}");
        }
        // A weight that vanishes beside the other would not be above 0 any more.
        assert_eq!(Palette::new([swatch(f32::MAX), swatch(1e-20)]), Err(PaletteError::Weight(1)));
    }

    #[test]
    fn json_is_an_array_of_hex_and_weight() {
        let palette: Palette =
            serde_json::from_str(r##"[{"hex":"#1b3a8a","weight":3},{"hex":"#fff","weight":1}]"##).unwrap();
        assert_eq!(
            serde_json::to_string(&palette).unwrap(),
            r##"[{"hex":"#1b3a8a","weight":0.75},{"hex":"#ffffff","weight":0.25}]"##
        );
        assert!(serde_json::from_str::<Palette>("[]").is_err());
    }

    proptest! {
        #[test]
        fn weights_sum_to_one_and_survive_json(weights in prop::collection::vec(1e-3_f32..1e6, 1..=12)) {
            let palette = Palette::new(weights.into_iter().map(swatch)).unwrap();
            let sum: f32 = palette.swatches().iter().map(|s| s.weight).sum();
            prop_assert!((sum - 1.0).abs() < 1e-5);
            let json = serde_json::to_string(&palette).unwrap();
            prop_assert_eq!(serde_json::from_str::<Palette>(&json).unwrap(), palette.clone());
            prop_assert_eq!(Palette::from_bytes(&palette.to_bytes()), Ok(palette.clone()));
            prop_assert!(Palette::from_bytes(&palette.to_bytes()[1..]).is_err());
        }
    }
}
