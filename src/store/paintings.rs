//! `paintings`: the collection, and `catalogue_state`, by which other processes see it change.
//!
//! A painting that has left the collection keeps its row, retired: stories that were told of it can still be read.

use std::collections::HashMap;

use sqlx::{FromRow, QueryBuilder};

use super::{Digest, JsonText, PaintingOrigin, Store, StoreError, Timestamp};

/// Rows in one INSERT: with facts of 1 to 2 KB each, far below the smallest packet limit (4 MB).
const BATCH: usize = 100;
/// Ids in one question.
const ASKED: usize = 500;

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
    /// The palette for the index, in the form that the caller reads again; at most 96 bytes.
    pub palette: Vec<u8>,
}

/// What the index needs of a painting.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct IndexRow {
    /// The slug.
    pub id: String,
    /// The artist's name in English.
    pub artist: String,
    /// The year of the painting.
    pub year: i32,
    /// The palette, as it was given.
    pub palette: Vec<u8>,
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
    fn of(wanted: &'a [(&'a NewPainting, Digest)], stored: Vec<(String, Digest, bool)>) -> Self {
        let stored: HashMap<_, _> = stored.into_iter().map(|(id, digest, whole)| (id, (digest, whole))).collect();
        let (mut new, mut changed) = (Vec::new(), Vec::new());
        for (painting, digest) in wanted {
            match stored.get(&painting.id) {
                None => new.push((*painting, digest)),
                Some((old, whole)) if old != digest || !whole => changed.push((*painting, digest)),
                Some(_) => {}
            }
        }
        Self { new, changed }
    }

    fn is_empty(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty()
    }
}

/// Ids and digests of paintings, and whether the index can read them: rows of an earlier version have no palette yet.
const STORED: &str = "SELECT id, digest, palette IS NOT NULL FROM paintings WHERE id IN (";

/// A question that ends in a list of ids.
fn one_of<'q, DB: sqlx::Database>(question: &'static str, ids: impl Iterator<Item = &'q str>) -> QueryBuilder<DB>
where
    &'q str: sqlx::Encode<'q, DB> + sqlx::Type<DB>,
{
    let mut query = QueryBuilder::new(question);
    let mut list = query.separated(", ");
    for id in ids {
        list.push_bind(id);
    }
    query.push(")");
    query
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
        const LOCK: &str = "UPDATE catalogue_state SET version = version + 1, updated_at = ?";
        const INSERT: &str = "INSERT INTO paintings (id, facts, artist, year, palette, digest, origin, \
                              created_at, updated_at) ";
        const UPDATE: &str = "UPDATE paintings SET facts = ?, artist = ?, year = ?, palette = ?, digest = ?, \
                              origin = ?, updated_at = ? WHERE id = ?";
        let wanted: Vec<_> = paintings.iter().map(|p| (p, Digest::of(p.facts.as_str()))).collect();
        let mut stored = Vec::new();
        on_engine!(self.0, pool => for ids in paintings.chunks(ASKED) {
            stored.extend(one_of(STORED, ids.iter().map(|p| p.id.as_str())).build_query_as().fetch_all(pool).await?);
        });
        if Difference::of(&wanted, stored).is_empty() {
            return Ok(Synced::default());
        }
        Ok(in_transaction!(self.0, tx => {
            // Holds back other processes that start now; what they did is looked at again.
            sqlx::query(LOCK).bind(now).execute(&mut *tx).await?;
            let mut stored = Vec::new();
            for ids in paintings.chunks(ASKED) {
                let mut question = one_of(STORED, ids.iter().map(|p| p.id.as_str()));
                stored.extend(question.build_query_as().fetch_all(&mut *tx).await?);
            }
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
                        .push_bind(&painting.palette)
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
                    .bind(&painting.palette)
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

    /// Takes paintings out of the collection, or puts retired ones back; returns how many changed.
    pub async fn retire(self, ids: &[String], retired: bool, now: Timestamp) -> Result<u64, StoreError> {
        const LOCK: &str = "UPDATE catalogue_state SET version = version + 1, updated_at = ?";
        const RETIRE: &str = "UPDATE paintings SET retired_at = ?, updated_at = ? WHERE id = ? AND retired_at IS NULL";
        const RESTORE: &str =
            "UPDATE paintings SET retired_at = ?, updated_at = ? WHERE id = ? AND retired_at IS NOT NULL";
        Ok(in_transaction!(self.0, tx => {
            // First, as `sync` does, so that the two wait for each other in one order.
            sqlx::query(LOCK).bind(now).execute(&mut *tx).await?;
            let mut changed = 0;
            for id in ids {
                let update = sqlx::query(if retired { RETIRE } else { RESTORE });
                let update = update.bind(retired.then_some(now)).bind(now).bind(id);
                changed += update.execute(&mut *tx).await?.rows_affected();
            }
            if changed == 0 {
                return Ok(0);
            }
            changed
        }))
    }

    /// Those of these paintings that there are, retired or not, in no particular order.
    pub async fn find(self, ids: &[&str]) -> Result<Vec<PaintingRow>, StoreError> {
        const SQL: &str = select!("WHERE id IN (");
        let mut found = Vec::new();
        on_engine!(self.0, pool => for ids in ids.chunks(ASKED) {
            found.extend(one_of(SQL, ids.iter().copied()).build_query_as().fetch_all(pool).await?);
        });
        Ok(found)
    }

    /// What the index needs of every painting that is not retired, by id. Answered from one index of the database,
    /// without reading the facts.
    pub async fn index(self) -> Result<Vec<IndexRow>, StoreError> {
        const SQL: &str = "SELECT id, artist, year, palette FROM paintings \
                           WHERE retired_at IS NULL AND palette IS NOT NULL ORDER BY id";
        Ok(on_engine!(self.0, pool => sqlx::query_as(SQL).fetch_all(pool).await?))
    }

    /// How many paintings there are, without the retired ones.
    pub async fn count(self) -> Result<i64, StoreError> {
        const SQL: &str = "SELECT COUNT(*) FROM paintings WHERE retired_at IS NULL";
        Ok(on_engine!(self.0, pool => sqlx::query_scalar(SQL).fetch_one(pool).await?))
    }

    /// The version of the collection: it grows with every change, so that a process knows when to
    /// read it again.
    pub async fn version(self) -> Result<i64, StoreError> {
        const SQL: &str = "SELECT version FROM catalogue_state WHERE id = 1";
        Ok(on_engine!(self.0, pool => sqlx::query_scalar(SQL).fetch_one(pool).await?))
    }
}
