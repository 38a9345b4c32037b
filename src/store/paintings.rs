//! `paintings`: the collection, and `catalogue_state`, by which other processes see it change.

use std::collections::HashMap;

use sqlx::{FromRow, QueryBuilder};

use super::{Digest, JsonText, PaintingOrigin, Store, StoreError, Timestamp};

/// Rows in one INSERT: with facts of 1 to 2 KB each, far below the smallest packet limit (4 MB).
const BATCH: usize = 100;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, facts, artist, year, digest, origin, created_at, updated_at \
             FROM paintings ",
            $rest
        )
    };
}

/// One painting.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct PaintingRow {
    /// The slug, the same on every installation; at most 64 ASCII characters.
    pub id: String,
    /// The whole record of the painting.
    pub facts: JsonText,
    /// The artist's name in English.
    pub artist: String,
    /// The year of the painting.
    pub year: i32,
    /// SHA-256 of `facts`.
    pub digest: Digest,
    /// How it came into the collection.
    #[sqlx(try_from = "String")]
    pub origin: PaintingOrigin,
    /// When it came into this database.
    pub created_at: Timestamp,
    /// When its facts last changed.
    pub updated_at: Timestamp,
}

/// A painting to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPainting {
    /// The slug; at most 64 ASCII characters.
    pub id: String,
    /// The whole record of the painting.
    pub facts: JsonText,
    /// The artist's name in English.
    pub artist: String,
    /// The year of the painting.
    pub year: i32,
}

/// What [`Paintings::sync`] did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Synced {
    /// Paintings that were not there before.
    pub inserted: usize,
    /// Paintings whose facts had changed.
    pub updated: usize,
}

/// Queries of `paintings`.
#[derive(Clone, Copy, Debug)]
pub struct Paintings<'a>(pub(super) &'a Store);

/// What a sync has still to do.
struct Difference<'a> {
    new: Vec<(&'a NewPainting, &'a Digest)>,
    changed: Vec<(&'a NewPainting, &'a Digest)>,
}

impl<'a> Difference<'a> {
    fn of(wanted: &'a [(&'a NewPainting, Digest)], stored: Vec<(String, Digest)>) -> Self {
        let stored: HashMap<_, _> = stored.into_iter().collect();
        let (mut new, mut changed) = (Vec::new(), Vec::new());
        for (painting, digest) in wanted {
            match stored.get(&painting.id) {
                None => new.push((*painting, digest)),
                Some(old) if old != digest => changed.push((*painting, digest)),
                Some(_) => {}
            }
        }
        Self { new, changed }
    }

    fn is_empty(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty()
    }
}

impl Paintings<'_> {
    /// Brings these paintings into the collection: new ones are inserted, those whose facts changed
    /// are updated, all others stay as they are. With nothing to do it costs one query.
    pub async fn sync(
        self,
        paintings: &[NewPainting],
        origin: PaintingOrigin,
        now: Timestamp,
    ) -> Result<Synced, StoreError> {
        const STORED: &str = "SELECT id, digest FROM paintings";
        const LOCK: &str = "UPDATE catalogue_state SET version = version + 1, updated_at = ?";
        const INSERT: &str = "INSERT INTO paintings (id, facts, artist, year, digest, origin, \
                              created_at, updated_at) ";
        const UPDATE: &str = "UPDATE paintings SET facts = ?, artist = ?, year = ?, digest = ?, \
                              origin = ?, updated_at = ? WHERE id = ?";
        let wanted: Vec<_> = paintings.iter().map(|p| (p, Digest::of(p.facts.as_str()))).collect();
        let stored = on_engine!(self.0, pool => sqlx::query_as(STORED).fetch_all(pool).await?);
        if Difference::of(&wanted, stored).is_empty() {
            return Ok(Synced::default());
        }
        Ok(in_transaction!(self.0, tx => {
            // Holds back other processes that start now; what they did is looked at again.
            sqlx::query(LOCK).bind(now).execute(&mut *tx).await?;
            let stored = sqlx::query_as(STORED).fetch_all(&mut *tx).await?;
            let todo = Difference::of(&wanted, stored);
            if todo.is_empty() {
                return Ok(Synced::default());
            }
            for batch in todo.new.chunks(BATCH) {
                let mut insert = QueryBuilder::new(INSERT);
                insert.push_values(batch, |mut row, (painting, digest)| {
                    row.push_bind(&painting.id)
                        .push_bind(&painting.facts)
                        .push_bind(&painting.artist)
                        .push_bind(painting.year)
                        .push_bind(*digest)
                        .push_bind(origin.as_str())
                        .push_bind(now)
                        .push_bind(now);
                });
                insert.build().persistent(false).execute(&mut *tx).await?;
            }
            for (painting, digest) in &todo.changed {
                sqlx::query(UPDATE)
                    .bind(&painting.facts)
                    .bind(&painting.artist)
                    .bind(painting.year)
                    .bind(*digest)
                    .bind(origin.as_str())
                    .bind(now)
                    .bind(&painting.id)
                    .execute(&mut *tx)
                    .await?;
            }
            Synced { inserted: todo.new.len(), updated: todo.changed.len() }
        }))
    }

    /// The whole collection, by id.
    pub async fn all(self) -> Result<Vec<PaintingRow>, StoreError> {
        const SQL: &str = select!("ORDER BY id");
        Ok(on_engine!(self.0, pool => sqlx::query_as(SQL).fetch_all(pool).await?))
    }

    /// How many paintings there are.
    pub async fn count(self) -> Result<i64, StoreError> {
        const SQL: &str = "SELECT COUNT(*) FROM paintings";
        Ok(on_engine!(self.0, pool => sqlx::query_scalar(SQL).fetch_one(pool).await?))
    }

    /// The version of the collection: it grows with every change, so that a process knows when to
    /// read it again.
    pub async fn version(self) -> Result<i64, StoreError> {
        const SQL: &str = "SELECT version FROM catalogue_state WHERE id = 1";
        Ok(on_engine!(self.0, pool => sqlx::query_scalar(SQL).fetch_one(pool).await?))
    }
}
