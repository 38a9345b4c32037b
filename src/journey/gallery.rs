//! Step two and three: a feeling is chosen, and the paintings that share the colours are shown.

use std::{collections::HashSet, sync::Arc};

use serde_json::json;
use uuid::Uuid;

use super::{App, Hanging, capture, ranking};
use crate::{
    colour::Palette,
    emotion::{Emotion, MoodModel},
    error::{AppError, FieldError},
    painting::{Painting, PaintingId},
    recommend::{Match, Ranker, Request},
    store::{JsonText, Recommendation, RecommendationRow, RecommendedRow},
};

/// Paintings shown where nothing else is asked.
pub const SHOWN: usize = 10;
/// Most paintings shown at once.
pub const MOST: usize = 50;

/// What to look for.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The emotion that was chosen.
    pub emotion: Option<Emotion>,
    /// How many paintings, 1–50.
    pub limit: usize,
    /// How far from the nearest to go, 0 (the nearest) to 100.
    pub surprise: u8,
    /// Paintings that shall not be shown.
    pub exclude: HashSet<PaintingId>,
}

impl Default for Wish {
    fn default() -> Self {
        Self { emotion: None, limit: SHOWN, surprise: 0, exclude: HashSet::new() }
    }
}

/// A painting on the wall and why it hangs there.
#[derive(Debug, Clone)]
pub struct Hung {
    /// The painting.
    pub painting: Arc<Painting>,
    /// Why.
    pub found: Match,
}

/// Paintings shown for a palette.
pub struct Gallery {
    /// UUIDv7.
    pub id: Uuid,
    /// The palette.
    pub palette: Uuid,
    /// The emotion that was chosen.
    pub emotion: Option<Emotion>,
    /// How far from the nearest they may be, 0–100.
    pub surprise: u8,
    /// The paintings in the order in which they are shown.
    pub paintings: Vec<Hung>,
}

/// Finds paintings for colours; keeps nothing.
///
/// # Errors
/// [`AppError::Invalid`] for a limit or a surprise out of range.
pub async fn look(app: &App, palette: &Palette, wish: Wish) -> Result<Vec<Hung>, AppError> {
    check(&wish)?;
    let (hanging, ranker, moods) = (app.collection.now(), app.ranking.now(), app.moods.clone());
    let palette = palette.clone();
    let found = tokio::task::spawn_blocking(move || choose(&hanging, &ranker, &moods, &palette, &wish));
    let found = found.await.map_err(|error| AppError::Internal(error.to_string()))?;
    hang(app, found).await
}

/// The paintings to show, each with the reason of its match.
pub fn choose(hanging: &Hanging, ranker: &Ranker, moods: &MoodModel, palette: &Palette, wish: &Wish) -> Vec<Match> {
    let request = Request {
        query: palette,
        count: wish.limit,
        exclude: &wish.exclude,
        surprise: f32::from(wish.surprise) / 100.0,
        // "Show me others" draws other lots, and the same wish the same ones.
        seed: wish.exclude.len() as u64,
    };
    let agreement = |position| ranking::agreement(hanging, moods, wish.emotion, position);
    let chosen = hanging.index.recommend(ranker, request, agreement);
    chosen.iter().filter_map(|found| hanging.index.explain(palette, found.position)).collect()
}

/// Finds paintings for a palette and keeps which were shown.
///
/// # Errors
/// [`AppError::NotFound`] for another session's palette; [`AppError::Invalid`] as [`look`].
pub async fn recommend(app: &App, session: Uuid, palette: Uuid, wish: Wish) -> Result<Gallery, AppError> {
    check(&wish)?;
    let captured = capture::find(app, session, palette).await?;
    let (emotion, surprise) = (wish.emotion, wish.surprise);
    let paintings = look(app, &captured.palette, wish).await?;
    let now = app.clock.now().into();
    let row = RecommendationRow {
        id: Uuid::now_v7(),
        palette_id: palette,
        emotion: emotion.map(|emotion| emotion.as_str().to_owned()),
        surprise: surprise.into(),
        created_at: now,
        updated_at: now,
    };
    let shown = |Hung { found, .. }: &Hung| -> Result<RecommendedRow, AppError> {
        Ok(RecommendedRow {
            painting_id: found.id.to_string(),
            distance: f64::from(found.distance),
            matches: JsonText::of(&found.colours)?,
        })
    };
    let rows = paintings.iter().map(shown).collect::<Result<_, _>>()?;
    let id = row.id;
    app.store.recommendations().insert(&Recommendation { row, paintings: rows }).await?;
    let detail = json!({"emotion": emotion, "count": paintings.len(), "surprise": surprise});
    app.analytics.record("paintings_shown", Some(session), &detail);
    Ok(Gallery { id, palette, emotion, surprise, paintings })
}

