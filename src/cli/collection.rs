//! The collection that a command looks at: the installation's own, or the built-in one where there is none yet.

use anyhow::{Context as _, ensure};

use super::{Common, output};
use crate::{
    clock::Clock,
    journey::Collection,
    painting::PaintingId,
    store::{MigrationState, Store, StoreOptions},
};

/// A database that is gone with the process.
const MEMORY: &str = "sqlite::memory:";

/// Opens the collection to look at it; the installation's database is read and never written. Also its store.
pub async fn look(common: &Common) -> anyhow::Result<(Collection, Store)> {
    let settings = common.settings(None)?;
    let url = settings.database_url.expose();
    if Store::exists(url)? {
        let store = Store::open(url, StoreOptions::default()).await.context("the database (DATABASE_URL)")?;
        let ready = store.migration_status().await?.iter().all(|step| step.state == MigrationState::Applied);
        if ready && store.paintings().count().await? > 0 {
            return Ok((Collection::open(&store).await?, store));
        }
        output::note("the database is not ready yet (start the server once): the built-in catalogue is shown");
        store.close().await;
    }
    let store = Store::open(MEMORY, StoreOptions::default()).await?;
    store.migrate().await?;
    Ok((Collection::load(&store, Clock::system().now()).await?, store))
}

/// Opens the installation's database to change the collection.
pub async fn change(common: &Common) -> anyhow::Result<Store> {
    let settings = common.settings(None)?;
    let store = Store::open(settings.database_url.expose(), StoreOptions::default())
        .await
        .context("the database (DATABASE_URL)")?;
    store.migrate().await.context("bringing the database's tables up to date")?;
    Collection::load(&store, Clock::system().now()).await.context("loading the catalogue")?;
    Ok(store)
}

/// Ids of the collection, all of which it has.
pub fn ids(collection: &Collection, wanted: &[String]) -> anyhow::Result<Vec<PaintingId>> {
    let index = &collection.now().index;
    let known = |text: &String| {
        let id = text.parse().ok().filter(|id| index.position(id).is_some());
        id.ok_or_else(|| output::Usage(format!("'{text}' is not in the collection: see `plot-palette catalogue list`")))
    };
    Ok(wanted.iter().map(known).collect::<Result<Vec<_>, _>>()?)
}

/// All ids of the collection, in order.
pub fn all(collection: &Collection) -> anyhow::Result<Vec<PaintingId>> {
    let index = &collection.now().index;
    let ids: Vec<PaintingId> = index.by_id().filter_map(|position| index.id(position).parse().ok()).collect();
    ensure!(ids.len() == index.len(), "the collection holds an id that cannot be read");
    Ok(ids)
}
