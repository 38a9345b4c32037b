//! The two engines, and the macros that write one body of SQL for both.

use sqlx::{MySqlPool, SqlitePool};

/// The pool of whichever engine is open.
#[derive(Clone, Debug)]
pub(super) enum Db {
    MySql(MySqlPool),
    Sqlite(SqlitePool),
}

/// Writes one body for both engines; `$pool` is the open pool within it.
///
/// A macro, because `sqlx` types every query by its engine, and its run-time choice (`Any`) cannot
/// read instants.
macro_rules! on_engine {
    ($store:expr, $pool:ident => $body:expr) => {
        match &$store.db {
            $crate::store::engine::Db::MySql($pool) => $body,
            $crate::store::engine::Db::Sqlite($pool) => $body,
        }
    };
}

/// Writes one body for both engines within a transaction that writes; `$tx` is that transaction.
///
/// The body's value is the value of the whole, after the commit. Leaving the function early rolls
/// everything back. SQLite takes its write lock at the start: a transaction that reads first and
/// writes later would fail where another one wrote in between.
macro_rules! in_transaction {
    ($store:expr, $tx:ident => $body:block) => {
        match &$store.db {
            $crate::store::engine::Db::MySql(pool) => {
                let mut $tx = pool.begin().await?;
                let value = $body;
                $tx.commit().await?;
                value
            }
            $crate::store::engine::Db::Sqlite(pool) => {
                let mut $tx = pool.begin_with("BEGIN IMMEDIATE").await?;
                let value = $body;
                $tx.commit().await?;
                value
            }
        }
    };
}
