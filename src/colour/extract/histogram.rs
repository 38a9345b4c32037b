//! The colour histogram: few weighted colours in place of many pixels.

use std::collections::HashMap;

use super::super::{Lab, Rgb};

/// Bits of each channel that choose the cell of a pixel.
const BITS: u32 = 5;
/// How many different colours one cell can hold.
const COLOURS_PER_CELL: usize = 1 << (3 * (8 - BITS));

/// A colour and its share of all pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bin {
    pub(super) rgb: Rgb,
    pub(super) lab: Lab,
    pub(super) weight: f32,
}

/// The bins of a picture, in the order of their colours.
///
/// Few different colours are kept as they are; many are gathered in cells of 8×8×8, each under its mean colour. The
/// border between the two is where the cells are sure to be at least as many as the `colours` asked for.
pub(super) fn bins(pixels: &[[u8; 3]], colours: usize) -> Vec<Bin> {
    let total = pixels.len().max(1) as f32;
    if let Some(counts) = exact(pixels, colours * COLOURS_PER_CELL) {
        return counts.into_iter().map(|(rgb, count)| bin(rgb, count as f32 / total)).collect();
    }
    let mut cells = vec![[0_u32; 4]; 1 << (3 * BITS)];
    for &[r, g, b] in pixels {
        let index = [r, g, b].iter().fold(0, |index, v| (index << BITS) | usize::from(v >> (8 - BITS)));
        let cell = &mut cells[index];
        cell[0] += 1;
        cell[1] += u32::from(r);
        cell[2] += u32::from(g);
        cell[3] += u32::from(b);
    }
    let filled = cells.into_iter().filter(|cell| cell[0] > 0);
    filled
        .map(|[count, r, g, b]| {
            let mean = |sum: u32| ((sum + count / 2) / count) as u8;
            bin(Rgb::new(mean(r), mean(g), mean(b)), count as f32 / total)
        })
        .collect()
}

/// The bins gathered in cells of 16, then 32 levels of each channel until there are at most `most` of them, as long as
/// more than `colours` remain.
pub(super) fn at_most(bins: &[Bin], most: usize, colours: usize) -> Vec<Bin> {
    let mut gathered = bins.to_vec();
    for shift in [4, 5] {
        if gathered.len() <= most {
            break;
        }
        let coarser = gather(&gathered, shift);
        if coarser.len() > colours {
            gathered = coarser;
        }
    }
    gathered
}

fn gather(bins: &[Bin], shift: u32) -> Vec<Bin> {
    let cell = |bin: &Bin| [bin.rgb.r >> shift, bin.rgb.g >> shift, bin.rgb.b >> shift];
    let mut sorted = bins.to_vec();
    sorted.sort_by_key(cell);
    let groups = sorted.chunk_by(|a, b| cell(a) == cell(b));
    groups
        .map(|group| {
            let weight: f32 = group.iter().map(|bin| bin.weight).sum();
            let lab = group.iter().fold(Lab::new(0.0, 0.0, 0.0), |sum, bin| sum + bin.lab * (bin.weight / weight));
            Bin { rgb: Rgb::from_lab(lab), lab, weight }
        })
        .collect()
}

/// The count of each different colour, unless there are more than `limit`.
fn exact(pixels: &[[u8; 3]], limit: usize) -> Option<Vec<(Rgb, usize)>> {
    if pixels.is_empty() {
        return Some(vec![(Rgb::new(0, 0, 0), 1)]);
    }
    let mut counts: HashMap<[u8; 3], usize> = HashMap::with_capacity(limit + 1);
    for pixel in pixels {
        *counts.entry(*pixel).or_default() += 1;
        if counts.len() > limit {
            return None;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().map(|(pixel, count)| (Rgb::from(pixel), count)).collect();
    counts.sort_unstable();
    Some(counts)
}

fn bin(rgb: Rgb, weight: f32) -> Bin {
    Bin { rgb, lab: rgb.lab(), weight }
}
