//! Completing what was trained with what is ordinary.

use std::iter;

use super::calibration::Platt;
use super::formulas::{Formulas, Measured};
use super::learned::Learned;
use super::model::{Leans, MoodModel, OneEmotion, VERSION};
use super::norm::{Norm, rounded};
use super::ordinary::{Kinds, Ordinary, any_palettes};
use super::quality::{DataSource, Quality};
use super::{Emotion, Mapping, Thresholds};
use crate::colour::Palette;

/// What training makes.
pub(super) struct Parts {
    pub(super) made: String,
    pub(super) data: DataSource,
    pub(super) mapping: Mapping,
    pub(super) learned: Learned,
    pub(super) formulas: Formulas,
    pub(super) calibrations: [Platt; 15],
    pub(super) base_rates: [f32; 15],
    pub(super) each: [Quality; 15],
    pub(super) all: Quality,
}

impl MoodModel {
    /// Finds what is ordinary over reference palettes, to complete what was trained.
    pub(super) fn assembled(parts: Parts, reference: &[Palette]) -> Self {
        let Parts { made, data, mapping, learned, formulas, calibrations, base_rates, each, all } = parts;
        let mut qualities = each.into_iter();
        let emotions = Emotion::ALL.map(|emotion| OneEmotion {
            emotion,
            base_rate: base_rates[emotion as usize],
            calibration: calibrations[emotion as usize],
            ordinary: Ordinary::of(iter::empty(), iter::empty()),
            quality: qualities.next().unwrap_or_else(|| all.clone()),
        });
        let thresholds = Thresholds { medium: 1.0, high: 1.0 };
        let mut model = Self {
            version: VERSION,
            made,
            data,
            quality: all,
            thresholds,
            strength: 0.0,
            kinds: Kinds::of(&[], &[]),
            mapping,
            emotions,
            formulas,
            learned,
        };
        let [paintings, any] = [reference, &any_palettes()]
            .map(|palettes| -> Vec<Leans> { palettes.iter().map(|palette| model.leans(palette)).collect() });
        let familiar = |leans: &[Leans]| leans.iter().map(|leans| leans.familiar).collect::<Vec<_>>();
        model.kinds = Kinds::of(&familiar(&paintings), &familiar(&any));
        let mut squares = 0.0_f32;
        for one in &mut model.emotions {
            let e = one.emotion as usize;
            let [of_paintings, of_any] = [&paintings, &any].map(|leans| leans.iter().map(move |row| row.of[e]));
            one.ordinary = Ordinary::of(of_paintings.clone(), of_any);
            let log_lifts = of_paintings.map(|lean| (one.calibration.probability(lean) / one.base_rate).ln());
            squares += Norm::of(log_lifts).deviation.powi(2);
        }
        model.strength = rounded((squares / 15.0).sqrt());
        model.thresholds = Thresholds::of(reference.iter().map(|palette| model.mood(palette).0[0].lift));
        model
    }
}

/// The palettes against which the formulas are standardised: paintings, and any palettes.
pub(super) fn measured(reference: &[Palette]) -> Vec<Measured> {
    reference.iter().chain(&any_palettes()).map(Measured::of).collect()
}
