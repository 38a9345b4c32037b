//! Every address of the product.

use actix_web::{HttpResponse, web};

use super::{api, assets, form, json, pages};
use crate::{error::AppError, journey::App};

/// Builds the route table.
pub fn routes(config: &mut web::ServiceConfig, app: &App) {
    config
        .app_data(form::multipart_config(app.limits()))
        .app_data(web::PayloadConfig::new(json::MOST.max(form::MOST)))
        // An id that is no id names nothing.
        .app_data(web::PathConfig::default().error_handler(|_, _| AppError::NotFound.into()))
        .app_data(web::QueryConfig::default().error_handler(|error, _| malformed(&error)))
        .route("/", web::get().to(pages::home::show))
        .route("/palettes/new", web::get().to(pages::capture::show))
        .route("/palettes", web::post().to(pages::capture::submit))
        .route("/stills/{name}.jpg", web::get().to(pages::pictures::still))
        .route("/palettes/{id}", web::get().to(pages::palette::show))
        .route("/palettes/{id}/colours.css", web::get().to(pages::palette::colours))
        .route("/palettes/{id}/picture.jpg", web::get().to(pages::pictures::display))
        .route("/palettes/{id}/thumbnail.jpg", web::get().to(pages::pictures::thumbnail))
        .service(web::resource("/palettes/{id}/gallery").get(pages::gallery::show).post(pages::gallery::recommend))
        .route("/palettes/{id}/selection", web::post().to(pages::selection::submit))
        .route("/paintings/{id}/study.svg", web::get().to(pages::pictures::study))
        .route("/stories", web::get().to(pages::stories::show))
        .route("/stories/{id}", web::get().to(pages::story::show))
        .route("/stories/{id}/again", web::post().to(pages::story::again))
        .route("/stories/{id}/share", web::post().to(pages::story::share))
        .route("/stories/{id}/unshare", web::post().to(pages::story::unshare))
        .route("/s/{token}", web::get().to(pages::shared::show))
        .route("/s/{token}/colours.css", web::get().to(pages::shared::colours))
        .route("/about", web::get().to(pages::plain::about))
        .route("/privacy", web::get().to(pages::plain::privacy))
        .route("/licences", web::get().to(pages::plain::licences))
        .route("/language", web::post().to(pages::plain::language))
        .route("/robots.txt", web::get().to(pages::plain::robots))
        .route("/favicon.ico", web::get().to(pages::plain::favicon))
        .route("/static/{hash}/{name}", web::get().to(assets::file))
        .service(web::scope("/api").configure(api::routes));
}

fn malformed(error: &dyn std::fmt::Display) -> actix_web::Error {
    AppError::Malformed(error.to_string()).into()
}

/// Unknown addresses: the failure layer says it in the reader's form and language.
pub async fn unknown() -> Result<HttpResponse, AppError> {
    Err(AppError::NotFound)
}
