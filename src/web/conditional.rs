//! Conditional requests: answers made in memory get an entity tag, and a repeated question gets 304.

use actix_web::{
    Error, HttpResponse,
    body::{self, BodySize, BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method, StatusCode,
        header::{CACHE_CONTROL, ETAG, EntityTag, HeaderValue, IF_NONE_MATCH, SET_COOKIE, VARY},
    },
    middleware::Next,
};
use sha2::{Digest, Sha256};

/// Largest body that is hashed, in bytes.
const MOST: u64 = 4 << 20;

/// Tags `200 OK` answers to GET and HEAD, and answers 304 where the reader has them already.
pub async fn answer(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let mut response = next.call(request).await?.map_into_boxed_body();
    let headers = response.headers_mut();
    if !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        headers.append(VARY, HeaderValue::from_static("accept-language, cookie"));
    }
    let method = response.request().method();
    let asked = method == Method::GET || method == Method::HEAD;
    let small = matches!(response.response().body().size(), BodySize::Sized(size) if (1..=MOST).contains(&size));
    if !asked || !small || response.status() != StatusCode::OK || response.headers().contains_key(ETAG) {
        return Ok(response);
    }
    let (request, response) = response.into_parts();
    let (mut head, bytes) = response.into_parts();
    let bytes = body::to_bytes(bytes).await.map_err(Error::from)?;
    let digest: String = Sha256::digest(&bytes).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    // Weak: compression changes the bytes but not what they say.
    let tag = EntityTag::new_weak(digest);
    if let Ok(value) = HeaderValue::from_str(&tag.to_string()) {
        head.headers_mut().insert(ETAG, value);
    }
    if has(request.headers().get(IF_NONE_MATCH), &tag) {
        let mut unchanged = HttpResponse::NotModified().finish();
        // A cookie that was renewed on the way has to arrive, whatever the reader has of the page.
        for name in [ETAG, CACHE_CONTROL, VARY, SET_COOKIE] {
            for value in head.headers().get_all(&name) {
                unchanged.headers_mut().append(name.clone(), value.clone());
            }
        }
        return Ok(ServiceResponse::new(request, unchanged));
    }
    Ok(ServiceResponse::new(request, head.set_body(BoxBody::new(bytes))))
}

fn has(known: Option<&HeaderValue>, tag: &EntityTag) -> bool {
    let known = known.and_then(|value| value.to_str().ok()).unwrap_or_default();
    known.split(',').any(|one| one.trim() == "*" || one.trim().parse::<EntityTag>().is_ok_and(|one| one.weak_eq(tag)))
}

#[cfg(test)]
mod tests {
    use actix_web::{App, middleware::from_fn, test, web};

    use super::*;

    #[actix_web::test]
    async fn a_known_page_is_not_sent_again_but_its_cookie_is() {
        let page = || async { HttpResponse::Ok().insert_header((SET_COOKIE, "pp=renewed")).body("a page") };
        let app = test::init_service(App::new().route("/", web::get().to(page)).wrap(from_fn(answer))).await;
        let first = test::call_service(&app, test::TestRequest::get().to_request()).await;
        assert_eq!(first.status(), StatusCode::OK);
        let tag = first.headers().get(ETAG).unwrap().clone();
        let again = test::TestRequest::get().insert_header((IF_NONE_MATCH, tag.clone())).to_request();
        let again = test::call_service(&app, again).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(again.headers().get(ETAG), Some(&tag));
        assert_eq!(again.headers().get(SET_COOKIE).unwrap(), "pp=renewed");
    }
}
