use askama::Template;

use super::{CutColours, Page, SwatchView, format::decimal, painting::proportion};
use crate::{
    colour::Palette,
    emotion::{Confidence, Emotion, EmotionScore, Finding, Intensity, Mood, research},
    messages::MESSAGES,
};

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
    /// What research says about these colours.
    pub research: Vec<FindingView>,
    /// Idempotency key of the form.
    pub key: String,
}

/// What a published study says.
pub struct FindingView {
    finding: Finding,
    /// Authors, year and journal.
    pub source: String,
}

impl FindingView {
    /// What is known about a palette's colours.
    pub fn list(palette: &Palette) -> Vec<FindingView> {
        let view = |finding: Finding| FindingView {
            source: format!("{} {}, {}", finding.source.authors, finding.source.year, finding.source.journal),
            finding,
        };
        research(palette).into_iter().map(view).collect()
    }

    /// The sentence in the page's language.
    pub fn text(&self, page: &Page) -> String {
        MESSAGES.get_args(page.language, self.finding.key, &self.finding.args)
    }
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
    /// Whether the answer may be trusted more than most.
    pub surer: bool,
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
            surer: score.confidence != Confidence::Low,
            checked: checked == Some(score.emotion),
        }
    }
}
