//! Serves the embedded static files.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{AcceptEncoding, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, Encoding, Header as _, VARY},
};

use crate::{assets, error::AppError};

/// `/static/{hash}/{name}`: the best form that the reader takes, to be kept for a year.
///
/// # Errors
/// [`AppError::NotFound`] for an address that this build does not have.
pub async fn file(request: HttpRequest) -> Result<HttpResponse, AppError> {
    let asset = assets::find(request.path()).ok_or(AppError::NotFound)?;
    let accepted = AcceptEncoding::parse(&request).ok();
    let takes = |coding: &Encoding| {
        accepted.as_ref().is_some_and(|accepted| accepted.negotiate([coding].into_iter()).as_ref() == Some(coding))
    };
    let mut response = HttpResponse::Ok();
    response
        .insert_header((CONTENT_TYPE, asset.content_type))
        .insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((VARY, "accept-encoding"));
    let bytes = match (asset.brotli, asset.gzip) {
        (Some(bytes), _) if takes(&Encoding::brotli()) => {
            response.insert_header((CONTENT_ENCODING, "br"));
            bytes
        }
        (_, Some(bytes)) if takes(&Encoding::gzip()) => {
            response.insert_header((CONTENT_ENCODING, "gzip"));
            bytes
        }
        _ => asset.plain,
    };
    Ok(response.body(bytes))
}
