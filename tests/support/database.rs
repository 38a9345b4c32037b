//! A database for one test, gone afterwards.

use std::env;

use sqlx::{MySql, migrate::MigrateDatabase as _};
use uuid::Uuid;

/// A fresh, empty database on the server of `PP_TEST_MYSQL_URL`; `None` without that variable,
/// unless `PP_TEST_REQUIRE_MYSQL=1` says that it must be there.
pub async fn create() -> Option<String> {
    let Ok(server) = env::var("PP_TEST_MYSQL_URL") else {
        let required = env::var("PP_TEST_REQUIRE_MYSQL").is_ok_and(|value| value == "1");
        assert!(!required, "PP_TEST_MYSQL_URL is not set");
        println!("not run: PP_TEST_MYSQL_URL is not set");
        return None;
    };
    let mut url = url::Url::parse(&server).unwrap();
    url.set_path(&format!("pp_test_{}", Uuid::now_v7().simple()));
    MySql::create_database(url.as_str()).await.unwrap();
    Some(url.into())
}

/// Drops it.
pub async fn remove(url: &str) {
    MySql::drop_database(url).await.unwrap();
}
