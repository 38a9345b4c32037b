//! Settings: parsed once, checked, and named in every complaint.

mod secret;
mod settings;
mod sources;

use std::path::PathBuf;

pub use secret::Secret;
pub use settings::{LogFormat, Settings};
pub use sources::Sources;

/// A setting is missing, malformed or unreadable. The text names it and says what would do.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// One setting's value cannot be used.
    #[error("{name}: {why}")]
    Invalid {
        /// The setting's name as in `.env.example`.
        name: &'static str,
        /// What is wrong, and what to write instead.
        why: String,
    },
    /// A settings file cannot be read.
    #[error("{}: {why}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
}

impl ConfigError {
    fn invalid(name: &'static str, why: impl Into<String>) -> Self {
        Self::Invalid { name, why: why.into() }
    }
}

/// The platform's folders for this program's data and configuration.
pub(crate) fn project_dirs() -> Option<directories::ProjectDirs> {
    directories::ProjectDirs::from("", "", "plot-palette")
}
