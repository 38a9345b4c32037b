use std::time::{Duration, Instant};

use plot_palette::store::{Store, StoreError, StoreOptions};
use tokio::task::JoinSet;

use crate::bench::{Bench, open};
use crate::fixture::{at, id, session_row, with_palette, with_session};

pub async fn answers_a_ping_until_it_is_closed(Bench { store, url }: Bench) {
    let other = open(&url).await;
    other.ping().await.unwrap();
    assert_eq!(other.engine(), store.engine());
    other.close().await;
    assert!(matches!(other.ping().await, Err(StoreError::Unavailable { .. })));
    store.ping().await.unwrap();
}

pub async fn two_stores_share_one_database(Bench { store, url }: Bench) {
    let other = open(&url).await;
    with_session(&store, 1).await;
    let again = other.sessions().insert(&session_row(1)).await;
    assert!(matches!(again, Err(StoreError::Conflict)));
    other.close().await;
}

pub async fn sixty_four_writers_at_once(Bench { store, .. }: Bench) {
    let session = with_session(&store, 1).await;
    let mut writers = JoinSet::new();
    for writer in 0..64 {
        let store = store.clone();
        writers.spawn(async move {
            for number in 0..20 {
                with_palette(&store, 1_000 + 20 * writer + number, session).await;
            }
        });
    }
    writers.join_all().await;
    assert!(store.palettes().find(id(1_000 + 20 * 64 - 1)).await.unwrap().is_some());
}

#[tokio::test]
async fn a_wrong_address_is_named_without_its_secrets() {
    for url in ["postgres://me:hunter2@host/db", "hunter2", "mysql://me:hunter2@ho st/db", "sqlite:?mode=hunter2"] {
        let error = Store::open(url, StoreOptions::default()).await.unwrap_err();
        assert!(matches!(error, StoreError::Address(_)), "{url}: {error:?}");
        assert!(!format!("{error} {error:?}").contains("hunter2"), "{error:?}");
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_unavailable_and_soon() {
    let started = Instant::now();
    let patience = Duration::from_millis(500);
    let options = StoreOptions { acquire_timeout: patience, ..StoreOptions::default() };
    // Port 9 (discard) answers nowhere.
    let error = Store::open("mysql://me:hunter2@127.0.0.1:9/db", options).await.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable { .. }), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("hunter2"), "{error:?}");
    assert!(started.elapsed() < 10 * patience);
}

#[tokio::test]
async fn a_file_that_is_no_database_is_unavailable() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    std::fs::write(&path, "these are not the pages of a database ".repeat(100)).unwrap();
    let error = Store::open(&format!("sqlite://{}", path.display()), StoreOptions::default()).await.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable { .. }), "{error:?}");
}

#[tokio::test]
async fn a_database_in_memory_serves_every_connection() {
    let store = open("sqlite::memory:").await;
    store.migrate().await.unwrap();
    let session = with_session(&store, 1).await;
    let mut requests = JoinSet::new();
    for _ in 0..20 {
        let store = store.clone();
        requests.spawn(async move { store.sessions().touch(session, at(7200), at(9000)).await.unwrap() });
    }
    requests.join_all().await;
    store.close().await;
}
