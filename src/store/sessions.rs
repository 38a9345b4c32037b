//! `sessions`: the visits of people. A session owns all that a person brings and gets.

use sqlx::FromRow;
use time::Duration;
use uuid::Uuid;

use super::{Digest, Store, StoreError, Timestamp};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, user_id, token_hash, created_at, updated_at, expires_at \
             FROM sessions ",
            $rest
        )
    };
}

/// One visit.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct SessionRow {
    /// A UUID of version 7, so that ids sort by time.
    pub id: Uuid,
    /// The account, once the person has one.
    pub user_id: Option<Uuid>,
    /// SHA-256 of the token in the person's cookie.
    pub token_hash: Digest,
    /// When the session began.
    pub created_at: Timestamp,
    /// When the person was last here, to the hour.
    pub updated_at: Timestamp,
    /// When the session ends unless the person comes back.
    pub expires_at: Timestamp,
}

/// What [`Sessions::purge_expired`] removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Purged {
    /// How many sessions went.
    pub sessions: usize,
    /// The stored pictures that no row names any more.
    pub image_keys: Vec<String>,
}

/// Queries of `sessions`.
#[derive(Clone, Copy, Debug)]
pub struct Sessions<'a>(pub(super) &'a Store);

impl Sessions<'_> {
    /// Begins a session.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when its id or token exists.
    pub async fn insert(self, row: &SessionRow) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO sessions (id, user_id, token_hash, created_at, \
                           updated_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)";
        on_engine!(self.0, pool => {
            sqlx::query(SQL)
                .bind(row.id)
                .bind(row.user_id)
                .bind(&row.token_hash)
                .bind(row.created_at)
                .bind(row.updated_at)
                .bind(row.expires_at)
                .execute(pool)
                .await?;
        });
        Ok(())
    }

    /// The session of a token that has not expired.
    pub async fn by_token(self, token_hash: &Digest, now: Timestamp) -> Result<Option<SessionRow>, StoreError> {
        const SQL: &str = select!("WHERE token_hash = ? AND expires_at > ?");
        Ok(on_engine!(self.0, pool => {
            sqlx::query_as(SQL).bind(token_hash).bind(now).fetch_optional(pool).await?
        }))
    }

    /// Notes that the person is here and moves the end of the session; at most once an hour, so
    /// that reading pages does not write rows. Returns whether it did.
    pub async fn touch(self, id: Uuid, now: Timestamp, expires_at: Timestamp) -> Result<bool, StoreError> {
        const SQL: &str = "UPDATE sessions SET updated_at = ?, expires_at = ? WHERE id = ? AND updated_at <= ?";
        let due = now - Duration::HOUR;
        let done = on_engine!(self.0, pool => {
            let query = sqlx::query(SQL).bind(now).bind(expires_at).bind(id).bind(due);
            query.execute(pool).await?.rows_affected()
        });
        Ok(done == 1)
    }

    /// Removes a session with everything that belongs to it; analytics stay, without its id.
    /// Returns the stored pictures that no row names any more.
    pub async fn delete(self, id: Uuid) -> Result<Vec<String>, StoreError> {
        const KEYS: &str = "SELECT DISTINCT image_key FROM palettes \
                            WHERE session_id = ? AND image_key IS NOT NULL";
        const DELETE: &str = "DELETE FROM sessions WHERE id = ?";
        Ok(in_transaction!(self.0, tx => {
            let keys = sqlx::query_scalar(KEYS).bind(id).fetch_all(&mut *tx).await?;
            sqlx::query(DELETE).bind(id).execute(&mut *tx).await?;
            keys
        }))
    }

    /// Removes up to `limit` sessions that have expired, as [`Sessions::delete`] does.
    pub async fn purge_expired(self, now: Timestamp, limit: i64) -> Result<Purged, StoreError> {
        const SQL: &str = "SELECT id FROM sessions WHERE expires_at <= ? ORDER BY expires_at LIMIT ?";
        let expired: Vec<Uuid> = on_engine!(self.0, pool => {
            sqlx::query_scalar(SQL).bind(now).bind(limit).fetch_all(pool).await?
        });
        let mut purged = Purged::default();
        for id in expired {
            purged.image_keys.extend(self.delete(id).await?);
            purged.sessions += 1;
        }
        Ok(purged)
    }
}
