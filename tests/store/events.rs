use plot_palette::store::{Event, EventCount};
use serde_json::json;

use crate::bench::Bench;
use crate::fixture::{at, id, json, with_session};

fn event(number: u16, kind: &str) -> Event {
    Event {
        id: id(u128::from(number)),
        session_id: None,
        event_type: kind.to_owned(),
        detail: json(&json!({"number": number})),
        created_at: at(i64::from(number)),
    }
}

pub async fn five_hundred_at_once(Bench { store, .. }: Bench) {
    let kind = |n| if n % 5 == 0 { "story.shared" } else { "palette.created" };
    let events: Vec<_> = (0..500).map(|n| event(n, kind(n))).collect();
    store.analytics().insert_batch(&events).await.unwrap();
    let count = |kind: &str, count| EventCount { event_type: kind.to_owned(), count };
    let all = store.analytics().counts_since(at(0)).await.unwrap();
    assert_eq!(all, [count("palette.created", 400), count("story.shared", 100)]);
    let late = store.analytics().counts_since(at(495)).await.unwrap();
    assert_eq!(late, [count("palette.created", 4), count("story.shared", 1)]);
}

pub async fn without_a_session_or_with_one_that_has_gone(Bench { store, .. }: Bench) {
    let session = with_session(&store, 1).await;
    let mut events = [event(1, "visit"), event(2, "visit"), event(3, "visit")];
    events[1].session_id = Some(session);
    events[2].session_id = Some(id(99));
    store.analytics().insert_batch(&events).await.unwrap();
    store.sessions().delete(session).await.unwrap();
    let counts = store.analytics().counts_since(at(0)).await.unwrap();
    assert_eq!(counts[0].count, 3);
}

pub async fn none_at_all(Bench { store, .. }: Bench) {
    store.analytics().insert_batch(&[]).await.unwrap();
    assert!(store.analytics().counts_since(at(0)).await.unwrap().is_empty());
}
