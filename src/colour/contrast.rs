//! How well the colours of a palette read on each other.

use serde::Serialize;

use super::{Palette, Rgb};

/// The best level of WCAG 2.2 (success criteria 1.4.3 and 1.4.6) that text reaches by its contrast ratio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WcagLevel {
    /// 7 and more: AAA for text of any size.
    Aaa,
    /// 4.5 and more: AA for text of any size, AAA for large text.
    Aa,
    /// 3 and more: AA for large text (from 24 px, or 18.7 px bold) and for signs.
    AaLarge,
    /// Below 3: not for text.
    None,
}

impl WcagLevel {
    /// The level of a contrast ratio, 1–21.
    #[must_use]
    pub fn of(ratio: f32) -> Self {
        match ratio {
            7.0.. => Self::Aaa,
            4.5.. => Self::Aa,
            3.0.. => Self::AaLarge,
            _ => Self::None,
        }
    }
}

/// The contrast of two colours of a palette, given by their positions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairContrast {
    /// Position of the first colour, from 0.
    pub first: usize,
    /// Position of the second, above the first's.
    pub second: usize,
    /// Contrast ratio of WCAG 2.2, 1–21; the same in both directions.
    pub ratio: f32,
    /// What that is enough for.
    pub level: WcagLevel,
    /// [`apca`] of the first as text on the second, and of the second as text on the first.
    pub lc: [f32; 2],
}

/// Every pair of a palette's colours, in their order.
#[must_use]
pub fn contrasts(palette: &Palette) -> Vec<PairContrast> {
    let colours: Vec<Rgb> = palette.swatches().iter().map(|swatch| swatch.rgb).collect();
    let pair = |first: usize, second: usize| {
        let (a, b) = (colours[first], colours[second]);
        let ratio = a.contrast(b);
        PairContrast { first, second, ratio, level: WcagLevel::of(ratio), lc: [apca(a, b), apca(b, a)] }
    };
    (0..colours.len())
        .flat_map(|first| (first + 1..colours.len()).map(move |second| (first, second)))
        .map(|(a, b)| pair(a, b))
        .collect()
}

/// Lightness contrast Lc of text on a background, about −108 to 106: above 0 for dark on light, below for light on dark,
/// 0 where there is next to none. 60 is a guide for running text, 45 for headlines, 30 for signs.
///
/// Source: Somers, APCA 0.0.98G-4g (2022), a candidate for a later WCAG and no part of WCAG 2.2.
#[must_use]
pub fn apca(text: Rgb, background: Rgb) -> f32 {
    /// Differences below this are no contrast, of luminance and then of Lc/100.
    const LEAST: (f32, f32) = (0.0005, 0.1);
    const SCALE: f32 = 1.14;
    const OFFSET: f32 = 0.027;
    let (text, background) = (screen_luminance(text), screen_luminance(background));
    if (text - background).abs() < LEAST.0 {
        return 0.0;
    }
    let contrast = if background > text {
        (background.powf(0.56) - text.powf(0.57)) * SCALE
    } else {
        (background.powf(0.65) - text.powf(0.62)) * SCALE
    };
    if contrast.abs() < LEAST.1 { 0.0 } else { (contrast - OFFSET.copysign(contrast)) * 100.0 }
}

/// The luminance that APCA assumes of a screen: a plain exponent, and black that is never quite black.
fn screen_luminance(rgb: Rgb) -> f32 {
    const BLACK: f32 = 0.022;
    let [r, g, b] = [rgb.r, rgb.g, rgb.b].map(|channel| (f32::from(channel) / 255.0).powf(2.4));
    let luminance = 0.212_672_9 * r + 0.715_152_2 * g + 0.072_175 * b;
    luminance + (BLACK - luminance).max(0.0).powf(1.414)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::Swatch;
    use proptest::prelude::*;

    #[test]
    fn apca_is_as_published() {
        // Text, background and Lc: the test values of the APCA documentation for the G-4g constants.
        for (text, background, expected) in [
            ("#888", "#fff", 63.056_47),
            ("#fff", "#888", -68.541_464),
            ("#000", "#aaa", 58.146_263),
            ("#aaa", "#000", -56.241_133),
            ("#123", "#def", 91.668_31),
            ("#def", "#123", -93.067_7),
            ("#123", "#444", 8.323_261),
            ("#444", "#123", -7.526_878),
        ] {
            let lc = apca(text.parse().unwrap(), background.parse().unwrap());
            assert!((lc - expected).abs() < 1e-3, "{text} on {background}: {lc}");
        }
    }

    #[test]
    fn levels_begin_where_wcag_says() {
        use WcagLevel::{Aa, AaLarge, Aaa, None};
        let levels = [21.0, 7.0, 6.99, 4.5, 4.49, 3.0, 2.99, 1.0].map(WcagLevel::of);
        assert_eq!(levels, [Aaa, Aaa, Aa, Aa, AaLarge, AaLarge, None, None]);
    }

    #[test]
    fn every_pair_is_there_once() {
        let palette = Palette::new((0..12).map(|i| Swatch { rgb: Rgb::new(i * 20, 0, 0), weight: 1.0 })).unwrap();
        let pairs = contrasts(&palette);
        assert_eq!(pairs.len(), 66);
        assert!(pairs.iter().all(|pair| pair.first < pair.second && pair.ratio >= 1.0));
    }

    proptest! {
        #[test]
        fn contrast_is_symmetric_and_signs_differ(a: [u8; 3], b: [u8; 3]) {
            let (a, b) = (Rgb::from(a), Rgb::from(b));
            prop_assert!((a.contrast(b) - b.contrast(a)).abs() < 1e-6 && (1.0..=21.001).contains(&a.contrast(b)));
            prop_assert!(apca(a, b) * apca(b, a) <= 0.0 && apca(a, b).abs() < 109.0);
            prop_assert!(apca(a, a).abs() < f32::EPSILON);
        }
    }
}
