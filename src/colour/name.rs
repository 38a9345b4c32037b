//! Names of colours that a child can read.

use std::sync::LazyLock;

use ::palette::{FromColor, Oklch, Srgb};

use super::shade::shade;
use super::{Lab, Rgb, delta_e2000};

/// What a colour is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColourName {
    /// English: lightness, strength, hue, like "dark vivid blue" or "pale greyish green".
    pub en: String,
    /// Chinese: the nearest traditional colour, like 靛青.
    pub zh: String,
}

/// The name of a colour.
#[must_use]
pub fn name(rgb: Rgb) -> ColourName {
    ColourName { en: english(rgb), zh: chinese(rgb).to_owned() }
}

/// Lightness and chroma are those of CIELAB. The hue is that of Oklab (Ottosson 2020), along which blue stays blue: in
/// CIELAB pure blue has nearly the hue of purple.
fn english(rgb: Rgb) -> String {
    let lab = rgb.lab();
    let hue = Oklch::from_color(Srgb::new(rgb.r, rgb.g, rgb.b).into_format::<f32>()).hue.into_positive_degrees();
    shade(lab.l, lab.a.hypot(lab.b), hue)
}

fn chinese(rgb: Rgb) -> &'static str {
    let lab = rgb.lab();
    let distances = TRADITIONAL.iter().map(|(traditional, name)| (delta_e2000(lab, *traditional), *name));
    distances.min_by(|a, b| a.0.total_cmp(&b.0)).map_or("", |(_, name)| name)
}

/// Traditional Chinese colours, a name and a value on each line. The names come from dyeing, painting and poetry; they
/// have no one value, and these are plausible sRGB readings.
static TRADITIONAL: LazyLock<Vec<(Lab, &'static str)>> = LazyLock::new(|| {
    let lines = include_str!("traditional.tsv").lines();
    lines
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(name, hex)| Some((hex.parse::<Rgb>().ok()?.lab(), name)))
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    fn names(hex: &str) -> (String, String) {
        let name = name(hex.parse().unwrap());
        (name.en, name.zh)
    }

    #[test]
    fn english_is_what_people_say() {
        let mut wrong = Vec::new();
        for (hex, expected) in [
            ("#1b3a8a", "dark vivid blue"),
            ("#000000", "black"),
            ("#ffffff", "white"),
            ("#808080", "grey"),
            ("#faf5ea", "warm white"),
            ("#16130f", "near-black"),
            ("#ff0000", "vivid red"),
            ("#8b0000", "dark vivid red"),
            ("#ffc0cb", "pink"),
            ("#ff8c00", "vivid orange"),
            ("#ffff00", "vivid yellow"),
            ("#7b3f00", "brown"),
            ("#3b2412", "dark brown"),
            ("#6e6b2f", "olive"),
            ("#f3ead2", "cream"),
            ("#00ff00", "vivid green"),
            ("#c4d3c2", "pale greyish green"),
            ("#008080", "teal"),
            ("#40e0d0", "turquoise"),
            ("#87ceeb", "sky blue"),
            ("#0000ff", "vivid blue"),
            ("#800080", "vivid purple"),
            ("#ff00ff", "vivid magenta"),
            ("#c8a2e8", "lavender"),
        ] {
            let answer = names(hex).0;
            if answer != expected {
                wrong.push((hex, expected, answer));
            }
        }
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn chinese_is_a_traditional_colour_near_by() {
        for (hex, expected) in [
            ("#d6ecf0", "月白"),
            ("#9d2933", "胭脂"),
            ("#845a33", "赭石"),
            ("#177cb0", "靛青"),
            ("#4a4266", "黛"),
            ("#000000", "黑"),
            ("#808080", "灰"),
        ] {
            assert_eq!(names(hex).1, expected, "{hex}");
        }
    }

    #[test]
    fn there_are_many_traditional_colours_and_each_is_found() {
        let lines = include_str!("traditional.tsv").lines().count();
        let different: HashSet<&str> = TRADITIONAL.iter().map(|(_, name)| *name).collect();
        assert!(lines >= 110 && different.len() == lines && TRADITIONAL.len() == lines);
    }

    proptest! {
        #[test]
        fn every_colour_has_short_names(r: u8, g: u8, b: u8) {
            let ColourName { en, zh } = name(Rgb::new(r, g, b));
            prop_assert!((1..=4).contains(&en.split(' ').count()), "{}", en);
            prop_assert!((1..=4).contains(&zh.chars().count()), "{}", zh);
        }

        #[test]
        fn the_traditional_colour_is_not_far(r: u8, g: u8, b: u8) {
            let lab = Rgb::new(r, g, b).lab();
            let nearest = TRADITIONAL.iter().map(|(t, _)| delta_e2000(lab, *t)).fold(f32::INFINITY, f32::min);
            prop_assert!(nearest < 22.0, "{}", nearest);
        }
    }
}