/// As [`recommend`], without any painting that this palette was shown before.
///
/// # Errors
/// As [`recommend`]. No painting left is an empty gallery.
pub async fn recommend_others(app: &App, session: Uuid, palette: Uuid, wish: Wish) -> Result<Gallery, AppError> {
    let seen = app.store.recommendations().shown(palette, session).await?;
    let exclude = seen.iter().filter_map(|id| id.parse().ok()).collect();
    recommend(app, session, palette, Wish { exclude, ..wish }).await
}

/// Whether there is any painting that this palette was not shown yet.
///
/// # Errors
/// The store does not answer.
pub async fn has_others(app: &App, session: Uuid, palette: Uuid) -> Result<bool, AppError> {
    let seen = app.store.recommendations().shown(palette, session).await?;
    let hanging = app.collection.now();
    let there = |id: &String| id.parse().is_ok_and(|id| hanging.index.position(&id).is_some());
    Ok(seen.iter().filter(|id| there(id)).count() < hanging.index.len())
}

/// A gallery as it was shown.
///
/// # Errors
/// [`AppError::NotFound`] also for another session's.
pub async fn find(app: &App, session: Uuid, id: Uuid) -> Result<Gallery, AppError> {
    let kept = app.store.recommendations().find(id, session).await?.ok_or(AppError::NotFound)?;
    from_rows(app, kept).await
}

/// The gallery that a palette was shown last.
///
/// # Errors
/// The store does not answer.
pub async fn latest(app: &App, session: Uuid, palette: Uuid) -> Result<Option<Gallery>, AppError> {
    let kept = app.store.recommendations().latest(palette, session).await?;
    match kept {
        Some(kept) => from_rows(app, kept).await.map(Some),
        None => Ok(None),
    }
}

fn check(wish: &Wish) -> Result<(), AppError> {
    let mut errors = Vec::new();
    if !(1..=MOST).contains(&wish.limit) {
        errors.push(FieldError::new("limit", "limit-range").with("max", MOST));
    }
    if wish.surprise > 100 {
        errors.push(FieldError::new("surprise", "surprise-range"));
    }
    if errors.is_empty() { Ok(()) } else { Err(AppError::Invalid(errors)) }
}

/// Joins matches with the facts of their paintings. A painting that is not known any more is left out; the others stay.
async fn hang(app: &App, found: Vec<Match>) -> Result<Vec<Hung>, AppError> {
    let paintings = app.collection.paintings(found.iter().map(|found| &found.id)).await?;
    let hung = |found: Match| Some(Hung { painting: paintings.get(&found.id)?.clone(), found });
    Ok(found.into_iter().filter_map(hung).collect())
}

async fn from_rows(app: &App, kept: Recommendation) -> Result<Gallery, AppError> {
    let mut found = Vec::with_capacity(kept.paintings.len());
    for row in &kept.paintings {
        if let Ok(id) = row.painting_id.parse() {
            found.push(Match { id, distance: row.distance as f32, colours: row.matches.read()? });
        }
    }
    let emotion = kept.row.emotion.as_deref().and_then(|emotion| emotion.parse().ok());
    Ok(Gallery {
        id: kept.row.id,
        palette: kept.row.palette_id,
        emotion,
        surprise: u8::try_from(kept.row.surprise).unwrap_or_default(),
        paintings: hang(app, found).await?,
    })
}
