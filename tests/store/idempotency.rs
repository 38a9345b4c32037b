use plot_palette::store::{Answer, Begin, Digest, StoreError};
use tokio::task::JoinSet;

use crate::bench::Bench;
use crate::fixture::{at, id, with_session};

const DAY: i64 = 86_400;
const ROUTE: &str = "POST /api/stories";

fn key() -> Digest {
    Digest::of("a key")
}

fn answer() -> Answer {
    Answer { status: 202, location: Some("/stories/1".to_owned()), body: Some(r#"{"id":"…"}"#.to_owned()) }
}

pub async fn the_second_request_gets_the_first_answer(Bench { store, .. }: Bench) {
    let session = with_session(&store, 1).await;
    let keys = store.idempotency_keys();
    assert_eq!(keys.begin(session, ROUTE, &key(), at(0)).await.unwrap(), Begin::Fresh);
    assert_eq!(keys.begin(session, ROUTE, &key(), at(59)).await.unwrap(), Begin::Pending);
    assert!(keys.finish(session, ROUTE, &key(), &answer()).await.unwrap());
    assert_eq!(keys.begin(session, ROUTE, &key(), at(DAY - 1)).await.unwrap(), Begin::Done(answer()));
    let other = Answer { status: 500, location: None, body: None };
    assert!(!keys.finish(session, ROUTE, &key(), &other).await.unwrap());
    assert_eq!(keys.begin(session, ROUTE, &key(), at(61)).await.unwrap(), Begin::Done(answer()));
}

pub async fn of_sixteen_at_once_one_is_fresh(Bench { store, .. }: Bench) {
    let session = with_session(&store, 1).await;
    let mut requests = JoinSet::new();
    for _ in 0..16 {
        let store = store.clone();
        requests.spawn(async move { store.idempotency_keys().begin(session, ROUTE, &key(), at(0)).await.unwrap() });
    }
    let outcomes = requests.join_all().await;
    assert_eq!(outcomes.iter().filter(|outcome| **outcome == Begin::Fresh).count(), 1);
    assert_eq!(outcomes.iter().filter(|outcome| **outcome == Begin::Pending).count(), 15);
}

pub async fn an_abandoned_request_is_taken_over_once(Bench { store, .. }: Bench) {
    let session = with_session(&store, 1).await;
    store.idempotency_keys().begin(session, ROUTE, &key(), at(0)).await.unwrap();
    let mut requests = JoinSet::new();
    for _ in 0..8 {
        let store = store.clone();
        requests.spawn(async move { store.idempotency_keys().begin(session, ROUTE, &key(), at(60)).await.unwrap() });
    }
    let outcomes = requests.join_all().await;
    assert_eq!(outcomes.iter().filter(|outcome| **outcome == Begin::Fresh).count(), 1);
}

pub async fn a_forgotten_request_is_fresh_again(Bench { store, .. }: Bench) {
    let session = with_session(&store, 1).await;
    let keys = store.idempotency_keys();
    keys.begin(session, ROUTE, &key(), at(0)).await.unwrap();
    keys.forget(session, ROUTE, &key()).await.unwrap();
    assert_eq!(keys.begin(session, ROUTE, &key(), at(1)).await.unwrap(), Begin::Fresh);
    keys.finish(session, ROUTE, &key(), &answer()).await.unwrap();
    keys.forget(session, ROUTE, &key()).await.unwrap();
    assert_eq!(keys.begin(session, ROUTE, &key(), at(2)).await.unwrap(), Begin::Done(answer()));
}

pub async fn answers_are_forgotten_after_a_day(Bench { store, .. }: Bench) {
    let session = with_session(&store, 1).await;
    let keys = store.idempotency_keys();
    keys.begin(session, ROUTE, &key(), at(0)).await.unwrap();
    keys.finish(session, ROUTE, &key(), &answer()).await.unwrap();
    assert_eq!(keys.begin(session, ROUTE, &key(), at(DAY)).await.unwrap(), Begin::Fresh);
    assert_eq!(keys.begin(session, ROUTE, &key(), at(DAY)).await.unwrap(), Begin::Pending);
    assert_eq!(keys.purge(at(2 * DAY - 1)).await.unwrap(), 0);
    assert_eq!(keys.purge(at(2 * DAY)).await.unwrap(), 1);
}

pub async fn keys_belong_to_their_session_and_route(Bench { store, .. }: Bench) {
    let keys = store.idempotency_keys();
    for session in [with_session(&store, 1).await, with_session(&store, 2).await] {
        for route in [ROUTE, "POST /api/palettes", "post /api/palettes"] {
            assert_eq!(keys.begin(session, route, &key(), at(0)).await.unwrap(), Begin::Fresh);
        }
    }
    let nobody = keys.begin(id(9), ROUTE, &key(), at(0)).await;
    assert!(matches!(nobody, Err(StoreError::MissingReference)));
}
