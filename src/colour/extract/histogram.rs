//! The colour histogram: few weighted colours in place of many pixels.

use std::collections::BTreeMap;

use super::super::{Lab, Rgb};
use super::uniform::{Place, place};

/// Bits of each channel that choose the cell of a pixel.
const BITS: u32 = 5;
/// A colour and its share of all pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bin {
    pub(super) rgb: Rgb,
    pub(super) lab: Lab,
    pub(super) place: Place,
    pub(super) weight: f32,
}

/// The bins of a picture, in the order of their colours: pixels are gathered in cells of 8×8×8 code values, each under
/// its mean colour. Where that leaves no more cells than the `colours` asked for, every different colour is a bin.
pub(super) fn bins(pixels: &[[u8; 3]], colours: usize) -> Vec<Bin> {
    let mut cells = vec![[0_u32; 4]; 1 << (3 * BITS)];
    for &[r, g, b] in pixels {
        let index = [r, g, b].iter().fold(0, |index, v| (index << BITS) | usize::from(v >> (8 - BITS)));
        let cell = &mut cells[index];
        cell[0] += 1;
        cell[1] += u32::from(r);
        cell[2] += u32::from(g);
        cell[3] += u32::from(b);
    }
    cells.retain(|cell| cell[0] > 0);
    let total = pixels.len().max(1) as f32;
    if cells.len() <= colours {
        return exact(pixels).into_iter().map(|(rgb, count)| bin(rgb.lab(), rgb, count as f32 / total)).collect();
    }
    let mean = |[count, r, g, b]: [u32; 4]| {
        let [r, g, b] = [r, g, b].map(|sum| ((sum + count / 2) / count) as u8);
        let rgb = Rgb::new(r, g, b);
        bin(rgb.lab(), rgb, count as f32 / total)
    };
    cells.into_iter().map(mean).collect()
}

/// The bins gathered in cells of 16, then 32 code values of each channel until there are at most `most` of them, as long
/// as more than `colours` remain.
pub(super) fn at_most(bins: &[Bin], most: usize, colours: usize) -> Vec<Bin> {
    let mut gathered = bins.to_vec();
    for bits in [4, 3] {
        if gathered.len() <= most {
            break;
        }
        let coarser = gather(&gathered, bits);
        if coarser.len() > colours {
            gathered = coarser;
        }
    }
    gathered
}

fn gather(bins: &[Bin], bits: u32) -> Vec<Bin> {
    let mut cells = vec![(Lab::new(0.0, 0.0, 0.0), 0.0); 1 << (3 * bits)];
    for bin in bins {
        let Rgb { r, g, b } = bin.rgb;
        let index = [r, g, b].iter().fold(0, |index, v| (index << bits) | usize::from(v >> (8 - bits)));
        let (sum, weight) = &mut cells[index];
        *sum += bin.lab * bin.weight;
        *weight += bin.weight;
    }
    let filled = cells.into_iter().filter(|(_, weight)| *weight > 0.0);
    filled.map(|(sum, weight)| bin(sum / weight, Rgb::from_lab(sum / weight), weight)).collect()
}

/// The count of each different colour.
fn exact(pixels: &[[u8; 3]]) -> Vec<(Rgb, usize)> {
    if pixels.is_empty() {
        return vec![(Rgb::new(0, 0, 0), 1)];
    }
    let mut counts: BTreeMap<Rgb, usize> = BTreeMap::new();
    // Flat pictures come in runs of one colour.
    for run in pixels.chunk_by(|a, b| a == b) {
        *counts.entry(run[0].into()).or_default() += run.len();
    }
    counts.into_iter().collect()
}

fn bin(lab: Lab, rgb: Rgb, weight: f32) -> Bin {
    Bin { rgb, lab, place: place(lab), weight }
}
