//! Step one: a picture, a caught frame, or plain colours become a palette.

use std::sync::Arc;

use image::RgbImage;
use serde::{Deserialize, Serialize};
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

use super::App;
use crate::{
    colour::{
        self, Palette,
        swatch_file::{self, SwatchFileError, SwatchFormat, Swatches},
    },
    error::{AppError, FieldError},
    media::{self, Copies, Header, Limits, Margins, MediaError, PictureKey},
    store::{JsonText, PaletteRow, PaletteSource},
};

/// Colours taken from a picture.
pub const COLOURS: usize = 5;

/// A palette as it is kept.
#[derive(Debug, Clone)]
pub struct Captured {
    /// UUIDv7.
    pub id: Uuid,
    /// Its colours.
    pub palette: Palette,
    /// The stored picture, if there is one.
    pub picture: Option<StoredPicture>,
    /// What was left out of the picture as its frame, if anything was.
    pub frame: Option<Frame>,
    /// The palette that this one edits.
    pub parent: Option<Uuid>,
    /// When it was made.
    pub created_at: OffsetDateTime,
}

/// A uniform frame, mat or border around a picture, which is not counted unless the person says so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// How much of each side it takes.
    pub margins: Margins,
    /// The palette with the frame counted.
    pub whole: Palette,
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

/// Makes a palette of a file's bytes: of a picture, which is kept too, or of a swatch file of another program.
///
/// # Errors
/// [`AppError::Picture`] and [`AppError::Invalid`] say what is wrong with the bytes; [`AppError::Busy`] when too many
/// pictures wait.
pub async fn from_file(
    app: &Arc<App>,
    session: Uuid,
    bytes: impl AsRef<[u8]> + Send + Sync + 'static,
    source: PaletteSource,
) -> Result<Captured, AppError> {
    let limits = app.limits();
    let bytes = Arc::new(bytes);
    let look = {
        let bytes = bytes.clone();
        move || look((*bytes).as_ref(), limits)
    };
    let looked = tokio::task::spawn_blocking(look).await.map_err(|error| AppError::Internal(error.to_string()))??;
    let memory = match looked {
        Looked::Swatches(palette) => {
            return keep(app, session, Found::colours(palette), PaletteSource::Colors, None).await;
        }
        Looked::Picture { memory } => memory,
    };
    let turn = app.turn_to_decode(memory).await?;
    let pictures = app.pictures.clone();
    let work = move || -> Result<Found, AppError> {
        let (Colours { palette, frame }, copies) = read((*bytes).as_ref(), limits)?;
        let picture = StoredPicture { key: pictures.keep(&copies)?, width: copies.width, height: copies.height };
        Ok(Found { palette, frame, picture: Some(picture) })
    };
    let outcome = tokio::task::spawn_blocking(work).await.map_err(|error| {
        // A decoder that panics has met bytes it cannot read; the person can do nothing else about it.
        tracing::error!(%error, "decoding panicked");
        AppError::Picture(MediaError::Broken("the decoder gave up".to_owned()))
    })?;
    drop(turn);
    keep(app, session, outcome?, source, None).await
}

/// What a file is.
enum Looked {
    Swatches(Palette),
    /// A picture that takes so many bytes of memory to read.
    Picture {
        memory: u64,
    },
}

/// Reads a swatch file, or the header of a picture.
fn look(bytes: &[u8], limits: Limits) -> Result<Looked, AppError> {
    match swatch_file::read(bytes) {
        Ok(Swatches { palette, .. }) => Ok(Looked::Swatches(palette)),
        // A drawing may be a picture that is no palette.
        Err(
            SwatchFileError::NotASwatchFile
            | SwatchFileError::NoColours(SwatchFormat::Svg)
            | SwatchFileError::Broken(SwatchFormat::Svg),
        ) => Ok(Looked::Picture { memory: Header::read(bytes, limits)?.memory }),
        Err(error) => Err(refused(error)),
    }
}

