//! The twelve basic colour terms.

use std::fmt;

use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

use super::focal::FOCAL_COLOURS;
use super::{Lab, Palette, delta_e2000};

/// The colour terms of the International Color–Emotion Association Survey (Jonauskaite et al. 2020): the eleven of
/// Berlin & Kay 1969 and turquoise.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum BasicTerm {
    Black,
    Blue,
    Brown,
    Green,
    Grey,
    Orange,
    Pink,
    Purple,
    Red,
    Turquoise,
    White,
    Yellow,
}

impl BasicTerm {
    /// All twelve, in the order of [`BasicFractions`].
    pub const ALL: [Self; 12] = [
        Self::Black,
        Self::Blue,
        Self::Brown,
        Self::Green,
        Self::Grey,
        Self::Orange,
        Self::Pink,
        Self::Purple,
        Self::Red,
        Self::Turquoise,
        Self::White,
        Self::Yellow,
    ];

    /// The term in English, lower case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Black => "black",
            Self::Blue => "blue",
            Self::Brown => "brown",
            Self::Green => "green",
            Self::Grey => "grey",
            Self::Orange => "orange",
            Self::Pink => "pink",
            Self::Purple => "purple",
            Self::Red => "red",
            Self::Turquoise => "turquoise",
            Self::White => "white",
            Self::Yellow => "yellow",
        }
    }
}

impl fmt::Display for BasicTerm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The share of each basic term in a palette, in the order of [`BasicTerm::ALL`]; sums to 1.
///
/// In JSON a map from term to share with all twelve keys.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BasicFractions(pub [f32; 12]);

impl BasicFractions {
    /// Each term with its share.
    pub fn iter(&self) -> impl Iterator<Item = (BasicTerm, f32)> {
        BasicTerm::ALL.into_iter().zip(self.0)
    }
}

impl Serialize for BasicFractions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (term, share) in self.iter() {
            map.serialize_entry(term.as_str(), &share)?;
        }
        map.end()
    }
}

/// The term that most people would use: that of the nearest focal colour by CIEDE2000.
#[must_use]
pub fn basic_term(lab: Lab) -> BasicTerm {
    let mut best = (f32::INFINITY, BasicTerm::Grey);
    for (focal, term) in FOCAL_COLOURS.iter() {
        let distance = delta_e2000(lab, *focal);
        if distance < best.0 {
            best = (distance, *term);
        }
    }
    best.1
}

impl Palette {
    /// The share of each basic term.
    #[must_use]
    pub fn basic_fractions(&self) -> BasicFractions {
        let mut shares = [0.0; 12];
        for swatch in self.swatches() {
            shares[basic_term(swatch.rgb.lab()) as usize] += swatch.weight;
        }
        BasicFractions(shares)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::{Rgb, Swatch};

    #[test]
    fn terms_are_those_that_people_use() {
        let known = "
            black #000000 #0a0a0a #101418 #140d08
            blue #0000ff #1b3a8a #4169e1 #87ceeb #000080 #6495ed #add8e6 #2a4b7c
            brown #7b3f00 #8b4513 #a0522d #654321 #3d2314 #b5651d #9a6324 #6b4a2b
            green #008000 #00ff00 #228b22 #556b2f #98fb98 #2e8b57 #808000 #355e3b
            grey #808080 #a9a9a9 #555555 #c0c0c0 #708090 #8a8781
            orange #ffa500 #ff8c00 #f97306 #ff7f50 #e8702a
            pink #ffc0cb #ff69b4 #ff1493 #f4a6b7 #ffb6c1 #e8909c
            purple #800080 #9370db #4b0082 #8a2be2 #c8a2c8 #663399
            red #ff0000 #b22222 #dc143c #8b0000 #c8102e #a4161a
            turquoise #008080 #40e0d0 #00ced1 #20b2aa #30d5c8
            white #ffffff #fafafa #fffff0 #f5f5f5
            yellow #ffff00 #ffd700 #fff44f #f4d03f #e3c800";
        let mut wrong = Vec::new();
        for line in known.lines().filter(|line| !line.trim().is_empty()) {
            let mut words = line.split_whitespace();
            let term = words.next().unwrap();
            for hex in words {
                let rgb: Rgb = hex.parse().unwrap();
                let answer = basic_term(rgb.lab()).as_str();
                if answer != term {
                    wrong.push((hex, term, answer));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn skin_is_pink_brown_orange_or_yellow() {
        use BasicTerm::{Brown, Orange, Pink, Yellow};
        for hex in ["#ffdbac", "#f1c27d", "#e0ac69", "#c68642", "#8d5524", "#e8beac", "#d8a48f"] {
            let term = basic_term(hex.parse::<Rgb>().unwrap().lab());
            assert!([Brown, Orange, Pink, Yellow].contains(&term), "{hex} {term}");
        }
    }

    #[test]
    fn fractions_are_a_map_of_all_twelve() {
        let swatch = |hex: &str, weight| Swatch { rgb: hex.parse().unwrap(), weight };
        let palette = Palette::new([swatch("#ff0000", 0.5), swatch("#8b0000", 0.25), swatch("#000", 0.25)]).unwrap();
        let json = serde_json::to_value(palette.basic_fractions()).unwrap();
        assert_eq!((json["red"].as_f64(), json["black"].as_f64()), (Some(0.75), Some(0.25)));
        assert_eq!(json.as_object().unwrap().len(), 12);
        assert!(BasicTerm::ALL.iter().all(|term| serde_json::to_value(term).unwrap() == term.as_str()));
    }
}
