//! Step five: the story, its versions and its share link.

use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{App, session::random_token};
use crate::{
    colour::{self, Palette},
    emotion::{Emotion, Intensity},
    error::{AppError, FieldError},
    language::Language,
    painting::{Painting, PaintingId},
    store::{NewStory, SelectionRow, StoreError, StoryRow, StoryStatus},
    story::{Brief, Narrator, PaintingFacts, Part},
};

/// The writer that is always there.
pub const BUILTIN: &str = "builtin";
/// Seeds stay below 2⁵³, so that programs whose numbers are floats repeat them exactly.
const SEED_BITS: u32 = 53;

/// A story as it is kept, finished or not.
#[derive(Debug, Clone)]
pub struct Kept {
    /// UUIDv7.
    pub id: Uuid,
    /// How far it is.
    pub status: StoryStatus,
    /// The choice it tells.
    pub selection: Uuid,
    /// The palette it comes from.
    pub palette: Uuid,
    /// Which version for its selection, from 1.
    pub version: i32,
    /// The colours of that palette.
    pub colours: Palette,
    /// The gallery that its paintings were picked from.
    pub recommendation: Uuid,
    /// Its paintings, in order.
    pub paintings: [PaintingId; 3],
    /// Its title, once there is one.
    pub title: Option<String>,
    /// The parts written so far.
    pub parts: Vec<Part>,
    /// Who tells it.
    pub narrator: Narrator,
    /// Name of the main character.
    pub character: String,
    /// The emotion.
    pub emotion: Emotion,
    /// How far it goes.
    pub intensity: Intensity,
    /// Its language.
    pub language: Language,
    /// Who wrote it.
    pub writer: String,
    /// Its seed.
    pub seed: u64,
    /// The token of its share link.
    pub share: Option<String>,
    /// When it was asked for.
    pub created_at: OffsetDateTime,
}

impl Kept {
    /// Whether nothing more will be written.
    pub fn is_over(&self) -> bool {
        matches!(self.status, StoryStatus::Done | StoryStatus::Failed)
    }
}

/// What a story is asked to be, beyond its selection.
#[derive(Debug, Clone)]
pub struct Wish {
    /// Its language.
    pub language: Language,
    /// Who shall write it.
    pub writer: Option<String>,
    /// Which of all possible stories.
    pub seed: Option<u64>,
}

/// Queues a story for a selection.
///
/// # Errors
/// [`AppError::Invalid`] for an unknown writer or a selection that is not this session's.
pub async fn begin(app: &App, session: Uuid, selection: Uuid, wish: Wish) -> Result<Kept, AppError> {
    if wish.writer.as_deref().is_some_and(|writer| writer != BUILTIN) {
        return Err(AppError::field("writer", "writer-unknown"));
    }
    let chosen = app.store.user_selections().find_for_session(selection, session).await?;
    if chosen.is_none() {
        return Err(AppError::field("selection_id", "selection-unknown"));
    }
    let seed = match wish.seed {
        Some(seed) if seed >> SEED_BITS == 0 => seed,
        Some(_) => return Err(AppError::Invalid(vec![FieldError::new("seed", "seed-range")])),
        None => getrandom::u64().map_err(|error| AppError::Internal(error.to_string()))? >> (64 - SEED_BITS),
    };
    let story = NewStory {
        id: Uuid::now_v7(),
        session_id: session,
        selection_id: selection,
        language: wish.language.as_str().to_owned(),
        writer: BUILTIN.to_owned(),
        seed: seed.into(),
    };
    let version = app.store.story_queue().insert(&story, app.clock.now().into()).await?;
    app.story_waits.notify_one();
    app.analytics.record("story_begun", Some(session), &json!({"language": wish.language, "version": version}));
    find(app, session, story.id).await
}

/// Queues the same paintings and character again, perhaps in another narrator's voice. Every version is kept.
///
/// # Errors
/// [`AppError::NotFound`] for another session's story.
pub async fn again(app: &App, session: Uuid, id: Uuid, narrator: Option<Narrator>) -> Result<Kept, AppError> {
    let told = find(app, session, id).await?;
    let wish = Wish { language: told.language, writer: None, seed: None };
    let Some(narrator) = narrator.filter(|narrator| *narrator != told.narrator) else {
        return begin(app, session, told.selection, wish).await;
    };
    let old = app.store.user_selections().find_for_session(told.selection, session).await?.ok_or(AppError::NotFound)?;
    let now = app.clock.now().into();
    let selection = SelectionRow {
        id: Uuid::now_v7(),
        narrator: narrator.as_str().to_owned(),
        created_at: now,
        updated_at: now,
        ..old
    };
    app.store.user_selections().insert(&selection).await?;
    begin(app, session, selection.id, wish).await
}

/// A story of this session.
///
/// # Errors
/// [`AppError::NotFound`] also for another session's.
pub async fn find(app: &App, session: Uuid, id: Uuid) -> Result<Kept, AppError> {
    let row = app.store.stories().find_for_session(id, session).await?.ok_or(AppError::NotFound)?;
    from_row(row)
}

