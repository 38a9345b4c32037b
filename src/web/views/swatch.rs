use super::format::{percent, percents};
use crate::{
    colour::{self, Palette, Rgb},
    language::Language,
};

/// One weighted colour as a person reads it: "dark vivid blue, 32 %, #1B3A8A".
pub struct SwatchView {
    /// The colour's name in the reader's language.
    pub name: String,
    /// `#1b3a8a`, for attributes.
    pub hex: String,
    /// `#1B3A8A`, for reading.
    pub hex_text: String,
    /// Its share as text; the shares of a palette sum to 100.
    pub percent: String,
    /// Left edge on a bar 1000 wide.
    pub x: f32,
    /// Width on a bar 1000 wide.
    pub width: f32,
}

impl SwatchView {
    /// The swatches of a palette, in its order.
    pub fn list(palette: &Palette, language: Language) -> Vec<SwatchView> {
        let swatches = palette.swatches();
        let weights: Vec<f32> = swatches.iter().map(|s| s.weight).collect();
        let mut x = 0.0;
        let view = |(swatch, whole): (&colour::Swatch, u32)| {
            let width = swatch.weight * 1000.0;
            let hex = swatch.rgb.to_string();
            let seen = SwatchView {
                name: colour_name(swatch.rgb, language),
                hex_text: hex.to_uppercase(),
                hex,
                percent: percent(whole, language),
                x,
                width,
            };
            x += width;
            seen
        };
        swatches.iter().zip(percents(&weights)).map(view).collect()
    }
}

/// A colour's name in a language.
pub(super) fn colour_name(rgb: Rgb, language: Language) -> String {
    let name = colour::name(rgb);
    match language {
        Language::En => name.en,
        Language::Zh => name.zh,
    }
}

const BLACK: Rgb = Rgb { r: 0, g: 0, b: 0 };
const WHITE: Rgb = Rgb { r: 255, g: 255, b: 255 };

/// Five colours to cut illustrations from, darkest first.
/// A palette of fewer colours is filled up with its own tints and shades.
pub struct CutColours {
    /// Darkest.
    pub c1: String,
    /// Dark.
    pub c2: String,
    /// Middle.
    pub c3: String,
    /// Light.
    pub c4: String,
    /// Lightest.
    pub c5: String,
}

/// Least difference of L* between the darkest and the lightest paper, so that shapes stay visible.
const LEAST_RANGE: f32 = 45.0;

impl CutColours {
    /// The five heaviest colours of a palette, dark to light.
    pub fn new(palette: &Palette) -> CutColours {
        let mut papers: Vec<Rgb> = palette.swatches().iter().take(5).map(|s| s.rgb).collect();
        let by_light = |a: &Rgb, b: &Rgb| a.luminance().total_cmp(&b.luminance());
        papers.sort_by(by_light);
        let (mut dark, mut light) = (papers[0], papers[papers.len() - 1]);
        while papers.len() < 5 {
            if papers.len() % 2 == 1 {
                light = mix(light, WHITE, 0.4);
                papers.push(light);
            } else {
                dark = mix(dark, BLACK, 0.35);
                papers.push(dark);
            }
        }
        papers.sort_by(by_light);
        let mut step = 0;
        while papers[4].lab().l - papers[0].lab().l < LEAST_RANGE && step < 20 {
            papers[0] = mix(papers[0], BLACK, 0.1);
            papers[1] = mix(papers[1], BLACK, 0.05);
            papers[3] = mix(papers[3], WHITE, 0.05);
            papers[4] = mix(papers[4], WHITE, 0.1);
            step += 1;
        }
        let [c1, c2, c3, c4, c5] = [0, 1, 2, 3, 4].map(|i| papers[i].to_string());
        CutColours { c1, c2, c3, c4, c5 }
    }
}

/// `share` of the way from one colour to another, in sRGB.
pub(super) fn mix(from: Rgb, to: Rgb, share: f32) -> Rgb {
    let channel = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share).round() as u8;
    Rgb { r: channel(from.r, to.r), g: channel(from.g, to.g), b: channel(from.b, to.b) }
}
