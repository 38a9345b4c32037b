//! A fresh database for each case, gone afterwards whatever happens.

use std::env;
use std::future::Future;

use plot_palette::store::{Store, StoreOptions};
use sqlx::migrate::MigrateDatabase;
use sqlx::{MySql, Sqlite};
use uuid::Uuid;

/// A store as a second process would open it.
pub async fn open(url: &str) -> Store {
    Store::open(url, StoreOptions::default()).await.unwrap()
}

/// What a case gets: the migrated store, and the address to open it again.
#[derive(Clone)]
pub struct Bench {
    pub store: Store,
    pub url: String,
}

pub async fn sqlite<F: Future<Output = ()> + Send + 'static>(case: fn(Bench) -> F) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a folder/that is/new.db");
    run::<Sqlite, F>(format!("sqlite://{}", path.display()), case).await;
}

pub async fn mysql<F: Future<Output = ()> + Send + 'static>(case: fn(Bench) -> F) {
    let Ok(server) = env::var("PP_TEST_MYSQL_URL") else {
        let required = env::var("PP_TEST_REQUIRE_MYSQL").is_ok_and(|value| value == "1");
        assert!(!required, "PP_TEST_MYSQL_URL is not set");
        println!("not run: PP_TEST_MYSQL_URL is not set");
        return;
    };
    let (address, query) = match server.split_once('?') {
        Some((address, query)) => (address, format!("?{query}")),
        None => (server.as_str(), String::new()),
    };
    // scheme://user@host, without a database's name.
    let host = address.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
    let url = format!("{host}/pp_test_{}{query}", Uuid::now_v7().simple());
    MySql::create_database(&url).await.unwrap();
    run::<MySql, F>(url, case).await;
}

async fn run<E: MigrateDatabase, F: Future<Output = ()> + Send + 'static>(url: String, case: fn(Bench) -> F) {
    let store = open(&url).await;
    // In a task of its own, so that a case that fails leaves no database behind.
    let bench = Bench { store: store.clone(), url: url.clone() };
    let outcome = tokio::spawn(async move {
        bench.store.migrate().await.unwrap();
        case(bench).await;
    })
    .await;
    store.close().await;
    E::drop_database(&url).await.unwrap();
    if let Err(failure) = outcome {
        std::panic::resume_unwind(failure.into_panic());
    }
}
