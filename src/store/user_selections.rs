//! `user_selections`: the three paintings that a person chose, and how the story shall be told.

use sqlx::FromRow;
use uuid::Uuid;

use super::{JsonText, Store, StoreError, Timestamp};

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct SelectionRow {
    /// A UUID of version 7, so that ids sort by time.
    pub id: Uuid,
    /// The offer that it was made from.
    pub recommendation_id: Uuid,
    /// The painting of the first part.
    pub first_painting: String,
    /// The painting of the second part.
    pub second_painting: String,
    /// The painting of the third part.
    pub third_painting: String,
    /// Who tells the story.
    pub narrator: String,
    /// The main character's name; at most 400 code points.
    pub character_name: String,
    /// The emotion of the story.
    pub emotion: String,
    /// How strong the emotion is.
    pub intensity: String,
    /// What the person saw in the paintings.
    pub note: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When its row was last written.
    pub updated_at: Timestamp,
}

/// One painting of an offer from which a choice was made.
#[derive(Clone, Debug, PartialEq, FromRow)]
pub struct ShownRow {
    /// The choice.
    pub selection_id: Uuid,
    /// The weighted colours of the person's palette.
    pub colors: JsonText,
    /// The emotion that the person had chosen before the offer, if they had.
    pub emotion: Option<String>,
    /// Its slug.
    pub painting_id: String,
    /// Whether it is one of the three.
    pub picked: bool,
}

/// Choices `u` after the first of their kind left out: who has a story told again in another voice has chosen once.
macro_rules! once {
    () => {
        "NOT EXISTS (SELECT 1 FROM user_selections e WHERE e.recommendation_id = u.recommendation_id \
         AND e.first_painting = u.first_painting AND e.second_painting = u.second_painting \
         AND e.third_painting = u.third_painting AND e.id < u.id)"
    };
}

/// Queries of `user_selections`.
#[derive(Clone, Copy, Debug)]
pub struct UserSelections<'a>(pub(super) &'a Store);

impl UserSelections<'_> {
    /// Keeps a choice.
    ///
    /// # Errors
    /// [`StoreError::MissingReference`] when its offer or a painting does not exist.
    pub async fn insert(self, row: &SelectionRow) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO user_selections (id, recommendation_id, first_painting, \
                           second_painting, third_painting, narrator, character_name, emotion, \
                           intensity, note, created_at, updated_at) \
                           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        on_engine!(self.0, pool => {
            sqlx::query(SQL)
                .bind(row.id)
                .bind(row.recommendation_id)
                .bind(&row.first_painting)
                .bind(&row.second_painting)
                .bind(&row.third_painting)
                .bind(&row.narrator)
                .bind(&row.character_name)
                .bind(&row.emotion)
                .bind(&row.intensity)
                .bind(&row.note)
                .bind(row.created_at)
                .bind(row.updated_at)
                .execute(pool)
                .await?;
        });
        Ok(())
    }

    /// A choice, whoever made it: for the writers, and for stories that are shared.
    pub async fn find(self, id: Uuid) -> Result<Option<SelectionRow>, StoreError> {
        const SQL: &str = "SELECT id, recommendation_id, first_painting, second_painting, \
                           third_painting, narrator, character_name, emotion, intensity, note, \
                           created_at, updated_at FROM user_selections WHERE id = ?";
        Ok(on_engine!(self.0, pool => {
            sqlx::query_as(SQL).bind(id).fetch_optional(pool).await?
        }))
    }

    /// A choice of this session.
    pub async fn find_for_session(self, id: Uuid, session: Uuid) -> Result<Option<SelectionRow>, StoreError> {
        const SQL: &str = "SELECT s.id, s.recommendation_id, s.first_painting, \
                           s.second_painting, s.third_painting, s.narrator, s.character_name, \
                           s.emotion, s.intensity, s.note, s.created_at, s.updated_at \
                           FROM user_selections s \
                           JOIN recommendations r ON r.id = s.recommendation_id \
                           JOIN palettes p ON p.id = r.palette_id \
                           WHERE s.id = ? AND p.session_id = ?";
        Ok(on_engine!(self.0, pool => {
            sqlx::query_as(SQL).bind(id).bind(session).fetch_optional(pool).await?
        }))
    }

    /// What was shown and what was picked in the newest `limit` choices, the oldest of them first, each offer in the
    /// order in which it was shown. A choice that was made again counts once.
    pub async fn shown(self, limit: u32) -> Result<Vec<ShownRow>, StoreError> {
        const SQL: &str = concat!(
            "SELECT s.id AS selection_id, p.colors, r.emotion, o.painting_id, \
             (o.painting_id IN (s.first_painting, s.second_painting, s.third_painting)) AS picked \
             FROM (SELECT u.id, u.recommendation_id, u.first_painting, u.second_painting, u.third_painting \
             FROM user_selections u WHERE ",
            once!(),
            " ORDER BY u.id DESC LIMIT ?) s \
             JOIN recommendations r ON r.id = s.recommendation_id \
             JOIN palettes p ON p.id = r.palette_id \
             JOIN recommendation_paintings o ON o.recommendation_id = r.id \
             ORDER BY s.id, o.position"
        );
        Ok(on_engine!(self.0, pool => sqlx::query_as(SQL).bind(limit).fetch_all(pool).await?))
    }

    /// How many choices were made after this one; all for the nil id.
    pub async fn count_after(self, id: Uuid) -> Result<i64, StoreError> {
        const SQL: &str = concat!("SELECT COUNT(*) FROM user_selections u WHERE u.id > ? AND ", once!());
        Ok(on_engine!(self.0, pool => sqlx::query_scalar(SQL).bind(id).fetch_one(pool).await?))
    }
}
