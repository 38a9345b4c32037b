//! JSON bodies of requests, read with errors that say where.

use actix_web::{FromRequest, HttpMessage as _, HttpRequest, dev::Payload, web};
use futures_util::{FutureExt as _, future::LocalBoxFuture};
use serde::de::DeserializeOwned;
use serde_json::Value;

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
            match (content_type.is_empty(), body.is_empty()) {
                (true, true) => Ok(Self(parse(b"{}")?)),
                (true, false) => Err(AppError::UnsupportedType.into()),
                (false, _) => Ok(Self(parse(&body)?)),
            }
        }
        .boxed_local()
    }
}

/// Reads JSON: no JSON at all is malformed (400), a field of the wrong form is invalid (422).
///
/// # Errors
/// See above.
pub fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, AppError> {
    let value: Value = serde_json::from_slice(body).map_err(|error| AppError::Malformed(error.to_string()))?;
    if let Some(field) = misplaced(&value) {
        return Err(AppError::field(field, "json-kind"));
    }
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        AppError::Invalid(vec![field_error(&path, &error.into_inner().to_string())])
    })
}

/// Where an array or object stands that no input of ours has there. Serde would take an array for a
/// struct, field by field, and an object for a choice.
fn misplaced(value: &Value) -> Option<String> {
    let Value::Object(fields) = value else { return Some(".".to_owned()) };
    fields.iter().find_map(|(name, value)| match value {
        Value::Object(_) => Some(name.clone()),
        Value::Array(items) => items.iter().enumerate().find_map(|(index, item)| match item {
            Value::Array(_) => Some(format!("{name}[{index}]")),
            Value::Object(inner) => {
                let nested = inner.iter().find(|(_, value)| value.is_array() || value.is_object());
                nested.map(|(field, _)| format!("{name}[{index}].{field}"))
            }
            _ => None,
        }),
        _ => None,
    })
}

/// What serde says in English, as a code that is said in the reader's language.
fn field_error(path: &str, why: &str) -> FieldError {
    let quoted = |start: &str| why.strip_prefix(start).and_then(|rest| rest.split('`').next());
    if let Some(name) = quoted("missing field `") {
        // A missing field is reported at what it is missing from; what has to be mended is the field.
        let field = if path == "." { name.to_owned() } else { format!("{path}.{name}") };
        return FieldError::new(field, "json-missing");
    }
    match why.split_once("expected ").filter(|_| why.starts_with("unknown variant")) {
        Some((_, choices)) => {
            let choices = choices.trim_start_matches("one of ").replace('`', "").replace(" or ", ", ");
            FieldError::new(path, "json-choice").with("choices", choices)
        }
        None => FieldError::new(path, "json-kind"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    struct Body {
        #[expect(dead_code, reason = "only its type matters here")]
        limit: u8,
        #[expect(dead_code, reason = "only its type matters here")]
        inner: Option<Vec<Body>>,
    }

    #[test]
    fn tells_broken_json_from_a_wrong_field() {
        assert!(matches!(parse::<Body>(b"{"), Err(AppError::Malformed(_))));
        assert!(matches!(parse::<Body>(br#"{"limit": 10} more"#), Err(AppError::Malformed(_))));
        for (body, field) in [
            (&br#"{"limit": 1000}"#[..], "limit"),
            (b"{}", "limit"),
            (br#"{"limit": 1, "inner": [{}]}"#, "inner[0].limit"),
            (br#"{"limit": 1, "inner": [[1]]}"#, "inner[0]"),
            (br#"{"limit": 1, "inner": {"limit": 1}}"#, "inner"),
            (b"[]", "."),
        ] {
            let Err(AppError::Invalid(fields)) = parse::<Body>(body) else { panic!("accepted") };
            assert_eq!(fields[0].field, field);
        }
        assert!(parse::<Body>(br#"{"limit": 10}"#).is_ok());
    }
}
