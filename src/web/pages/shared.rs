//! `/s/{token}`: a story that its reader gave away.

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};

use super::{here, html, palette, story as own};
use crate::{
    error::AppError,
    journey::{App, story},
    web::{
        origin,
        speaks::Speaks,
        views::{Page, SharedView},
    },
};

/// The page. Never listed: whoever has the link was given it.
pub async fn show(
    request: HttpRequest,
    token: Path<String>,
    speaks: Speaks,
    app: Data<App>,
) -> Result<HttpResponse, AppError> {
    let kept = story::find_shared(&app, &token).await?;
    let title = kept.title.clone().unwrap_or_default();
    let page =
        Page::new(speaks.0, here(&request), "story-title").titled(title).tinted(format!("/s/{token}/colours.css"));
    let url = format!("{}/s/{token}", origin::base(&app, &request));
    let view = SharedView { page: &page, url, story: own::text(&app, &kept, speaks.0).await? };
    let mut response = html(StatusCode::OK, &page, &view)?;
    response.headers_mut().insert(
        actix_web::http::header::HeaderName::from_static("x-robots-tag"),
        actix_web::http::header::HeaderValue::from_static("noindex"),
    );
    Ok(response)
}

/// The colours of the story's palette, for readers without its session.
pub async fn colours(token: Path<String>, app: Data<App>) -> Result<HttpResponse, AppError> {
    palette::style(&story::find_shared(&app, &token).await?.colours)
}
