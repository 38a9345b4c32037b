//! `stories`, as jobs: queued, claimed by a writer under a lease, written, done.
//!
//! A writer that stops leaves its lease behind; when it has run out, another writer takes the story
//! over, and whatever the first one still sends is refused. Any number of processes may write.

use uuid::Uuid;

use super::stories::select_story;
use super::{JsonText, Seed, Store, StoreError, StoryRow, Timestamp};

/// How many stories a writer tries to claim before it looks at the queue again.
const CANDIDATES: i64 = 16;

/// A story to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewStory {
    /// A UUID of version 7, so that ids sort by time.
    pub id: Uuid,
    /// Whose it is.
    pub session_id: Uuid,
    /// What it is written from.
    pub selection_id: Uuid,
    /// The language that it is told in.
    pub language: String,
    /// Which writer it is given to.
    pub writer: String,
    /// The seed of the writer's choices.
    pub seed: Seed,
}

/// Queries of `stories` for those that write them.
#[derive(Clone, Copy, Debug)]
pub struct StoryQueue<'a>(pub(super) &'a Store);

/// A claim by which one writer holds a story: its name and the present instant go into every write.
macro_rules! held_by {
    ($set:literal) => {
        concat!(
            "UPDATE stories SET ",
            $set,
            ", updated_at = ? WHERE id = ? AND status = 'writing' AND worker = ? \
             AND lease_until > ?"
        )
    };
}

/// Runs a `held_by!` statement and returns whether the writer held the story.
macro_rules! write_held {
    ($queue:expr, $sql:ident, $id:ident, $worker:ident, $now:ident, $($value:expr),+) => {{
        let written = on_engine!($queue.0, pool => {
            sqlx::query($sql)
                $(.bind($value))+
                .bind($now)
                .bind($id)
                .bind($worker)
                .bind($now)
                .execute(pool)
                .await?
                .rows_affected()
        });
        Ok(written == 1)
    }};
}

impl StoryQueue<'_> {
    /// Queues a story as the next version of its selection, and returns that version.
    ///
    /// # Errors
    /// [`StoreError::MissingReference`] when its session or selection does not exist.
    pub async fn insert(self, story: &NewStory, now: Timestamp) -> Result<i32, StoreError> {
        const LOCK: &str = "UPDATE user_selections SET updated_at = ? WHERE id = ?";
        const LAST: &str = "SELECT MAX(version) FROM stories WHERE selection_id = ?";
        const INSERT: &str = "INSERT INTO stories (id, session_id, selection_id, version, status, \
                              language, writer, seed, attempts, created_at, updated_at) \
                              VALUES (?, ?, ?, ?, 'queued', ?, ?, ?, 0, ?, ?)";
        Ok(in_transaction!(self.0, tx => {
            // Two versions at once would take the same number: the selection lets one in.
            sqlx::query(LOCK).bind(now).bind(story.selection_id).execute(&mut *tx).await?;
            let last: Option<i32> =
                sqlx::query_scalar(LAST).bind(story.selection_id).fetch_one(&mut *tx).await?;
            let version = last.unwrap_or(0) + 1;
            sqlx::query(INSERT)
                .bind(story.id)
                .bind(story.session_id)
                .bind(story.selection_id)
                .bind(version)
                .bind(&story.language)
                .bind(&story.writer)
                .bind(story.seed)
                .bind(now)
                .bind(now)
                .execute(&mut *tx)
                .await?;
            version
        }))
    }

    /// Claims the oldest story that waits, or whose writer's lease has run out; [`None`] when there
    /// is none. Until `lease_until` only `worker`, a name that no other writer has, may write it.
    pub async fn claim(
        self,
        worker: &str,
        now: Timestamp,
        lease_until: Timestamp,
    ) -> Result<Option<StoryRow>, StoreError> {
        const WAITING: &str = "SELECT id FROM stories WHERE status = 'queued' \
                               OR (status = 'writing' AND lease_until <= ?) ORDER BY id LIMIT ?";
        const CLAIM: &str = "UPDATE stories SET status = 'writing', worker = ?, lease_until = ?, \
                             attempts = attempts + 1, updated_at = ? WHERE id = ? AND \
                             (status = 'queued' OR (status = 'writing' AND lease_until <= ?))";
        const CLAIMED: &str = select_story!("WHERE s.id = ? AND s.worker = ?");
        loop {
            let waiting: Vec<Uuid> = on_engine!(self.0, pool => {
                sqlx::query_scalar(WAITING).bind(now).bind(CANDIDATES).fetch_all(pool).await?
            });
            if waiting.is_empty() {
                return Ok(None);
            }
            for id in waiting {
                let story = on_engine!(self.0, pool => {
                    let claim = sqlx::query(CLAIM)
                        .bind(worker)
                        .bind(lease_until)
                        .bind(now)
                        .bind(id)
                        .bind(now);
                    if claim.execute(pool).await?.rows_affected() == 0 {
                        continue;
                    }
                    sqlx::query_as(CLAIMED).bind(id).bind(worker).fetch_optional(pool).await?
                });
                if story.is_some() {
                    return Ok(story);
                }
            }
        }
    }

    /// Prolongs the lease. Returns whether the writer still holds the story.
    pub async fn renew(
        self,
        id: Uuid,
        worker: &str,
        now: Timestamp,
        lease_until: Timestamp,
    ) -> Result<bool, StoreError> {
        const SQL: &str = held_by!("lease_until = ?");
        write_held!(self, SQL, id, worker, now, lease_until)
    }

    /// Keeps what is written so far. Returns whether the writer still holds the story; otherwise
    /// nothing is kept.
    pub async fn save_progress(
        self,
        id: Uuid,
        worker: &str,
        title: Option<&str>,
        parts: &JsonText,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        const SQL: &str = held_by!("title = ?, parts = ?");
        write_held!(self, SQL, id, worker, now, title, parts)
    }

    /// Keeps the whole story and ends the claim. Returns whether the writer still held it;
    /// otherwise nothing is kept.
    pub async fn finish(
        self,
        id: Uuid,
        worker: &str,
        title: &str,
        parts: &JsonText,
        word_count: i32,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        const SQL: &str = held_by!(
            "title = ?, parts = ?, word_count = ?, status = 'done', worker = NULL, \
             lease_until = NULL"
        );
        write_held!(self, SQL, id, worker, now, title, parts, word_count)
    }

    /// Gives the story up, with the reason that its reader shall see. Returns whether the writer
    /// still held it.
    pub async fn fail(self, id: Uuid, worker: &str, failure: &str, now: Timestamp) -> Result<bool, StoreError> {
        const SQL: &str = held_by!("failure = ?, status = 'failed', worker = NULL, lease_until = NULL");
        write_held!(self, SQL, id, worker, now, failure)
    }

    /// Puts the story back, for a writer that has to stop. Returns whether the writer still held it.
    pub async fn requeue(self, id: Uuid, worker: &str, now: Timestamp) -> Result<bool, StoreError> {
        const SQL: &str = held_by!("status = ?, worker = NULL, lease_until = NULL");
        write_held!(self, SQL, id, worker, now, "queued")
    }
}
