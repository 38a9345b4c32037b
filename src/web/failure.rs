//! Errors → what the reader sees: a page for people, `application/problem+json` (RFC 9457) for programs.

use actix_web::{
    Error, HttpMessage as _, HttpResponse, ResponseError,
    body::{BodySize, BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        StatusCode,
        header::{ACCEPT, RETRY_AFTER},
    },
    middleware::Next,
};
use askama::Template as _;
use serde::Serialize;
use tracing_actix_web::RequestId;
use utoipa::ToSchema;

use super::{
    json, speaks,
    views::{ErrorPageView, Page},
};
use crate::{
    error::{AppError, FieldError},
    language::Language,
    media::MediaError,
    messages::MESSAGES,
};

/// An error as the API says it (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Names the kind of problem, for programs.
    #[serde(rename = "type")]
    kind: String,
    /// What happened, in the reader's language.
    title: String,
    /// The HTTP status.
    status: u16,
    /// What to do about it, in the reader's language.
    detail: String,
    /// Quote this when asking for help.
    request_id: Option<String>,
    /// What is wrong where, for bad input.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldProblem>,
}

/// One field's problem.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldProblem {
    /// The field, as sent.
    field: String,
    /// What is wrong, for programs.
    code: String,
    /// What is wrong and what to do, in the reader's language.
    message: String,
}

/// The field's message in the reader's language.
pub fn message(error: &FieldError, language: Language) -> String {
    MESSAGES.get_args(language, &format!("error-{}", error.code), &error.args)
}

impl ResponseError for AppError {
    fn status_code(&self) -> StatusCode {
        kind(self).0
    }

    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}

type Args = Vec<(&'static str, String)>;

/// The one map from errors to statuses and messages (`failure-<slug>`, `failure-<slug>-advice`).
fn kind(error: &AppError) -> (StatusCode, &'static str, Args) {
    match error {
        AppError::NotFound => (StatusCode::NOT_FOUND, "not-found", vec![]),
        AppError::Malformed(_) => (StatusCode::BAD_REQUEST, "malformed", vec![]),
        AppError::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, "invalid", vec![]),
        AppError::UnsupportedType => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported-type", vec![]),
        AppError::BodyTooLarge(limit) => (StatusCode::PAYLOAD_TOO_LARGE, "body-too-large", size(*limit)),
        AppError::Picture(error) => picture_kind(error),
        AppError::CrossSite => (StatusCode::FORBIDDEN, "cross-site", vec![]),
        AppError::InProgress => (StatusCode::CONFLICT, "in-progress", vec![]),
        AppError::Busy => (StatusCode::SERVICE_UNAVAILABLE, "busy", vec![]),
        AppError::Store(error) if error.is_unavailable() => (StatusCode::SERVICE_UNAVAILABLE, "unavailable", vec![]),
        AppError::Disk(error) if error.kind() == std::io::ErrorKind::StorageFull => {
            (StatusCode::INSUFFICIENT_STORAGE, "storage-full", vec![])
        }
        AppError::Store(_) | AppError::Disk(_) | AppError::Internal(_) => {
            (StatusCode::INTERNAL_SERVER_ERROR, "internal", vec![])
        }
    }
}

/// A limit in bytes as readers know it.
fn size(bytes: usize) -> Args {
    let kilobytes = bytes / 1024;
    let text = if kilobytes < 1024 { format!("{kilobytes} KB") } else { format!("{} MB", kilobytes / 1024) };
    vec![("limit", text)]
}

fn picture_kind(error: &MediaError) -> (StatusCode, &'static str, Args) {
    let megapixels = |pixels: u64| pixels.div_ceil(1_000_000).to_string();
    match error {
        MediaError::Empty => (StatusCode::UNPROCESSABLE_ENTITY, "picture-empty", vec![]),
        MediaError::TooLarge { limit } => (StatusCode::PAYLOAD_TOO_LARGE, "picture-too-large", size(*limit)),
        MediaError::TooManyPixels { pixels, limit } => (
            StatusCode::PAYLOAD_TOO_LARGE,
            "picture-too-many-pixels",
            vec![("pixels", megapixels(*pixels)), ("limit", megapixels(*limit))],
        ),
        MediaError::Unsupported { found } => {
            (StatusCode::UNSUPPORTED_MEDIA_TYPE, "picture-unsupported", vec![("found", (*found).to_owned())])
        }
        MediaError::Broken(_) => (StatusCode::UNPROCESSABLE_ENTITY, "picture-broken", vec![]),
    }
}

