//! What people do, counted off the request path: events go through a bounded queue and are written in batches.

use std::time::Duration;

use serde::Serialize;
use tokio::sync::mpsc::{self, Receiver, Sender};
use uuid::Uuid;

use crate::{
    clock::Clock,
    store::{Event, JsonText, Store},
};

/// Events waiting at most; more are dropped, since counting must never slow a person down.
const WAITING: usize = 4096;
/// Events written at once.
const BATCH: usize = 256;
/// How long the first event of a batch waits for others.
const PATIENCE: Duration = Duration::from_millis(500);

/// Where events are handed in.
#[derive(Clone)]
pub struct Analytics {
    queue: Sender<Event>,
    clock: Clock,
}

/// Where events come out, for the one task that writes them.
pub struct Events(Receiver<Event>);

impl Analytics {
    /// A queue and its other end.
    pub fn new(clock: Clock) -> (Self, Events) {
        let (queue, events) = mpsc::channel(WAITING);
        (Self { queue, clock }, Events(events))
    }

    /// Counts an event. Details hold figures and choices, never names, notes or addresses.
    pub fn record(&self, event_type: &'static str, session: Option<Uuid>, detail: &impl Serialize) {
        let Ok(detail) = JsonText::of(detail) else { return };
        let created_at = self.clock.now().into();
        let event =
            Event { id: Uuid::now_v7(), session_id: session, event_type: event_type.to_owned(), detail, created_at };
        if self.queue.try_send(event).is_err() {
            tracing::warn!(event_type, "an analytics event was dropped: the queue is full");
        }
    }
}

impl Events {
    /// Writes events until every [`Analytics`] is gone or `stop` ends; then writes what is left.
    pub async fn write(mut self, store: Store, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        let mut batch = Vec::with_capacity(BATCH);
        loop {
            tokio::select! {
                received = self.0.recv_many(&mut batch, BATCH) => if received == 0 { return },
                () = &mut stop => {
                    self.0.close();
                    while self.0.recv_many(&mut batch, BATCH).await > 0 {
                        flush(&store, &mut batch).await;
                    }
                    return;
                }
            }
            if batch.len() < BATCH {
                tokio::time::sleep(PATIENCE).await;
                while batch.len() < BATCH
                    && let Ok(event) = self.0.try_recv()
                {
                    batch.push(event);
                }
            }
            flush(&store, &mut batch).await;
        }
    }
}

async fn flush(store: &Store, batch: &mut Vec<Event>) {
    if let Err(error) = store.analytics().insert_batch(batch).await {
        tracing::warn!(%error, events = batch.len(), "analytics events were lost");
    }
    batch.clear();
}
