//! The schema and its versions.
//!
//! The migrations of both engines are part of the program and have the same numbers. One that was
//! released is never edited, and each leaves the schema usable by the program before it, so that a
//! program can be rolled back without its schema.

use std::collections::HashMap;

use sqlx::Connection;
use sqlx::migrate::{Migrate, MigrateError, Migrator};

use super::{Db, Store, StoreError, dialect};

/// Where `sqlx` keeps the versions that were applied.
const TABLE: &str = "_sqlx_migrations";

/// How a migration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MigrationState {
    /// It was applied.
    Applied,
    /// It will be applied by the next run.
    Pending,
    /// It was applied with another text than this program has.
    Changed,
    /// It began and did not end; only MySQL, which cannot undo a change of the schema. The operator
    /// mends the schema and the row of that version in `_sqlx_migrations`.
    Failed,
    /// It was applied by a newer program, and this one does not know it.
    Unknown,
}

/// One migration and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MigrationStatus {
    /// Its number; they are applied in this order.
    pub version: i64,
    /// What it does, in a few words; empty when it is unknown.
    pub description: String,
    /// How it stands.
    pub state: MigrationState,
}

/// A change of the schema.
#[derive(Clone, Copy)]
enum Step {
    Up,
    /// Back to this version.
    Down(i64),
}

/// The versions that were applied with the digests of their texts, and the one that failed.
type Applied = (HashMap<i64, Vec<u8>>, Option<i64>);

fn migrator(db: &Db) -> Migrator {
    match db {
        Db::MySql(_) => sqlx::migrate!("./migrations/mysql"),
        Db::Sqlite(_) => sqlx::migrate!("./migrations/sqlite"),
    }
}

async fn applied<C: Migrate>(connection: &mut C) -> Result<Applied, MigrateError> {
    let failed = connection.dirty_version(TABLE).await?;
    let applied = connection.list_applied_migrations(TABLE).await?;
    let checksums = applied.into_iter().map(|m| (m.version, m.checksum.to_vec()));
    Ok((checksums.collect(), failed))
}

impl Store {
    /// Brings the schema to this program's version; several processes may do so at once. Returns
    /// how many migrations this one applied.
    ///
    /// With nothing to do it only reads: a user without the right to change the schema can run the
    /// program.
    ///
    /// # Errors
    /// [`StoreError::Migration`] when a migration fails, failed before or was changed since.
    pub async fn migrate(&self) -> Result<usize, StoreError> {
        let status = self.migration_status().await?;
        let settled = |m: &MigrationStatus| matches!(m.state, MigrationState::Applied | MigrationState::Unknown);
        if status.iter().all(settled) {
            return Ok(0);
        }
        self.step(Step::Up).await
    }

    /// Every migration, in order, and how it stands. Changes nothing.
    pub async fn migration_status(&self) -> Result<Vec<MigrationStatus>, StoreError> {
        let tables = dialect::migration_table_query(&self.db);
        let (mut applied, failed) = on_engine!(self, pool => {
            let mut connection = pool.acquire().await?;
            let tables: i64 = sqlx::query_scalar(tables).fetch_one(&mut *connection).await?;
            if tables == 0 { Applied::default() } else { applied(&mut *connection).await? }
        });
        let migrator = migrator(&self.db);
        let known = migrator.iter().filter(|m| m.migration_type.is_up_migration());
        let mut status: Vec<_> = known
            .map(|m| MigrationStatus {
                version: m.version,
                description: m.description.to_string(),
                state: match applied.remove(&m.version) {
                    _ if failed == Some(m.version) => MigrationState::Failed,
                    None => MigrationState::Pending,
                    Some(checksum) if checksum == *m.checksum => MigrationState::Applied,
                    Some(_) => MigrationState::Changed,
                },
            })
            .collect();
        status.extend(applied.into_keys().map(|version| MigrationStatus {
            version,
            description: String::new(),
            state: MigrationState::Unknown,
        }));
        status.sort_by_key(|m| m.version);
        Ok(status)
    }

    /// Takes the newest applied migration back and returns its version; [`None`] when there is none.
    ///
    /// # Errors
    /// [`StoreError::Migration`] when it cannot be taken back.
    pub async fn revert_last(&self) -> Result<Option<i64>, StoreError> {
        let mut status = self.migration_status().await?;
        status.retain(|m| m.state == MigrationState::Applied);
        let Some(last) = status.pop() else {
            return Ok(None);
        };
        let before = status.last().map_or(0, |m| m.version);
        self.step(Step::Down(before)).await?;
        Ok(Some(last.version))
    }

    /// Takes every migration back, and returns how many there were: all rows are lost.
    ///
    /// # Errors
    /// [`StoreError::Migration`] when one cannot be taken back.
    pub async fn revert_all(&self) -> Result<usize, StoreError> {
        self.step(Step::Down(0)).await
    }

    async fn step(&self, step: Step) -> Result<usize, StoreError> {
        let migrator = migrator(&self.db);
        match &self.db {
            Db::MySql(pool) => {
                let mut connection = dialect::mysql_migrator(pool).await?;
                let outcome = take(step, &migrator, &mut connection).await;
                connection.close().await?;
                outcome
            }
            Db::Sqlite(pool) => {
                let mut connection = dialect::sqlite_migrator(pool).await?;
                // All or nothing, under the write lock from the start.
                let mut tx = connection.begin_with("BEGIN IMMEDIATE").await?;
                let steps = take(step, &migrator, &mut *tx).await?;
                let broken = sqlx::query("PRAGMA foreign_key_check").fetch_optional(&mut *tx).await?;
                if broken.is_some() {
                    return Err(StoreError::Migration("it breaks a foreign key".to_owned()));
                }
                tx.commit().await?;
                connection.close().await?;
                Ok(steps)
            }
        }
    }
}

/// Takes a step and returns how many migrations it was. As `Migrator::run` and `undo`, but with our
/// lock (see `dialect`), and with no objection to versions that a newer program has applied.
async fn take<C: Migrate>(step: Step, migrator: &Migrator, connection: &mut C) -> Result<usize, StoreError> {
    connection.ensure_migrations_table(TABLE).await?;
    let (applied, failed) = applied(connection).await?;
    if let Some(version) = failed {
        return Err(MigrateError::Dirty(version).into());
    }
    let mut steps = 0;
    match step {
        Step::Up => {
            for migration in migrator.iter().filter(|m| m.migration_type.is_up_migration()) {
                match applied.get(&migration.version) {
                    Some(checksum) if *checksum == *migration.checksum => {}
                    Some(_) => return Err(MigrateError::VersionMismatch(migration.version).into()),
                    None => {
                        connection.apply(TABLE, migration).await?;
                        steps += 1;
                    }
                }
            }
        }
        Step::Down(target) => {
            let down = migrator.iter().rev().filter(|m| m.migration_type.is_down_migration());
            for migration in down.filter(|m| m.version > target && applied.contains_key(&m.version)) {
                connection.revert(TABLE, migration).await?;
                steps += 1;
            }
        }
    }
    Ok(steps)
}
