use askama::Template;

use super::{CutColours, Page, SwatchView, format::decimal, painting::proportion};
use crate::emotion::{Emotion, EmotionScore, Intensity, Mood};

/// `/palettes/{id}`: the picture, its colours, and the choice of a feeling.
#[derive(Template)]
#[template(path = "palette.html")]
pub struct PaletteView<'a> {
    /// What every page knows.
    pub page: &'a Page,
    /// The palette’s id.
    pub id: String,
    /// None when the palette was given as colours.
    pub picture: Option<PictureView>,
    /// Whether a frame was left out of it.
    pub framed: bool,
    /// Its colours.
    pub swatches: Vec<SwatchView>,
    /// Paper for the illustrations.
    pub cut: CutColours,
    /// Fifteen, best lift first.
    pub emotions: Vec<EmotionView>,
    /// Idempotency key of the form.
    pub key: String,
}

/// The stored picture.
pub struct PictureView {
    /// Address of the display copy.
    pub url: String,
    /// Pixels of the display copy.
    pub width: u32,
    /// Pixels of the display copy.
    pub height: u32,
}

impl PictureView {
    /// Class of `static/app.css` that holds the proportions while the picture is still on its way.
    pub fn proportion(&self) -> u32 {
        proportion(self.width, self.height)
    }
}

/// One emotion card.
pub struct EmotionView {
    /// The emotion.
    pub emotion: Emotion,
    /// How strongly these colours suggest it.
    pub intensity: Intensity,
    /// 1–3 dots.
    pub level: u8,
    /// How many times as often as for paintings in general: "1.4".
    pub lift: String,
    /// Whether people agree well on this emotion for paintings
    /// (Mohammad & Kiritchenko 2018: fear, happiness, love, sadness).
    pub agreed: bool,
    /// Whether it is chosen, or suggested first.
    pub checked: bool,
}

impl EmotionView {
    /// Cards in the mood's order; the chosen one (else the first) is checked.
    pub fn list(mood: &Mood, chosen: Option<Emotion>) -> Vec<EmotionView> {
        let first = mood.0.first().map(|s| s.emotion);
        let checked = chosen.or(first);
        mood.0.iter().map(|score| EmotionView::new(score, checked)).collect()
    }

    fn new(score: &EmotionScore, checked: Option<Emotion>) -> EmotionView {
        EmotionView {
            emotion: score.emotion,
            intensity: score.intensity,
            level: match score.intensity {
                Intensity::Low => 1,
                Intensity::Medium => 2,
                Intensity::High => 3,
            },
            lift: decimal(score.lift),
            agreed: matches!(score.emotion, Emotion::Fear | Emotion::Happiness | Emotion::Love | Emotion::Sadness),
            checked: checked == Some(score.emotion),
        }
    }
}
