use askama::Template;

use super::{Page, PaintingView};
use crate::{emotion::Emotion, story::Narrator};

/// `/`: what this is, and one button.
#[derive(Template)]
#[template(path = "home.html")]
pub struct HomeView<'a> {
    /// What every page knows.
    pub page: &'a Page,
    /// Five studies for the wall, wide ones first looks best.
    pub wall: Vec<PaintingView>,
    /// Three openings by the built-in writer.
    pub samples: Vec<SampleView>,
    /// Number of paintings in the catalogue, formatted.
    pub paintings: String,
}

/// The opening of a sample story, in the page's language.
pub struct SampleView {
    /// Title of the story.
    pub title: String,
    /// Its first paragraph.
    pub opening: String,
    /// Who tells it.
    pub narrator: Narrator,
    /// What it feels like.
    pub emotion: Emotion,
    /// The first of its paintings.
    pub painting: PaintingView,
}
