//! What can go wrong with rows.

use sqlx::error::ErrorKind;
use sqlx::migrate::MigrateError;

use super::dialect;

/// A query that failed. What it displays holds no address, user name or password; the sources
/// beneath it are for the log.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The address of the database cannot be read.
    #[error("the database address is not valid: {0}")]
    Address(&'static str),
    /// The database does not answer, refuses, or is too busy: trying again later may help.
    #[error("the database is unavailable: {reason}")]
    Unavailable {
        /// Why, in words that may be shown to anybody.
        reason: &'static str,
        /// What the driver said.
        #[source]
        source: Option<sqlx::Error>,
    },
    /// A row with the same id or unique value exists.
    #[error("a row with the same key exists")]
    Conflict,
    /// A row names another that does not exist, or one that is still named cannot go.
    #[error("a row that this one names does not exist, or is still named by another")]
    MissingReference,
    /// The schema could not be brought to the wanted version.
    #[error("migration: {0}")]
    Migration(String),
    /// A row holds what the program cannot read.
    #[error("the database holds what this program cannot read: {0}")]
    Corrupt(String),
    /// Anything else that the database or its driver refused.
    #[error("the database failed: {0}")]
    Other(#[source] sqlx::Error),
}

impl StoreError {
    /// Whether trying again later may help.
    pub fn is_unavailable(&self) -> bool {
        matches!(self, Self::Unavailable { .. })
    }

    pub(super) fn unavailable(reason: &'static str) -> Self {
        Self::Unavailable { reason, source: None }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error as E;
        let reason = match &error {
            E::Database(e) => match e.kind() {
                ErrorKind::UniqueViolation => return Self::Conflict,
                ErrorKind::ForeignKeyViolation => return Self::MissingReference,
                _ => match dialect::unavailable(&**e) {
                    Some(reason) => reason,
                    None => return Self::Other(error),
                },
            },
            E::Configuration(_) => return Self::Address("it is not a database URL"),
            E::ColumnDecode { .. } | E::Decode(_) => return Self::Corrupt(error.to_string()),
            E::Io(_) => "the connection failed",
            E::Tls(_) => "the encrypted connection failed",
            E::PoolTimedOut => "no free connection in time",
            E::PoolClosed => "it was closed",
            E::WorkerCrashed => "its worker stopped",
            _ => return Self::Other(error),
        };
        Self::Unavailable { reason, source: Some(error) }
    }
}

impl From<MigrateError> for StoreError {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::Execute(error) => Self::from(error),
            error => Self::Migration(error.to_string()),
        }
    }
}
