//! Everything that differs between MySQL and SQLite: opening, what their error numbers mean,
//! and how one process alone changes the schema.

use std::path::Path;
use std::str::FromStr;
use std::time::{Duration, Instant};

use sqlx::error::DatabaseError;
use sqlx::mysql::{MySqlConnectOptions, MySqlDatabaseError, MySqlPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteError, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, Executor, MySqlConnection, MySqlPool, SqliteConnection, SqlitePool};

use super::{Db, StoreError, StoreOptions};

/// How long a statement waits for a lock that another one holds.
const LOCK_PATIENCE: Duration = Duration::from_secs(5);

/// What every MySQL connection is told first. Strict: a value that does not fit is an error and is
/// never cut. Read committed: statements see the newest rows, as on SQLite, and lock no gaps.
const MYSQL_SESSION: [&str; 2] = [
    "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,\
     ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', SESSION innodb_lock_wait_timeout = 5",
    "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
];

pub(super) async fn open(url: &str, options: StoreOptions) -> Result<Db, StoreError> {
    match url.split_once(':').map(|(scheme, _)| scheme) {
        Some("sqlite") => open_sqlite(url, options).await.map(Db::Sqlite),
        Some("mysql" | "mariadb") => open_mysql(url, options).await.map(Db::MySql),
        _ => Err(StoreError::Address("it must begin with sqlite: or with mysql:")),
    }
}

/// Whether there is a database at this address; of a server it cannot be known without asking.
pub(super) fn exists(url: &str) -> Result<bool, StoreError> {
    if !url.starts_with("sqlite:") {
        return Ok(true);
    }
    Ok(SqliteConnectOptions::from_str(url)?.get_filename().exists())
}

async fn open_mysql(url: &str, options: StoreOptions) -> Result<MySqlPool, StoreError> {
    let settings = MySqlConnectOptions::from_str(url)?
        .charset("utf8mb4")
        .timezone("+00:00".to_owned())
        .pipes_as_concat(false)
        .no_engine_substitution(false);
    let pool = MySqlPoolOptions::new()
        .max_connections(options.max_connections)
        .acquire_timeout(options.acquire_timeout)
        .after_connect(|connection, _| {
            Box::pin(async move {
                for statement in MYSQL_SESSION {
                    connection.execute(statement).await?;
                }
                Ok(())
            })
        });
    Ok(pool.connect_with(settings).await?)
}

async fn open_sqlite(url: &str, options: StoreOptions) -> Result<SqlitePool, StoreError> {
    let settings = SqliteConnectOptions::from_str(url)?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal)
        .foreign_keys(true)
        .busy_timeout(LOCK_PATIENCE);
    if let Some(folder) = settings.get_filename().parent() {
        make_folder(folder).await?;
    }
    let pool = SqlitePoolOptions::new()
        .max_connections(options.max_connections)
        .acquire_timeout(options.acquire_timeout)
        // A database in memory lives as long as its last connection.
        .min_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        // There is no network between us and the file that could have gone away.
        .test_before_acquire(false);
    // The busy timeout does not cover the change to WAL: two processes that start at the same
    // moment on a new file would fail.
    let started = Instant::now();
    loop {
        match pool.clone().connect_with(settings.clone()).await {
            Err(error) if is_busy(&error) && started.elapsed() < LOCK_PATIENCE => {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            outcome => return Ok(outcome?),
        }
    }
}

async fn make_folder(folder: &Path) -> Result<(), StoreError> {
    tokio::fs::create_dir_all(folder)
        .await
        .map_err(|error| StoreError::Unavailable { reason: "its folder cannot be made", source: Some(error.into()) })
}

/// The low byte of an SQLite result code names its family (<https://www.sqlite.org/rescode.html>).
fn sqlite_family(error: &dyn DatabaseError) -> Option<u32> {
    let error = error.try_downcast_ref::<SqliteError>()?;
    let code: u32 = error.code()?.parse().ok()?;
    Some(code & 0xff)
}

fn is_busy(error: &sqlx::Error) -> bool {
    error.as_database_error().and_then(sqlite_family).is_some_and(|family| family == 5)
}

/// Why a refusal of the database means that it is not available now; [`None`] for other refusals.
pub(super) fn unavailable(error: &dyn DatabaseError) -> Option<&'static str> {
    if let Some(error) = error.try_downcast_ref::<MySqlDatabaseError>() {
        // https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html
        return match error.number() {
            1040 | 1203 => Some("it has too many connections"),
            1044 | 1045 | 1129 | 1130 | 1698 => Some("access denied"),
            1049 => Some("there is no database of that name"),
            1021 | 1053 => Some("the server is stopping or its disk is full"),
            1205 | 1213 => Some("it is busy"),
            1290 | 1792 | 1836 => Some("it is read-only"),
            _ => None,
        };
    }
    match sqlite_family(error)? {
        5 | 6 => Some("it is busy"),
        8 => Some("it is read-only"),
        10 => Some("its disk failed"),
        11 | 26 => Some("its file is damaged"),
        13 => Some("its disk is full"),
        14 => Some("its file cannot be opened"),
        _ => None,
    }
}

/// Asks how many migration tables there are: 0 or 1.
pub(super) fn migration_table_query(db: &Db) -> &'static str {
    match db {
        Db::MySql(_) => {
            "SELECT COUNT(*) FROM information_schema.tables \
             WHERE table_schema = DATABASE() AND table_name = '_sqlx_migrations'"
        }
        Db::Sqlite(_) => {
            "SELECT COUNT(*) FROM sqlite_master \
             WHERE type = 'table' AND name = '_sqlx_migrations'"
        }
    }
}

/// A connection that alone may migrate, until it is closed.
///
/// Not the lock that `sqlx` takes: it waits for ever, which MariaDB refuses by giving no lock.
pub(super) async fn mysql_migrator(pool: &MySqlPool) -> Result<MySqlConnection, StoreError> {
    let mut connection = pool.acquire().await?.detach();
    let lock: Option<i64> =
        sqlx::query_scalar("SELECT GET_LOCK(CONCAT('plot-palette ', LEFT(SHA2(DATABASE(), 256), 40)), 60)")
            .fetch_one(&mut connection)
            .await?;
    if lock == Some(1) {
        Ok(connection)
    } else {
        connection.close().await?;
        Err(StoreError::unavailable("another process is migrating it"))
    }
}

/// A connection for migrations: foreign keys are off, so that a table can be rebuilt without its
/// children being deleted (<https://www.sqlite.org/lang_altertable.html#otheralter>).
pub(super) async fn sqlite_migrator(pool: &SqlitePool) -> Result<SqliteConnection, StoreError> {
    let settings = (*pool.connect_options()).clone().foreign_keys(false);
    Ok(SqliteConnection::connect_with(&settings).await?)
}
