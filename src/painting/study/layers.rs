//! The pile of papers: from the largest area at the bottom to the smallest on top.

use std::f32::consts::TAU;

use palette::{IntoColor, Oklab, Srgb};

use super::{
    Sheet,
    contour::{self, Point},
    curve,
    grid::{self, Grid},
};
use crate::{
    colour::{Rgb, Swatch},
    painting::{
        accent::{Accent, grow},
        salient::distance2,
    },
};

/// Islands and holes below this share of the sheet are dropped.
const ISLAND: f32 = 0.011;
/// Contrast from which an island may be as small as that.
const STANDS_OUT: f32 = 0.2;
/// How near the curves keep to the outlines, in units of the sheet (its longer side has 1000).
const TOLERANCE: f32 = 3.5;
/// Rounds of smoothing along an outline.
const RELAXING: usize = 10;

/// A piece of paper.
#[derive(Debug, PartialEq)]
pub(super) struct Layer {
    pub rgb: Rgb,
    /// Path data.
    pub path: String,
}

impl Layer {
    /// The cut edge that catches the light: the paper's colour, a third of the way to white.
    pub fn edge(&self) -> Rgb {
        let lighter = |v: u8| v + (255 - v) / 3;
        Rgb { r: lighter(self.rgb.r), g: lighter(self.rgb.g), b: lighter(self.rgb.b) }
    }
}

/// The papers above the ground, and the ground's colour.
///
/// A paper reaches wherever it beats the papers *below* it; papers above simply cover it. So each is a full piece,
/// neighbours leave no gap, and what is seen at each place is the paper with the highest score.
pub(super) fn pile(sheet: Sheet, scores: &[Grid], colours: &[Swatch]) -> (Rgb, Vec<Layer>) {
    let winners = grid::winners(scores);
    let area = |k: usize| winners.iter().filter(|&&w| w == k).count();
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by_key(|&k| (std::cmp::Reverse(area(k)), k));

    let ground = order.first().copied().unwrap_or(0);
    let mut below = scores[ground].clone();
    let mut under = vec![ground; winners.len()];
    let mut layers = Vec::new();
    for &k in order.iter().skip(1) {
        let mut ahead = scores[k].clone();
        for (value, &rival) in ahead.values.iter_mut().zip(&below.values) {
            *value -= rival;
        }
        let contrast = |i: usize| contrast(colours[k].rgb, colours[under[i]].rgb);
        sink_islands(&mut ahead, |i| winners[i] == k, contrast);
        for (i, &value) in ahead.values.iter().enumerate().filter(|(_, value)| **value > 0.0) {
            below.values[i] += value;
            under[i] = k;
        }
        let path = cut(sheet, &ahead);
        if !path.is_empty() {
            layers.push(Layer { rgb: colours[k].rgb, path });
        }
    }
    (colours[ground].rgb, layers)
}

/// How two papers stand apart, as a distance in Oklab.
fn contrast(a: Rgb, b: Rgb) -> f32 {
    let [a, b]: [Oklab<f32>; 2] = [a, b].map(|c| Srgb::new(c.r, c.g, c.b).into_linear::<f32>().into_color());
    distance2(a, b).sqrt()
}

/// Removes the parts of a paper of which too little would be seen. A part that hardly stands out must be larger:
/// many small ones of like colours are camouflage.
fn sink_islands(field: &mut Grid, visible: impl Fn(usize) -> bool, contrast: impl Fn(usize) -> f32) {
    let places = field.values.len();
    let mut met = vec![false; places];
    for start in 0..places {
        if met[start] || field.values[start] <= 0.0 {
            continue;
        }
        let part = grow(field.width, start, &mut met, |i| field.values[i] > 0.0);
        let seen: Vec<usize> = part.iter().copied().filter(|&i| visible(i)).collect();
        let apart = seen.iter().map(|&i| contrast(i)).sum::<f32>() / seen.len().max(1) as f32;
        let least = ISLAND * (STANDS_OUT / apart.max(1e-3)).clamp(1.0, 4.0);
        if (seen.len() as f32) < least * places as f32 {
            for i in part {
                field.values[i] = -field.values[i].max(1e-3);
            }
        }
    }
}

/// Path data of the outlines.
fn cut(sheet: Sheet, field: &Grid) -> String {
    let least = ISLAND * field.values.len() as f32;
    let mut path = String::new();
    for outline in contour::outlines(field) {
        if contour::area(&outline).abs() < least {
            continue;
        }
        let placed: Vec<Point> = curve::relaxed(&outline, RELAXING).iter().map(|p| sheet.place(field, *p)).collect();
        curve::draw(&mut path, &placed, TOLERANCE);
    }
    path
}

/// The small pieces on top.
pub(super) fn accents(sheet: Sheet, accents: &[Accent]) -> Vec<Layer> {
    let shape = |accent: &Accent| {
        let count = accent.radii.len() as f32;
        let points: Vec<Point> = accent
            .radii
            .iter()
            .enumerate()
            .map(|(i, &radius)| {
                let turn = i as f32 / count * TAU;
                let middle = [
                    f32::from(accent.x) / 255.0 * f32::from(sheet.width),
                    f32::from(accent.y) / 255.0 * f32::from(sheet.height),
                ];
                let radius = f32::from(radius.max(8));
                [middle[0] + radius * turn.cos(), middle[1] + radius * turn.sin()]
            })
            .collect();
        let mut path = String::new();
        curve::draw_round(&mut path, &points);
        Layer { rgb: accent.rgb, path }
    };
    accents.iter().map(shape).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(value: impl Fn(f32, f32) -> f32) -> Grid {
        Grid::new(40, (0..40 * 40).map(|i| value((i % 40) as f32, (i / 40) as f32)).collect())
    }

    fn swatch(r: u8) -> Swatch {
        Swatch { rgb: Rgb { r, g: 0, b: 0 }, weight: 0.5 }
    }

    const SHEET: Sheet = Sheet { width: 1000, height: 1000 };

    #[test]
    fn the_largest_is_the_ground_and_specks_are_dropped() {
        let ground = field(|_, _| 0.0);
        let disc = field(|x, y| 9.0 - (x - 12.0).hypot(y - 20.0));
        let speck = field(|x, y| 1.5 - (x - 34.0).hypot(y - 20.0));
        let (colour, layers) = pile(SHEET, &[disc, speck, ground], &[swatch(1), swatch(2), swatch(3)]);
        assert_eq!(colour.r, 3);
        let [disc] = &layers[..] else { panic!("{layers:?}") };
        assert_eq!((disc.rgb.r, disc.path.matches('M').count()), (1, 1));
    }

    #[test]
    fn a_paper_goes_on_beneath_the_one_that_covers_it() {
        let ground = field(|_, _| 0.0);
        let band = field(|_, y| 8.0 - (y - 20.0).abs());
        let post = field(|x, _| 14.0 - 4.0 * (x - 20.0).abs());
        let (_, layers) = pile(SHEET, &[ground, band, post], &[swatch(1), swatch(2), swatch(3)]);
        let [band, post] = &layers[..] else { panic!("{layers:?}") };
        assert_eq!((band.rgb.r, post.rgb.r), (2, 3));
        assert_eq!(band.path.matches('M').count(), 1, "the band is not cut in two by the post");
    }

    #[test]
    fn an_accent_lies_where_it_was_found() {
        let sun = Accent { x: 255, y: 0, radii: [20; 8], rgb: Rgb { r: 240, g: 90, b: 20 } };
        let [layer] = &accents(SHEET, &[sun])[..] else { panic!("one") };
        assert!(layer.path.starts_with("M1020 0c"), "{}", layer.path);
    }
}
