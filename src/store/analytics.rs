//! `analytics`: what people did, written in batches off the path of their requests.

use sqlx::{FromRow, QueryBuilder};
use uuid::Uuid;

use super::{JsonText, Store, StoreError, Timestamp};

/// Rows in one INSERT.
const BATCH: usize = 500;

/// One thing that somebody did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// A UUID of version 7, so that ids sort by time.
    pub id: Uuid,
    /// Who did it, if they have a session.
    pub session_id: Option<Uuid>,
    /// What they did, in a word or two; at most 64 characters.
    pub event_type: String,
    /// Small details; nothing personal.
    pub detail: JsonText,
    /// When they did it.
    pub created_at: Timestamp,
}

/// How often something was done.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct EventCount {
    /// What was done.
    pub event_type: String,
    /// How often.
    pub count: i64,
}

/// Queries of `analytics`.
#[derive(Clone, Copy, Debug)]
pub struct Analytics<'a>(pub(super) &'a Store);

impl Analytics<'_> {
    /// Keeps events. An event whose session has gone meanwhile is kept without it.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when an id exists; earlier batches of 500 are kept then.
    pub async fn insert_batch(self, events: &[Event]) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO analytics (id, session_id, event_type, detail, created_at) ";
        for batch in events.chunks(BATCH) {
            on_engine!(self.0, pool => {
                let mut insert = QueryBuilder::new(SQL);
                insert.push_values(batch, |mut row, event| {
                    row.push_bind(event.id)
                        .push("(SELECT id FROM sessions WHERE id = ")
                        .push_bind_unseparated(event.session_id)
                        .push_unseparated(")")
                        .push_bind(&event.event_type)
                        .push_bind(&event.detail)
                        .push_bind(event.created_at);
                });
                insert.build().persistent(false).execute(pool).await?;
            });
        }
        Ok(())
    }

    /// How often each thing was done since an instant, the most frequent first.
    pub async fn counts_since(self, since: Timestamp) -> Result<Vec<EventCount>, StoreError> {
        const SQL: &str = "SELECT event_type, COUNT(*) AS count FROM analytics \
                           WHERE created_at >= ? GROUP BY event_type \
                           ORDER BY COUNT(*) DESC, event_type";
        Ok(on_engine!(self.0, pool => {
            sqlx::query_as(SQL).bind(since).fetch_all(pool).await?
        }))
    }
}
