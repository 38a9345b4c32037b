//! Every address of the product.

use actix_web::{
    HttpRequest, HttpResponse, Resource,
    http::header::{ALLOW, LOCATION},
    web::{self, ServiceConfig},
};

use super::{api, assets, form, json, pages};
use crate::{error::AppError, journey::App};

/// Methods of a resource, as `Allow` names them.
pub(super) const READ: &str = "GET, HEAD";
pub(super) const WRITE: &str = "POST";
pub(super) const BOTH: &str = "GET, HEAD, POST";

/// Builds the route table.
pub fn routes(config: &mut ServiceConfig, app: &App) {
    config
        .app_data(form::multipart_config(app.limits()))
        .app_data(web::PayloadConfig::new(json::MOST))
        // An id that is no id names nothing.
        .app_data(web::PathConfig::default().error_handler(|_, _| AppError::NotFound.into()))
        .app_data(web::QueryConfig::default().error_handler(|_, _| AppError::field("query", "query").into()))
        .service(at("/", READ).get(pages::home::show))
        .service(at("/palettes/new", READ).get(pages::capture::show))
        // A form that came back with errors leaves its own address in the browser; asked for again, it leads on.
        .service(at("/palettes", BOTH).post(pages::capture::submit).get(to_capture))
        .service(at("/stills/{name}.jpg", READ).get(pages::pictures::still))
        .service(at("/palettes/{id}", READ).get(pages::palette::show))
        .service(at("/palettes/{id}/colours.css", READ).get(pages::palette::colours))
        .service(at("/palettes/{id}/frame", BOTH).post(pages::palette::count_frame).get(to_palette))
        .service(at("/palettes/{id}/picture.jpg", READ).get(pages::pictures::display))
        .service(at("/palettes/{id}/thumbnail.jpg", READ).get(pages::pictures::thumbnail))
        .service(at("/palettes/{id}/gallery", BOTH).get(pages::gallery::show).post(pages::gallery::recommend))
        .service(at("/palettes/{id}/selection", BOTH).post(pages::selection::submit).get(to_gallery))
        .service(at("/paintings/{id}/study.svg", READ).get(pages::pictures::study))
        .service(at("/stories", READ).get(pages::stories::show))
        .service(at("/stories/{id}", READ).get(pages::story::show))
        .service(at("/stories/{id}/again", WRITE).post(pages::story::again))
        .service(at("/stories/{id}/share", WRITE).post(pages::story::share))
        .service(at("/stories/{id}/unshare", WRITE).post(pages::story::unshare))
        .service(at("/s/{token}", READ).get(pages::shared::show))
        .service(at("/s/{token}/colours.css", READ).get(pages::shared::colours))
        .service(at("/about", READ).get(pages::plain::about))
        .service(at("/privacy", READ).get(pages::plain::privacy))
        .service(at("/licences", READ).get(pages::plain::licences))
        .service(at("/language", WRITE).post(pages::plain::language))
        .service(at("/robots.txt", READ).get(pages::plain::robots))
        .service(at("/favicon.ico", READ).get(pages::plain::favicon))
        .service(at("/static/{hash}/{name}", READ).get(assets::file))
        .service(web::scope("/api").configure(api::routes));
}

/// A resource that answers other methods with 405 and says which it has.
pub(super) fn at(path: &str, allow: &'static str) -> Resource {
    let refuse = move || async move { HttpResponse::MethodNotAllowed().insert_header((ALLOW, allow)).finish() };
    web::resource(path).default_service(web::to(refuse))
}

async fn to_capture() -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, "/palettes/new")).finish()
}

async fn to_palette(request: HttpRequest) -> HttpResponse {
    let palette = request.path().trim_end_matches("/frame");
    HttpResponse::SeeOther().insert_header((LOCATION, palette)).finish()
}

async fn to_gallery(request: HttpRequest) -> HttpResponse {
    let gallery = request.path().replace("/selection", "/gallery");
    HttpResponse::SeeOther().insert_header((LOCATION, gallery)).finish()
}

/// Unknown addresses: the failure layer says it in the reader's form and language.
pub async fn unknown() -> Result<HttpResponse, AppError> {
    Err(AppError::NotFound)
}
