//! JSON bodies of requests, read with errors that say where.

use actix_web::{FromRequest, HttpMessage as _, HttpRequest, dev::Payload, web};
use futures_util::{FutureExt as _, future::LocalBoxFuture};
use serde::de::DeserializeOwned;

use crate::error::{AppError, FieldError};

/// Largest JSON body, in bytes.
pub const MOST: usize = 256 * 1024;

/// A body read from `application/json`. No body at all counts as `{}`, for inputs whose fields are all optional.
pub struct Json<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Json<T> {
    type Error = actix_web::Error;
    type Future = LocalBoxFuture<'static, Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let content_type = request.content_type().to_ascii_lowercase();
        let body = web::Bytes::from_request(request, payload);
        async move {
            if !content_type.is_empty() && content_type != "application/json" {
                return Err(AppError::UnsupportedType.into());
            }
            let body = body.await.map_err(|error| match error.as_response_error().status_code().as_u16() {
                413 => AppError::BodyTooLarge(MOST),
                _ => AppError::Malformed(error.to_string()),
            })?;
            if body.is_empty() {
                return Ok(Self(parse(b"{}")?));
            }
            if content_type.is_empty() {
                return Err(AppError::UnsupportedType.into());
            }
            Ok(Self(parse(&body)?))
        }
        .boxed_local()
    }
}

/// Reads JSON: no JSON at all is malformed (400), a field of the wrong form is invalid (422).
///
/// # Errors
/// See above.
pub fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, AppError> {
    let mut reader = serde_json::Deserializer::from_slice(body);
    serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let field = error.path().to_string();
        let inner = error.into_inner();
        if inner.is_data() {
            AppError::Invalid(vec![FieldError::new(field, "json-field").with("why", inner)])
        } else {
            AppError::Malformed(inner.to_string())
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    struct Body {
        #[expect(dead_code, reason = "only its type matters here")]
        limit: u8,
    }

    #[test]
    fn tells_broken_json_from_a_wrong_field() {
        assert!(matches!(parse::<Body>(b"{"), Err(AppError::Malformed(_))));
        let Err(AppError::Invalid(fields)) = parse::<Body>(br#"{"limit": 1000}"#) else { panic!("accepted") };
        assert_eq!(fields[0].field, "limit");
        assert!(parse::<Body>(br#"{"limit": 10}"#).is_ok());
    }
}
