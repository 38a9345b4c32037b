//! An opaque sRGB colour of eight bits a channel.

use std::fmt;
use std::str::FromStr;

use ::palette::{FromColor, IntoColor, Srgb};
use serde::{Deserialize, Serialize};

use super::difference::Lab;

/// An opaque sRGB colour; written and read as `#1b3a8a`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Rgb {
    /// Red, 0–255.
    pub r: u8,
    /// Green, 0–255.
    pub g: u8,
    /// Blue, 0–255.
    pub b: u8,
}

/// The text is not three or six hexadecimal digits after an optional `#`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a colour is written as # and six hexadecimal digits, like #1b3a8a")]
pub struct ParseRgbError;

impl Rgb {
    /// A colour from its three channels, each 0–255.
    #[must_use]
    pub const fn new(r: u8, g: u8, b: u8) -> Self {
        Self { r, g, b }
    }

    /// The colour in CIELAB under D65: L\* 0–100, a\* and b\* about −128 to 127.
    #[must_use]
    pub fn lab(self) -> Lab {
        Srgb::new(self.r, self.g, self.b).into_linear::<f32>().into_color()
    }

    /// The nearest colour of eight bits a channel; what lies outside sRGB is clipped.
    #[must_use]
    pub fn from_lab(lab: Lab) -> Self {
        let (r, g, b) = Srgb::<f32>::from_color(lab).into_format::<u8>().into_components();
        Self { r, g, b }
    }

    /// Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it.
    #[must_use]
    pub fn luminance(self) -> f32 {
        let linear = Srgb::new(self.r, self.g, self.b).into_linear::<f32>();
        0.2126 * linear.red + 0.7152 * linear.green + 0.0722 * linear.blue
    }

    /// Contrast ratio with `other`, 1 (the same) to 21 (black on white), as WCAG 2.2 defines it.
    #[must_use]
    pub fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

impl From<[u8; 3]> for Rgb {
    fn from([r, g, b]: [u8; 3]) -> Self {
        Self { r, g, b }
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.r, self.g, self.b)
    }
}

impl FromStr for Rgb {
    type Err = ParseRgbError;

    fn from_str(text: &str) -> Result<Self, ParseRgbError> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(ParseRgbError);
        }
        let value = u32::from_str_radix(digits, 16).map_err(|_| ParseRgbError)?;
        match digits.len() {
            6 => {
                let [_, r, g, b] = value.to_be_bytes();
                Ok(Self { r, g, b })
            }
            // Each digit of the short form stands for itself twice: #1af is #11aaff.
            3 => {
                let [hi, lo] = [value >> 8, value & 0xff].map(|v| (v & 0xff) as u8);
                Ok(Self { r: hi * 17, g: (lo >> 4) * 17, b: (lo & 0xf) * 17 })
            }
            _ => Err(ParseRgbError),
        }
    }
}

impl From<Rgb> for String {
    fn from(rgb: Rgb) -> Self {
        rgb.to_string()
    }
}

impl TryFrom<String> for Rgb {
    type Error = ParseRgbError;

    fn try_from(text: String) -> Result<Self, ParseRgbError> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_the_long_the_short_and_the_bare_form() {
        assert_eq!("#1B3a8A".parse(), Ok(Rgb::new(0x1b, 0x3a, 0x8a)));
        assert_eq!("1b3a8a".parse(), Ok(Rgb::new(0x1b, 0x3a, 0x8a)));
        assert_eq!("#1af".parse(), Ok(Rgb::new(0x11, 0xaa, 0xff)));
    }

    #[test]
    fn refuses_what_is_not_a_colour() {
        for text in ["", "#", "#12", "#12345", "#1234567", "#12345g", "+12345", "##12345", "红"] {
            assert_eq!(text.parse::<Rgb>(), Err(ParseRgbError), "{text}");
        }
    }

    #[test]
    fn contrast_of_black_and_white_is_21() {
        let (black, white) = (Rgb::new(0, 0, 0), Rgb::new(255, 255, 255));
        assert!((black.contrast(white) - 21.0).abs() < 1e-4);
        assert!((white.contrast(black) - 21.0).abs() < 1e-4);
    }

    #[test]
    fn lab_of_the_primaries_is_as_published() {
        // D65 values of sRGB red and blue, e.g. Lindbloom's calculator.
        let red = Rgb::new(255, 0, 0).lab();
        assert!((red.l - 53.24).abs() < 0.05 && (red.a - 80.09).abs() < 0.1 && (red.b - 67.20).abs() < 0.1);
        let blue = Rgb::new(0, 0, 255).lab();
        assert!((blue.l - 32.30).abs() < 0.05 && (blue.a - 79.19).abs() < 0.1 && (blue.b + 107.86).abs() < 0.1);
    }

    proptest! {
        #[test]
        fn text_and_lab_round_trip(r: u8, g: u8, b: u8) {
            let rgb = Rgb { r, g, b };
            prop_assert_eq!(rgb.to_string().parse(), Ok(rgb));
            prop_assert_eq!(Rgb::from_lab(rgb.lab()), rgb);
        }
    }
}