/// An error in one sentence for a page that stays open, and its status.
pub fn sentence(error: &AppError, language: Language) -> (StatusCode, String) {
    let (status, slug, args) = kind(error);
    let what = MESSAGES.get_args(language, &format!("failure-{slug}"), &args);
    let advice = MESSAGES.get_args(language, &format!("failure-{slug}-advice"), &args);
    let stop = if language == Language::En { ". " } else { "。" };
    (status, format!("{what}{stop}{advice}"))
}

/// For errors that the framework made before any handler ran.
fn kind_of_status(status: StatusCode) -> (StatusCode, &'static str, Args) {
    let slug = match status {
        StatusCode::NOT_FOUND => "not-found",
        StatusCode::METHOD_NOT_ALLOWED => "method-not-allowed",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "unsupported-type",
        StatusCode::PAYLOAD_TOO_LARGE => "body-too-large",
        status if status.is_client_error() => "malformed",
        _ => "internal",
    };
    (status, slug, size(json::MOST))
}

/// What the answer to an error has to know of the request, read before it is consumed.
struct Reader {
    language: Language,
    json: bool,
    path: String,
    request_id: Option<String>,
}

impl Reader {
    fn of(request: &ServiceRequest) -> Self {
        let accept = request.headers().get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Self {
            language: speaks::language(request.request()),
            json: (request.path() == "/api" || request.path().starts_with("/api/"))
                || (accept.contains("json") && !accept.contains("text/html")),
            // The way back after a change of language must be one that can be asked for.
            path: if request.method().is_safe() { request.path() } else { "/" }.to_owned(),
            request_id: request.extensions().get::<RequestId>().map(ToString::to_string),
        }
    }

    fn answer(&self, (status, slug, args): (StatusCode, &str, Args), fields: &[FieldError]) -> HttpResponse {
        let what = MESSAGES.get_args(self.language, &format!("failure-{slug}"), &args);
        let advice = MESSAGES.get_args(self.language, &format!("failure-{slug}-advice"), &args);
        let mut response = HttpResponse::build(status);
        response.insert_header(("content-language", self.language.tag()));
        response.insert_header(("cache-control", "no-store"));
        if status == StatusCode::SERVICE_UNAVAILABLE || status == StatusCode::CONFLICT {
            response.insert_header((RETRY_AFTER, "2"));
        }
        if self.json {
            let errors = fields
                .iter()
                .map(|error| FieldProblem {
                    field: error.field.clone(),
                    code: error.code.to_owned(),
                    message: message(error, self.language),
                })
                .collect();
            let kind = format!("urn:plot-palette:problem:{slug}");
            let problem = Problem {
                kind,
                title: what,
                status: status.as_u16(),
                detail: advice,
                request_id: self.request_id.clone(),
                errors,
            };
            return response
                .content_type("application/problem+json")
                .body(serde_json::to_string(&problem).unwrap_or_default());
        }
        let page = Page::new(self.language, self.path.clone(), &format!("failure-{slug}"));
        let advice = fields.iter().fold(advice, |text, error| format!("{text} {}", message(error, self.language)));
        let view =
            ErrorPageView { page: &page, status: status.as_u16(), what, advice, request_id: self.request_id.clone() };
        response.content_type("text/html; charset=utf-8").body(view.render().unwrap_or_default())
    }
}

/// Turns every error, ours or the framework's, into an answer in the reader's language and form.
pub async fn render(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let reader = Reader::of(&request);
    let response = next.call(request).await?.map_into_boxed_body();
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return Ok(response);
    }
    let error = response.response().error();
    let unsaid = matches!(response.response().body().size(), BodySize::None | BodySize::Sized(0));
    if error.is_none() && !unsaid {
        return Ok(response);
    }
    let ours = error.and_then(Error::as_error::<AppError>);
    if status.is_server_error() {
        tracing::error!(status = status.as_u16(), error = ours.map(tracing::field::display), "request failed");
    }
    let fields = if let Some(AppError::Invalid(fields)) = ours { fields.as_slice() } else { &[] };
    let mut answer = reader.answer(ours.map_or_else(|| kind_of_status(status), kind), fields);
    for (name, value) in response.headers() {
        if !answer.headers().contains_key(name) && name != "content-length" && name != "content-type" {
            answer.headers_mut().insert(name.clone(), value.clone());
        }
    }
    let (request, _) = response.into_parts();
    Ok(ServiceResponse::new(request, answer))
}
