//! `/api/stories/{id}/events`: the story as it is written, as server-sent events.

use std::{convert::Infallible, sync::Arc, time::Duration};

use actix_web::{
    HttpRequest, HttpResponse, Responder as _,
    web::{Data, Path},
};
use actix_web_lab::sse::{self, Sse};
use futures_util::{Stream, StreamExt as _, stream};
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use crate::{
    error::AppError,
    journey::{
        App,
        story::{self, Kept},
    },
    store::StoryStatus,
    web::{failure::Problem, session::Visitor},
};

/// How often the row is looked at while the story is written.
const LOOK: Duration = Duration::from_millis(250);
/// A comment keeps the line open through proxies.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
/// A browser whose line breaks comes back after this long.
const RETRY: Duration = Duration::from_secs(2);
/// Characters in one `delta`, about a line.
const CHUNK: usize = 48;

/// The story as it is written: `part`, `delta`, then `done` or `failed`. An event's id is the number
/// of characters of the story sent so far; `Last-Event-ID` resumes there, from any process.
#[utoipa::path(get, path = "/api/stories/{id}/events", tag = "journey",
    params(("id" = Uuid, Path), ("Last-Event-ID" = Option<String>, Header, description = "Characters that were received already")),
    responses((status = 200, content_type = "text/event-stream", body = String), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub async fn events(
    request: HttpRequest,
    id: Path<Uuid>,
    visitor: Visitor,
    app: Data<App>,
) -> Result<HttpResponse, AppError> {
    let session = visitor.owner().await?;
    story::find(&app, session, *id).await?;
    let received =
        request.headers().get("last-event-id").and_then(|value| value.to_str().ok()?.parse().ok()).unwrap_or(0);
    let stopping = app.stopping.clone().cancelled_owned();
    let events = follow(app.into_inner(), session, *id, received).take_until(stopping);
    let stream = Sse::from_stream(events).with_keep_alive(KEEP_ALIVE).with_retry_duration(RETRY);
    Ok(stream
        .customize()
        .insert_header(("x-accel-buffering", "no"))
        .insert_header(("cache-control", "no-store"))
        .respond_to(&request)
        .map_into_boxed_body())
}

fn follow(
    app: Arc<App>,
    session: Uuid,
    id: Uuid,
    received: usize,
) -> impl Stream<Item = Result<sse::Event, Infallible>> {
    let looks = stream::unfold(Some(received), move |sent| {
        let app = app.clone();
        async move {
            let mut sent = sent?;
            loop {
                // A passing fault ends the stream without a word: the browser comes back where it was.
                let kept = story::find(&app, session, id).await.ok()?;
                let mut events = news(&kept, &mut sent);
                if kept.is_over() {
                    events.push(if kept.status == StoryStatus::Done {
                        event("done", length(&kept), &json!({"id": id}))
                    } else {
                        failed()
                    });
                    return Some((events, None));
                }
                if !events.is_empty() {
                    return Some((events, Some(sent)));
                }
                tokio::time::sleep(LOOK).await;
            }
        }
    });
    looks.flat_map(|events| stream::iter(events.into_iter().map(Ok)))
}

/// Characters of all parts together.
fn length(kept: &Kept) -> usize {
    kept.parts.iter().map(|part| part.text.chars().count()).sum()
}

/// What of the story the reader does not have yet; `sent` counts characters over all parts.
fn news(kept: &Kept, sent: &mut usize) -> Vec<sse::Event> {
    let mut events = Vec::new();
    let mut start = 0;
    for (index, part) in kept.parts.iter().enumerate() {
        let text: Vec<char> = part.text.chars().collect();
        let end = start + text.len();
        if *sent < end {
            let skipped = sent.saturating_sub(start);
            if skipped == 0 {
                events.push(event("part", start, &json!({"index": index, "painting": part.painting})));
            }
            for chunk in text[skipped..].chunks(CHUNK) {
                *sent = (*sent).max(start) + chunk.len();
                events.push(event("delta", *sent, &json!({"index": index, "text": chunk.iter().collect::<String>()})));
            }
        }
        start = end;
    }
    events
}

fn event(name: &'static str, id: usize, data: &impl Serialize) -> sse::Event {
    let text = serde_json::to_string(data).unwrap_or_default();
    sse::Event::Data(sse::Data::new(text).event(name).id(id.to_string()))
}

fn failed() -> sse::Event {
    let text = json!({"message": "the story could not be written"}).to_string();
    sse::Event::Data(sse::Data::new(text).event("failed"))
}
