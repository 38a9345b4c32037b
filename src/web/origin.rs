//! The address that people use for this server.

use actix_web::HttpRequest;

use crate::journey::App;

/// `PP_BASE_URL` without its closing slash, else what the request was sent to.
pub fn base(app: &App, request: &HttpRequest) -> String {
    match &app.settings.base_url {
        Some(url) => url.as_str().trim_end_matches('/').to_owned(),
        None => {
            let asked = request.connection_info();
            format!("{}://{}", asked.scheme(), asked.host())
        }
    }
}
