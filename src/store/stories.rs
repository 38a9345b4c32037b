//! `stories`: the stories as their readers see them. How they get written is in `story_queue`.

use sqlx::FromRow;
use uuid::Uuid;

use super::{JsonText, Seed, Store, StoreError, StoryStatus, Timestamp};

macro_rules! select_story {
    ($rest:literal) => {
        concat!(
            "SELECT s.id, s.session_id, s.selection_id, s.version, s.status, s.language, \
             s.writer, s.seed, s.title, s.parts, s.word_count, s.failure, s.worker, \
             s.lease_until, s.attempts, s.share_token, s.created_at, s.updated_at, \
             u.narrator, u.character_name, u.emotion, u.intensity, \
             u.first_painting, u.second_painting, u.third_painting, \
             u.recommendation_id, r.palette_id, p.colors \
             FROM stories s JOIN user_selections u ON u.id = s.selection_id \
             JOIN recommendations r ON r.id = u.recommendation_id \
             JOIN palettes p ON p.id = r.palette_id ",
            $rest
        )
    };
}
pub(super) use select_story;

/// One story, with what its selection says about it.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct StoryRow {
    /// A UUID of version 7, so that ids sort by time.
    pub id: Uuid,
    /// Whose it is.
    pub session_id: Uuid,
    /// What it is written from.
    pub selection_id: Uuid,
    /// 1 for the first story of its selection, then 2, and so on.
    pub version: i32,
    /// How far it is.
    #[sqlx(try_from = "String")]
    pub status: StoryStatus,
    /// The language that it is told in.
    pub language: String,
    /// Which writer it was given to.
    pub writer: String,
    /// The seed of the writer's choices.
    pub seed: Seed,
    /// Its title, as soon as it has one.
    pub title: Option<String>,
    /// What is written so far.
    pub parts: Option<JsonText>,
    /// How long it is, once it is done.
    pub word_count: Option<i32>,
    /// Why it failed, if it did.
    pub failure: Option<String>,
    /// Who writes it now.
    pub worker: Option<String>,
    /// Until when that writer alone may write it.
    pub lease_until: Option<Timestamp>,
    /// How often a writer has begun it.
    pub attempts: i32,
    /// The token of its public link, if it is shared.
    pub share_token: Option<String>,
    /// When it was asked for.
    pub created_at: Timestamp,
    /// When its row was last written.
    pub updated_at: Timestamp,
    /// From the selection: who tells it.
    pub narrator: String,
    /// From the selection: the main character's name.
    pub character_name: String,
    /// From the selection: its emotion.
    pub emotion: String,
    /// From the selection: how strong the emotion is.
    pub intensity: String,
    /// From the selection: the painting of the first part.
    pub first_painting: String,
    /// From the selection: the painting of the second part.
    pub second_painting: String,
    /// From the selection: the painting of the third part.
    pub third_painting: String,
    /// The recommendation that the paintings were picked from.
    pub recommendation_id: Uuid,
    /// The palette that it all began with.
    pub palette_id: Uuid,
    /// That palette's colours.
    pub colors: JsonText,
}

/// Queries of `stories`.
#[derive(Clone, Copy, Debug)]
pub struct Stories<'a>(pub(super) &'a Store);

impl Stories<'_> {
    /// A story, whoever owns it: for the writers.
    pub async fn find(self, id: Uuid) -> Result<Option<StoryRow>, StoreError> {
        const SQL: &str = select_story!("WHERE s.id = ?");
        Ok(on_engine!(self.0, pool => {
            sqlx::query_as(SQL).bind(id).fetch_optional(pool).await?
        }))
    }

    /// A story of this session.
    pub async fn find_for_session(self, id: Uuid, session: Uuid) -> Result<Option<StoryRow>, StoreError> {
        const SQL: &str = select_story!("WHERE s.id = ? AND s.session_id = ?");
        Ok(on_engine!(self.0, pool => {
            sqlx::query_as(SQL).bind(id).bind(session).fetch_optional(pool).await?
        }))
    }

    /// The stories of this session, newest first; with `after`, those that come after that story
    /// in the list. At most `limit`.
    pub async fn list(self, session: Uuid, after: Option<Uuid>, limit: i64) -> Result<Vec<StoryRow>, StoreError> {
        const SQL: &str = select_story!("WHERE s.session_id = ? AND s.id < ? ORDER BY s.id DESC LIMIT ?");
        let after = after.unwrap_or(Uuid::max());
        Ok(on_engine!(self.0, pool => {
            sqlx::query_as(SQL).bind(session).bind(after).bind(limit).fetch_all(pool).await?
        }))
    }

    /// How many stories this session has.
    pub async fn count(self, session: Uuid) -> Result<i64, StoreError> {
        const SQL: &str = "SELECT COUNT(*) FROM stories WHERE session_id = ?";
        Ok(on_engine!(self.0, pool => {
            sqlx::query_scalar(SQL).bind(session).fetch_one(pool).await?
        }))
    }

    /// The place of a story among those that wait, 1 for the next; [`None`] when it does not wait.
    pub async fn queue_position(self, id: Uuid) -> Result<Option<i64>, StoreError> {
        const SQL: &str = "SELECT COUNT(*) FROM stories w JOIN stories s ON w.id <= s.id \
                           WHERE s.id = ? AND s.status = 'queued' AND w.status = 'queued'";
        let place: i64 = on_engine!(self.0, pool => {
            sqlx::query_scalar(SQL).bind(id).fetch_one(pool).await?
        });
        Ok((place > 0).then_some(place))
    }

    /// Gives a story of this session a public link, and returns the token of the link that it then
    /// has: `token`, or the one that it already had.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another story has this token.
    pub async fn share(
        self,
        id: Uuid,
        session: Uuid,
        token: &str,
        now: Timestamp,
    ) -> Result<Option<String>, StoreError> {
        const SHARE: &str = "UPDATE stories SET share_token = ?, updated_at = ? \
                             WHERE id = ? AND session_id = ? AND share_token IS NULL";
        const TOKEN: &str = "SELECT share_token FROM stories WHERE id = ? AND session_id = ?";
        let token: Option<Option<String>> = on_engine!(self.0, pool => {
            let share = sqlx::query(SHARE).bind(token).bind(now).bind(id).bind(session);
            share.execute(pool).await?;
            sqlx::query_scalar(TOKEN).bind(id).bind(session).fetch_optional(pool).await?
        });
        Ok(token.flatten())
    }

    /// Takes the public link of a story of this session back. Returns whether there is such a
    /// story.
    pub async fn unshare(self, id: Uuid, session: Uuid, now: Timestamp) -> Result<bool, StoreError> {
        const SQL: &str = "UPDATE stories SET share_token = NULL, updated_at = ? \
                           WHERE id = ? AND session_id = ?";
        let done = on_engine!(self.0, pool => {
            let unshare = sqlx::query(SQL).bind(now).bind(id).bind(session);
            unshare.execute(pool).await?.rows_affected()
        });
        Ok(done == 1)
    }

    /// The story of a public link.
    pub async fn find_shared(self, token: &str) -> Result<Option<StoryRow>, StoreError> {
        const SQL: &str = select_story!("WHERE s.share_token = ?");
        // Tokens are ASCII; MySQL does not compare them with anything else, and would not tell one
        // with spaces behind it from one without.
        if !token.is_ascii() || token.ends_with(' ') {
            return Ok(None);
        }
        Ok(on_engine!(self.0, pool => {
            sqlx::query_as(SQL).bind(token).fetch_optional(pool).await?
        }))
    }
}
