//! Texts that never reach a log.

use std::{fmt, fs, io, path::Path};

use super::ConfigError;

/// A text whose `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself, for the one call that needs it.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The server's own key, made on first use and kept in `secret.key` of the data folder,
    /// readable by its owner alone.
    ///
    /// # Errors
    /// The file cannot be read or written, or the system gives no randomness.
    pub fn kept_in(data_dir: &Path) -> Result<Self, ConfigError> {
        let path = data_dir.join("secret.key");
        let failed = |why: String| ConfigError::File { path: path.clone(), why };
        match read(&path) {
            Ok(Some(secret)) => return Ok(secret),
            Ok(None) => {}
            Err(error) => return Err(failed(error.to_string())),
        }
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes).map_err(|error| failed(error.to_string()))?;
        // Two processes may start at once: each writes its own file, the first to link it wins.
        let draft = data_dir.join(format!("secret.key.{}", std::process::id()));
        write_private(&draft, &hex(&bytes)).map_err(|error| failed(error.to_string()))?;
        let linked = fs::hard_link(&draft, &path);
        let removed = fs::remove_file(&draft);
        match linked {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(failed(error.to_string())),
            _ => removed.map_err(|error| failed(error.to_string()))?,
        }
        read(&path).map_err(|error| failed(error.to_string()))?.ok_or_else(|| failed("is empty".to_owned()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

fn read(path: &Path) -> io::Result<Option<Secret>> {
    match fs::read_to_string(path) {
        Ok(text) if text.trim().is_empty() => Ok(None),
        Ok(text) => Ok(Some(Secret::new(text.trim()))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    io::Write::write_all(&mut options.open(path)?, text.as_bytes())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_made_once_kept_and_never_shown() {
        let folder = tempfile::tempdir().unwrap();
        let first = Secret::kept_in(folder.path()).unwrap();
        assert_eq!(first.expose().len(), 64);
        assert_eq!(Secret::kept_in(folder.path()).unwrap(), first);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(!format!("{first:?}").contains(first.expose()));
    }
}
