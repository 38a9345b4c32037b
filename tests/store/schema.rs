use plot_palette::store::{MigrationState, Store, StoreError};
use sqlx::{Connection, Executor, MySqlConnection, SqliteConnection};
use tokio::task::JoinSet;

use crate::bench::{Bench, open};
use crate::fixture::{with_session, with_story};

async fn states(store: &Store) -> Vec<MigrationState> {
    store.migration_status().await.unwrap().into_iter().map(|migration| migration.state).collect()
}

async fn are_all(store: &Store, state: MigrationState) -> bool {
    let states = states(store).await;
    states.len() > 10 && states.iter().all(|other| *other == state)
}

/// What an operator, or another version of the program, did to the table of versions.
async fn tamper(bench: &Bench, sql: &'static str) {
    if bench.store.engine() == "SQLite" {
        SqliteConnection::connect(&bench.url).await.unwrap().execute(sql).await.unwrap();
    } else {
        MySqlConnection::connect(&bench.url).await.unwrap().execute(sql).await.unwrap();
    }
}

pub async fn migrating_twice_changes_nothing(Bench { store, .. }: Bench) {
    with_story(&store).await;
    assert!(are_all(&store, MigrationState::Applied).await);
    assert_eq!(store.migrate().await.unwrap(), 0);
    assert_eq!(store.paintings().count().await.unwrap(), 10);
}

pub async fn all_the_way_down_and_up_again(Bench { store, .. }: Bench) {
    with_story(&store).await;
    let steps = store.revert_all().await.unwrap();
    assert!(are_all(&store, MigrationState::Pending).await);
    assert_eq!(store.revert_last().await.unwrap(), None);
    assert!(store.paintings().count().await.is_err());
    assert_eq!(store.migrate().await.unwrap(), steps);
    with_story(&store).await;
    assert_eq!(store.paintings().version().await.unwrap(), 1);
}

pub async fn one_step_down(Bench { store, .. }: Bench) {
    let session = with_session(&store, 1).await;
    let before = store.migration_status().await.unwrap();
    let last = before.last().unwrap().version;
    assert_eq!(store.revert_last().await.unwrap(), Some(last));
    let after = store.migration_status().await.unwrap();
    assert_eq!(after.last().unwrap().state, MigrationState::Pending);
    assert_eq!(after[..after.len() - 1], before[..before.len() - 1]);
    assert_eq!(store.revert_last().await.unwrap(), Some(last - 1));
    assert_eq!(store.migrate().await.unwrap(), 2);
    store.sessions().delete(session).await.unwrap();
}

pub async fn several_processes_migrate_at_once(Bench { store, url }: Bench) {
    store.revert_all().await.unwrap();
    let mut processes = JoinSet::new();
    for _ in 0..4 {
        let url = url.clone();
        processes.spawn(async move {
            let store = open(&url).await;
            store.migrate().await.unwrap();
            assert_eq!(store.paintings().version().await.unwrap(), 0);
            store.close().await;
        });
    }
    processes.join_all().await;
    assert!(are_all(&store, MigrationState::Applied).await);
}

pub async fn a_newer_schema_is_no_obstacle(bench: Bench) {
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                 VALUES (9999, 'newer', TRUE, 'x', 0)";
    tamper(&bench, newer).await;
    assert_eq!(bench.store.migrate().await.unwrap(), 0);
    assert_eq!(states(&bench.store).await.last(), Some(&MigrationState::Unknown));
}

pub async fn a_changed_migration_is_refused(bench: Bench) {
    tamper(&bench, "UPDATE _sqlx_migrations SET checksum = 'x' WHERE version = 3").await;
    assert_eq!(states(&bench.store).await[2], MigrationState::Changed);
    assert!(matches!(bench.store.migrate().await, Err(StoreError::Migration(_))));
    tamper(&bench, "UPDATE _sqlx_migrations SET success = FALSE WHERE version = 3").await;
    assert_eq!(states(&bench.store).await[2], MigrationState::Failed);
    assert!(matches!(bench.store.migrate().await, Err(StoreError::Migration(_))));
}
