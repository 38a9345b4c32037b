//! `/api/openapi.json`

use actix_web::HttpResponse;
use utoipa::OpenApi;

use super::{events, health, palettes, preview, recommendations, stories};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Plot & Palette",
        description = "A palette in, paintings and a story out. Rows belong to the session of the cookie that the first storing request sets."
    ),
    paths(
        health::health,
        palettes::create,
        palettes::show,
        preview::preview,
        recommendations::create,
        recommendations::show,
        recommendations::select,
        stories::create,
        stories::list,
        stories::show,
        events::events,
        stories::share,
        stories::unshare,
    )
)]
struct Document;

/// The description of the API, made from its handlers.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Document::openapi()
}

/// The description as JSON.
pub async fn document() -> HttpResponse {
    HttpResponse::Ok().insert_header(("cache-control", "public, max-age=300")).json(openapi())
}
