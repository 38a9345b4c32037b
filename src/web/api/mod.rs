//! The JSON API. `/api/openapi.json` is made from these handlers.

mod describe;
mod events;
mod health;
mod map;
mod palettes;
mod preview;
mod recommendations;
mod stories;

pub use describe::openapi;

use actix_web::web::ServiceConfig;

use super::routes::{BOTH, READ, WRITE, at};

/// The API's routes, below `/api`.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(at("/health", READ).get(health::health))
        .service(at("/openapi.json", READ).get(describe::document))
        .service(at("/map", READ).get(map::map))
        .service(at("/palettes", WRITE).post(palettes::create))
        .service(at("/palettes/{id}", READ).get(palettes::show))
        .service(at("/palettes/{id}/tools", READ).get(palettes::tools))
        .service(at("/palettes/{id}/swatches/{format}", READ).get(palettes::swatches))
        .service(at("/palettes/{id}/frame", WRITE).post(palettes::count_frame))
        .service(at("/palettes/{id}/recommendations", WRITE).post(recommendations::create))
        .service(at("/preview", WRITE).post(preview::preview))
        .service(at("/recommendations/{id}", READ).get(recommendations::show))
        .service(at("/recommendations/{id}/selection", WRITE).post(recommendations::select))
        .service(at("/stories", BOTH).get(stories::list).post(stories::create))
        .service(at("/stories/{id}", READ).get(stories::show))
        .service(at("/stories/{id}/events", READ).get(events::events))
        .service(at("/stories/{id}/share", "POST, DELETE").post(stories::share).delete(stories::unshare));
}
