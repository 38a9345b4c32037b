//! Work beside the requests: writing stories, following the collection, learning the order of the gallery, sweeping what
//! has expired.

use std::{sync::Arc, time::Duration};

use serde_json::json;
use uuid::Uuid;

use crate::{
    analytics::Events,
    error::AppError,
    journey::{App, story},
    store::{JsonText, StoreError, StoryRow},
    story::word_count,
};

/// How long a writer holds a story before another may take it up.
const LEASE: time::Duration = time::Duration::seconds(60);
/// How often the queue is looked at when nothing rings: for stories of processes that died.
const LOOK: Duration = Duration::from_secs(5);
/// How often the collection's version is looked at.
const FOLLOW: Duration = Duration::from_secs(5);
/// How often new choices are looked for to learn from.
const LEARN: Duration = Duration::from_mins(10);
/// How often expired rows are swept.
const SWEEP: Duration = Duration::from_hours(1);
/// Sessions swept at once, so that the database is never held for long.
const SWEPT: i64 = 500;
/// Tries at one story.
const ATTEMPTS: i32 = 5;

/// Starts everything; it ends when the application stops, and the tracker waits for it.
pub fn start(app: &Arc<App>, events: Events) {
    app.tasks.spawn(events.write(app.store.clone(), app.finishing.clone().cancelled_owned()));
    app.tasks.spawn(write_stories(app.clone()));
    app.tasks.spawn(every(app.clone(), FOLLOW, async |app: &App| app.collection.follow().await));
    app.tasks.spawn(every(app.clone(), LEARN, learn));
    app.tasks.spawn(every(app.clone(), SWEEP, sweep));
}

async fn every<F>(app: Arc<App>, period: Duration, work: F)
where
    F: AsyncFn(&App) -> Result<(), StoreError>,
{
    loop {
        tokio::select! {
            () = app.stopping.cancelled() => return,
            () = tokio::time::sleep(period) => {}
        }
        if let Err(error) = work(&app).await {
            tracing::warn!(%error, "work in the background failed; it is tried again");
        }
    }
}

async fn learn(app: &App) -> Result<(), StoreError> {
    app.ranking.follow(&app.store, app.collection.now(), app.moods.clone(), app.clock.now()).await
}

async fn sweep(app: &App) -> Result<(), StoreError> {
    let now = app.clock.now().into();
    app.store.idempotency_keys().purge(now).await?;
    loop {
        let purged = app.store.sessions().purge_expired(now, SWEPT).await?;
        let pictures = app.pictures.clone();
        let forget =
            move || purged.image_keys.iter().filter_map(|key| key.parse().ok()).for_each(|key| pictures.forget(key));
        if tokio::task::spawn_blocking(forget).await.is_err() {
            tracing::error!("removing pictures panicked");
        }
        if purged.sessions > 0 {
            tracing::info!(sessions = purged.sessions, "expired sessions were removed");
        }
        if (purged.sessions as i64) < SWEPT || app.stopping.is_cancelled() {
            return Ok(());
        }
    }
}

async fn write_stories(app: Arc<App>) {
    let worker = Uuid::new_v4().simple().to_string();
    while !app.stopping.is_cancelled() {
        let now = app.clock.now().into();
        match app.store.story_queue().claim(&worker, now, now + LEASE).await {
            Ok(Some(row)) => {
                // A story that took several processes down with it is not tried for ever.
                let outcome = if row.attempts > ATTEMPTS {
                    Err(AppError::Internal("given up after several tries".to_owned()))
                } else {
                    write(&app, &worker, &row).await
                };
                if let Err(error) = outcome {
                    give_up(&app, &worker, &row, &error).await;
                }
                continue;
            }
            Ok(None) => {}
            Err(error) => tracing::warn!(%error, "the story queue does not answer"),
        }
        tokio::select! {
            () = app.stopping.cancelled() => {}
            () = app.story_waits.notified() => {}
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

async fn write(app: &App, worker: &str, row: &StoryRow) -> Result<(), AppError> {
    let brief = story::brief(app, row).await?;
    let language = brief.language;
    let written = tokio::task::spawn_blocking(move || crate::story::write(&brief)).await;
    let written = written.map_err(|error| AppError::Internal(error.to_string()))?;
    let words: usize = written.parts.iter().map(|part| word_count(&part.text, language)).sum();
    let parts = JsonText::of(&written.parts)?;
    let now = app.clock.now().into();
    let words = i32::try_from(words).unwrap_or(i32::MAX);
    let held = app.store.story_queue().finish(row.id, worker, &written.title, &parts, words, now).await?;
    if held {
        app.analytics.record("story_written", Some(row.session_id), &json!({"words": words, "language": language}));
    }
    Ok(())
}

/// A passing fault leaves the story to be taken up when its lease ends; a lasting one fails it.
async fn give_up(app: &App, worker: &str, row: &StoryRow, error: &AppError) {
    tracing::error!(story = %row.id, %error, attempts = row.attempts, "a story was not written");
    let passing = matches!(error, AppError::Store(error) if error.is_unavailable());
    if passing && row.attempts < ATTEMPTS {
        return;
    }
    let failed = app.store.story_queue().fail(row.id, worker, &error.to_string(), app.clock.now().into()).await;
    if let Err(error) = failed {
        tracing::warn!(%error, "the failure could not be noted; the story is tried again");
    }
}
