//! `idempotency_keys`: the answers already given to requests that may be sent again, so that a
//! double click makes one story.

use sqlx::FromRow;
use time::Duration;
use uuid::Uuid;

use super::{Digest, Store, StoreError, Timestamp};

/// How long an answer is remembered.
const MEMORY: Duration = Duration::HOUR.saturating_mul(24);

/// After this, whoever began a request is taken to have died with it.
const PATIENCE: Duration = Duration::MINUTE;

/// The answer to a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Where it led, for a redirect.
    pub location: Option<String>,
    /// What it said.
    pub body: Option<String>,
}

/// How a request stands that may have been sent before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begin {
    /// It is the first: do it, then [`IdempotencyKeys::finish`] or [`IdempotencyKeys::forget`].
    Fresh,
    /// The first one is still being done.
    Pending,
    /// It was done, with this answer.
    Done(Answer),
}

/// Queries of `idempotency_keys`.
#[derive(Clone, Copy, Debug)]
pub struct IdempotencyKeys<'a>(pub(super) &'a Store);

#[derive(FromRow)]
struct KeyRow {
    state: String,
    status: Option<i32>,
    location: Option<String>,
    body: Option<String>,
    created_at: Timestamp,
}

impl KeyRow {
    fn is_over(&self, now: Timestamp) -> bool {
        self.created_at <= now - MEMORY || (self.state == "pending" && self.created_at <= now - PATIENCE)
    }

    fn answer(self) -> Result<Answer, StoreError> {
        let status = self.status.and_then(|status| u16::try_from(status).ok());
        Ok(Answer {
            status: status.ok_or_else(|| StoreError::Corrupt("an answer's status".to_owned()))?,
            location: self.location,
            body: self.body,
        })
    }
}

impl IdempotencyKeys<'_> {
    /// Begins a request of a session. Of several at once exactly one is [`Begin::Fresh`]. One that
    /// was begun 60 s ago and never finished may be begun again; after 24 h all is forgotten.
    ///
    /// # Errors
    /// [`StoreError::MissingReference`] when the session does not exist.
    pub async fn begin(self, session: Uuid, route: &str, key: &Digest, now: Timestamp) -> Result<Begin, StoreError> {
        const FIND: &str = "SELECT state, status, location, body, created_at \
                            FROM idempotency_keys \
                            WHERE session_id = ? AND route = ? AND key_hash = ?";
        // Compares the instant of the row that was found: of several that take over, one succeeds.
        const TAKE_OVER: &str = "UPDATE idempotency_keys SET state = 'pending', status = NULL, \
                                 location = NULL, body = NULL, created_at = ? \
                                 WHERE session_id = ? AND route = ? AND key_hash = ? \
                                 AND state = ? AND created_at = ?";
        loop {
            match self.insert(session, route, key, now).await {
                Ok(()) => return Ok(Begin::Fresh),
                Err(StoreError::Conflict) => {}
                Err(error) => return Err(error),
            }
            let found: Option<KeyRow> = on_engine!(self.0, pool => {
                let find = sqlx::query_as(FIND).bind(session).bind(route).bind(key);
                find.fetch_optional(pool).await?
            });
            match found {
                // It was forgotten between the two queries.
                None => {}
                Some(row) if row.is_over(now) => {
                    let taken = on_engine!(self.0, pool => {
                        let take = sqlx::query(TAKE_OVER).bind(now).bind(session).bind(route);
                        let take = take.bind(key).bind(&row.state).bind(row.created_at);
                        take.execute(pool).await?.rows_affected()
                    });
                    if taken == 1 {
                        return Ok(Begin::Fresh);
                    }
                }
                Some(row) if row.state == "done" => return row.answer().map(Begin::Done),
                Some(_) => return Ok(Begin::Pending),
            }
        }
    }

    async fn insert(self, session: Uuid, route: &str, key: &Digest, now: Timestamp) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO idempotency_keys (session_id, route, key_hash, state, \
                           created_at) VALUES (?, ?, ?, 'pending', ?)";
        on_engine!(self.0, pool => {
            sqlx::query(SQL).bind(session).bind(route).bind(key).bind(now).execute(pool).await?;
        });
        Ok(())
    }

    /// Remembers the answer to a request that was begun. Returns whether it was still open.
    pub async fn finish(self, session: Uuid, route: &str, key: &Digest, answer: &Answer) -> Result<bool, StoreError> {
        const SQL: &str = "UPDATE idempotency_keys SET state = 'done', status = ?, location = ?, \
                           body = ? WHERE session_id = ? AND route = ? AND key_hash = ? \
                           AND state = 'pending'";
        let done = on_engine!(self.0, pool => {
            sqlx::query(SQL)
                .bind(i32::from(answer.status))
                .bind(&answer.location)
                .bind(&answer.body)
                .bind(session)
                .bind(route)
                .bind(key)
                .execute(pool)
                .await?
                .rows_affected()
        });
        Ok(done == 1)
    }

    /// Forgets a request that was begun and failed, so that it may be sent again.
    pub async fn forget(self, session: Uuid, route: &str, key: &Digest) -> Result<(), StoreError> {
        const SQL: &str = "DELETE FROM idempotency_keys WHERE session_id = ? AND route = ? \
                           AND key_hash = ? AND state = 'pending'";
        on_engine!(self.0, pool => {
            sqlx::query(SQL).bind(session).bind(route).bind(key).execute(pool).await?;
        });
        Ok(())
    }

    /// Removes what is older than 24 h. Returns how many.
    pub async fn purge(self, now: Timestamp) -> Result<u64, StoreError> {
        const SQL: &str = "DELETE FROM idempotency_keys WHERE created_at <= ?";
        Ok(on_engine!(self.0, pool => {
            sqlx::query(SQL).bind(now - MEMORY).execute(pool).await?.rows_affected()
        }))
    }
}
