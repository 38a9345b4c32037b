//! The grammar of one language: the lines that people wrote, by beat (FORMAT.md is the writers' guide).

use std::{collections::BTreeMap, sync::LazyLock};

use serde::{Deserialize, de::DeserializeOwned};

use super::{Narrator, line::Line, words::Words};
use crate::{
    emotion::{Emotion, Intensity},
    language::Language,
};

/// A step of the telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Beat {
    /// The character introduces themself (part 1).
    Opening,
    /// The character comes to the next painting (parts 2 and 3).
    Arrival,
    /// Title, artist, date and museum.
    Fact,
    /// The colours by name.
    Colours,
    /// A remark that may be left out.
    Aside,
    /// The way to the next painting.
    Bridge,
    /// The person's own note, quoted.
    Note,
    /// The narrator's last word.
    Closing,
    /// The thread appears (part 1) …
    Intro,
    /// … grows (part 2) …
    Develop,
    /// … and returns (part 3).
    Return,
    /// The emotion appears (part 1) …
    Feeling,
    /// … makes trouble (part 2) …
    Complication,
    /// … and turns something (part 3).
    Turn,
}

/// Lines by beat.
pub(super) type Lines = BTreeMap<Beat, Vec<Line>>;

/// The order of the beats of one part, in paragraphs.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Shape(pub Vec<Vec<Place>>);

/// A beat in a shape.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    pub beat: Beat,
    pub optional: bool,
}

impl TryFrom<String> for Shape {
    type Error = serde::de::value::Error;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let place = |word: &str| {
            let name = word.trim_end_matches('?');
            let value = serde::de::value::StrDeserializer::<Self::Error>::new(name);
            Ok(Place { beat: Beat::deserialize(value)?, optional: name != word })
        };
        let paragraph = |text: &str| text.split_whitespace().map(place).collect();
        Ok(Self(text.split('/').map(paragraph).collect::<Result<_, Self::Error>>()?))
    }
}

/// The shapes of each part.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shapes {
    part1: Vec<Shape>,
    part2: Vec<Shape>,
    part3: Vec<Shape>,
}

impl Shapes {
    /// The shapes of part 0, 1 or 2.
    pub(super) fn part(&self, part: usize) -> &[Shape] {
        [&self.part1, &self.part2, &self.part3][part.min(2)]
    }
}

/// The lines of a narrator; `label` stands in for `fact` where no person is the artist.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Voice {
    pub titles: Vec<Line>,
    part1: VoicePart,
    part2: VoicePart,
    part3: VoicePart,
}

/// The lines of a narrator for one part.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct VoicePart {
    pub label: Vec<Line>,
    #[serde(flatten)]
    pub lines: Lines,
}

impl Voice {
    /// The lines of part 0, 1 or 2.
    pub(super) fn part(&self, part: usize) -> &VoicePart {
        [&self.part1, &self.part2, &self.part3][part.min(2)]
    }
}

/// What an emotion does.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EmotionLines {
    complication: Vec<Line>,
    low: Degree,
    medium: Degree,
    high: Degree,
}

/// What an emotion does at one intensity.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Degree {
    feeling: Vec<Line>,
    turn: Vec<Line>,
}

impl EmotionLines {
    /// The lines of a beat; empty when the beat is none of the emotion's.
    pub(super) fn lines(&self, beat: Beat, intensity: Intensity) -> &[Line] {
        let degree = match intensity {
            Intensity::Low => &self.low,
            Intensity::Medium => &self.medium,
            Intensity::High => &self.high,
        };
        match beat {
            Beat::Feeling => &degree.feeling,
            Beat::Complication => &self.complication,
            Beat::Turn => &degree.turn,
            _ => &[],
        }
    }
}

/// An object or a question that runs through the story.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Thread {
    #[cfg_attr(not(test), expect(dead_code, reason = "names the thread in the messages of the tests"))]
    pub id: String,
    pub thing: String,
    pub a_thing: String,
    #[serde(flatten)]
    pub lines: Lines,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Threads {
    thread: Vec<Thread>,
}

/// Everything that the writer knows of one language.
#[derive(Debug)]
pub(super) struct Grammar {
    pub shapes: Shapes,
    pub threads: Vec<Thread>,
    pub words: Words,
    voices: [Voice; 5],
    emotions: [EmotionLines; 15],
}

impl Grammar {
    /// The lines of a narrator.
    pub(super) const fn voice(&self, narrator: Narrator) -> &Voice {
        &self.voices[narrator as usize]
    }

    /// The lines of an emotion.
    pub(super) const fn emotion(&self, emotion: Emotion) -> &EmotionLines {
        &self.emotions[emotion as usize]
    }
}

/// The embedded file, read. The tests prove that every file can be; if one could not, a story would lack its lines
/// rather than the server its life.
fn read<T: DeserializeOwned + Default>(file: &str) -> T {
    toml::from_str(file).unwrap_or_default()
}

macro_rules! grammar {
    ($language:literal) => {
        Grammar {
            shapes: read(include_str!(concat!($language, "/shapes.toml"))),
            threads: read::<Threads>(include_str!(concat!($language, "/threads.toml"))).thread,
            words: read(include_str!(concat!($language, "/words.toml"))),
            // In the order of `Narrator::ALL` and `Emotion::ALL`.
            voices: grammar!(@each $language, "narrators", "historian" "poet" "detective" "critic" "time_traveller"),
            emotions: grammar!(@each $language, "emotions", "happiness" "love" "optimism" "trust" "anticipation" "surprise"
                "fear" "sadness" "anger" "disgust" "gratitude" "humility" "arrogance" "pessimism" "disagreeableness"),
        }
    };
    (@each $language:literal, $folder:literal, $($name:literal)+) => {
        [$(read(include_str!(concat!($language, "/", $folder, "/", $name, ".toml")))),+]
    };
}

/// The grammar of a language, read once (about 10 ms).
pub(super) fn grammar(language: Language) -> &'static Grammar {
    static ENGLISH: LazyLock<Grammar> = LazyLock::new(|| grammar!("en"));
    static CHINESE: LazyLock<Grammar> = LazyLock::new(|| grammar!("zh"));
    match language {
        Language::En => &ENGLISH,
        Language::Zh => &CHINESE,
    }
}
