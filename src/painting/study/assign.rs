//! Which paper lies where: a score for each colour at each place.
//!
//! The low-pass picture is stretched to the palette's spread, each place takes its nearest colour, and a price per
//! colour rises while its area exceeds its weight, so that areas follow weights (a cheap auction). Threshold
//! dynamics (Merriman, Bence, Osher 1992) then shorten the borders: what is left are generous shapes.

use palette::{IntoColor, Oklab, Srgb};

use crate::{
    colour::Swatch,
    painting::{
        cosine::Coefficients,
        salient::{distance2, spread},
    },
};

use super::grid::Grid;

/// Steps of the auction.
const AUCTION: u16 = 160;
/// Every so many places of the grid take part in the auction, on both axes.
const STRIDE: usize = 2;
/// Rounds of smoothing.
const SMOOTHINGS: usize = 3;
/// Weight of the neighbours' opinion against a place's own.
const NEIGHBOURS: f32 = 1.1;
/// Most that a picture of little contrast is stretched.
const STRETCH: f32 = 3.0;

/// One score field per colour; the colour with the highest score has the place.
pub(super) fn scores(colours: &[Swatch], coefficients: &Coefficients, width: usize, height: usize) -> Vec<Grid> {
    let low = coefficients.picture(width, height);
    let papers: Vec<Oklab<f32>> =
        colours.iter().map(|s| Srgb::new(s.rgb.r, s.rgb.g, s.rgb.b).into_linear::<f32>().into_color()).collect();
    let places = stretched(&low, &papers, colours);
    let far = spread(&places).max(1e-3);
    let mut scores: Vec<Grid> = papers
        .iter()
        .map(|&paper| {
            let score = |&place: &Oklab<f32>| -distance2(place, paper).sqrt() / far;
            Grid::new(width, places.iter().map(score).collect())
        })
        .collect();
    auction(&mut scores, colours);
    smooth(&scores, grain(&low, width))
}

/// Moves and stretches each axis so that mean and deviation are those of the weighted palette.
fn stretched(low: &[Oklab<f32>], papers: &[Oklab<f32>], colours: &[Swatch]) -> Vec<Oklab<f32>> {
    let even = 1.0 / low.len() as f32;
    let weighted = papers.iter().zip(colours).map(|(&p, s)| (p, s.weight));
    let axis = |of: fn(&Oklab<f32>) -> f32| {
        let from = moments(low.iter().map(|p| (of(p), even)));
        let to = moments(weighted.clone().map(|(p, w)| (of(&p), w)));
        let gain = (to.1 / from.1.max(1e-4)).min(STRETCH);
        move |p: &Oklab<f32>| (of(p) - from.0) * gain + to.0
    };
    let (l, a, b) = (axis(|p| p.l), axis(|p| p.a), axis(|p| p.b));
    low.iter().map(|p| Oklab::new(l(p), a(p), b(p))).collect()
}

/// Mean and standard deviation of weighted values whose weights sum to 1.
fn moments(values: impl Iterator<Item = (f32, f32)> + Clone) -> (f32, f32) {
    let mean: f32 = values.clone().map(|(v, w)| v * w).sum();
    let variance: f32 = values.map(|(v, w)| (v - mean) * (v - mean) * w).sum();
    (mean, variance.sqrt())
}

/// Lowers the scores of colours that have more area than weight until areas follow weights.
fn auction(scores: &mut [Grid], colours: &[Swatch]) {
    let sampled: Vec<Vec<f32>> = scores.iter().map(|grid| grid.sampled(STRIDE)).collect();
    let count = sampled.first().map_or(0, Vec::len);
    let places: Vec<Vec<f32>> = (0..count).map(|i| sampled.iter().map(|values| values[i]).collect()).collect();
    let mut prices = vec![0.0_f32; scores.len()];
    for step in 0..AUCTION {
        let mut areas = vec![0.0_f32; scores.len()];
        for bids in &places {
            let value = |k: usize| bids[k] - prices[k];
            let best = (0..prices.len()).max_by(|&a, &b| value(a).total_cmp(&value(b)));
            areas[best.unwrap_or(0)] += 1.0 / count as f32;
        }
        let pace = 0.8 * (1.0 - f32::from(step) / f32::from(AUCTION));
        for ((price, area), colour) in prices.iter_mut().zip(areas).zip(colours) {
            *price += pace * (area - colour.weight);
        }
    }
    for (grid, price) in scores.iter_mut().zip(prices) {
        grid.add(-price);
    }
}

/// Share of the picture's contrast that lies from top to bottom, 0–1: near 1 for a seascape, low for standing figures.
fn grain(low: &[Oklab<f32>], width: usize) -> f32 {
    let step = |a: Oklab<f32>, b: Oklab<f32>| distance2(a, b);
    let down: f32 = low.iter().zip(&low[width.min(low.len())..]).map(|(&a, &b)| step(a, b)).sum();
    let across: f32 = low.chunks_exact(width).flat_map(|row| row.windows(2)).map(|w| step(w[0], w[1])).sum();
    down / (down + across).max(1e-9)
}

/// Shortens the borders, along the picture's own grain.
fn smooth(scores: &[Grid], grain: f32) -> Vec<Grid> {
    let size = 0.027 * scores.first().map_or(1, Grid::longest) as f32;
    let (across, down) = (size * (0.5 + grain), size * (1.5 - grain));
    let mut current: Vec<Grid> = scores.iter().map(|grid| grid.blurred(across * 0.6, down * 0.6)).collect();
    let own = current.clone();
    for _ in 0..SMOOTHINGS {
        let winners = super::grid::winners(&current);
        current = (0..scores.len())
            .map(|k| {
                let neighbours =
                    Grid::new(own[k].width, winners.iter().map(|&w| f32::from(u8::from(w == k))).collect());
                let mut field = neighbours.blurred(across, down);
                field.scale_add(NEIGHBOURS * 2.0, &own[k]);
                field
            })
            .collect();
    }
    current
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{colour::Rgb, painting::raster::Raster};

    /// Light above dark, divided at this row of 60.
    fn divided(row: usize) -> Coefficients {
        let light = |i: usize| if i / 80 < row { 0.6 } else { 0.1 };
        let pixels = (0..80 * 60).map(|i| palette::LinSrgb::new(light(i), light(i), light(i))).collect();
        Coefficients::of(&Raster { width: 80, height: 60, pixels })
    }

    #[test]
    fn areas_follow_weights() {
        let paper = |value, weight| Swatch { rgb: Rgb { r: value, g: value, b: value }, weight };
        for row in [15, 30, 45] {
            let above = row as f32 / 60.0;
            let colours = [paper(200, above), paper(90, 1.0 - above)];
            let winners = super::super::grid::winners(&scores(&colours, &divided(row), 80, 60));
            let share = winners.iter().filter(|w| **w == 0).count() as f32 / winners.len() as f32;
            assert!((share - above).abs() < 0.05, "{share} of {above}");
            assert!(winners[..80 * (row - 5)].iter().all(|w| *w == 0), "the light paper lies above");
        }
    }

    #[test]
    fn a_plain_picture_has_no_grain_but_scores() {
        let plain =
            Coefficients::of(&Raster { width: 4, height: 4, pixels: vec![palette::LinSrgb::new(0.3, 0.3, 0.3); 16] });
        let grey = [Swatch { rgb: Rgb { r: 149, g: 149, b: 149 }, weight: 1.0 }];
        assert!(scores(&grey, &plain, 20, 20)[0].values.iter().all(|v| v.is_finite()));
    }
}
