//! Palettes and moods as JSON.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

use super::rounded;
use crate::{
    colour::{self, BasicTerm, Palette, PaletteError, Rgb, Swatch},
    emotion::{self, Confidence, Emotion, Finding, Intensity, Mood, Source},
    error::{AppError, FieldError},
    language::Language,
    media::Margins,
    messages::MESSAGES,
    painting::Text,
};

/// One weighted colour.
#[derive(Debug, Serialize, ToSchema)]
pub struct ColourView {
    /// sRGB, `#rrggbb`.
    #[schema(value_type = String, pattern = "^#[0-9a-f]{6}$", example = "#1b3a8a")]
    pub hex: Rgb,
    /// Share of the palette, 0–1; the weights of a palette sum to 1.
    pub weight: f64,
    /// CIELAB (D65): L* 0–100, a*, b*.
    pub lab: [f64; 3],
    /// Systematic name in English, nearest traditional name in Chinese.
    pub name: Text,
    /// How far the colour of the Chinese name is (CIEDE2000).
    pub zh_delta_e: f64,
    /// The nearest of the twelve basic colour terms.
    pub basic: BasicTerm,
}

/// One of the 15 emotions, as people associate it with such colours.
#[derive(Debug, Serialize, ToSchema)]
pub struct EmotionView {
    /// The emotion.
    pub emotion: Emotion,
    /// Expected share among the 15, 0–1; the 15 sum to 1.
    pub score: f64,
    /// Score over the share that the emotion has for paintings in general; 1 is average.
    pub lift: f64,
    /// How strongly, from the lift.
    pub intensity: Intensity,
    /// The probability, 0–1, that of about ten people who look at a painting in such colours at least one names it.
    pub probability: f64,
    /// How far all this may be trusted.
    pub confidence: Confidence,
}

/// What a published study says about such colours.
#[derive(Debug, Serialize, ToSchema)]
pub struct ResearchView {
    /// A sentence about what many people associate, never about what this person feels.
    pub text: Text,
    /// Who published it.
    pub source: Source,
}

/// The stored copy of a person's picture.
#[derive(Debug, Serialize, ToSchema)]
pub struct PaletteImage {
    /// Address of the display copy (JPEG, longest side at most 1600 px).
    pub url: String,
    /// Address of the thumbnail (JPEG, longest side at most 320 px).
    pub thumbnail: String,
    /// Width of the display copy in pixels.
    pub width: u32,
    /// Height of the display copy in pixels.
    pub height: u32,
}

/// What was left out around a picture, as shares of its width and height, 0–1.
#[derive(Debug, Serialize, ToSchema)]
pub struct FrameView {
    /// Share of the width at the left.
    pub left: f64,
    /// Share of the height at the top.
    pub top: f64,
    /// Share of the width at the right.
    pub right: f64,
    /// Share of the height at the bottom.
    pub bottom: f64,
}

impl From<Margins> for FrameView {
    fn from(margins: Margins) -> Self {
        let [left, top, right, bottom] =
            [margins.left, margins.top, margins.right, margins.bottom].map(|share| rounded(share, 4));
        Self { left, top, right, bottom }
    }
}

/// A palette with what is known about it.
#[derive(Debug, Serialize, ToSchema)]
pub struct PaletteView {
    /// The palette's id.
    pub id: Uuid,
    /// Its colours, heaviest first for a picture, in the given order otherwise.
    pub colors: Vec<ColourView>,
    /// Shares of the twelve basic colour terms; they sum to 1.
    #[schema(value_type = BTreeMap<String, f64>)]
    pub basic: BTreeMap<&'static str, f64>,
    /// All 15 emotions, best first.
    pub emotions: Vec<EmotionView>,
    /// What research says about these colours, the most specific first.
    pub research: Vec<ResearchView>,
    /// The picture, unless the palette was given as colours.
    pub image: Option<PaletteImage>,
    /// The frame, mat or border that was left out of the picture; `POST …/frame` counts it after all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frame: Option<FrameView>,
    /// The palette that this one edits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<Uuid>,
    /// When it was made (RFC 3339, UTC).
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
}

/// A colour as a client sends it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ColourInput {
    /// sRGB: `#1b3a8a`, `1b3a8a` or `#abc`.
    #[schema(pattern = "^#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})$", example = "#1b3a8a")]
    pub hex: String,
    /// Any positive number; weights are normalised. Equal weights where all are left out.
    #[serde(default = "one")]
    #[schema(default = 1.0, exclusive_minimum = 0.0, maximum = 1_000_000.0)]
    pub weight: f64,
}

const fn one() -> f64 {
    1.0
}

/// The colours of a palette as JSON.
pub fn colours(palette: &Palette) -> Vec<ColourView> {
    palette.swatches().iter().map(colour_view).collect()
}

fn colour_view(swatch: &Swatch) -> ColourView {
    let lab = swatch.rgb.lab();
    let name = colour::name(swatch.rgb);
    ColourView {
        hex: swatch.rgb,
        weight: rounded(swatch.weight, 6),
        lab: [lab.l, lab.a, lab.b].map(|value| rounded(value, 2)),
        name: Text { en: name.en, zh: Some(name.zh) },
        zh_delta_e: rounded(name.zh_delta_e, 1),
        basic: colour::basic_term(lab),
    }
}

/// A mood as JSON.
pub fn emotions(mood: &Mood) -> Vec<EmotionView> {
    let view = |score: &crate::emotion::EmotionScore| EmotionView {
        emotion: score.emotion,
        score: rounded(score.score, 6),
        lift: rounded(score.lift, 4),
        intensity: score.intensity,
        probability: rounded(score.probability, 4),
        confidence: score.confidence,
    };
    mood.0.iter().map(view).collect()
}

/// What research says about a palette's colours as JSON.
pub fn research(palette: &Palette) -> Vec<ResearchView> {
    let view = |finding: Finding| {
        let say = |language| MESSAGES.get_args(language, finding.key, &finding.args);
        ResearchView { text: Text { en: say(Language::En), zh: Some(say(Language::Zh)) }, source: finding.source }
    };
    emotion::research(palette).into_iter().map(view).collect()
}

/// Shares of the basic terms as JSON.
pub fn basic(palette: &Palette) -> BTreeMap<&'static str, f64> {
    let fractions = palette.basic_fractions();
    BasicTerm::ALL.iter().zip(fractions.0).map(|(term, share)| (term.as_str(), rounded(share, 6))).collect()
}

/// Colours that a client sent as a palette.
///
/// # Errors
/// [`AppError::Invalid`] with one entry for each thing to mend.
pub fn swatches(inputs: &[ColourInput]) -> Result<Palette, AppError> {
    let mut errors = Vec::new();
    let mut swatches = Vec::new();
    for (index, input) in inputs.iter().enumerate() {
        match input.hex.parse() {
            Ok(rgb) => swatches.push(Swatch { rgb, weight: input.weight as f32 }),
            Err(_) => errors.push(FieldError::new(format!("colors[{index}].hex"), "hex")),
        }
        if !(input.weight > 0.0 && input.weight <= 1e6) {
            errors.push(FieldError::new(format!("colors[{index}].weight"), "weight"));
        }
    }
    if !errors.is_empty() {
        return Err(AppError::Invalid(errors));
    }
    Palette::new(swatches).map_err(|error| {
        AppError::Invalid(vec![match error {
            PaletteError::Empty | PaletteError::TooMany(_) => FieldError::new("colors", "colors-count"),
            PaletteError::Weight(index) => FieldError::new(format!("colors[{index}].weight"), "weight"),
        }])
    })
}
