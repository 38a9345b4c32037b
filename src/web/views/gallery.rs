use askama::Template;

use super::{CutColours, ErrorView, MatchView, Page, PaintingView, SwatchView};
use crate::{
    emotion::{Emotion, Intensity},
    language::Language,
    painting::Painting,
    recommend::Match,
    story::Narrator,
};

/// `/palettes/{id}/gallery`: ten paintings, three to pick, a narrator, a name.
#[derive(Template)]
#[template(path = "gallery.html")]
pub struct GalleryView<'a> {
    /// What every page knows.
    pub page: &'a Page,
    /// The palette's id.
    pub palette: String,
    /// The recommendation's id.
    pub recommendation: String,
    /// The person’s colours.
    pub swatches: Vec<SwatchView>,
    /// Paper for the narrators’ emblems.
    pub cut: CutColours,
    /// The chosen feeling.
    pub emotion: Emotion,
    /// Where the dial "surprise me" stands, 0–100.
    pub surprise: u8,
    /// In the order in which they are shown.
    pub paintings: Vec<ChoiceView>,
    /// The five.
    pub narrators: Vec<NarratorView>,
    /// What was typed and picked so far.
    pub form: SelectionForm,
    /// Idempotency key of the selection.
    pub key: String,
    /// Idempotency key of "show me others"; none when every painting has been shown.
    pub more_key: Option<String>,
    /// What has to be mended, if the form came back.
    pub errors: Vec<ErrorView>,
}

/// One painting and why it is here.
pub struct ChoiceView {
    /// Its label.
    pub painting: PaintingView,
    /// Why it is here.
    pub matched: MatchView,
}

impl ChoiceView {
    /// A recommended painting in the reader's language.
    pub fn new(painting: &Painting, found: &Match, language: Language) -> ChoiceView {
        ChoiceView {
            painting: PaintingView::new(painting, language),
            matched: MatchView::new(&found.colours, language),
        }
    }
}

/// One narrator card.
pub struct NarratorView {
    /// The narrator.
    pub narrator: Narrator,
    /// Whether this one is chosen.
    pub checked: bool,
}

impl NarratorView {
    /// The five narrators; the chosen one is checked.
    pub fn list(chosen: Option<Narrator>) -> Vec<NarratorView> {
        Narrator::ALL.iter().map(|&narrator| NarratorView { narrator, checked: chosen == Some(narrator) }).collect()
    }
}

/// What was typed and picked, kept when the form comes back with errors.
pub struct SelectionForm {
    /// Painting ids of the first, second and third part; empty when not picked.
    pub first: String,
    /// See `first`.
    pub second: String,
    /// See `first`.
    pub third: String,
    /// The main character’s name.
    pub character: String,
    /// What the person noticed.
    pub note: String,
    /// How strong the feeling should be.
    pub intensity: Intensity,
    /// Language of the story.
    pub language: Language,
}

impl SelectionForm {
    /// An untouched form.
    pub fn blank(intensity: Intensity, language: Language) -> SelectionForm {
        let empty = String::new;
        SelectionForm {
            first: empty(),
            second: empty(),
            third: empty(),
            character: empty(),
            note: empty(),
            intensity,
            language,
        }
    }

    /// Whether this intensity (`"low"`, `"medium"`, `"high"`) is the chosen one.
    pub fn is_intensity(&self, intensity: &str) -> bool {
        self.intensity.as_str() == intensity
    }
}

impl GalleryView<'_> {
    /// The message for a field, if it has an error.
    pub fn error(&self, field: &str) -> Option<&str> {
        ErrorView::of(&self.errors, field)
    }
}
