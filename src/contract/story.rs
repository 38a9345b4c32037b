//! Selections and stories as JSON.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    emotion::{Emotion, Intensity},
    language::Language,
    story::{Narrator, Part, word_count},
};

/// What a person chose: three paintings in order, a narrator, a character.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct SelectionInput {
    /// Three different ids, in the order of the story, from any recommendation of this palette.
    #[schema(min_items = 3, max_items = 3)]
    pub paintings: Vec<String>,
    /// Who tells the story.
    pub narrator: Narrator,
    /// Name of the main character, 1–40 characters.
    #[schema(min_length = 1, max_length = 40)]
    pub character: String,
    /// The emotion that moves the story.
    pub emotion: Emotion,
    /// How far it goes; where left out, the palette's own intensity for that emotion.
    pub intensity: Option<Intensity>,
    /// What the person sees, thinks or wonders: at most 280 characters.
    #[schema(max_length = 280)]
    pub note: Option<String>,
}

/// One part of a story.
#[derive(Debug, Serialize, ToSchema)]
pub struct PartView {
    /// Id of the painting it is about.
    pub painting: String,
    /// Plain text; a blank line separates paragraphs.
    pub text: String,
}

/// A story, finished or not.
#[derive(Debug, Serialize, ToSchema)]
pub struct StoryView {
    /// The story's id; absent on the command line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// `queued`, `writing`, `done` or `failed`.
    #[schema(value_type = String)]
    pub status: &'static str,
    /// The title, once there is one.
    pub title: Option<String>,
    /// Who tells it.
    pub narrator: Narrator,
    /// Name of the main character.
    pub character: String,
    /// The emotion that moves it.
    pub emotion: Emotion,
    /// How far it goes.
    pub intensity: Intensity,
    /// Its language.
    pub language: Language,
    /// Who wrote it: `builtin`.
    pub writer: String,
    /// Which of the versions for one selection this is, from 1.
    pub version: i32,
    /// The seed: the same seed and choices give the same story.
    pub seed: u64,
    /// The parts written so far, at most three.
    pub parts: Vec<PartView>,
    /// English words, or Chinese characters without punctuation.
    pub word_count: usize,
}

impl PartView {
    /// Parts as JSON.
    pub fn list(parts: &[Part]) -> Vec<Self> {
        parts.iter().map(|part| Self { painting: part.painting.to_string(), text: part.text.clone() }).collect()
    }

    /// Length of all parts together.
    pub fn words(parts: &[Part], language: Language) -> usize {
        parts.iter().map(|part| word_count(&part.text, language)).sum()
    }
}
