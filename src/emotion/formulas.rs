//! How far a palette leans towards each emotion by published formulas and surveys alone.

use serde::{Deserialize, Serialize};

use super::Emotion;
use super::figures::{Figures, figures};
use super::norm::Norm;
use super::traits::{self, Traits};
use crate::colour::{BasicFractions, BasicTerm, Palette, Rgb};

/// Share of the colour terms in a lean, beside the traits of the single colours.
const TERMS: f32 = 0.7;

/// The published formulas with what is ordinary for their parts over reference palettes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Formulas {
    traits: [Norm; 4],
    terms: [Norm; 15],
    total: [Norm; 15],
}

impl Formulas {
    /// Learns what is ordinary from measured palettes.
    pub(super) fn of(reference: &[Measured]) -> Self {
        let traits = std::array::from_fn(|i| Norm::of(reference.iter().map(|m| m.traits[i])).rounded());
        let terms = Emotion::ALL.map(|e| Norm::of(reference.iter().map(|m| m.linked(&figures(e)))).rounded());
        let mut formulas = Self { traits, terms, total: [Norm { mean: 0.0, deviation: 1.0 }; 15] };
        formulas.total = Emotion::ALL.map(|e| Norm::of(reference.iter().map(|m| formulas.raw(m, e))).rounded());
        formulas
    }

    /// How far a palette leans towards an emotion, in standard deviations over the reference palettes.
    pub(super) fn lean(&self, measured: &Measured, emotion: Emotion) -> f32 {
        self.total[emotion as usize].standardise(self.raw(measured, emotion))
    }

    /// Along the direction of the emotion's place, and by its colour terms.
    fn raw(&self, measured: &Measured, emotion: Emotion) -> f32 {
        let known = figures(emotion);
        let length = known.place.iter().map(|p| p * p).sum::<f32>().sqrt();
        let standard = self.traits.iter().zip(measured.traits).map(|(norm, value)| norm.standardise(value));
        let along: f32 = standard.zip(known.place).map(|(value, place)| value * place / length).sum();
        (1.0 - TERMS) * along + TERMS * self.terms[emotion as usize].standardise(measured.linked(&known))
    }
}

/// What the formulas see of a palette.
pub(super) struct Measured {
    traits: Traits,
    pub(super) terms: BasicFractions,
}

impl Measured {
    pub(super) fn of(palette: &Palette) -> Self {
        Self { traits: traits::of_palette(palette), terms: palette.basic_fractions() }
    }

    /// Of a painting of which only the shares of the basic terms are known: each stands for its central colour.
    pub(super) fn of_fractions(fractions: &[f32; 12]) -> Self {
        let mut sum = [0.0; 4];
        for (share, term) in fractions.iter().zip(BasicTerm::ALL) {
            for (sum, value) in sum.iter_mut().zip(traits::of_colour(central(term).lab())) {
                *sum += share * value;
            }
        }
        Self { traits: sum, terms: BasicFractions(*fractions) }
    }

    /// The links of an emotion met by this palette: a little of a linked colour already counts (hence the root).
    fn linked(&self, known: &Figures) -> f32 {
        known.links.iter().map(|(term, link)| link * self.terms.0[*term as usize].sqrt()).sum()
    }
}

/// What people call by the term alone: centres of the xkcd colour name survey (Munroe 2010, public domain).
const fn central(term: BasicTerm) -> Rgb {
    match term {
        BasicTerm::Black => Rgb::new(0x00, 0x00, 0x00),
        BasicTerm::Blue => Rgb::new(0x03, 0x43, 0xdf),
        BasicTerm::Brown => Rgb::new(0x65, 0x37, 0x00),
        BasicTerm::Green => Rgb::new(0x15, 0xb0, 0x1a),
        BasicTerm::Grey => Rgb::new(0x92, 0x95, 0x91),
        BasicTerm::Orange => Rgb::new(0xf9, 0x73, 0x06),
        BasicTerm::Pink => Rgb::new(0xff, 0x81, 0xc0),
        BasicTerm::Purple => Rgb::new(0x7e, 0x1e, 0x9c),
        BasicTerm::Red => Rgb::new(0xe5, 0x00, 0x00),
        BasicTerm::Turquoise => Rgb::new(0x06, 0xc2, 0xac),
        BasicTerm::White => Rgb::new(0xff, 0xff, 0xff),
        BasicTerm::Yellow => Rgb::new(0xff, 0xff, 0x14),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::{Swatch, basic_term};

    #[test]
    fn a_term_s_central_colour_is_called_so() {
        for term in BasicTerm::ALL {
            assert_eq!(basic_term(central(term).lab()), term);
        }
    }

    #[test]
    fn fractions_are_measured_like_the_palette_of_their_central_colours() {
        let swatch = |term, weight| Swatch { rgb: central(term), weight };
        let palette = Palette::new([swatch(BasicTerm::Red, 0.25), swatch(BasicTerm::Grey, 0.75)]).unwrap();
        let mut fractions = [0.0; 12];
        (fractions[BasicTerm::Red as usize], fractions[BasicTerm::Grey as usize]) = (0.25, 0.75);
        let (seen, told) = (Measured::of(&palette), Measured::of_fractions(&fractions));
        assert_eq!(seen.terms, told.terms);
        assert!(seen.traits.iter().zip(told.traits).all(|(a, b)| (a - b).abs() < 1e-5));
    }
}
