//! Names of colours that a child can read.

use std::sync::LazyLock;

use super::shade::shade;
use super::{Lab, Rgb, delta_e2000};

/// What a colour is called.
#[derive(Clone, Debug, PartialEq)]
pub struct ColourName {
    /// English: lightness, strength, hue, like "dark vivid blue" or "pale greyish green".
    pub en: String,
    /// Chinese: the nearest traditional colour, like 靛青.
    pub zh: String,
    /// How far that colour is, as CIEDE2000: up to about 2 it is the same to the eye, from 10 on only a relative.
    pub zh_delta_e: f32,
}

/// The name of a colour.
#[must_use]
pub fn name(rgb: Rgb) -> ColourName {
    let (zh_delta_e, zh) = chinese(rgb);
    ColourName { en: english(rgb), zh: zh.to_owned(), zh_delta_e }
}

/// Lightness and chroma are those of CIELAB. The hue is that of Oklab (Ottosson 2020), along which blue stays blue: in
/// CIELAB pure blue has nearly the hue of purple.
fn english(rgb: Rgb) -> String {
    let lab = rgb.lab();
    shade(lab.l, lab.a.hypot(lab.b), rgb.oklch().hue.into_positive_degrees())
}

/// The nearest traditional colour and its CIEDE2000.
fn chinese(rgb: Rgb) -> (f32, &'static str) {
    let lab = rgb.lab();
    let distances = TRADITIONAL.iter().map(|(traditional, name)| (delta_e2000(lab, *traditional), *name));
    distances.min_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or((f32::INFINITY, ""))
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
    fn over_all_of_srgb_the_words_mean_what_they_say() {
        const STEPS: u32 = 24;
        for i in 0..STEPS.pow(3) {
            let [r, g, b] = [i, i / STEPS, i / STEPS.pow(2)].map(|n| (n % STEPS * 255 / (STEPS - 1)) as u8);
            let (rgb, lab) = (Rgb { r, g, b }, Rgb { r, g, b }.lab());
            let (name, chroma) = (english(rgb), lab.a.hypot(lab.b));
            let has = |word| name.split(' ').any(|w| w == word);
            let wrong = has("vivid") && (chroma < 46.0 || has("pale") || has("greyish"))
                || has("greyish") && chroma >= 13.0
                || has("pale") && lab.l < 64.0
                || has("light") && (lab.l < 46.0 || has("dark"))
                || has("very") && (lab.l >= 20.0 || !has("dark"))
                || has("white") && (lab.l < 92.0 || chroma >= 7.5)
                || (has("grey") || has("near-black")) && chroma >= 10.0
                || has("black") && lab.l >= 4.0;
            assert!(!wrong, "{rgb} L* {} C* {chroma}: {name}", lab.l);
        }
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
            let ColourName { en, zh, .. } = name(Rgb::new(r, g, b));
            prop_assert!((1..=4).contains(&en.split(' ').count()), "{}", en);
            prop_assert!((1..=4).contains(&zh.chars().count()), "{}", zh);
        }

        #[test]
        fn the_traditional_colour_is_not_far(r: u8, g: u8, b: u8) {
            let distance = name(Rgb::new(r, g, b)).zh_delta_e;
            prop_assert!((0.0..22.0).contains(&distance), "{}", distance);
        }
    }
}
