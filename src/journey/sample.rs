//! Sample stories for the first page: written by the built-in writer, not by hand.

use std::sync::Arc;

use super::story::painting_facts;
use crate::{
    emotion::{Emotion, Intensity},
    language::Language,
    painting::Painting,
    recommend::Index,
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

/// Narrator, emotion, character in English and Chinese, and how far into the well-known works to start.
const SAMPLES: [(Narrator, Emotion, &str, &str, usize); 3] = [
    (Narrator::Poet, Emotion::Optimism, "Mira", "小满", 0),
    (Narrator::Detective, Emotion::Surprise, "Tom", "阿拓", 5),
    (Narrator::TimeTraveller, Emotion::Gratitude, "Ada", "星河", 11),
];

/// Three samples from well-known paintings: always the same for the same collection.
pub fn samples(index: &Index, language: Language) -> Vec<SampleStory> {
    let mut known: Vec<&Arc<Painting>> = index.paintings().iter().filter(|painting| painting.famous).collect();
    known.sort_by(|a, b| a.id.cmp(&b.id));
    SAMPLES.iter().filter_map(|sample| one(&known, *sample, language)).collect()
}

fn one(
    known: &[&Arc<Painting>],
    (narrator, emotion, en, zh, start): (Narrator, Emotion, &str, &str, usize),
    language: Language,
) -> Option<SampleStory> {
    let chosen: Vec<_> = known.iter().skip(start).step_by(7).take(3).collect();
    let [first, second, third] = chosen[..] else { return None };
    let brief = Brief {
        paintings: [first, second, third].map(|painting| painting_facts(painting, language)),
        narrator,
        character: if language == Language::En { en } else { zh }.to_owned(),
        emotion,
        intensity: Intensity::Medium,
        language,
        note: None,
        seed: start as u64,
    };
    Some(SampleStory { story: write(&brief), narrator, emotion, painting: Arc::clone(first) })
}
