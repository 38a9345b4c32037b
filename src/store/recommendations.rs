//! `recommendations` and `recommendation_paintings`: what was offered for a palette, in its order,
//! each painting with the reason of its match.

use sqlx::{FromRow, QueryBuilder};
use uuid::Uuid;

use super::{JsonText, Store, StoreError, Timestamp};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.palette_id, r.emotion, r.surprise, r.created_at, r.updated_at \
             FROM recommendations r JOIN palettes p ON p.id = r.palette_id ",
            $rest
        )
    };
}

/// One offer.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct RecommendationRow {
    /// A UUID of version 7, so that ids sort by time.
    pub id: Uuid,
    /// What it was made for.
    pub palette_id: Uuid,
    /// The emotion that the person had chosen, if they had.
    pub emotion: Option<String>,
    /// How far from the nearest it was allowed to go, 0–100.
    pub surprise: i32,
    /// When it was made.
    pub created_at: Timestamp,
    /// When its row was last written.
    pub updated_at: Timestamp,
}

/// One painting of an offer.
#[derive(Clone, Debug, PartialEq, FromRow)]
pub struct RecommendedRow {
    /// Its slug.
    pub painting_id: String,
    /// Earth Mover's Distance to the palette, in units of CIELAB; 0 or more.
    pub distance: f64,
    /// The colours that matched.
    pub matches: JsonText,
}

/// An offer with its paintings.
#[derive(Clone, Debug, PartialEq)]
pub struct Recommendation {
    /// The offer.
    pub row: RecommendationRow,
    /// Its paintings, in the order in which they are shown.
    pub paintings: Vec<RecommendedRow>,
}

/// Queries of `recommendations`.
#[derive(Clone, Copy, Debug)]
pub struct Recommendations<'a>(pub(super) &'a Store);

impl Recommendations<'_> {
    /// Keeps an offer with its paintings.
    ///
    /// # Errors
    /// [`StoreError::MissingReference`] when its palette or a painting does not exist,
    /// [`StoreError::Conflict`] when a painting occurs twice; nothing is kept then.
    pub async fn insert(self, recommendation: &Recommendation) -> Result<(), StoreError> {
        const OFFER: &str = "INSERT INTO recommendations (id, palette_id, emotion, surprise, created_at, \
                             updated_at) VALUES (?, ?, ?, ?, ?, ?)";
        const PAINTINGS: &str = "INSERT INTO recommendation_paintings (recommendation_id, \
                                 position, painting_id, distance, matches) ";
        let Recommendation { row, paintings } = recommendation;
        in_transaction!(self.0, tx => {
            sqlx::query(OFFER)
                .bind(row.id)
                .bind(row.palette_id)
                .bind(&row.emotion)
                .bind(row.surprise)
                .bind(row.created_at)
                .bind(row.updated_at)
                .execute(&mut *tx)
                .await?;
            if !paintings.is_empty() {
                let mut insert = QueryBuilder::new(PAINTINGS);
                insert.push_values((1_i32..).zip(paintings), |mut values, (position, painting)| {
                    values
                        .push_bind(row.id)
                        .push_bind(position)
                        .push_bind(&painting.painting_id)
                        .push_bind(painting.distance)
                        .push_bind(&painting.matches);
                });
                insert.build().persistent(false).execute(&mut *tx).await?;
            }
        });
        Ok(())
    }

    /// An offer of this session.
    pub async fn find(self, id: Uuid, session: Uuid) -> Result<Option<Recommendation>, StoreError> {
        const SQL: &str = select!("WHERE r.id = ? AND p.session_id = ?");
        let row = on_engine!(self.0, pool => {
            sqlx::query_as(SQL).bind(id).bind(session).fetch_optional(pool).await?
        });
        self.with_paintings(row).await
    }

    /// The newest offer for a palette of this session.
    pub async fn latest(self, palette: Uuid, session: Uuid) -> Result<Option<Recommendation>, StoreError> {
        const SQL: &str = select!("WHERE r.palette_id = ? AND p.session_id = ? ORDER BY r.id DESC LIMIT 1");
        let row = on_engine!(self.0, pool => {
            sqlx::query_as(SQL).bind(palette).bind(session).fetch_optional(pool).await?
        });
        self.with_paintings(row).await
    }

    /// The ids of all paintings offered so far for a palette of this session.
    pub async fn shown(self, palette: Uuid, session: Uuid) -> Result<Vec<String>, StoreError> {
        const SQL: &str = "SELECT DISTINCT o.painting_id FROM recommendation_paintings o \
                           JOIN recommendations r ON r.id = o.recommendation_id \
                           JOIN palettes p ON p.id = r.palette_id \
                           WHERE r.palette_id = ? AND p.session_id = ?";
        Ok(on_engine!(self.0, pool => {
            sqlx::query_scalar(SQL).bind(palette).bind(session).fetch_all(pool).await?
        }))
    }

    async fn with_paintings(self, row: Option<RecommendationRow>) -> Result<Option<Recommendation>, StoreError> {
        const SQL: &str = "SELECT painting_id, distance, matches FROM recommendation_paintings \
                           WHERE recommendation_id = ? ORDER BY position";
        let Some(row) = row else { return Ok(None) };
        let paintings = on_engine!(self.0, pool => {
            sqlx::query_as(SQL).bind(row.id).fetch_all(pool).await?
        });
        Ok(Some(Recommendation { row, paintings }))
    }
}
