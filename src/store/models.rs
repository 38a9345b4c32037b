//! `models`: what the program has learned here, one row for each model.

use super::{JsonText, Store, StoreError, Timestamp};

/// Queries of `models`.
#[derive(Clone, Copy, Debug)]
pub struct Models<'a>(pub(super) &'a Store);

impl Models<'_> {
    /// Keeps a model in place of the one with its name (at most 64 ASCII characters).
    pub async fn keep(self, name: &str, body: &JsonText, now: Timestamp) -> Result<(), StoreError> {
        match self.put(name, body, now).await {
            // Another process was the first to keep one; now there is a row to update.
            Err(StoreError::Conflict) => self.put(name, body, now).await,
            outcome => outcome,
        }
    }

    async fn put(self, name: &str, body: &JsonText, now: Timestamp) -> Result<(), StoreError> {
        const UPDATE: &str = "UPDATE models SET body = ?, updated_at = ? WHERE name = ?";
        const INSERT: &str = "INSERT INTO models (name, body, created_at, updated_at) VALUES (?, ?, ?, ?)";
        in_transaction!(self.0, tx => {
            let updated = sqlx::query(UPDATE).bind(body).bind(now).bind(name).execute(&mut *tx).await?;
            if updated.rows_affected() == 0 {
                sqlx::query(INSERT).bind(name).bind(body).bind(now).bind(now).execute(&mut *tx).await?;
            }
        });
        Ok(())
    }

    /// The model with this name, and when it was kept.
    pub async fn find(self, name: &str) -> Result<Option<(JsonText, Timestamp)>, StoreError> {
        const SQL: &str = "SELECT body, updated_at FROM models WHERE name = ?";
        Ok(on_engine!(self.0, pool => sqlx::query_as(SQL).bind(name).fetch_optional(pool).await?))
    }
}
