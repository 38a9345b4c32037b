//! Pages that say something, and the small addresses that browsers and robots ask for.

use actix_web::{
    HttpRequest, HttpResponse,
    cookie::{Cookie, SameSite, time::Duration},
    http::StatusCode,
    web::{Bytes, Data},
};
use serde::Deserialize;

use super::{here, html};
use crate::{
    assets,
    error::AppError,
    journey::App,
    language::Language,
    web::{
        form::urlencoded,
        speaks::{self, Speaks},
        views::{AboutView, LicencesView, Page, PrivacyView, integer},
    },
};

/// The language form of every page.
#[derive(Deserialize)]
struct LanguageForm {
    language: Language,
    #[serde(default)]
    back: String,
}

/// `/about`
pub async fn about(request: HttpRequest, speaks: Speaks, app: Data<App>) -> Result<HttpResponse, AppError> {
    let page = Page::new(speaks.0, here(&request), "about-title").listed();
    let paintings = integer(app.collection.now().index.len() as u64);
    html(StatusCode::OK, &page, &AboutView { page: &page, paintings })
}

/// `/privacy`
pub async fn privacy(request: HttpRequest, speaks: Speaks) -> Result<HttpResponse, AppError> {
    let page = Page::new(speaks.0, here(&request), "privacy-title").listed();
    html(StatusCode::OK, &page, &PrivacyView { page: &page })
}

/// `/licences`
pub async fn licences(request: HttpRequest, speaks: Speaks) -> Result<HttpResponse, AppError> {
    let page = Page::new(speaks.0, here(&request), "licences-title");
    html(StatusCode::OK, &page, &LicencesView { page: &page, licences: crate::web::licences::list() })
}

/// Keeps the chosen language for a year and goes back.
pub async fn language(request: HttpRequest, body: Bytes, app: Data<App>) -> Result<HttpResponse, AppError> {
    let form: LanguageForm = urlencoded(&request, &body)?;
    let cookie = Cookie::build(speaks::COOKIE, form.language.as_str())
        .path("/")
        .same_site(SameSite::Lax)
        .http_only(true)
        .secure(app.settings.is_https())
        .max_age(Duration::days(365))
        .finish();
    // Only a path of our own: `//host` and `/\host` would lead elsewhere.
    let own =
        form.back.starts_with('/') && !form.back[1..].starts_with(['/', '\\']) && !form.back.contains(char::is_control);
    let back = if own { form.back } else { "/".to_owned() };
    Ok(HttpResponse::SeeOther().cookie(cookie).insert_header(("location", back)).finish())
}

/// Robots get the open pages only. Shared stories say `noindex` themselves, which a robot has to be
/// let in to read.
pub async fn robots() -> HttpResponse {
    let rules = "User-agent: *\nDisallow: /api/\nDisallow: /palettes/\nDisallow: /stories\nAllow: /palettes/new\n";
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .insert_header(("cache-control", "public, max-age=86400"))
        .body(rules)
}

/// Browsers ask for this by themselves.
pub async fn favicon() -> HttpResponse {
    HttpResponse::PermanentRedirect().insert_header(("location", assets::ICON_SVG.route)).finish()
}
