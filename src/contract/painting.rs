//! Paintings and matches as JSON.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::rounded;
use crate::{
    colour::Rgb,
    emotion::Emotion,
    language::Language,
    messages::MESSAGES,
    painting::{Painting, Text},
    recommend::{Match, MatchedColour, Reason},
};

/// What stands for the painting on a page.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImageView {
    /// Its address.
    pub url: String,
    /// Width of the painting's proportions, in pixels.
    pub width: u32,
    /// Height of the painting's proportions, in pixels.
    pub height: u32,
    /// `study` (our cut-paper study of it) or `picture` (a museum's photograph).
    #[schema(value_type = String)]
    pub kind: &'static str,
}

/// One edge of the transport plan: how much of which colour of yours meets which of the painting's.
#[derive(Debug, Serialize, ToSchema)]
pub struct MatchView {
    /// Your colour.
    #[schema(value_type = String)]
    pub from_hex: Rgb,
    /// The painting's colour.
    #[schema(value_type = String)]
    pub to_hex: Rgb,
    /// Share that is matched, 0–1; the shares of a match sum to 1.
    pub weight: f64,
    /// Difference of the two (CIEDE2000).
    pub delta_e: f64,
}

/// A painting and why it is shown.
#[derive(Debug, Serialize, ToSchema)]
pub struct PaintingView {
    /// Stable id, the same on every installation.
    pub id: String,
    /// Title.
    pub title: Text,
    /// Artist.
    pub artist: Text,
    /// A year to sort by.
    pub year: i32,
    /// The date as the museum writes it.
    pub date: String,
    /// The museum, in English.
    pub museum: String,
    /// The work's page at the museum.
    pub page_url: Option<String>,
    /// What to show.
    pub image: ImageView,
    /// Earth Mover's Distance between the palettes, in CIELAB units: 0 is the same palette.
    pub distance: f64,
    /// Why, in a sentence.
    pub reason: Text,
    /// Why: the matched colours, heaviest first.
    #[serde(rename = "match")]
    pub matched: Vec<MatchView>,
}

/// Ten paintings, or as many as were asked for.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecommendationView {
    /// The recommendation's id; absent in a preview.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// The emotion that was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emotion: Option<Emotion>,
    /// How far from the nearest they may be, 0–100.
    pub surprise: u8,
    /// The paintings, closest first unless people's choices or a surprise changed the order.
    pub paintings: Vec<PaintingView>,
}

impl PaintingView {
    /// A painting and why it is shown.
    pub fn new(painting: &Painting, found: &Match) -> Self {
        Self {
            id: painting.id.to_string(),
            title: painting.title.clone(),
            artist: painting.artist.clone(),
            year: painting.year,
            date: painting.date.clone(),
            museum: painting.museum.en.clone(),
            page_url: painting.page_url.clone(),
            image: ImageView {
                url: format!("/paintings/{}/study.svg", painting.id),
                width: painting.width,
                height: painting.height,
                kind: "study",
            },
            distance: rounded(found.distance, 4),
            reason: reason(found),
            matched: found.colours.iter().map(MatchView::from).collect(),
        }
    }
}

/// Why a painting matches, in a sentence of each language.
fn reason(found: &Match) -> Text {
    let reason = Reason::of(&found.colours);
    let say = |language| MESSAGES.get_args(language, reason.key(), &reason.arguments(language));
    Text { en: say(Language::En), zh: Some(say(Language::Zh)) }
}

impl From<&MatchedColour> for MatchView {
    fn from(colour: &MatchedColour) -> Self {
        Self {
            from_hex: colour.from,
            to_hex: colour.to,
            weight: rounded(colour.weight, 6),
            delta_e: rounded(colour.delta_e, 3),
        }
    }
}
