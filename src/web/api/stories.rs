//! `/api/stories`

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Data, Path, Query},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{
    contract::{PartView, StoryView},
    error::{AppError, FieldError},
    journey::{
        App,
        story::{self, Kept, Wish},
    },
    language::Language,
    web::{
        failure::Problem,
        idempotency::{Answer, Key, once},
        json::Json,
        origin,
        session::Visitor,
        speaks::Speaks,
    },
};

/// Stories in one answer where nothing else is asked.
const SHOWN: u32 = 20;
/// Most stories in one answer.
const MOST: u32 = 100;

/// What the story shall be.
#[derive(Deserialize, ToSchema)]
pub struct StoryInput {
    /// The choice that it tells.
    selection_id: Uuid,
    /// Its language; where left out, the reader's own (`lang` cookie, else `Accept-Language`).
    language: Option<Language>,
    /// Who shall write it: `builtin`.
    writer: Option<String>,
    /// Which of all possible stories, below 2⁵³; drawn by lot where left out.
    #[schema(maximum = 9_007_199_254_740_991_i64)]
    seed: Option<u64>,
}

/// What was queued.
#[derive(Serialize, ToSchema)]
pub struct Queued {
    /// The story's id.
    id: Uuid,
    /// `queued`, or further already.
    #[schema(value_type = String)]
    status: &'static str,
}

/// A page of a list.
#[derive(Deserialize, IntoParams)]
pub struct Page {
    /// Id of the last story that was seen.
    after: Option<Uuid>,
    /// How many, 1–100.
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
}

/// Stories, newest first.
#[derive(Serialize, ToSchema)]
pub struct StoryList {
    /// The stories.
    stories: Vec<StoryView>,
    /// Give this as `after` for the next page; absent on the last.
    next: Option<Uuid>,
}

/// A live share link.
#[derive(Serialize, ToSchema)]
pub struct Share {
    /// The link's secret part.
    token: String,
    /// The whole address.
    url: String,
}

/// Queues a story.
#[utoipa::path(post, path = "/api/stories", tag = "journey",
    params(("Idempotency-Key" = Option<String>, Header, description = "The same key in the same session gives the same answer for 24 h; a new key is a new version")),
    request_body = StoryInput,
    responses((status = 202, body = Queued, headers(("location" = String))), (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"), (status = 413, body = Problem, content_type = "application/problem+json"), (status = 415, body = Problem, content_type = "application/problem+json"), (status = 422, body = Problem, content_type = "application/problem+json")))]
pub async fn create(
    request: HttpRequest,
    input: Json<StoryInput>,
    speaks: Speaks,
    visitor: Visitor,
    app: Data<App>,
) -> Result<HttpResponse, AppError> {
    let session = visitor.owner().await?;
    let key = Key::of_header(&request)?;
    let shared = app.clone().into_inner();
    let StoryInput { selection_id, language, writer, seed } = input.0;
    let language = language.unwrap_or(speaks.0);
    once(&app, session, key, async move {
        let kept = story::begin(&shared, session, selection_id, Wish { language, writer, seed }).await?;
        let location = format!("/api/stories/{}", kept.id);
        Answer::json(StatusCode::ACCEPTED, Some(location), &Queued { id: kept.id, status: kept.status.as_str() })
    })
    .await
}

/// The session's stories.
#[utoipa::path(get, path = "/api/stories", tag = "journey", params(Page),
    responses((status = 200, body = StoryList), (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")))]
pub async fn list(page: Query<Page>, visitor: Visitor, app: Data<App>) -> Result<HttpResponse, AppError> {
    let limit = page.limit.unwrap_or(SHOWN);
    if !(1..=MOST).contains(&limit) {
        return Err(AppError::Invalid(vec![FieldError::new("limit", "limit-range").with("max", MOST)]));
    }
    let mut kept = match visitor.session().await? {
        Some(session) => story::list(&app, session, page.after, limit + 1).await?,
        None => Vec::new(),
    };
    let more = kept.len() > limit as usize;
    kept.truncate(limit as usize);
    let next = kept.last().map(|story| story.id).filter(|_| more);
    Ok(HttpResponse::Ok().json(StoryList { stories: kept.iter().map(view).collect(), next }))
}

/// A story, finished or not.
#[utoipa::path(get, path = "/api/stories/{id}", tag = "journey", params(("id" = Uuid, Path)),
    responses((status = 200, body = StoryView), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub async fn show(id: Path<Uuid>, visitor: Visitor, app: Data<App>) -> Result<HttpResponse, AppError> {
    let kept = story::find(&app, visitor.owner().await?, *id).await?;
    Ok(HttpResponse::Ok().json(view(&kept)))
}

/// Makes the story's share link, or gives the one that is there.
#[utoipa::path(post, path = "/api/stories/{id}/share", tag = "journey",
    params(("id" = Uuid, Path), ("Idempotency-Key" = Option<String>, Header, description = "The same key in the same session gives the same answer for 24 h")),
    responses((status = 201, body = Share), (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")))]
pub async fn share(
    request: HttpRequest,
    id: Path<Uuid>,
    visitor: Visitor,
    app: Data<App>,
) -> Result<HttpResponse, AppError> {
    // Sharing twice gives the same link while it lives, and a fresh one after it was taken back:
    // repeating an old answer would name a dead link. So the key is checked and not needed.
    Key::of_header(&request)?;
    let token = story::share(&app, visitor.owner().await?, *id).await?;
    let url = format!("{}/s/{token}", origin::base(&app, &request));
    Ok(HttpResponse::Created().insert_header(("location", url.clone())).json(Share { token, url }))
}

/// Takes the share link back.
#[utoipa::path(delete, path = "/api/stories/{id}/share", tag = "journey", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub async fn unshare(id: Path<Uuid>, visitor: Visitor, app: Data<App>) -> Result<HttpResponse, AppError> {
    story::unshare(&app, visitor.owner().await?, *id).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn view(kept: &Kept) -> StoryView {
    StoryView {
        id: Some(kept.id),
        status: kept.status.as_str(),
        title: kept.title.clone(),
        narrator: kept.narrator,
        character: kept.character.clone(),
        emotion: kept.emotion,
        intensity: kept.intensity,
        language: kept.language,
        writer: kept.writer.clone(),
        version: kept.version,
        seed: kept.seed,
        parts: PartView::list(&kept.parts),
        word_count: PartView::words(&kept.parts, kept.language),
    }
}
