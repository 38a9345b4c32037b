use plot_palette::store::{Digest, Event, Purged, StoreError};
use serde_json::json;

use crate::bench::Bench;
use crate::fixture::{at, id, json, session_row, with_palette, with_session, with_story};

pub async fn a_session_is_found_by_its_token(Bench { store, .. }: Bench) {
    let row = session_row(1);
    store.sessions().insert(&row).await.unwrap();
    with_session(&store, 2).await;
    assert_eq!(store.sessions().by_token(&row.token_hash, at(1)).await.unwrap(), Some(row));
    assert_eq!(store.sessions().by_token(&Digest::of("another"), at(1)).await.unwrap(), None);
}

pub async fn an_expired_session_is_not_found(Bench { store, .. }: Bench) {
    let row = session_row(1);
    store.sessions().insert(&row).await.unwrap();
    assert!(store.sessions().by_token(&row.token_hash, at(86_399)).await.unwrap().is_some());
    assert_eq!(store.sessions().by_token(&row.token_hash, at(86_400)).await.unwrap(), None);
}

pub async fn a_visit_is_noted_once_an_hour(Bench { store, .. }: Bench) {
    let row = session_row(1);
    store.sessions().insert(&row).await.unwrap();
    assert!(!store.sessions().touch(row.id, at(3_599), at(99_999)).await.unwrap());
    assert!(store.sessions().touch(row.id, at(3_600), at(90_000)).await.unwrap());
    assert!(!store.sessions().touch(row.id, at(7_199), at(99_999)).await.unwrap());
    assert!(!store.sessions().touch(id(9), at(9_999), at(99_999)).await.unwrap());
    let found = store.sessions().by_token(&row.token_hash, at(89_999)).await.unwrap().unwrap();
    assert_eq!((found.created_at, found.updated_at, found.expires_at), (at(0), at(3_600), at(90_000)));
}

pub async fn a_token_is_unique(Bench { store, .. }: Bench) {
    with_session(&store, 1).await;
    let mut row = session_row(2);
    row.token_hash = session_row(1).token_hash;
    assert!(matches!(store.sessions().insert(&row).await, Err(StoreError::Conflict)));
    row = session_row(2);
    row.user_id = Some(id(77));
    assert!(matches!(store.sessions().insert(&row).await, Err(StoreError::MissingReference)));
}

pub async fn deleting_a_session_deletes_all_of_it(Bench { store, .. }: Bench) {
    let (session, story) = with_story(&store).await;
    let event = Event {
        id: id(50),
        session_id: Some(session),
        event_type: "visit".to_owned(),
        detail: json(&json!({})),
        created_at: at(1),
    };
    store.analytics().insert_batch(&[event]).await.unwrap();
    let key = Digest::of("a key");
    store.idempotency_keys().begin(session, "route", &key, at(1)).await.unwrap();
    let neighbour = with_session(&store, 100).await;
    let palette = with_palette(&store, 101, neighbour).await;

    assert_eq!(store.sessions().delete(session).await.unwrap(), ["picture-2"]);
    assert_eq!(store.palettes().find(id(2)).await.unwrap(), None);
    assert_eq!(store.user_selections().find(id(4)).await.unwrap(), None);
    assert_eq!(store.stories().find(story).await.unwrap(), None);
    assert_eq!(store.idempotency_keys().purge(at(99_999)).await.unwrap(), 0);
    assert_eq!(store.analytics().counts_since(at(0)).await.unwrap()[0].count, 1);
    assert!(store.palettes().find(palette).await.unwrap().is_some());
    assert_eq!(store.paintings().count().await.unwrap(), 10);
    // The same ids are free again.
    store.sessions().insert(&session_row(1)).await.unwrap();
    with_palette(&store, 2, session).await;
    assert_eq!(store.recommendations().find(id(3), session).await.unwrap(), None);
}

pub async fn purging_takes_the_expired_only(Bench { store, .. }: Bench) {
    for (number, expires) in [(1, 10), (2, 20), (3, 30)] {
        let mut row = session_row(number);
        row.expires_at = at(expires);
        store.sessions().insert(&row).await.unwrap();
        with_palette(&store, number + 10, row.id).await;
    }
    let one = store.sessions().purge_expired(at(20), 1).await.unwrap();
    assert_eq!(one, Purged { sessions: 1, image_keys: vec!["picture-11".to_owned()] });
    let rest = store.sessions().purge_expired(at(20), 10).await.unwrap();
    assert_eq!(rest, Purged { sessions: 1, image_keys: vec!["picture-12".to_owned()] });
    assert_eq!(store.sessions().purge_expired(at(20), 10).await.unwrap(), Purged::default());
    assert!(store.sessions().by_token(&session_row(3).token_hash, at(29)).await.unwrap().is_some());
}
