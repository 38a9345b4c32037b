//! Sample stories for the first page: written by the built-in writer, not by hand.

use std::{collections::HashMap, sync::Arc};

use super::{Collection, story::painting_facts};
use crate::{
    emotion::{Emotion, Intensity},
    error::AppError,
    language::Language,
    painting::{Painting, PaintingId},
    story::{Brief, Narrator, Story, write},
};

/// A sample and what it was made from.
pub struct SampleStory {
    /// The story.
    pub story: Story,
    /// Who tells it.
    pub narrator: Narrator,
    /// Its emotion.
    pub emotion: Emotion,
    /// Its first painting.
    pub painting: Arc<Painting>,
}

/// Narrator, emotion, character in English and Chinese, and three paintings that go together.
const SAMPLES: [(Narrator, Emotion, &str, &str, [&str; 3]); 3] = [
    (
        Narrator::Poet,
        Emotion::Optimism,
        "Mira",
        "小满",
        ["masterpalettes-woman-with-a-parasol", "masterpalettes-water-lilies", "masterpalettes-impression-sunrise"],
    ),
    (
        Narrator::Detective,
        Emotion::Surprise,
        "Tom",
        "阿拓",
        ["masterpalettes-the-milkmaid", "masterpalettes-night-watch", "masterpalettes-girl-with-a-pearl-earring"],
    ),
    (
        Narrator::TimeTraveller,
        Emotion::Gratitude,
        "Ada",
        "星河",
        ["masterpalettes-red-fuji", "masterpalettes-great-wave", "masterpalettes-evening-snow-at-kanbara"],
    ),
];

/// The samples whose paintings the collection has: always the same for the same collection.
///
/// # Errors
/// The store does not answer.
pub async fn samples(collection: &Collection, language: Language) -> Result<Vec<SampleStory>, AppError> {
    let ids: Vec<PaintingId> = SAMPLES.iter().flat_map(|sample| sample.4).filter_map(|id| id.parse().ok()).collect();
    let paintings = collection.paintings(&ids).await?;
    let told = SAMPLES.iter().enumerate();
    Ok(told.filter_map(|(seed, sample)| one(&paintings, seed as u64, *sample, language)).collect())
}

fn one(
    paintings: &HashMap<PaintingId, Arc<Painting>>,
    seed: u64,
    (narrator, emotion, en, zh, ids): (Narrator, Emotion, &str, &str, [&str; 3]),
    language: Language,
) -> Option<SampleStory> {
    let find = |id: &str| paintings.get(&id.parse().ok()?);
    let [first, second, third] = ids.map(find);
    let (first, second, third) = (first?, second?, third?);
    let brief = Brief {
        paintings: [first, second, third].map(|painting| painting_facts(painting, language)),
        narrator,
        character: if language == Language::En { en } else { zh }.to_owned(),
        emotion,
        intensity: Intensity::Medium,
        language,
        note: None,
        seed,
    };
    Some(SampleStory { story: write(&brief), narrator, emotion, painting: Arc::clone(first) })
}
