//! A request sent twice with one key is carried out once.

use std::{future::Future, time::Duration};

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header::LOCATION},
    web::Data,
};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{
    error::AppError,
    journey::App,
    store::{self, Begin, Digest},
};

/// How long a repetition waits for the first request to end.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(100);

/// Which request this is: where it was sent and under which key.
pub struct Key {
    route: String,
    hash: Option<Digest>,
}

impl Key {
    /// The key of an API request: its `Idempotency-Key` header, if it has one.
    ///
    /// # Errors
    /// A key that is empty, longer than 255 characters or not visible ASCII.
    pub fn of_header(request: &HttpRequest) -> Result<Self, AppError> {
        let Some(value) = request.headers().get("idempotency-key") else {
            return Ok(Self { route: route(request), hash: None });
        };
        match value.to_str() {
            Ok(key)
                if (1..=255).contains(&key.len())
                    && key.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ') =>
            {
                Ok(Self { route: route(request), hash: Some(digest(request, &[key.as_bytes()])) })
            }
            _ => Err(AppError::field("Idempotency-Key", "idempotency-key")),
        }
    }

    /// The key of a form: its hidden field together with what was filled in, so that going back
    /// and sending something else is a new request, while a double click is not.
    pub fn of_form(request: &HttpRequest, key: &str, content: &[u8]) -> Self {
        Self { route: route(request), hash: Some(digest(request, &[key.as_bytes(), content])) }
    }
}

/// The route's pattern, which has a bounded length; the path itself is part of the digest.
fn route(request: &HttpRequest) -> String {
    format!("{} {}", request.method(), request.match_pattern().unwrap_or_default())
}

fn digest(request: &HttpRequest, pieces: &[&[u8]]) -> Digest {
    let mut hash = Sha256::new();
    for piece in [request.path().as_bytes()].iter().chain(pieces) {
        hash.update(piece.len().to_le_bytes());
        hash.update(piece);
    }
    Digest::of(hash.finalize())
}

/// An answer that can be kept and given again.
pub struct Answer(store::Answer);

impl Answer {
    /// A JSON answer, with the address of what was made.
    ///
    /// # Errors
    /// The value cannot be written as JSON.
    pub fn json(status: StatusCode, location: Option<String>, value: &impl Serialize) -> Result<Self, AppError> {
        let body = serde_json::to_string(value).map_err(|error| AppError::Internal(error.to_string()))?;
        Ok(Self(store::Answer { status: status.as_u16(), location, body: Some(body) }))
    }

    /// A redirect to the next page after a form (303).
    pub fn see_other(location: String) -> Self {
        Self(store::Answer { status: StatusCode::SEE_OTHER.as_u16(), location: Some(location), body: None })
    }

    fn into_response(self) -> HttpResponse {
        let store::Answer { status, location, body } = self.0;
        let mut response = HttpResponse::build(StatusCode::from_u16(status).unwrap_or(StatusCode::OK));
        if let Some(location) = location {
            response.insert_header((LOCATION, location));
        }
        match body {
            Some(body) => response.content_type("application/json").body(body),
            None => response.finish(),
        }
    }
}

/// Carries a request out, or gives the answer that it got before (kept for 24 h). What is begun
/// is finished, also when the line breaks meanwhile: the repetition then finds the answer.
///
/// # Errors
/// What the request itself answers; [`AppError::InProgress`] where the first one takes too long.
pub async fn once<F>(app: &Data<App>, session: Uuid, key: Key, act: F) -> Result<HttpResponse, AppError>
where
    F: Future<Output = Result<Answer, AppError>> + Send + 'static,
{
    let Some(hash) = key.hash else {
        return finish(app.tasks.spawn_on(act, &app.runtime)).await.map(Answer::into_response);
    };
    let started = tokio::time::Instant::now();
    loop {
        match app.store.idempotency_keys().begin(session, &key.route, &hash, app.clock.now().into()).await? {
            Begin::Fresh => break,
            Begin::Done(answer) => return Ok(Answer(answer).into_response()),
            Begin::Pending if started.elapsed() > PATIENCE => return Err(AppError::InProgress),
            Begin::Pending => tokio::time::sleep(PAUSE).await,
        }
    }
    let shared = app.clone().into_inner();
    let work = async move {
        let outcome = act.await;
        let keys = shared.store.idempotency_keys();
        let noted = match &outcome {
            Ok(answer) => keys.finish(session, &key.route, &hash, &answer.0).await.map(drop),
            Err(_) => keys.forget(session, &key.route, &hash).await,
        };
        // The work is done or has failed by itself; that it could not be noted changes neither.
        if let Err(error) = noted {
            tracing::warn!(%error, route = key.route, "an idempotency key could not be noted");
        }
        outcome
    };
    let work = app.tasks.spawn_on(work, &app.runtime);
    finish(work).await.map(Answer::into_response)
}

async fn finish<T>(work: tokio::task::JoinHandle<Result<T, AppError>>) -> Result<T, AppError> {
    work.await.map_err(|error| AppError::Internal(error.to_string()))?
}
