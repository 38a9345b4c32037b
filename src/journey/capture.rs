//! Step one: a picture, a caught frame, or plain colours become a palette.

use std::{sync::Arc, time::Duration};

use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

use super::App;
use crate::{
    colour::{self, Palette},
    error::AppError,
    media::{self, Copies, MediaError, PictureKey},
    store::{JsonText, PaletteRow, PaletteSource},
};

/// Colours taken from a picture.
pub const COLOURS: usize = 5;
/// How long a picture waits for its turn to be decoded.
const PATIENCE: Duration = Duration::from_secs(20);

/// A palette as it is kept.
#[derive(Debug, Clone)]
pub struct Captured {
    /// UUIDv7.
    pub id: Uuid,
    /// Its colours.
    pub palette: Palette,
    /// The stored picture, if there is one.
    pub picture: Option<StoredPicture>,
    /// The palette that this one edits.
    pub parent: Option<Uuid>,
    /// When it was made.
    pub created_at: OffsetDateTime,
}

/// A stored picture.
#[derive(Debug, Clone, Copy)]
pub struct StoredPicture {
    /// Its random name.
    pub key: PictureKey,
    /// Width of the display copy, in pixels.
    pub width: u32,
    /// Height of the display copy, in pixels.
    pub height: u32,
}

/// Makes a palette of a picture's bytes and keeps both.
///
/// # Errors
/// [`AppError::Picture`] says what is wrong with the bytes; [`AppError::Busy`] when too many pictures wait.
pub async fn from_picture(
    app: &Arc<App>,
    session: Uuid,
    bytes: impl AsRef<[u8]> + Send + 'static,
    source: PaletteSource,
) -> Result<Captured, AppError> {
    let turn = tokio::time::timeout(PATIENCE, app.decoding.acquire()).await.map_err(|_| AppError::Busy)?;
    let turn = turn.map_err(|_| AppError::Busy)?;
    let (limits, pictures) = (app.limits(), app.pictures.clone());
    let work = move || -> Result<(Palette, StoredPicture), AppError> {
        let (palette, copies) = read(bytes.as_ref(), limits)?;
        let key = pictures.keep(&copies)?;
        Ok((palette, StoredPicture { key, width: copies.width, height: copies.height }))
    };
    let outcome = tokio::task::spawn_blocking(work).await.map_err(|error| {
        // A decoder that panics has met bytes it cannot read; the person can do nothing else about it.
        tracing::error!(%error, "decoding panicked");
        AppError::Picture(MediaError::Broken("the decoder gave up".to_owned()))
    })?;
    drop(turn);
    let (palette, picture) = outcome?;
    let captured = keep(app, session, palette, source, None, Some(picture)).await;
    if captured.is_err() {
        app.pictures.forget(picture.key);
    }
    captured
}

/// Pixels, palette and copies of a picture's bytes. Takes a core for up to a second.
///
/// # Errors
/// See [`MediaError`].
pub fn read(bytes: &[u8], limits: media::Limits) -> Result<(Palette, Copies), MediaError> {
    let picture = media::decode(bytes, limits)?;
    let palette = colour::extract(&media::sample(&picture), COLOURS);
    Ok((palette, media::copies(&picture)?))
}

/// Keeps a palette of given colours.
///
/// # Errors
/// [`AppError::Invalid`] where `parent` is not a palette of this session.
pub async fn from_colours(
    app: &App,
    session: Uuid,
    palette: Palette,
    parent: Option<Uuid>,
) -> Result<Captured, AppError> {
    if let Some(parent) = parent
        && app.store.palettes().find_for_session(parent, session).await?.is_none()
    {
        return Err(AppError::field("parent", "parent-unknown"));
    }
    keep(app, session, palette, PaletteSource::Colors, parent, None).await
}

/// A palette of this session.
///
/// # Errors
/// [`AppError::NotFound`] also for another session's palette.
pub async fn find(app: &App, session: Uuid, id: Uuid) -> Result<Captured, AppError> {
    let row = app.store.palettes().find_for_session(id, session).await?.ok_or(AppError::NotFound)?;
    from_row(row)
}

fn from_row(row: PaletteRow) -> Result<Captured, AppError> {
    let size = |value: Option<i32>| value.and_then(|value| u32::try_from(value).ok()).unwrap_or_default();
    let key = row.image_key.as_deref().and_then(|key| key.parse().ok());
    let picture = key.map(|key| StoredPicture { key, width: size(row.image_width), height: size(row.image_height) });
    Ok(Captured {
        id: row.id,
        palette: row.colors.read()?,
        picture,
        parent: row.parent_id,
        created_at: row.created_at.get(),
    })
}

async fn keep(
    app: &App,
    session: Uuid,
    palette: Palette,
    source: PaletteSource,
    parent: Option<Uuid>,
    picture: Option<StoredPicture>,
) -> Result<Captured, AppError> {
    let now = app.clock.now().into();
    let size = |value: u32| i32::try_from(value).ok();
    let row = PaletteRow {
        id: Uuid::now_v7(),
        session_id: session,
        parent_id: parent,
        source,
        colors: JsonText::of(&palette)?,
        image_key: picture.map(|picture| picture.key.to_string()),
        image_width: picture.and_then(|picture| size(picture.width)),
        image_height: picture.and_then(|picture| size(picture.height)),
        created_at: now,
        updated_at: now,
    };
    app.store.palettes().insert(&row).await?;
    let detail = json!({"source": source.as_str(), "colours": palette.swatches().len(), "edit": parent.is_some()});
    app.analytics.record("palette_captured", Some(session), &detail);
    from_row(row)
}
