//! Step four: three paintings in order, a narrator, a name.

use std::collections::HashSet;

use serde_json::json;
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;
use uuid::Uuid;

use super::{App, capture, gallery};
use crate::{
    emotion::{Emotion, Intensity},
    error::{AppError, FieldError},
    painting::PaintingId,
    store::SelectionRow,
    story::Narrator,
};

/// Longest name of a character, in characters as people count them.
pub const NAME: usize = 40;
/// A family emoji is one character of many code points; the column holds this many.
const CODE_POINTS: usize = 400;
/// Longest note, likewise.
pub const NOTE: usize = 280;

/// What a person chose.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Ids of the paintings in the order of the story.
    pub paintings: Vec<String>,
    /// Who tells it; none where nobody was chosen.
    pub narrator: Option<Narrator>,
    /// Name of the main character.
    pub character: String,
    /// The emotion.
    pub emotion: Emotion,
    /// How far it goes; the palette's own where nothing is said.
    pub intensity: Option<Intensity>,
    /// A close look.
    pub note: Option<String>,
}

/// Keeps a choice for a recommendation.
///
/// # Errors
/// [`AppError::Invalid`] with everything that has to be mended at once; [`AppError::NotFound`] for another
/// session's recommendation.
pub async fn choose(app: &App, session: Uuid, recommendation: Uuid, choice: Choice) -> Result<Uuid, AppError> {
    let shown = gallery::find(app, session, recommendation).await?;
    let offered: HashSet<String> =
        app.store.recommendations().shown(shown.palette, session).await?.into_iter().collect();
    let mut errors = Vec::new();
    check_paintings(&choice.paintings, &offered, &mut errors);
    if choice.narrator.is_none() {
        errors.push(FieldError::new("narrator", "narrator-missing"));
    }
    let character = clean(&choice.character);
    match character.graphemes(true).count() {
        0 => errors.push(FieldError::new("character", "character-missing")),
        1..=NAME if character.chars().count() <= CODE_POINTS => {}
        _ => errors.push(FieldError::new("character", "character-too-long").with("max", NAME)),
    }
    let note = choice.note.as_deref().map(clean).filter(|note| !note.is_empty());
    if note.as_ref().is_some_and(|note| note.graphemes(true).count() > NOTE || note.chars().count() > 10 * NOTE) {
        errors.push(FieldError::new("note", "note-too-long").with("max", NOTE));
    }
    let (Ok([first, second, third]), Some(narrator), true) =
        (<[String; 3]>::try_from(choice.paintings), choice.narrator, errors.is_empty())
    else {
        return Err(AppError::Invalid(errors));
    };
    let intensity = match choice.intensity {
        Some(intensity) => intensity,
        None => intensity(app, session, shown.palette, choice.emotion).await?,
    };
    let now = app.clock.now().into();
    let row = SelectionRow {
        id: Uuid::now_v7(),
        recommendation_id: recommendation,
        first_painting: first,
        second_painting: second,
        third_painting: third,
        narrator: narrator.as_str().to_owned(),
        character_name: character,
        emotion: choice.emotion.as_str().to_owned(),
        intensity: intensity.as_str().to_owned(),
        note,
        created_at: now,
        updated_at: now,
    };
    app.store.user_selections().insert(&row).await?;
    let detail = json!({"narrator": narrator, "emotion": choice.emotion, "intensity": intensity,
        "paintings": [row.first_painting, row.second_painting, row.third_painting]});
    app.analytics.record("selection_made", Some(session), &detail);
    Ok(row.id)
}

/// The palette's own intensity for an emotion.
async fn intensity(app: &App, session: Uuid, palette: Uuid, emotion: Emotion) -> Result<Intensity, AppError> {
    let palette = capture::find(app, session, palette).await?.palette;
    let mood = app.moods.mood(&palette);
    Ok(mood.0.iter().find(|score| score.emotion == emotion).map_or(Intensity::Medium, |score| score.intensity))
}

fn check_paintings(paintings: &[String], offered: &HashSet<String>, errors: &mut Vec<FieldError>) {
    let different: HashSet<_> = paintings.iter().collect();
    if paintings.len() != 3 {
        errors.push(FieldError::new("paintings", "paintings-missing"));
    } else if different.len() != 3 {
        errors.push(FieldError::new("paintings", "paintings-same"));
    } else if let Some(index) =
        paintings.iter().position(|id| id.parse::<PaintingId>().is_err() || !offered.contains(id))
    {
        errors.push(FieldError::new(format!("paintings[{index}]"), "painting-unknown"));
    }
}

/// One line without control characters, invisible marks or stray spaces, in composed form; empty
/// where nothing can be seen.
fn clean(text: &str) -> String {
    let kept: String = text.nfc().filter(|c| !is_hidden(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let line = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    // Joiners hold emoji and some scripts together, but show nothing by themselves.
    if line.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}')) {
        return String::new();
    }
    line
}

/// Marks that show nothing or turn the direction of the text around them, which a story's reader
/// would see in our own words (Unicode default-ignorable and bidirectional controls, blank letters).
const fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
        | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cleaned_but_not_changed() {
        assert_eq!(clean("  Mira\u{0}\n  O’Brien "), "Mira O’Brien");
        assert_eq!(clean("Zoe\u{308}"), "Zoë");
        assert_eq!(clean("👩‍🎨 小明"), "👩‍🎨 小明");
        for nothing in ["\t \n", "\u{200b}", "\u{202e}\u{200f}", "\u{200d}", "\u{3164}"] {
            assert_eq!(clean(nothing), "", "{nothing:?}");
        }
        assert_eq!(clean("\u{202e}evil"), "evil");
    }

    #[test]
    fn three_different_offered_paintings() {
        let offered: HashSet<String> = ["a-1", "a-2", "a-3"].map(String::from).into();
        let codes = |ids: &[&str]| {
            let mut errors = Vec::new();
            check_paintings(&ids.iter().map(ToString::to_string).collect::<Vec<_>>(), &offered, &mut errors);
            errors.iter().map(|error| error.code).collect::<Vec<_>>()
        };
        assert!(codes(&["a-3", "a-1", "a-2"]).is_empty());
        assert_eq!(codes(&["a-1", "a-1", "a-2"]), ["paintings-same"]);
        assert_eq!(codes(&["a-1", "a-2"]), ["paintings-missing"]);
        assert_eq!(codes(&["a-1", "a-2", "b-9"]), ["painting-unknown"]);
    }
}
