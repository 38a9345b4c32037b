//! `palettes`: the colours that people brought. A palette never changes; an edit is a new one that
//! names its parent.

use sqlx::FromRow;
use uuid::Uuid;

use super::{JsonText, PaletteSource, Store, StoreError, Timestamp};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, session_id, parent_id, source, colors, image_key, \
             image_width, image_height, frame, created_at, updated_at FROM palettes ",
            $rest
        )
    };
}

/// One palette.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct PaletteRow {
    /// A UUID of version 7, so that ids sort by time.
    pub id: Uuid,
    /// Whose it is.
    pub session_id: Uuid,
    /// The palette that this one is an edit of.
    pub parent_id: Option<Uuid>,
    /// Where its colours come from.
    #[sqlx(try_from = "String")]
    pub source: PaletteSource,
    /// The weighted colours.
    pub colors: JsonText,
    /// The name of the stored picture, if there is one.
    pub image_key: Option<String>,
    /// Width of the stored picture, in pixels.
    pub image_width: Option<i32>,
    /// Height of the stored picture, in pixels.
    pub image_height: Option<i32>,
    /// What was left out of the picture as its frame, if anything was.
    pub frame: Option<JsonText>,
    /// When it was brought.
    pub created_at: Timestamp,
    /// When its row was last written.
    pub updated_at: Timestamp,
}

/// Queries of `palettes`.
#[derive(Clone, Copy, Debug)]
pub struct Palettes<'a>(pub(super) &'a Store);

impl Palettes<'_> {
    /// Keeps a palette.
    ///
    /// # Errors
    /// [`StoreError::MissingReference`] when its session or parent does not exist.
    pub async fn insert(self, row: &PaletteRow) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO palettes (id, session_id, parent_id, source, colors, \
                           image_key, image_width, image_height, frame, created_at, \
                           updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        on_engine!(self.0, pool => {
            sqlx::query(SQL)
                .bind(row.id)
                .bind(row.session_id)
                .bind(row.parent_id)
                .bind(row.source.as_str())
                .bind(&row.colors)
                .bind(&row.image_key)
                .bind(row.image_width)
                .bind(row.image_height)
                .bind(&row.frame)
                .bind(row.created_at)
                .bind(row.updated_at)
                .execute(pool)
                .await?;
        });
        Ok(())
    }

    /// A palette, whoever owns it: for pages that its owner shares.
    pub async fn find(self, id: Uuid) -> Result<Option<PaletteRow>, StoreError> {
        const SQL: &str = select!("WHERE id = ?");
        Ok(on_engine!(self.0, pool => {
            sqlx::query_as(SQL).bind(id).fetch_optional(pool).await?
        }))
    }

    /// A palette of this session.
    pub async fn find_for_session(self, id: Uuid, session: Uuid) -> Result<Option<PaletteRow>, StoreError> {
        const SQL: &str = select!("WHERE id = ? AND session_id = ?");
        Ok(on_engine!(self.0, pool => {
            sqlx::query_as(SQL).bind(id).bind(session).fetch_optional(pool).await?
        }))
    }
}
