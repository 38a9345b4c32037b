//! Requests that change something must come from our own pages, or from no browser at all.

use actix_web::{
    Error, HttpRequest,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::header::{HOST, ORIGIN},
    middleware::Next,
    web::Data,
};

use crate::{error::AppError, journey::App};

/// Lets a request pass or answers 403.
pub async fn check(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    if !is_allowed(request.request()) {
        return Ok(request.error_response(AppError::CrossSite));
    }
    Ok(next.call(request).await?.map_into_boxed_body())
}

/// Safe methods pass; else our own origin passes; else `Sec-Fetch-Site` decides; without both
/// headers it is not a browser and passes; else `Origin` must name the host that was asked.
fn is_allowed(request: &HttpRequest) -> bool {
    if request.method().is_safe() {
        return true;
    }
    let text = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let origin = text(ORIGIN.as_str());
    let base = request.app_data::<Data<App>>().and_then(|app| app.settings.base_url.as_ref());
    if let (Some(origin), Some(base)) = (origin, base)
        && origin == base.origin().ascii_serialization()
    {
        return true;
    }
    match (text("sec-fetch-site"), origin) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, None) => true,
        (None, Some(origin)) => origin.split_once("://").map(|(_, host)| host) == text(HOST.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn allowed(headers: &[(&'static str, &'static str)]) -> bool {
        let request =
            headers.iter().fold(TestRequest::post().insert_header(("host", "pp.example")), |request, header| {
                request.insert_header(*header)
            });
        is_allowed(&request.to_http_request())
    }

    #[test]
    fn only_our_own_pages_and_programs_may_write() {
        assert!(allowed(&[]));
        assert!(allowed(&[("sec-fetch-site", "same-origin")]));
        assert!(allowed(&[("origin", "http://pp.example")]));
        assert!(!allowed(&[("sec-fetch-site", "cross-site")]));
        assert!(!allowed(&[("sec-fetch-site", "same-site"), ("origin", "http://pp.example")]));
        assert!(!allowed(&[("origin", "https://evil.example")]));
        assert!(!allowed(&[("origin", "null")]));
        assert!(is_allowed(&TestRequest::get().insert_header(("sec-fetch-site", "cross-site")).to_http_request()));
    }
}
