//! Learning from what people pick: the order of the gallery.

use std::sync::{Arc, PoisonError, RwLock};

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

use super::Hanging;
use crate::{
    colour::Palette,
    emotion::{Emotion, MoodModel},
    painting::PaintingId,
    recommend::{Choice, Ranker, train},
    store::{JsonText, ShownRow, Store, StoreError},
};

/// Its name in the store.
const MODEL: &str = "ranking";
/// The newest choices that are learned from.
const MOST: u32 = 5_000;
/// Learning again waits for this many new choices …
const FRESH: i64 = 20;
/// … and for this share of those there are, so that a large house does not learn all day.
const FRESH_SHARE: i64 = 20;
/// Training draws lots; always the same ones.
const SEED: u64 = 1;

/// What is kept of a training.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Learned {
    /// The order.
    pub ranker: Ranker,
    /// The newest choice that was learned from; the nil id where there was none.
    pub newest: Uuid,
    /// When it was learned.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
}

/// The order in use. Readers take it whole and are never blocked by learning.
pub struct Ranking(RwLock<Arc<Ranker>>);

impl Ranking {
    /// What was learned last, or the order by distance.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn load(store: &Store) -> Result<Self, StoreError> {
        let ranker = learned(store).await?.map_or_else(Ranker::prior, |learned| learned.ranker);
        Ok(Self(RwLock::new(Arc::new(ranker))))
    }

    /// The order as it is now.
    pub fn now(&self) -> Arc<Ranker> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes up what this or another process has learned, and learns again where there is enough that is new.
    ///
    /// # Errors
    /// The store does not answer, or holds a row that cannot be read.
    pub async fn follow(
        &self,
        store: &Store,
        hanging: Arc<Hanging>,
        moods: Arc<MoodModel>,
        now: OffsetDateTime,
    ) -> Result<(), StoreError> {
        let kept = learned(store).await?;
        let (newest, known) =
            kept.as_ref().map_or((Uuid::nil(), 0), |kept| (kept.newest, kept.ranker.report.choices as i64));
        let fresh = store.user_selections().count_after(newest).await?;
        let ranker = if fresh >= FRESH && fresh * 100 >= known * FRESH_SHARE {
            learn(store, hanging, moods, now).await?.ranker
        } else {
            kept.map_or_else(Ranker::prior, |learned| learned.ranker)
        };
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(ranker);
        Ok(())
    }
}

/// What was learned last, if anything. A model of an earlier version, which cannot be read, counts as none.
///
/// # Errors
/// The store does not answer.
pub async fn learned(store: &Store) -> Result<Option<Learned>, StoreError> {
    Ok(store.models().find(MODEL).await?.and_then(|(body, _)| body.read().ok()))
}

/// Learns from the choices in the store and keeps the result, whatever it is.
///
/// # Errors
/// The store does not answer, or holds a row that cannot be read.
pub async fn learn(
    store: &Store,
    hanging: Arc<Hanging>,
    moods: Arc<MoodModel>,
    now: OffsetDateTime,
) -> Result<Learned, StoreError> {
    let rows = store.user_selections().shown(MOST).await?;
    let newest = rows.last().map_or(Uuid::nil(), |row| row.selection_id);
    let trained = tokio::task::spawn_blocking(move || {
        let choices = rows
            .chunk_by(|a, b| a.selection_id == b.selection_id)
            .map(|shown| choice(shown, &hanging, &moods))
            .collect::<Result<Vec<_>, _>>()?;
        Ok::<_, StoreError>(train(&choices, SEED))
    });
    let ranker = trained.await.map_err(|error| StoreError::Corrupt(error.to_string()))??;
    let learned = Learned { ranker, newest, at: now };
    store.models().keep(MODEL, &JsonText::of(&learned)?, now.into()).await?;
    tracing::info!(choices = learned.ranker.report.choices, state = ?learned.ranker.report.state, "the ranking was trained");
    Ok(learned)
}

/// One choice. Paintings that have left the collection since are left out of it.
fn choice(rows: &[ShownRow], hanging: &Hanging, moods: &MoodModel) -> Result<Choice, StoreError> {
    let query: Palette = rows[0].colors.read()?;
    let emotion = rows[0].emotion.as_deref().and_then(|emotion| emotion.parse().ok());
    let position = |row: &ShownRow| hanging.index.position(&row.painting_id.parse::<PaintingId>().ok()?);
    let there: Vec<(usize, bool)> = rows.iter().filter_map(|row| Some((position(row)?, row.picked))).collect();
    let positions: Vec<usize> = there.iter().map(|(position, _)| *position).collect();
    let picked = there.iter().enumerate().filter(|(_, (_, picked))| *picked).map(|(place, _)| place).collect();
    let shown = hanging.index.features(&query, &positions, |position| agreement(hanging, moods, emotion, position));
    Ok(Choice { shown, picked })
}

/// How far a painting's mood agrees with the emotion that was chosen: 1 where it has it twice as much as usual, −1 half
/// as much; 0 where none was chosen.
pub fn agreement(hanging: &Hanging, moods: &MoodModel, emotion: Option<Emotion>, position: usize) -> f32 {
    let score = emotion
        .zip(hanging.index.palette(position))
        .and_then(|(emotion, palette)| moods.mood(&palette).0.into_iter().find(|score| score.emotion == emotion));
    score.map_or(0.0, |score| score.lift.log2().clamp(-1.0, 1.0))
}
