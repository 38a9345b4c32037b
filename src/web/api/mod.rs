//! The JSON API. `/api/openapi.json` is made from these handlers.

mod describe;
mod events;
mod health;
mod palettes;
mod preview;
mod recommendations;
mod stories;

pub use describe::openapi;

use actix_web::web;

/// The API's routes, below `/api`.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .service(web::resource("/health").get(health::health))
        .service(web::resource("/openapi.json").get(describe::document))
        .service(web::resource("/palettes").post(palettes::create))
        .service(web::resource("/palettes/{id}").get(palettes::show))
        .service(web::resource("/palettes/{id}/recommendations").post(recommendations::create))
        .service(web::resource("/preview").post(preview::preview))
        .service(web::resource("/recommendations/{id}").get(recommendations::show))
        .service(web::resource("/recommendations/{id}/selection").post(recommendations::select))
        .service(web::resource("/stories").get(stories::list).post(stories::create))
        .service(web::resource("/stories/{id}").get(stories::show))
        .service(web::resource("/stories/{id}/events").get(events::events))
        .service(web::resource("/stories/{id}/share").post(stories::share).delete(stories::unshare));
}
