//! Step two and three: a feeling is chosen, and the paintings that share the colours are shown.

use std::collections::HashSet;

use serde_json::json;
use uuid::Uuid;

use super::{App, capture};
use crate::{
    emotion::Emotion,
    error::{AppError, FieldError},
    painting::PaintingId,
    recommend::Match,
    store::{JsonText, Recommendation, RecommendationRow, RecommendedRow},
};

/// Paintings shown where nothing else is asked.
pub const SHOWN: usize = 10;
/// Most paintings shown at once.
pub const MOST: usize = 50;

/// Paintings shown for a palette.
pub struct Gallery {
    /// UUIDv7.
    pub id: Uuid,
    /// The palette.
    pub palette: Uuid,
    /// The emotion that was chosen.
    pub emotion: Option<Emotion>,
    /// The paintings, closest first.
    pub paintings: Vec<Match>,
}

/// Finds paintings for a palette and keeps which were shown.
///
/// # Errors
/// [`AppError::NotFound`] for another session's palette; [`AppError::Invalid`] for a limit out of range.
pub async fn recommend(
    app: &App,
    session: Uuid,
    palette: Uuid,
    emotion: Option<Emotion>,
    limit: usize,
    exclude: &HashSet<PaintingId>,
) -> Result<Gallery, AppError> {
    check_limit(limit)?;
    let captured = capture::find(app, session, palette).await?;
    let paintings = app.collection.index().nearest(&captured.palette, limit, exclude);
    let now = app.clock.now().into();
    let row = RecommendationRow {
        id: Uuid::now_v7(),
        palette_id: palette,
        emotion: emotion.map(|emotion| emotion.as_str().to_owned()),
        created_at: now,
        updated_at: now,
    };
    let shown = |found: &Match| -> Result<RecommendedRow, AppError> {
        Ok(RecommendedRow {
            painting_id: found.painting.id.to_string(),
            distance: f64::from(found.distance),
            matches: JsonText::of(&found.colours)?,
        })
    };
    let rows = paintings.iter().map(shown).collect::<Result<_, _>>()?;
    let id = row.id;
    app.store.recommendations().insert(&Recommendation { row, paintings: rows }).await?;
    app.analytics.record("paintings_shown", Some(session), &json!({"emotion": emotion, "count": paintings.len()}));
    Ok(Gallery { id, palette, emotion, paintings })
}

/// As [`recommend`], without any painting that this palette was shown before.
///
/// # Errors
/// As [`recommend`]. No painting left is an empty gallery.
pub async fn recommend_others(
    app: &App,
    session: Uuid,
    palette: Uuid,
    emotion: Option<Emotion>,
) -> Result<Gallery, AppError> {
    let seen = app.store.recommendations().shown(palette, session).await?;
    let exclude = seen.iter().filter_map(|id| id.parse().ok()).collect();
    recommend(app, session, palette, emotion, SHOWN, &exclude).await
}

/// Whether there is any painting that this palette was not shown yet.
///
/// # Errors
/// The store does not answer.
pub async fn has_others(app: &App, session: Uuid, palette: Uuid) -> Result<bool, AppError> {
    let seen = app.store.recommendations().shown(palette, session).await?;
    Ok(seen.len() < app.collection.index().len())
}

/// A gallery as it was shown.
///
/// # Errors
/// [`AppError::NotFound`] also for another session's.
pub async fn find(app: &App, session: Uuid, id: Uuid) -> Result<Gallery, AppError> {
    let kept = app.store.recommendations().find(id, session).await?.ok_or(AppError::NotFound)?;
    from_rows(app, kept)
}

/// The gallery that a palette was shown last.
///
/// # Errors
/// The store does not answer.
pub async fn latest(app: &App, session: Uuid, palette: Uuid) -> Result<Option<Gallery>, AppError> {
    let kept = app.store.recommendations().latest(palette, session).await?;
    kept.map(|kept| from_rows(app, kept)).transpose()
}

/// Checks how many paintings are asked for.
///
/// # Errors
/// [`AppError::Invalid`] outside 1–50.
pub fn check_limit(limit: usize) -> Result<(), AppError> {
    if (1..=MOST).contains(&limit) {
        return Ok(());
    }
    Err(AppError::Invalid(vec![FieldError::new("limit", "limit-range").with("max", MOST)]))
}

fn from_rows(app: &App, kept: Recommendation) -> Result<Gallery, AppError> {
    let index = app.collection.index();
    let mut paintings = Vec::with_capacity(kept.paintings.len());
    for row in &kept.paintings {
        // A painting that has left the collection since is left out; the others stay.
        let painting = row.painting_id.parse().ok().and_then(|id| index.get(&id).cloned());
        if let Some(painting) = painting {
            paintings.push(Match { painting, distance: row.distance as f32, colours: row.matches.read()? });
        }
    }
    let emotion = kept.row.emotion.as_deref().and_then(|emotion| emotion.parse().ok());
    Ok(Gallery { id: kept.row.id, palette: kept.row.palette_id, emotion, paintings })
}
