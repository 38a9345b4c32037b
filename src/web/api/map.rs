//! `/api/map`

use actix_web::{
    HttpResponse,
    web::{Data, Query},
};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{
    contract::MapView,
    error::{AppError, FieldError},
    journey::App,
    web::failure::Problem,
};

/// Paintings in one answer where nothing else is asked.
const SHOWN: usize = 2_000;
/// Most paintings in one answer.
const MOST: usize = 10_000;

/// How much of the map.
#[derive(Deserialize, IntoParams)]
pub struct Part {
    /// How many paintings, 1–10,000; of more an even selection is given.
    #[param(minimum = 1, maximum = 10_000, default = 2_000)]
    limit: Option<usize>,
}

/// Families of colour, and a map of the collection.
#[utoipa::path(get, path = "/api/map", tag = "journey", params(Part),
    responses((status = 200, body = MapView), (status = 422, body = Problem, content_type = "application/problem+json")))]
pub async fn map(part: Query<Part>, app: Data<App>) -> Result<HttpResponse, AppError> {
    let limit = part.limit.unwrap_or(SHOWN);
    if !(1..=MOST).contains(&limit) {
        return Err(AppError::Invalid(vec![FieldError::new("limit", "limit-range").with("max", MOST)]));
    }
    let hanging = app.collection.now();
    let drawn = tokio::task::spawn_blocking(move || MapView::new(&hanging.index, hanging.atlas(), limit));
    let view = drawn.await.map_err(|error| AppError::Internal(error.to_string()))?;
    Ok(HttpResponse::Ok().insert_header(("cache-control", "public, max-age=300")).json(view))
}
