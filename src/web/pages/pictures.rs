//! Pictures: people's own, the studies of paintings, and the stills.

use actix_files::NamedFile;
use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{CACHE_CONTROL, HeaderValue},
    mime,
    web::{Data, Path, Query},
};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    error::AppError,
    journey::{App, capture},
    media::{Still, Variant},
    painting::{
        PaintingId,
        study::{self, Finish},
    },
    web::session::Visitor,
};

/// Figures of a painting change only with a release; a day is long enough for a lesson.
const STUDY_CACHE: &str = "public, max-age=86400";

/// How a study is finished.
#[derive(Deserialize)]
pub struct Finished {
    finish: Option<String>,
}

/// The display copy of a person's picture.
pub async fn display(
    request: HttpRequest,
    id: Path<Uuid>,
    visitor: Visitor,
    app: Data<App>,
) -> Result<HttpResponse, AppError> {
    picture(&request, *id, &visitor, &app, Variant::Display).await
}

/// Its thumbnail.
pub async fn thumbnail(
    request: HttpRequest,
    id: Path<Uuid>,
    visitor: Visitor,
    app: Data<App>,
) -> Result<HttpResponse, AppError> {
    picture(&request, *id, &visitor, &app, Variant::Thumbnail).await
}

async fn picture(
    request: &HttpRequest,
    id: Uuid,
    visitor: &Visitor,
    app: &App,
    variant: Variant,
) -> Result<HttpResponse, AppError> {
    let captured = capture::find(app, visitor.owner().await?, id).await?;
    let key = captured.picture.ok_or(AppError::NotFound)?.key;
    let path = app.pictures.path(key, variant);
    let opened = tokio::task::spawn_blocking(move || NamedFile::open(path)).await;
    let file = opened.map_err(|error| AppError::Internal(error.to_string()))?.map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => AppError::NotFound,
        _ => AppError::Disk(error),
    })?;
    let mut response = file.set_content_type(mime::IMAGE_JPEG).disable_content_disposition().into_response(request);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("private, max-age=86400"));
    Ok(response)
}

/// The cut-paper study of a painting; `?finish=paper` for one large one with soft shadows.
pub async fn study(id: Path<String>, finished: Query<Finished>, app: Data<App>) -> Result<HttpResponse, AppError> {
    let id: PaintingId = id.parse().map_err(|_| AppError::NotFound)?;
    let painting = app.collection.painting(&id).await?.ok_or(AppError::NotFound)?;
    let finish = match finished.finish.as_deref() {
        Some("paper") => Finish::Paper,
        _ => Finish::Flat,
    };
    let drawn = tokio::task::spawn_blocking(move || study::svg(&painting, finish)).await;
    let svg = drawn.map_err(|error| AppError::Internal(error.to_string()))?;
    // Opened as a page of its own, an SVG is a document: it gets no power at all.
    Ok(HttpResponse::Ok()
        .content_type("image/svg+xml")
        .insert_header((CACHE_CONTROL, STUDY_CACHE))
        .insert_header(("content-security-policy", "default-src 'none'; sandbox"))
        .body(svg))
}

/// A still of a gradient.
pub async fn still(name: Path<String>) -> Result<HttpResponse, AppError> {
    let still: Still = name.parse().map_err(|_| AppError::NotFound)?;
    let bytes = still_jpeg(still).await?;
    Ok(HttpResponse::Ok().content_type("image/jpeg").insert_header((CACHE_CONTROL, STUDY_CACHE)).body(bytes))
}

/// A still's JPEG, drawn at the first call.
pub async fn still_jpeg(still: Still) -> Result<&'static [u8], AppError> {
    let drawn = tokio::task::spawn_blocking(move || still.jpeg()).await;
    Ok(drawn.map_err(|error| AppError::Internal(error.to_string()))??)
}
