//! `/api/health`, for uptime monitors.

use actix_web::{HttpResponse, web::Data};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{journey::App, telemetry::COMMIT};

/// Whether the product can serve people.
#[derive(Serialize, ToSchema)]
pub struct Health {
    /// `healthy` or `unhealthy`.
    #[schema(value_type = String)]
    status: &'static str,
    /// `connected` or `unavailable`.
    #[schema(value_type = String)]
    database: &'static str,
    /// Why it is unhealthy.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// The program's version.
    #[schema(value_type = String)]
    version: &'static str,
    /// The commit it was built from.
    #[schema(value_type = String)]
    commit: &'static str,
    /// The collection.
    catalogue: CatalogueHealth,
    /// Seconds since the process started.
    uptime_s: u64,
}

/// How many paintings are known.
#[derive(Serialize, ToSchema)]
pub struct CatalogueHealth {
    /// Paintings in the index.
    paintings: usize,
}

/// 200 while the database answers and there are paintings to show; 503 with the reason otherwise.
#[utoipa::path(get, path = "/api/health", tag = "operation",
    responses((status = 200, body = Health), (status = 503, body = Health)))]
pub async fn health(app: Data<App>) -> HttpResponse {
    let database = app.store.ping().await;
    let paintings = app.collection.now().index.len();
    let healthy = database.is_ok() && paintings > 0;
    let body = Health {
        status: if healthy { "healthy" } else { "unhealthy" },
        reason: match &database {
            Err(error) => Some(error.to_string()),
            Ok(()) if paintings == 0 => Some("the collection is empty".to_owned()),
            Ok(()) => None,
        },
        database: if database.is_ok() { "connected" } else { "unavailable" },
        version: env!("CARGO_PKG_VERSION"),
        commit: COMMIT,
        catalogue: CatalogueHealth { paintings },
        uptime_s: app.started.elapsed().as_secs(),
    };
    let mut response = if healthy { HttpResponse::Ok() } else { HttpResponse::ServiceUnavailable() };
    response.insert_header(("cache-control", "no-store")).json(body)
}