/// A swatch file that cannot be read, as the error of the form's field.
fn refused(error: SwatchFileError) -> AppError {
    match error {
        SwatchFileError::NoColours(format) => {
            AppError::Invalid(vec![FieldError::new("image", "swatches-none").with("format", format.name())])
        }
        SwatchFileError::Broken(format) => {
            AppError::Invalid(vec![FieldError::new("image", "swatches-broken").with("format", format.name())])
        }
        SwatchFileError::TooLarge | SwatchFileError::NotASwatchFile => AppError::field("image", "swatches-too-large"),
    }
}

/// The colours of a picture.
#[derive(Debug, Clone)]
pub struct Colours {
    /// Five colours of the picture without its frame.
    pub palette: Palette,
    /// The frame that was left out, where there is one.
    pub frame: Option<Frame>,
}

/// The colours of a picture's bytes. The same bytes always give the same colours: command line, upload and catalogue
/// read the same pixels.
///
/// # Errors
/// See [`MediaError`].
pub fn colours(bytes: &[u8], limits: Limits) -> Result<Colours, MediaError> {
    let picture = media::read_for_palette(bytes, limits)?;
    let palette = |picture: &RgbImage| colour::extract(picture.as_raw().as_chunks().0, COLOURS);
    Ok(match Margins::of(&picture) {
        None => Colours { palette: palette(&picture), frame: None },
        Some(margins) => Colours {
            palette: palette(&margins.inside(&picture)),
            frame: Some(Frame { margins, whole: palette(&picture) }),
        },
    })
}

/// Colours and copies of a picture's bytes. Takes a core for up to a second, and memory as [`media::Header`] says.
///
/// # Errors
/// See [`MediaError`].
pub fn read(bytes: &[u8], limits: Limits) -> Result<(Colours, Copies), MediaError> {
    Ok((colours(bytes, limits)?, media::copies(media::read_for_copies(bytes, limits)?)?))
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
    keep(app, session, Found::colours(palette), PaletteSource::Colors, parent).await
}

/// Counts the frame after all: a new palette of the whole picture, beside the one without it.
///
/// # Errors
/// [`AppError::NotFound`] also for another session's palette, and for one from which no frame was left out.
pub async fn with_frame(app: &App, session: Uuid, id: Uuid) -> Result<Captured, AppError> {
    let row = app.store.palettes().find_for_session(id, session).await?.ok_or(AppError::NotFound)?;
    let source = row.source;
    let captured = from_row(row)?;
    let frame = captured.frame.ok_or(AppError::NotFound)?;
    let picture = match captured.picture {
        Some(picture) => {
            let pictures = app.pictures.clone();
            let again = tokio::task::spawn_blocking(move || pictures.again(picture.key)).await;
            let key = again.map_err(|error| AppError::Internal(error.to_string()))??;
            Some(StoredPicture { key, ..picture })
        }
        None => None,
    };
    keep(app, session, Found { palette: frame.whole, frame: None, picture }, source, Some(id)).await
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
        frame: row.frame.as_ref().map(JsonText::read).transpose()?,
        parent: row.parent_id,
        created_at: row.created_at.get(),
    })
}

/// What becomes a row.
struct Found {
    palette: Palette,
    frame: Option<Frame>,
    picture: Option<StoredPicture>,
}

impl Found {
    /// Colours without a picture.
    fn colours(palette: Palette) -> Self {
        Self { palette, frame: None, picture: None }
    }
}

/// Keeps a row; where that fails the picture is forgotten.
async fn keep(
    app: &App,
    session: Uuid,
    found: Found,
    source: PaletteSource,
    parent: Option<Uuid>,
) -> Result<Captured, AppError> {
    let Found { palette, frame, picture } = found;
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
        frame: frame.as_ref().map(JsonText::of).transpose()?,
        created_at: now,
        updated_at: now,
    };
    if let Err(error) = app.store.palettes().insert(&row).await {
        if let Some(picture) = picture {
            app.pictures.forget(picture.key);
        }
        return Err(error.into());
    }
    let detail = json!({"source": source.as_str(), "colours": palette.swatches().len(), "edit": parent.is_some(),
        "frame": frame.is_some()});
    app.analytics.record("palette_captured", Some(session), &detail);
    from_row(row)
}