/// The session's stories, newest first, from behind `after`.
///
/// # Errors
/// The store does not answer.
pub async fn list(app: &App, session: Uuid, after: Option<Uuid>, limit: u32) -> Result<Vec<Kept>, AppError> {
    let rows = app.store.stories().list(session, after, i64::from(limit)).await?;
    rows.into_iter().map(from_row).collect()
}

/// A story by its share link.
///
/// # Errors
/// [`AppError::NotFound`] where the link was taken back or never was.
pub async fn find_shared(app: &App, token: &str) -> Result<Kept, AppError> {
    let row = app.store.stories().find_shared(token).await?.ok_or(AppError::NotFound)?;
    from_row(row)
}

/// Makes the share link of a finished story; a link that is there already stays.
///
/// # Errors
/// [`AppError::Invalid`] while the story is not finished.
pub async fn share(app: &App, session: Uuid, id: Uuid) -> Result<String, AppError> {
    if find(app, session, id).await?.status != StoryStatus::Done {
        return Err(AppError::field("story", "story-unfinished"));
    }
    let token = random_token::<18>()?;
    let shared = app.store.stories().share(id, session, &token, app.clock.now().into()).await?;
    app.analytics.record("story_shared", Some(session), &json!({}));
    shared.ok_or(AppError::NotFound)
}

/// Takes the share link back.
///
/// # Errors
/// [`AppError::NotFound`] for another session's story.
pub async fn unshare(app: &App, session: Uuid, id: Uuid) -> Result<(), AppError> {
    find(app, session, id).await?;
    app.store.stories().unshare(id, session, app.clock.now().into()).await?;
    Ok(())
}

/// Everything that the writer needs for a queued story.
///
/// # Errors
/// The selection or one of its paintings is gone.
pub async fn brief(app: &App, row: &StoryRow) -> Result<Brief, AppError> {
    let selection = app.store.user_selections().find(row.selection_id).await?.ok_or(AppError::NotFound)?;
    let language = read(&row.language, "language")?;
    let SelectionRow { first_painting, second_painting, third_painting, .. } = &selection;
    let ids = [first_painting, second_painting, third_painting].map(|id| id.parse::<PaintingId>());
    let paintings = app.collection.paintings(ids.iter().flatten()).await?;
    let facts = |id: &str| -> Result<PaintingFacts, AppError> {
        let painting = id.parse().ok().and_then(|id: PaintingId| paintings.get(&id));
        painting.map(|painting| painting_facts(painting, language)).ok_or(AppError::NotFound)
    };
    Ok(Brief {
        paintings: [facts(first_painting)?, facts(second_painting)?, facts(third_painting)?],
        narrator: read(&selection.narrator, "narrator")?,
        character: selection.character_name.clone(),
        emotion: read(&selection.emotion, "emotion")?,
        intensity: read(&selection.intensity, "intensity")?,
        language,
        note: selection.note.clone(),
        seed: row.seed.into(),
    })
}

/// What a story may say of a painting.
pub fn painting_facts(painting: &Painting, language: Language) -> PaintingFacts {
    let colour = |swatch: &colour::Swatch| {
        let name = colour::name(swatch.rgb);
        match language {
            Language::En => name.en,
            Language::Zh => name.zh,
        }
    };
    PaintingFacts {
        id: painting.id.clone(),
        title: painting.title.get(language).to_owned(),
        artist: painting.artist.get(language).to_owned(),
        year: painting.year,
        date: painting.date.clone(),
        museum: painting.museum.get(language).to_owned(),
        colours: painting.palette.swatches().iter().map(colour).collect(),
    }
}

fn from_row(row: StoryRow) -> Result<Kept, AppError> {
    let parts = row.parts.as_ref().map(crate::store::JsonText::read).transpose()?.unwrap_or_default();
    Ok(Kept {
        id: row.id,
        status: row.status,
        selection: row.selection_id,
        palette: row.palette_id,
        version: row.version,
        colours: row.colors.read()?,
        recommendation: row.recommendation_id,
        paintings: [
            read(&row.first_painting, "painting")?,
            read(&row.second_painting, "painting")?,
            read(&row.third_painting, "painting")?,
        ],
        title: row.title,
        parts,
        narrator: read(&row.narrator, "narrator")?,
        character: row.character_name,
        emotion: read(&row.emotion, "emotion")?,
        intensity: read(&row.intensity, "intensity")?,
        language: read(&row.language, "language")?,
        writer: row.writer,
        seed: row.seed.into(),
        share: row.share_token,
        created_at: row.created_at.get(),
    })
}

fn read<T: std::str::FromStr>(text: &str, column: &str) -> Result<T, AppError> {
    text.parse().map_err(|_| AppError::Store(StoreError::Corrupt(format!("{column} {text:?}"))))
}
