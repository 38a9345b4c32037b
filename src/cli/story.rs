//! `story`: three paintings, a narrator and a name in; a story out.

use std::str::FromStr;

use clap::Args;

use super::output::{self, Format, Usage};
use crate::{
    catalogue,
    contract::{PartView, StoryView},
    emotion::{Emotion, Intensity},
    journey::story::{BUILTIN, painting_facts},
    language::Language,
    painting::Painting,
    store::StoryStatus,
    story::{Brief, Narrator, write},
};

/// Arguments of `story`.
#[derive(Debug, Args)]
pub struct StoryArgs {
    /// Three ids of the built-in catalogue, in the order of the story (`catalogue list` shows them)
    #[arg(long, value_delimiter = ',', required = true, value_name = "ID,ID,ID")]
    paintings: Vec<String>,
    /// historian, poet, detective, critic or time_traveller
    #[arg(long, value_parser = Narrator::from_str)]
    narrator: Narrator,
    /// One of the 15 emotions, such as happiness or pessimism
    #[arg(long, value_parser = Emotion::from_str)]
    emotion: Emotion,
    /// low, medium or high
    #[arg(long, value_parser = Intensity::from_str, default_value = "medium")]
    intensity: Intensity,
    /// Name of the main character
    #[arg(long)]
    character: String,
    /// en or zh
    #[arg(long, value_parser = Language::from_str, default_value = "en")]
    language: Language,
    /// What you see, think or wonder
    #[arg(long)]
    note: Option<String>,
    /// The same seed gives the same story
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Writes the story with the built-in writer and prints it.
pub fn run(args: &StoryArgs) -> anyhow::Result<()> {
    let character = args.character.trim();
    if character.is_empty() || character.chars().count() > crate::journey::selection::NAME {
        return Err(Usage("--character takes 1 to 40 characters".to_owned()).into());
    }
    let find = |id: &String| -> anyhow::Result<&Painting> {
        let found = catalogue::builtin().iter().find(|painting| painting.id.as_str() == id);
        found.ok_or_else(|| Usage(format!("'{id}' is not in the catalogue: see `plot-palette catalogue list`")).into())
    };
    let chosen = args.paintings.iter().map(find).collect::<anyhow::Result<Vec<_>>>()?;
    let [first, second, third] = chosen[..] else { return Err(three()) };
    if first.id == second.id || second.id == third.id || first.id == third.id {
        return Err(three());
    }
    let brief = Brief {
        paintings: [first, second, third].map(|painting| painting_facts(painting, args.language)),
        narrator: args.narrator,
        character: character.to_owned(),
        emotion: args.emotion,
        intensity: args.intensity,
        language: args.language,
        note: args.note.clone(),
        seed: args.seed,
    };
    let story = write(&brief);
    match args.format {
        Format::Json => output::json(&StoryView {
            id: None,
            status: StoryStatus::Done.as_str(),
            title: Some(story.title),
            narrator: brief.narrator,
            character: brief.character,
            emotion: brief.emotion,
            intensity: brief.intensity,
            language: brief.language,
            writer: BUILTIN.to_owned(),
            version: 1,
            seed: brief.seed,
            word_count: PartView::words(&story.parts, brief.language),
            parts: PartView::list(&story.parts),
        }),
        Format::Text => {
            let parts: Vec<&str> = story.parts.iter().map(|part| part.text.as_str()).collect();
            output::line(&format!("{}\n\n{}", story.title, parts.join("\n\n* * *\n\n")))
        }
    }
}

fn three() -> anyhow::Error {
    Usage("--paintings takes three different ids: ID,ID,ID".to_owned()).into()
}
