//! Bodies of forms: multipart for pictures, urlencoded for everything else.

use actix_multipart::{
    MultipartError,
    form::{MultipartForm, MultipartFormConfig, bytes::Bytes, text::Text},
};
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, dev::Payload, error::PayloadError, web};
use serde::de::DeserializeOwned;

use crate::{
    error::AppError,
    media::{Limits, MediaError},
};

/// Room in a multipart body beside the picture, in bytes.
const BESIDE: usize = 64 * 1024;
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
    /// [`AppError::Picture`] where it is too large, [`AppError::Malformed`] where it is not multipart.
    pub async fn read(request: &HttpRequest, payload: &mut Payload, limits: Limits) -> Result<Self, AppError> {
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
    web::Query::<T>::from_query(&String::from_utf8_lossy(body))
        .map(web::Query::into_inner)
        .map_err(|error| AppError::Malformed(error.to_string()))
}
