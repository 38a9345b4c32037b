//! What every step needs: the store, the pictures, the collection, the model.

use std::{path::Path, sync::Arc, thread, time::Duration};

use anyhow::Context as _;
use tokio::{
    runtime::Handle,
    sync::{AcquireError, Notify, Semaphore, SemaphorePermit},
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{Collection, ranking::Ranking};
use crate::{
    analytics::{Analytics, Events},
    clock::Clock,
    config::{Secret, Settings},
    emotion::MoodModel,
    error::AppError,
    media::{Limits, Pictures},
    store::{Store, StoreOptions},
    story,
};

/// Megabytes of pictures received at once.
const RECEIVED: usize = 512;

/// Megabytes that decoding takes at once. A picture that announces more waits until it is alone.
const DECODED: usize = 512;
/// How long a picture waits for its turn to be decoded.
const PATIENCE: Duration = Duration::from_secs(20);

/// The application's state. Nothing in it is lost with the process: rows and pictures are elsewhere.
pub struct App {
    /// What it runs with.
    pub settings: Settings,
    /// The rows.
    pub store: Store,
    /// People's pictures.
    pub pictures: Pictures,
    /// The paintings and their index.
    pub collection: Collection,
    /// Palette → mood.
    pub moods: Arc<MoodModel>,
    /// The order of the gallery.
    pub ranking: Ranking,
    /// Where events are counted.
    pub analytics: Analytics,
    /// The time.
    pub clock: Clock,
    /// When the process started, for `uptime_s`.
    pub started: tokio::time::Instant,
    /// Pictures being decoded at once: one for each core, since each takes all of one.
    decoding: Semaphore,
    /// Megabytes that decoding may take at once, by what the pictures' headers announce.
    memory: Semaphore,
    /// Megabytes of pictures being received at once: they wait in memory for as long as the line is slow.
    pub receiving: Semaphore,
    /// Rings when a story waits for a writer.
    pub story_waits: Notify,
    /// Ends when the server is told to stop.
    pub stopping: CancellationToken,
    /// Ends when the last request has been answered.
    pub finishing: CancellationToken,
    /// Work that is finished before the process ends.
    pub tasks: TaskTracker,
    /// The runtime that outlives the server's workers, each of which has one of its own.
    pub runtime: Handle,
    pub(super) secret: Secret,
}

impl App {
    /// Opens everything: makes the folders, brings the tables up to date, loads the catalogue.
    ///
    /// # Errors
    /// What cannot be opened, with its name.
    pub async fn open(settings: Settings, clock: Clock) -> anyhow::Result<(Arc<Self>, Events)> {
        let data = settings.data_dir.clone();
        make_private(&data).with_context(|| format!("the data folder {} (PP_DATA_DIR)", data.display()))?;
        let secret = match &settings.secret_key {
            Some(secret) => secret.clone(),
            None => Secret::kept_in(&data)?,
        };
        let pictures = Pictures::open(data.join("uploads")).context("the pictures folder")?;
        let store = Store::open(settings.database_url.expose(), StoreOptions::default())
            .await
            .context("the database (DATABASE_URL)")?;
        store.migrate().await.context("bringing the database's tables up to date")?;
        let collection = Collection::load(&store, clock.now()).await.context("loading the catalogue")?;
        let ranking = Ranking::load(&store).await.context("loading what was learned")?;
        // Parsed now, so that no reader waits for it.
        story::load();
        let (analytics, events) = Analytics::new(clock.clone());
        let cores = thread::available_parallelism().map_or(2, usize::from);
        let app = Self {
            moods: Arc::new(MoodModel::load().context("the emotion model")?),
            ranking,
            settings,
            store,
            pictures,
            collection,
            analytics,
            clock,
            started: tokio::time::Instant::now(),
            decoding: Semaphore::new(cores),
            memory: Semaphore::new(DECODED),
            receiving: Semaphore::new(RECEIVED),
            story_waits: Notify::new(),
            stopping: CancellationToken::new(),
            finishing: CancellationToken::new(),
            tasks: TaskTracker::new(),
            runtime: Handle::current(),
            secret,
        };
        Ok((Arc::new(app), events))
    }

    /// How many more pictures could be decoded at once.
    pub fn free_to_decode(&self) -> usize {
        self.decoding.available_permits()
    }

    /// Waits for a core and for this many bytes of memory; they are given back when the turn is dropped.
    ///
    /// # Errors
    /// [`AppError::Busy`] after 20 s.
    pub async fn turn_to_decode(&self, bytes: u64) -> Result<(SemaphorePermit<'_>, SemaphorePermit<'_>), AppError> {
        let megabytes = u32::try_from(bytes.div_ceil(1 << 20)).unwrap_or(u32::MAX).min(DECODED as u32);
        // Memory first: who waits for it must not hold a core.
        let turn = async { Ok((self.memory.acquire_many(megabytes).await?, self.decoding.acquire().await?)) };
        let turn: Result<_, AcquireError> = tokio::time::timeout(PATIENCE, turn).await.map_err(|_| AppError::Busy)?;
        turn.map_err(|_| AppError::Busy)
    }

    /// What is accepted as a picture.
    pub fn limits(&self) -> Limits {
        Limits { bytes: self.settings.max_upload_bytes, pixels: self.settings.max_pixels }
    }
}

/// Makes a folder that only its owner may read: it holds people's pictures and the key.
fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
