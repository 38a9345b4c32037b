//! The paintings that this process knows, and their index; follows the store's version.

use std::sync::{Arc, PoisonError, RwLock};

use time::OffsetDateTime;

use crate::{
    catalogue,
    painting::Painting,
    recommend::Index,
    store::{JsonText, NewPainting, PaintingOrigin, Store, StoreError},
};

/// The index in use. Readers take it whole and are never blocked by a rebuild.
pub struct Collection {
    current: RwLock<(i64, Arc<Index>)>,
}

impl Collection {
    /// Brings the built-in catalogue into the store and builds the index from the store's paintings.
    ///
    /// # Errors
    /// The store does not answer, or holds a painting that cannot be read.
    pub async fn load(store: &Store, now: OffsetDateTime) -> Result<Self, StoreError> {
        let builtin = catalogue::builtin().iter().map(new_row).collect::<Result<Vec<_>, _>>()?;
        let synced = store.paintings().sync(&builtin, PaintingOrigin::Builtin, now.into()).await?;
        if synced.inserted + synced.updated > 0 {
            tracing::info!(inserted = synced.inserted, updated = synced.updated, "catalogue loaded");
        }
        let version = store.paintings().version().await?;
        Ok(Self { current: RwLock::new((version, build(store).await?)) })
    }

    /// The index as it is now.
    pub fn index(&self) -> Arc<Index> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).1.clone()
    }

    /// Rebuilds the index where another process has changed the collection.
    ///
    /// # Errors
    /// As [`Collection::load`].
    pub async fn follow(&self, store: &Store) -> Result<(), StoreError> {
        let version = store.paintings().version().await?;
        if self.current.read().unwrap_or_else(PoisonError::into_inner).0 == version {
            return Ok(());
        }
        let index = build(store).await?;
        tracing::info!(paintings = index.len(), "the collection changed");
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = (version, index);
        Ok(())
    }
}

async fn build(store: &Store) -> Result<Arc<Index>, StoreError> {
    let rows = store.paintings().all().await?;
    let paintings = rows.iter().map(|row| row.facts.read().map(Arc::new)).collect::<Result<Vec<Arc<Painting>>, _>>()?;
    Ok(Arc::new(Index::new(paintings)))
}

fn new_row(painting: &Painting) -> Result<NewPainting, StoreError> {
    Ok(NewPainting {
        id: painting.id.to_string(),
        facts: JsonText::of(painting)?,
        artist: painting.artist.en.clone(),
        year: painting.year,
    })
}
