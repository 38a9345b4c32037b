//! Bodies of forms: multipart for pictures, urlencoded for everything else.

use std::time::Duration;

use actix_multipart::{
    MultipartError,
    form::{MultipartForm, MultipartFormConfig, bytes::Bytes, text::Text},
};
use actix_web::{
    FromRequest, HttpMessage as _, HttpRequest, dev::Payload, error::PayloadError, http::header::CONTENT_LENGTH, web,
};
use serde::de::DeserializeOwned;
use tokio::sync::SemaphorePermit;

use crate::{
    error::AppError,
    journey::App,
    media::{Limits, MediaError},
};

/// Room in a multipart body beside the picture, in bytes.
const BESIDE: usize = 64 * 1024;
/// How long a body may take: 20 MB at 400 kbit/s take seven minutes.
const SLOWEST: Duration = Duration::from_mins(10);
/// How long a body waits for its place in memory.
const PATIENCE: Duration = Duration::from_secs(20);
/// Largest urlencoded form, in bytes.
pub const MOST: usize = 64 * 1024;

/// What the capture page sends, with a picture or the name of a still.
#[derive(MultipartForm)]
#[multipart(duplicate_field = "replace")]
pub struct PictureForm {
    /// The picture's bytes.
    pub image: Option<Bytes>,
    /// The name of a server-made still.
    pub still: Option<Text<String>>,
    /// `gradient` for a frame of an animation.
    pub source: Option<Text<String>>,
    /// The form's idempotency key.
    pub key: Option<Text<String>>,
}

impl PictureForm {
    /// Reads a multipart body of at most the allowed picture and a little beside it.
    ///
    /// # Errors
    /// [`AppError::Picture`] where it is too large, [`AppError::Malformed`] where it is not multipart or
    /// takes longer than [`SLOWEST`].
    pub async fn read(request: &HttpRequest, payload: &mut Payload, limits: Limits) -> Result<Self, AppError> {
        let read = tokio::time::timeout(SLOWEST, Self::read_all(request, payload, limits));
        read.await.map_err(|_| AppError::Malformed("the body took too long".to_owned()))?
    }

    async fn read_all(request: &HttpRequest, payload: &mut Payload, limits: Limits) -> Result<Self, AppError> {
        if !request.content_type().eq_ignore_ascii_case("multipart/form-data") {
            return Err(AppError::UnsupportedType);
        }
        MultipartForm::<Self>::from_request(request, payload).await.map(MultipartForm::into_inner).map_err(|error| {
            match error.as_error::<MultipartError>() {
                Some(error) if is_overflow(error) => AppError::Picture(MediaError::TooLarge { limit: limits.bytes }),
                _ => AppError::Malformed(error.to_string()),
            }
        })
    }
}

/// A place for a body in memory, by its announced size; keep it for as long as the bytes are needed.
///
/// # Errors
/// [`AppError::Busy`] where there is none within [`PATIENCE`].
pub async fn place<'a>(app: &'a App, request: &HttpRequest) -> Result<SemaphorePermit<'a>, AppError> {
    let most = app.limits().bytes + BESIDE;
    let announced = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    let megabytes = announced.unwrap_or(most).min(most).div_ceil(1024 * 1024).max(1);
    let permits = u32::try_from(megabytes).unwrap_or(u32::MAX);
    match tokio::time::timeout(PATIENCE, app.receiving.acquire_many(permits)).await {
        Ok(Ok(permit)) => Ok(permit),
        _ => Err(AppError::Busy),
    }
}

/// Whether the body was longer than allowed; a field wraps the fault of the whole.
fn is_overflow(error: &MultipartError) -> bool {
    match error {
        MultipartError::Payload(PayloadError::Overflow) => true,
        MultipartError::Field { source, .. } => source.as_error::<MultipartError>().is_some_and(is_overflow),
        _ => false,
    }
}

/// How much of a multipart body is read.
pub fn multipart_config(limits: Limits) -> MultipartFormConfig {
    MultipartFormConfig::default().total_limit(limits.bytes + BESIDE).memory_limit(limits.bytes + BESIDE)
}

/// Reads an urlencoded body.
///
/// # Errors
/// [`AppError::UnsupportedType`], [`AppError::BodyTooLarge`] or [`AppError::Malformed`].
pub fn urlencoded<T: DeserializeOwned>(request: &HttpRequest, body: &web::Bytes) -> Result<T, AppError> {
    if !request.content_type().eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Err(AppError::UnsupportedType);
    }
    if body.len() > MOST {
        return Err(AppError::BodyTooLarge(MOST));
    }
    web::Query::<T>::from_query(&String::from_utf8_lossy(body))
        .map(web::Query::into_inner)
        .map_err(|error| AppError::Malformed(error.to_string()))
}
