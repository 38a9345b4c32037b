//! What a story is asked to be, and what comes back.

use serde::{Deserialize, Serialize};

use super::Narrator;
use crate::{
    emotion::{Emotion, Intensity},
    language::Language,
    painting::PaintingId,
};

/// Everything that decides a story: the same brief gives the same story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Brief {
    /// The paintings, in the order of the story.
    pub paintings: [PaintingFacts; 3],
    /// Whose voice it is.
    pub narrator: Narrator,
    /// The name of the character who speaks, 1–40 characters of any script.
    pub character: String,
    /// The emotion that moves the plot.
    pub emotion: Emotion,
    /// How far it goes.
    pub intensity: Intensity,
    /// The language of the story.
    pub language: Language,
    /// The person's own close look, up to 280 characters; quoted in part two.
    pub note: Option<String>,
    /// Another seed, another story.
    pub seed: u64,
}

/// The true facts of a painting, in the story's language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PaintingFacts {
    /// Which painting.
    pub id: PaintingId,
    /// Its title.
    pub title: String,
    /// Who painted it, as the museum attributes it.
    pub artist: String,
    /// Its year, or the first of a range.
    pub year: i32,
    /// The date as the museum writes it: “1885–86”, “c. 1615”.
    pub date: String,
    /// Where it hangs.
    pub museum: String,
    /// Names of its colours, heaviest first.
    pub colours: Vec<String>,
}

/// A story in three parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// The title, one line.
    pub title: String,
    /// One part for each painting of the brief, in its order.
    pub parts: [Part; 3],
}

/// One part of a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The painting that it is about.
    pub painting: PaintingId,
    /// Plain text; a blank line separates paragraphs.
    pub text: String,
}
