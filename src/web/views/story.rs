use askama::Template;

use super::{Page, PaintingView, SwatchView};
use crate::{
    emotion::{Emotion, Intensity},
    language::Language,
    story::Narrator,
};

/// How far the writing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoryStatus {
    /// Waiting for a writer.
    Queued,
    /// Being written.
    Writing,
    /// Finished.
    Done,
    /// It came to nothing.
    Failed,
}

/// A story as it is read, private or shared.
pub struct StoryText {
    /// None until the writer has found one.
    pub title: Option<String>,
    /// Who tells it.
    pub narrator: Narrator,
    /// Its main character.
    pub character: String,
    /// What it feels like.
    pub emotion: Emotion,
    /// How strongly.
    pub intensity: Intensity,
    /// The story's language, which may not be the page's.
    pub language: Language,
    /// Three, also while being written.
    pub parts: Vec<PartView>,
    /// The palette it came from.
    pub swatches: Vec<SwatchView>,
    /// Day of writing, formatted.
    pub date: String,
}

impl StoryText {
    /// BCP 47 tag of the story's language.
    pub fn lang(&self) -> &'static str {
        self.language.tag()
    }
}

/// One part beside its painting.
pub struct PartView {
    /// The painting.
    pub painting: PaintingView,
    /// The part’s text; empty until it is written.
    pub paragraphs: Vec<String>,
}

impl PartView {
    /// A part from its stored text, whose paragraphs are separated by blank lines.
    pub fn new(painting: PaintingView, text: &str) -> PartView {
        let paragraphs = text.split("\n\n").map(str::trim).filter(|p| !p.is_empty()).map(String::from).collect();
        PartView { painting, paragraphs }
    }
}

/// A live share.
pub struct ShareView {
    /// The whole public address.
    pub url: String,
}

/// `/stories/{id}`: the reader's own story, also while it is being written.
#[derive(Template)]
#[template(path = "story.html")]
pub struct StoryView<'a> {
    /// What every page knows.
    pub page: &'a Page,
    /// The story’s id.
    pub id: String,
    /// How far the writing is.
    pub status: StoryStatus,
    /// The story itself.
    pub story: StoryText,
    /// The live share, if there is one.
    pub share: Option<ShareView>,
    /// Idempotency key of "write it again".
    pub key: String,
    /// Address of the gallery that the story came from.
    pub gallery: String,
}

impl StoryView<'_> {
    /// Whether parts are still to come.
    pub fn pending(&self) -> bool {
        matches!(self.status, StoryStatus::Queued | StoryStatus::Writing)
    }

    /// Whether the writing came to nothing.
    pub fn failed(&self) -> bool {
        self.status == StoryStatus::Failed
    }

    /// Narrators to hear it from, the present one first.
    pub fn narrators(&self) -> Vec<Narrator> {
        let mut all = Narrator::ALL.to_vec();
        all.sort_by_key(|n| *n != self.story.narrator);
        all
    }
}

/// `/s/{token}`: a shared story.
#[derive(Template)]
#[template(path = "shared.html")]
pub struct SharedView<'a> {
    /// What every page knows.
    pub page: &'a Page,
    /// The whole public address.
    pub url: String,
    /// The story itself.
    pub story: StoryText,
}
