//! `/api/openapi.json`

use actix_web::HttpResponse;
use utoipa::{
    Modify, OpenApi,
    openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder},
};

use super::{events, health, map, palettes, preview, recommendations, stories};

/// Statuses that any request may meet, whatever it asks for.
struct Everywhere;

impl Modify for Everywhere {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        for item in document.paths.paths.values_mut() {
            let reading = [item.get.as_mut()];
            let writing = [item.post.as_mut(), item.delete.as_mut()];
            for operation in reading.into_iter().flatten() {
                say(
                    &mut operation.responses.responses,
                    &[("503", "The database does not answer, or too much at once")],
                );
            }
            for operation in writing.into_iter().flatten() {
                let said = [
                    ("403", "Sent from another site's page"),
                    ("409", "A request with this idempotency key is still being answered"),
                    ("503", "The database does not answer, or too much at once"),
                ];
                say(&mut operation.responses.responses, &said);
            }
        }
    }
}

fn say(responses: &mut std::collections::BTreeMap<String, RefOr<Response>>, said: &[(&str, &str)]) {
    for (status, description) in said {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
        let response = ResponseBuilder::new().description(*description).content("application/problem+json", content);
        responses.entry((*status).to_owned()).or_insert_with(|| RefOr::T(response.build()));
    }
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Plot & Palette",
        description = "A palette in, paintings and a story out. Rows belong to the session of the cookie that the first storing request sets."
    ),
    modifiers(&Everywhere),
    paths(
        health::health,
        map::map,
        palettes::create,
        palettes::show,
        palettes::tools,
        palettes::swatches,
        palettes::count_frame,
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
