//! From our colour terms to those of the training data.

use serde::{Deserialize, Serialize};

use super::norm::rounded;
use crate::colour::{BasicTerm, Lab, Palette, basic_term};

/// A term in a smaller share of the data's rows cannot be learned.
const RARE: f32 = 0.03;
/// The quantile of the data's fractions beyond which more of a colour counts no further.
const CLIP: f32 = 0.99;

/// The data was named by a stricter classifier than [`basic_term`]: dull colours are black, grey or white there (blue is
/// above 0 in 0.1 % of the rows). This maps a palette to what that classifier would have found, and says which part
/// of it the data knows. Arrays are in the order of [`BasicTerm::ALL`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mapping {
    /// The C\* from which a colour keeps its term; below it is a neutral. 0 for the neutrals themselves.
    gates: [f32; 12],
    /// The L\* under which a neutral is black.
    black_below: f32,
    /// The L\* from which a neutral is white.
    white_from: f32,
    /// The largest share that counts: the data's 99th percentile; 0 for terms in under 3 % of its rows.
    limits: [f32; 12],
}

impl Mapping {
    /// Fits gates and bounds so that the mean shares over reference palettes, which should be of paintings, are those
    /// of the data's rows.
    ///
    /// Each gate is a quantile of chroma, so the fit is exact as far as the reference has enough of a colour.
    #[must_use]
    pub fn fitted(reference: &[Palette], rows: &[[f32; 12]]) -> Self {
        let count = rows.len().max(1) as f32;
        let means: [f32; 12] = std::array::from_fn(|i| rows.iter().map(|row| row[i]).sum::<f32>() / count);
        let colours: Vec<(BasicTerm, Lab, f32)> = reference
            .iter()
            .flat_map(Palette::lab_weights)
            .map(|(lab, weight)| (basic_term(lab), lab, weight / reference.len() as f32))
            .collect();
        let gates = BasicTerm::ALL.map(|term| {
            let of_term = colours.iter().filter(|(named, ..)| *named == term);
            if neutral(term) {
                0.0
            } else {
                rounded(reached(of_term.map(|(_, lab, weight)| (-chroma(*lab), *weight)), means[term as usize]).abs())
            }
        });
        let mut mapping = Self { gates, black_below: 0.0, white_from: 100.0, limits: limits(rows) };
        let neutrals: Vec<(f32, f32)> = colours
            .iter()
            .filter(|(named, lab, _)| mapping.is_neutral(*named, *lab))
            .map(|(_, lab, weight)| (lab.l, *weight))
            .collect();
        let [black, grey, white] =
            [BasicTerm::Black, BasicTerm::Grey, BasicTerm::White].map(|term| means[term as usize]);
        let scale = neutrals.iter().map(|(_, weight)| weight).sum::<f32>() / (black + grey + white).max(1e-6);
        mapping.black_below = rounded(reached(neutrals.iter().copied(), black * scale));
        mapping.white_from = rounded(reached(neutrals.iter().map(|(l, weight)| (-l, *weight)), white * scale).abs());
        mapping
    }

    /// The same mapping with the limits of other rows.
    pub(super) fn limited_by(&self, rows: &[[f32; 12]]) -> Self {
        Self { limits: limits(rows), ..self.clone() }
    }

    /// The shares that the data's classifier would have found in a palette; they sum to 1.
    #[must_use]
    pub fn fractions(&self, palette: &Palette) -> [f32; 12] {
        let mut shares = [0.0; 12];
        for (lab, weight) in palette.lab_weights() {
            shares[self.term(lab) as usize] += weight;
        }
        shares
    }

    /// The part of the data's shares that counts.
    pub(super) fn clipped(&self, fractions: &[f32; 12]) -> [f32; 12] {
        std::array::from_fn(|i| fractions[i].min(self.limits[i]))
    }

    /// How much of a painting lies within what the data knows, 0 (nothing) to 1.
    pub(super) fn familiar(&self, fractions: &[f32; 12]) -> f32 {
        self.clipped(fractions).iter().sum::<f32>().min(1.0)
    }

