//! `/api/palettes/{id}/recommendations`, `/api/recommendations/{id}` and its selection.

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    contract::{PaintingView, RecommendationView, SelectionInput},
    emotion::Emotion,
    error::AppError,
    journey::{
        App,
        gallery::{self, Gallery, Wish},
        selection::{self, Choice},
    },
    web::{
        failure::Problem,
        idempotency::{Answer, Key, once},
        json::Json,
        session::Visitor,
    },
};

/// What to look for.
#[derive(Deserialize, ToSchema)]
pub struct RecommendationInput {
    /// The emotion that was chosen; it is kept for the story.
    emotion: Option<Emotion>,
    /// How many paintings, 1–50.
    #[schema(minimum = 1, maximum = 50, default = 10)]
    limit: Option<usize>,
    /// Ids of paintings that shall not be shown.
    #[serde(default)]
    exclude: Vec<String>,
    /// "Surprise me": how far from the nearest to go, 0 (the nearest) to 100.
    #[serde(default)]
    #[schema(maximum = 100, default = 0)]
    surprise: u8,
}

/// What was made.
#[derive(Serialize, ToSchema)]
pub struct Made {
    /// Its id.
    id: Uuid,
}

/// Finds paintings for a palette.
#[utoipa::path(post, path = "/api/palettes/{id}/recommendations", tag = "journey",
    params(("id" = Uuid, Path), ("Idempotency-Key" = Option<String>, Header, description = "The same key in the same session gives the same answer for 24 h")),
    request_body = RecommendationInput,
    responses((status = 201, body = RecommendationView, headers(("location" = String))), (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"), (status = 413, body = Problem, content_type = "application/problem+json"), (status = 415, body = Problem, content_type = "application/problem+json"), (status = 422, body = Problem, content_type = "application/problem+json")))]
pub async fn create(
    request: HttpRequest,
    palette: Path<Uuid>,
    input: Json<RecommendationInput>,
    visitor: Visitor,
    app: Data<App>,
) -> Result<HttpResponse, AppError> {
    let session = visitor.owner().await?;
    let key = Key::of_header(&request)?;
    let shared = app.clone().into_inner();
    let RecommendationInput { emotion, limit, exclude, surprise } = input.0;
    // An id that no painting can have excludes nothing.
    let exclude = exclude.iter().filter_map(|id| id.parse().ok()).collect();
    once(&app, session, key, async move {
        let wish = Wish { emotion, limit: limit.unwrap_or(gallery::SHOWN), surprise, exclude };
        let found = gallery::recommend(&shared, session, *palette, wish).await?;
        Answer::json(StatusCode::CREATED, Some(format!("/api/recommendations/{}", found.id)), &view(&found))
    })
    .await
}

/// Paintings as they were shown.
#[utoipa::path(get, path = "/api/recommendations/{id}", tag = "journey", params(("id" = Uuid, Path)),
    responses((status = 200, body = RecommendationView), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub async fn show(id: Path<Uuid>, visitor: Visitor, app: Data<App>) -> Result<HttpResponse, AppError> {
    let found = gallery::find(&app, visitor.owner().await?, *id).await?;
    Ok(HttpResponse::Ok().json(view(&found)))
}

/// Keeps which paintings were picked, in which order, and how the story shall be told.
#[utoipa::path(post, path = "/api/recommendations/{id}/selection", tag = "journey",
    params(("id" = Uuid, Path), ("Idempotency-Key" = Option<String>, Header, description = "The same key in the same session gives the same answer for 24 h")),
    request_body = SelectionInput,
    responses((status = 201, body = Made), (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"), (status = 413, body = Problem, content_type = "application/problem+json"), (status = 415, body = Problem, content_type = "application/problem+json"), (status = 422, body = Problem, content_type = "application/problem+json")))]
pub async fn select(
    request: HttpRequest,
    id: Path<Uuid>,
    input: Json<SelectionInput>,
    visitor: Visitor,
    app: Data<App>,
) -> Result<HttpResponse, AppError> {
    let session = visitor.owner().await?;
    let key = Key::of_header(&request)?;
    let shared = app.clone().into_inner();
    let SelectionInput { paintings, narrator, character, emotion, intensity, note } = input.0;
    let choice = Choice { paintings, narrator: Some(narrator), character, emotion, intensity, note };
    once(&app, session, key, async move {
        let id = selection::choose(&shared, session, *id, choice).await?;
        Answer::json(StatusCode::CREATED, None, &Made { id })
    })
    .await
}

fn view(found: &Gallery) -> RecommendationView {
    RecommendationView {
        id: Some(found.id),
        emotion: found.emotion,
        surprise: found.surprise,
        paintings: found.paintings.iter().map(|hung| PaintingView::new(&hung.painting, &hung.found)).collect(),
    }
}
