//! The paintings that this process knows: their index in memory, their facts on demand; follows the store's version.

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock, PoisonError, RwLock},
};

use quick_cache::sync::Cache;
use time::OffsetDateTime;

use crate::{
    catalogue,
    colour::Palette,
    error::AppError,
    painting::{Painting, PaintingId},
    recommend::{Atlas, Entry, Index},
    store::{IndexRow, JsonText, NewPainting, PaintingOrigin, Store, StoreError, Synced},
};

/// Paintings whose facts are kept in memory, 2 to 3 KB each.
const FACTS_KEPT: usize = 4_000;

/// The collection. Readers take its current state whole and are never blocked by a rebuild.
pub struct Collection {
    store: Store,
    current: RwLock<Arc<Hanging>>,
}

/// The paintings of one version of the collection.
pub struct Hanging {
    version: i64,
    /// All of them, searched by their colours.
    pub index: Index,
    atlas: OnceLock<Atlas>,
    /// Facts live and die with the version that they are of.
    facts: Cache<PaintingId, Arc<Painting>>,
}

impl Hanging {
    /// Colour families and the map; drawn at the first call, which takes a while: not on an async thread.
    pub fn atlas(&self) -> &Atlas {
        self.atlas.get_or_init(|| Atlas::new(&self.index))
    }
}

impl Collection {
    /// Brings the built-in catalogue into the store and builds the index from the store's paintings.
    ///
    /// # Errors
    /// The store does not answer, or holds a painting that cannot be read.
    pub async fn load(store: &Store, now: OffsetDateTime) -> Result<Self, StoreError> {
        let synced = add(store, catalogue::builtin(), PaintingOrigin::Builtin, now).await?;
        if synced.inserted + synced.updated > 0 {
            tracing::info!(inserted = synced.inserted, updated = synced.updated, "catalogue loaded");
        }
        Self::open(store).await
    }

    /// Builds the index from the store's paintings as they are.
    ///
    /// # Errors
    /// As [`Collection::load`].
    pub async fn open(store: &Store) -> Result<Self, StoreError> {
        Ok(Self { store: store.clone(), current: RwLock::new(hang(store).await?) })
    }

    /// The collection as it is now.
    pub fn now(&self) -> Arc<Hanging> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A painting's facts, also where it has left the collection.
    ///
    /// # Errors
    /// The store does not answer, or the facts cannot be read.
    pub async fn painting(&self, id: &PaintingId) -> Result<Option<Arc<Painting>>, AppError> {
        Ok(self.paintings([id]).await?.remove(id))
    }

    /// The facts of these paintings, as far as they are known.
    ///
    /// # Errors
    /// As [`Collection::painting`].
    pub async fn paintings(
        &self,
        ids: impl IntoIterator<Item = &PaintingId>,
    ) -> Result<HashMap<PaintingId, Arc<Painting>>, AppError> {
        let hanging = self.now();
        let mut found = HashMap::new();
        let mut missing = Vec::new();
        for id in ids {
            match hanging.facts.get(id) {
                Some(painting) => drop(found.insert(id.clone(), painting)),
                None => missing.push(id.as_str()),
            }
        }
        for row in self.store.paintings().find(&missing).await? {
            let painting: Arc<Painting> = Arc::new(row.facts.read()?);
            hanging.facts.insert(painting.id.clone(), painting.clone());
            found.insert(painting.id.clone(), painting);
        }
        Ok(found)
    }

    /// Builds the index anew where the collection has changed, in this process or another.
    ///
    /// # Errors
    /// As [`Collection::load`].
    pub async fn follow(&self) -> Result<(), StoreError> {
        if self.now().version == self.store.paintings().version().await? {
            return Ok(());
        }
        let hanging = hang(&self.store).await?;
        tracing::info!(paintings = hanging.index.len(), "the collection changed");
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = hanging;
        Ok(())
    }
}

/// Brings paintings into the store: new ones are added, those whose facts have changed are updated.
///
/// # Errors
/// The store does not answer.
pub async fn add(
    store: &Store,
    paintings: &[Painting],
    origin: PaintingOrigin,
    now: OffsetDateTime,
) -> Result<Synced, StoreError> {
    let rows = paintings.iter().map(new_row).collect::<Result<Vec<_>, _>>()?;
    store.paintings().sync(&rows, origin, now.into()).await
}

async fn hang(store: &Store) -> Result<Arc<Hanging>, StoreError> {
    // The version first: a change in between is then seen as one still to follow.
    let version = store.paintings().version().await?;
    let rows = store.paintings().index().await?;
    let built = tokio::task::spawn_blocking(move || {
        let entries = rows.into_iter().map(entry).collect::<Result<Vec<_>, _>>()?;
        let facts = Cache::new(FACTS_KEPT);
        // Pages that show only built-in paintings need no database.
        for painting in catalogue::builtin() {
            facts.insert(painting.id.clone(), Arc::new(painting.clone()));
        }
        Ok(Arc::new(Hanging { version, index: Index::new(entries), atlas: OnceLock::new(), facts }))
    });
    built.await.map_err(|error| StoreError::Corrupt(error.to_string()))?
}

fn entry(row: IndexRow) -> Result<Entry, StoreError> {
    let corrupt = |error: String| StoreError::Corrupt(format!("painting {}: {error}", row.id));
    let palette = Palette::from_bytes(&row.palette).map_err(|error| corrupt(error.to_string()))?;
    let id = row.id.parse().map_err(|_| corrupt("its id".to_owned()))?;
    Ok(Entry { id, artist: row.artist, year: row.year, palette })
}

fn new_row(painting: &Painting) -> Result<NewPainting, StoreError> {
    Ok(NewPainting {
        id: painting.id.to_string(),
        facts: JsonText::of(painting)?,
        artist: painting.artist.en.clone(),
        year: painting.year,
        palette: painting.palette.to_bytes(),
    })
}
