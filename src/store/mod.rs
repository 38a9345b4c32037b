//! Rows: the only room that says SQL.
//!
//! One file per table, with its row type and its queries; each query is written once and runs on
//! both engines, MySQL (8.0 or newer, MariaDB 10.11 or newer) and SQLite. The room knows rows only:
//! words, numbers, instants and JSON text; what they mean is the business of the rooms above.
//!
//! - Ids and instants are made by the caller, so that tests repeat and no engine needs `RETURNING`.
//! - A row that belongs to a person is looked up together with the session that asks; for another
//!   session it does not exist ([`None`]).
//! - What differs between the engines is in `dialect.rs`, and nowhere else.

#[macro_use]
mod engine;
mod analytics;
mod dialect;
mod error;
mod idempotency_keys;
mod migrations;
mod models;
mod paintings;
mod palettes;
mod recommendations;
mod sessions;
mod stories;
mod story_queue;
mod timestamp;
mod user_selections;
mod values;

use std::time::Duration;

pub use analytics::{Analytics, Event, EventCount};
pub use error::StoreError;
pub use idempotency_keys::{Answer, Begin, IdempotencyKeys};
pub use migrations::{MigrationState, MigrationStatus};
pub use models::Models;
pub use paintings::{IndexRow, NewPainting, PaintingRow, Paintings, Synced};
pub use palettes::{PaletteRow, Palettes};
pub use recommendations::{Recommendation, RecommendationRow, Recommendations, RecommendedRow};
pub use sessions::{Purged, SessionRow, Sessions};
pub use stories::{Stories, StoryRow};
pub use story_queue::{NewStory, StoryQueue};
pub use timestamp::Timestamp;
pub use user_selections::{SelectionRow, ShownRow, UserSelections};
pub use values::{Digest, JsonText, PaintingOrigin, PaletteSource, Seed, StoryStatus};

use engine::Db;

/// How long [`Store::ping`] waits for an answer.
const PING_PATIENCE: Duration = Duration::from_secs(2);

/// Limits of the connection pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoreOptions {
    /// The most connections held at once, at least 1.
    pub max_connections: u32,
    /// How long a query waits for a free connection before [`StoreError::Unavailable`].
    pub acquire_timeout: Duration,
}

impl Default for StoreOptions {
    fn default() -> Self {
        Self { max_connections: 10, acquire_timeout: Duration::from_secs(5) }
    }
}

/// An open database. Cheap to clone: clones share one pool.
#[derive(Clone, Debug)]
pub struct Store {
    db: Db,
}

impl Store {
    /// Opens the database of a `sqlite:` or `mysql:` (also `mariadb:`) address.
    ///
    /// A SQLite file and its folders are made when they are absent; a MySQL database must exist.
    /// The schema is left as it is: see [`Store::migrate`].
    ///
    /// # Errors
    /// [`StoreError::Address`] for an address that cannot be read, [`StoreError::Unavailable`] when
    /// the server does not answer or refuses.
    pub async fn open(url: &str, options: StoreOptions) -> Result<Self, StoreError> {
        dialect::open(url, options).await.map(|db| Self { db })
    }

    /// Whether there is a database to open: a server is taken to be there, a SQLite file is looked for.
    ///
    /// # Errors
    /// [`StoreError::Address`] for an address that cannot be read.
    pub fn exists(url: &str) -> Result<bool, StoreError> {
        dialect::exists(url)
    }

    /// The engine's name, for people: `"MySQL"` or `"SQLite"`.
    pub fn engine(&self) -> &'static str {
        match self.db {
            Db::MySql(_) => "MySQL",
            Db::Sqlite(_) => "SQLite",
        }
    }

    /// Asks the database for a sign of life, and waits at most 2 s for it.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when there is none.
    pub async fn ping(&self) -> Result<(), StoreError> {
        let query = async { on_engine!(self, pool => sqlx::query("SELECT 1").execute(pool).await.map(drop)) };
        match tokio::time::timeout(PING_PATIENCE, query).await {
            Ok(answer) => Ok(answer?),
            Err(_) => Err(StoreError::unavailable("no answer within 2 s")),
        }
    }

    /// Waits for the queries under way and closes the pool; later queries fail.
    pub async fn close(&self) {
        on_engine!(self, pool => pool.close().await);
    }

    /// The visits of people.
    pub fn sessions(&self) -> Sessions<'_> {
        Sessions(self)
    }

    /// The palettes that people brought.
    pub fn palettes(&self) -> Palettes<'_> {
        Palettes(self)
    }

    /// The collection.
    pub fn paintings(&self) -> Paintings<'_> {
        Paintings(self)
    }

    /// The paintings offered for palettes.
    pub fn recommendations(&self) -> Recommendations<'_> {
        Recommendations(self)
    }

    /// The three paintings that a person chose, and how the story shall be told.
    pub fn user_selections(&self) -> UserSelections<'_> {
        UserSelections(self)
    }

    /// The stories, as their readers see them.
    pub fn stories(&self) -> Stories<'_> {
        Stories(self)
    }

    /// The stories, as the writers at work on them see them.
    pub fn story_queue(&self) -> StoryQueue<'_> {
        StoryQueue(self)
    }

    /// What the program has learned from the choices of people.
    pub fn models(&self) -> Models<'_> {
        Models(self)
    }

    /// What people did.
    pub fn analytics(&self) -> Analytics<'_> {
        Analytics(self)
    }

    /// The answers already given to requests that may be sent again.
    pub fn idempotency_keys(&self) -> IdempotencyKeys<'_> {
        IdempotencyKeys(self)
    }
}
