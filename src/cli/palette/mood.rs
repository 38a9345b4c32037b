//! `palette --mood`: what people associate with the colours.

use serde::Serialize;

use crate::{
    colour::Palette,
    contract::{self, EmotionView, ResearchView},
    emotion::MoodModel,
};

/// Emotions and research beside a palette.
#[derive(Serialize)]
pub(super) struct MoodView {
    emotions: Vec<EmotionView>,
    research: Vec<ResearchView>,
}

impl MoodView {
    pub(super) fn new(moods: &MoodModel, palette: &Palette) -> Self {
        Self { emotions: contract::emotions(&moods.mood(palette)), research: contract::research(palette) }
    }

    /// The same for people, a line each.
    pub(super) fn lines(&self) -> Vec<String> {
        let emotion = |view: &EmotionView| {
            format!(
                "  {:<17} {:.2} × the usual ({}), probability {:.2}, confidence {}",
                view.emotion.as_str(),
                view.lift,
                view.intensity.as_str(),
                view.probability,
                view.confidence.as_str()
            )
        };
        let research =
            |view: &ResearchView| format!("  {} ({} {})", view.text.en, view.source.authors, view.source.year);
        self.emotions.iter().map(emotion).chain(self.research.iter().map(research)).collect()
    }
}
