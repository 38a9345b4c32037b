//! The address that people use for this server.

use actix_web::HttpRequest;

use crate::journey::App;

/// `PP_BASE_URL` without its closing slash, else what the request was sent to.
pub fn base(app: &App, request: &HttpRequest) -> String {
    if let Some(url) = &app.settings.base_url {
        return url.as_str().trim_end_matches('/').to_owned();
    }
    let asked = request.connection_info();
    format!("{}://{}", asked.scheme(), asked.host())
}
