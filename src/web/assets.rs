//! Serves the embedded static files.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY},
};

use crate::{assets, error::AppError};

/// `/static/{hash}/{name}`: the best form that the reader takes, to be kept for a year.
///
/// # Errors
/// [`AppError::NotFound`] for an address that this build does not have.
pub async fn file(request: HttpRequest) -> Result<HttpResponse, AppError> {
    let asset = assets::find(request.path()).ok_or(AppError::NotFound)?;
    let accepted = request.headers().get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let takes = |coding: &str| {
        accepted.split(',').any(|one| one.trim() == coding || one.trim().starts_with(&format!("{coding};")))
    };
    let mut response = HttpResponse::Ok();
    response
        .insert_header((CONTENT_TYPE, asset.content_type))
        .insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((VARY, "accept-encoding"));
    let bytes = match (asset.brotli, asset.gzip) {
        (Some(bytes), _) if takes("br") => {
            response.insert_header((CONTENT_ENCODING, "br"));
            bytes
        }
        (_, Some(bytes)) if takes("gzip") => {
            response.insert_header((CONTENT_ENCODING, "gzip"));
            bytes
        }
        _ => asset.plain,
    };
    Ok(response.body(bytes))
}
