//! Rows to work with. Ids and instants follow from small numbers, so that cases repeat.

use plot_palette::store::{
    Digest, JsonText, NewPainting, NewStory, PaintingOrigin, PaletteRow, PaletteSource, Recommendation,
    RecommendationRow, RecommendedRow, Seed, SelectionRow, SessionRow, Store, Timestamp,
};
use serde_json::json;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

const START: OffsetDateTime = datetime!(2026-03-01 12:00:00.000001 UTC);

/// The instant some seconds after the start.
pub fn at(seconds: i64) -> Timestamp {
    Timestamp::from(START + Duration::seconds(seconds))
}

/// An id that sorts by its number.
pub fn id(number: u128) -> Uuid {
    Uuid::from_u128((7 << 76) | (2 << 62) | number)
}

pub fn json(value: &serde_json::Value) -> JsonText {
    JsonText::of(value).unwrap()
}

pub fn session_row(number: u128) -> SessionRow {
    SessionRow {
        id: id(number),
        user_id: None,
        token_hash: Digest::of(number.to_be_bytes()),
        created_at: at(0),
        updated_at: at(0),
        expires_at: at(86_400),
    }
}

pub fn palette_row(number: u128, session: Uuid) -> PaletteRow {
    PaletteRow {
        id: id(number),
        session_id: session,
        parent_id: None,
        source: PaletteSource::Upload,
        colors: json(&json!([{"hex": "#1b3a8a", "weight": 0.32}, {"hex": "#ffffff", "weight": 0.68}])),
        image_key: Some(format!("picture-{number}")),
        image_width: Some(1600),
        image_height: Some(900),
        frame: Some(json(&json!({"margins": [0.1, 0.1, 0.1, 0.1]}))),
        created_at: at(0),
        updated_at: at(0),
    }
}

pub fn new_painting(number: usize) -> NewPainting {
    NewPainting {
        id: format!("met-{number:04}"),
        facts: json(&json!({"title": {"en": "The Great Wave", "zh": "神奈川冲浪里"}, "number": number})),
        artist: "Katsushika Hokusai".to_owned(),
        year: 1831,
        palette: (0..84).collect(),
    }
}

pub fn recommendation(number: u128, palette: Uuid, paintings: &[usize]) -> Recommendation {
    Recommendation {
        row: RecommendationRow {
            id: id(number),
            palette_id: palette,
            emotion: Some("happiness".to_owned()),
            surprise: 40,
            created_at: at(1),
            updated_at: at(1),
        },
        paintings: paintings
            .iter()
            .zip(1_u8..)
            .map(|(painting, place)| RecommendedRow {
                painting_id: new_painting(*painting).id,
                distance: f64::from(place) / 3.0,
                matches: json(&json!([{"from_hex": "#1b3a8a", "delta_e": 2.5}])),
            })
            .collect(),
    }
}

pub fn selection_row(number: u128, recommendation: Uuid) -> SelectionRow {
    SelectionRow {
        id: id(number),
        recommendation_id: recommendation,
        first_painting: new_painting(3).id,
        second_painting: new_painting(1).id,
        third_painting: new_painting(2).id,
        narrator: "time_traveller".to_owned(),
        character_name: "Ada".to_owned(),
        emotion: "happiness".to_owned(),
        intensity: "high".to_owned(),
        note: None,
        created_at: at(2),
        updated_at: at(2),
    }
}

pub fn new_story(number: u128, session: Uuid, selection: Uuid) -> NewStory {
    NewStory {
        id: id(number),
        session_id: session,
        selection_id: selection,
        language: "zh".to_owned(),
        writer: "builtin".to_owned(),
        seed: Seed::from(u64::MAX - 1),
    }
}

pub async fn with_session(store: &Store, number: u128) -> Uuid {
    let row = session_row(number);
    store.sessions().insert(&row).await.unwrap();
    row.id
}

pub async fn with_palette(store: &Store, number: u128, session: Uuid) -> Uuid {
    let row = palette_row(number, session);
    store.palettes().insert(&row).await.unwrap();
    row.id
}

/// Ten paintings, numbers 1 to 10.
pub async fn with_paintings(store: &Store) {
    let paintings: Vec<_> = (1..=10).map(new_painting).collect();
    store.paintings().sync(&paintings, PaintingOrigin::Builtin, at(0)).await.unwrap();
}

/// Everything up to a selection: the ids of the session (1), the palette (2) and the selection (4).
pub async fn with_selection(store: &Store) -> (Uuid, Uuid, Uuid) {
    with_paintings(store).await;
    let session = with_session(store, 1).await;
    let palette = with_palette(store, 2, session).await;
    store.recommendations().insert(&recommendation(3, palette, &[1, 2, 3])).await.unwrap();
    store.user_selections().insert(&selection_row(4, id(3))).await.unwrap();
    (session, palette, id(4))
}

/// Everything up to a queued story (5): the ids of the session and the story.
pub async fn with_story(store: &Store) -> (Uuid, Uuid) {
    let (session, _, selection) = with_selection(store).await;
    store.story_queue().insert(&new_story(5, session, selection), at(3)).await.unwrap();
    (session, id(5))
}
