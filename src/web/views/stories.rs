use askama::Template;

use super::{Page, PaintingView, StoryStatus, SwatchView};
use crate::{emotion::Emotion, story::Narrator};

/// `/stories`: what this session has written, newest first.
#[derive(Template)]
#[template(path = "stories.html")]
pub struct StoriesView<'a> {
    /// What every page knows.
    pub page: &'a Page,
    /// Newest first.
    pub stories: Vec<StoryCardView>,
    /// Address of the next page of the list.
    pub next: Option<String>,
}

/// One story in the list.
pub struct StoryCardView {
    /// The story’s id.
    pub id: String,
    /// None until the writer has found one.
    pub title: Option<String>,
    /// BCP 47 tag of the story's language.
    pub lang: &'static str,
    /// How far the writing is.
    pub status: StoryStatus,
    /// Who tells it.
    pub narrator: Narrator,
    /// What it feels like.
    pub emotion: Emotion,
    /// Its main character.
    pub character: String,
    /// Day of writing, formatted.
    pub date: String,
    /// The palette it came from.
    pub swatches: Vec<SwatchView>,
    /// Its three paintings.
    pub paintings: Vec<PaintingView>,
}

impl StoryCardView {
    /// Key of the words for a story that is not finished.
    pub fn status_key(&self) -> Option<&'static str> {
        match self.status {
            StoryStatus::Queued | StoryStatus::Writing => Some("story-being-written"),
            StoryStatus::Failed => Some("story-not-written"),
            StoryStatus::Done => None,
        }
    }
}
