//! Room for a small vivid accent.
//!
//! People asked for a picture's colours choose salient and diverse ones (Lin & Hanrahan, "Modeling How People Extract
//! Color Themes from Images", CHI 2013): the orange sun of a grey harbour matters more than its few pixels.

use super::super::Lab;
use super::histogram::Bin;
use super::medians::refine_beside;
use super::{mean_error, nearest};

/// CIELAB chroma from which a colour counts as vivid.
const VIVID: f32 = 28.0;
/// CIEDE2000 from every colour of the palette from which a colour counts as missing.
const MISSING: f32 = 15.0;
/// CIEDE2000 around the accent within which bins belong to it.
const SAME: f32 = 12.0;
/// The least share of the pixels that an accent covers.
const LEAST_SHARE: f32 = 0.0005;
/// CIEDE2000 by which the mean error may grow for the sake of the accent: well below what an eye notices.
const PRICE: f32 = 0.35;
/// Candidates that are compared with one another.
const MOST_CANDIDATES: usize = 64;
/// Steps by which the other centres make room.
const STEPS: usize = 3;

/// The centres, one of them given up for the picture's accent if it has one and the price is fair.
pub(super) fn with_accent(bins: &[Bin], centres: Vec<Lab>) -> Vec<Lab> {
    let Some(accent) = accent(bins, &centres) else { return centres };
    let limit = PRICE + mean_error(bins, &centres);
    let without = |given_up: usize| -> Vec<Lab> {
        let others = centres.iter().enumerate().filter(|(i, _)| *i != given_up);
        others.map(|(_, lab)| *lab).chain([accent]).collect()
    };
    let candidates = (0..centres.len()).map(without).map(|labs| (mean_error(bins, &labs), labs));
    let Some((_, cheapest)) = candidates.min_by(|a, b| a.0.total_cmp(&b.0)) else { return centres };
    let (error, settled) = refine_beside(bins, cheapest, STEPS, 1);
    if error <= limit { settled } else { centres }
}

/// The vivid colour that the centres miss most: the greatest sum of weight × difference among its like.
fn accent(bins: &[Bin], centres: &[Lab]) -> Option<Lab> {
    let missing = bins.iter().filter(|bin| bin.lab.a.hypot(bin.lab.b) >= VIVID);
    let mut missing: Vec<(Bin, f32)> =
        missing.map(|bin| (*bin, nearest(bin.lab, centres).1)).filter(|(_, distance)| *distance >= MISSING).collect();
    missing.sort_by(|(a, da), (b, db)| (b.weight * db).total_cmp(&(a.weight * da)));
    missing.truncate(MOST_CANDIDATES);
    let like = |accent: Lab| missing.iter().filter(move |(bin, _)| nearest(bin.lab, &[accent]).1 <= SAME);
    let salience = |accent: Lab| like(accent).map(|(bin, distance)| bin.weight * distance).sum::<f32>();
    let best = missing.iter().map(|(bin, _)| (salience(bin.lab), bin.lab)).max_by(|a, b| a.0.total_cmp(&b.0))?.1;
    let share: f32 = like(best).map(|(bin, _)| bin.weight).sum();
    let mean = like(best).fold(Lab::new(0.0, 0.0, 0.0), |sum, (bin, _)| sum + bin.lab * (bin.weight / share));
    (share >= LEAST_SHARE).then_some(mean)
}