    /// Whether the data's classifier would not have seen the hue of a colour that we call by a term.
    fn is_neutral(&self, named: BasicTerm, lab: Lab) -> bool {
        neutral(named) || chroma(lab) < self.gates[named as usize]
    }

    fn term(&self, lab: Lab) -> BasicTerm {
        let named = basic_term(lab);
        match lab.l {
            _ if !self.is_neutral(named, lab) => named,
            l if l < self.black_below => BasicTerm::Black,
            l if l >= self.white_from => BasicTerm::White,
            _ => BasicTerm::Grey,
        }
    }
}

const fn neutral(term: BasicTerm) -> bool {
    matches!(term, BasicTerm::Black | BasicTerm::Grey | BasicTerm::White)
}

fn chroma(lab: Lab) -> f32 {
    lab.a.hypot(lab.b)
}

/// The value at which the weights of all smaller values reach a sum; 0 when they never do, as for no values.
fn reached(values: impl Iterator<Item = (f32, f32)>, sum: f32) -> f32 {
    let mut values: Vec<(f32, f32)> = values.collect();
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut so_far = 0.0;
    for (value, weight) in values {
        so_far += weight;
        if so_far >= sum {
            return value;
        }
    }
    0.0
}

fn limits(rows: &[[f32; 12]]) -> [f32; 12] {
    std::array::from_fn(|i| {
        let mut values: Vec<f32> = rows.iter().map(|row| row[i]).collect();
        values.sort_by(f32::total_cmp);
        let present = values.iter().filter(|value| **value > 0.0).count();
        let at = (CLIP * values.len().saturating_sub(1) as f32).round() as usize;
        if (present as f32) < RARE * values.len() as f32 { 0.0 } else { values.get(at).copied().map_or(0.0, rounded) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::{Rgb, Swatch};

    /// Twenty palettes of one blue each, C\* from dull to vivid, half blue and half grey.
    fn reference() -> Vec<Palette> {
        let blue = |i: u8| Rgb::new(100 - 4 * i, 100, 110 + 7 * i);
        let palette = |i| [(blue(i), 0.5), (Rgb::new(128, 128, 128), 0.5)].map(|(rgb, weight)| Swatch { rgb, weight });
        (0..20).map(|i| Palette::new(palette(i)).unwrap()).collect()
    }

    /// Rows of which a tenth is blue and the rest is grey.
    fn rows() -> Vec<[f32; 12]> {
        let mut row = [0.0; 12];
        (row[BasicTerm::Blue as usize], row[BasicTerm::Grey as usize]) = (0.1, 0.9);
        vec![row; 50]
    }

    #[test]
    fn the_means_over_the_reference_become_those_of_the_rows() {
        let mapping = Mapping::fitted(&reference(), &rows());
        let blue: f32 =
            reference().iter().map(|palette| mapping.fractions(palette)[BasicTerm::Blue as usize]).sum::<f32>() / 20.0;
        // One palette more or less is 0.025.
        assert!((blue - 0.1).abs() < 0.026, "{blue} {mapping:?}");
        for palette in reference() {
            assert!((mapping.fractions(&palette).iter().sum::<f32>() - 1.0).abs() < 1e-5);
        }
    }

    #[test]
    fn what_is_rare_does_not_count_and_what_is_more_than_usual_is_clipped() {
        let mut rows = rows();
        rows[0][BasicTerm::Red as usize] = 0.5;
        let mapping = Mapping::fitted(&reference(), &rows);
        let mut shares = [0.0; 12];
        (shares[BasicTerm::Red as usize], shares[BasicTerm::Blue as usize]) = (0.4, 0.6);
        let counted = mapping.clipped(&shares);
        assert!(counted[BasicTerm::Red as usize].abs() < f32::EPSILON, "in 2 % of the rows");
        assert!((counted[BasicTerm::Blue as usize] - 0.1).abs() < 1e-5);
        assert!((mapping.familiar(&shares) - 0.1).abs() < 1e-5);
    }
}
