//! Where a setting may come from, strongest first: flags, environment, `.env`, settings file.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::{Path, PathBuf},
};

use super::ConfigError;

/// Named texts from every source. Empty texts count as absent, so that `NAME=` in a
/// unit file or a container means "the default".
#[derive(Debug, Default)]
pub struct Sources {
    flags: BTreeMap<&'static str, String>,
    environment: HashMap<String, String>,
    dotenv: HashMap<String, String>,
    file: HashMap<String, String>,
}

impl Sources {
    /// Reads the process environment, `.env` in the current folder, and the settings file
    /// (`--config`, else `PP_CONFIG`, else `settings.toml` in the platform's configuration folder).
    ///
    /// # Errors
    /// A file that was named but cannot be read, or that is not valid `.env` or TOML.
    pub fn of_process(flags: BTreeMap<&'static str, String>, config: Option<&Path>) -> Result<Self, ConfigError> {
        let mut sources = Self {
            flags,
            environment: std::env::vars_os()
                .filter_map(|(name, text)| Some((name.into_string().ok()?, text.into_string().ok()?)))
                .collect(),
            ..Self::default()
        };
        if Path::new(".env").exists() {
            sources.dotenv = read_dotenv(Path::new(".env"))?;
        }
        let named = config.map(Path::to_owned).or_else(|| sources.get("PP_CONFIG").ok().flatten().map(PathBuf::from));
        let default = super::project_dirs().map(|dirs| dirs.config_dir().join("settings.toml"));
        match (named, default) {
            (Some(path), _) => sources.file = read_settings(&path)?,
            (None, Some(path)) if path.exists() => sources.file = read_settings(&path)?,
            _ => {}
        }
        Ok(sources)
    }

    /// Sources from given pairs alone, as if they stood in the environment.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self { environment: pairs.into_iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect(), ..Self::default() }
    }

    /// The strongest text for a setting. Each layer also knows `NAME_FILE`: a path whose
    /// content is the text (for secrets mounted as files).
    ///
    /// # Errors
    /// `NAME_FILE` names a file that cannot be read.
    pub fn get(&self, name: &'static str) -> Result<Option<String>, ConfigError> {
        if let Some(text) = self.flags.get(name) {
            return Ok(Some(text.clone()));
        }
        for layer in [&self.environment, &self.dotenv, &self.file] {
            if let Some(text) = layer.get(name).filter(|text| !text.trim().is_empty()) {
                return Ok(Some(text.clone()));
            }
            if let Some(path) = layer.get(&format!("{name}_FILE")).filter(|path| !path.trim().is_empty()) {
                let text = fs::read_to_string(path).map_err(|error| {
                    ConfigError::invalid(name, format!("{name}_FILE names {path}, which cannot be read: {error}"))
                })?;
                return Ok(Some(text.trim_end_matches(['\r', '\n']).to_owned()).filter(|text| !text.is_empty()));
            }
        }
        Ok(None)
    }
}

fn read_dotenv(path: &Path) -> Result<HashMap<String, String>, ConfigError> {
    let unreadable = |error: dotenvy::Error| ConfigError::File { path: path.to_owned(), why: error.to_string() };
    dotenvy::from_path_iter(path).map_err(unreadable)?.collect::<Result<_, _>>().map_err(unreadable)
}

fn read_settings(path: &Path) -> Result<HashMap<String, String>, ConfigError> {
    let unreadable = |why: String| ConfigError::File { path: path.to_owned(), why };
    let text = fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))?;
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| unreadable(error.to_string()))?;
    Ok(table
        .into_iter()
        .map(|(name, value)| match value {
            toml::Value::String(text) => (name, text),
            other => (name, other.to_string()),
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stronger_sources_win_and_empty_means_absent() {
        let mut sources = Sources::from_pairs([("PP_BIND", "env"), ("RUST_LOG", "")]);
        sources.dotenv.insert("PP_BIND".into(), "dotenv".into());
        sources.dotenv.insert("RUST_LOG".into(), "debug".into());
        sources.file.insert("PP_BASE_URL".into(), "file".into());
        assert_eq!(sources.get("PP_BIND").unwrap().as_deref(), Some("env"));
        assert_eq!(sources.get("RUST_LOG").unwrap().as_deref(), Some("debug"));
        assert_eq!(sources.get("PP_BASE_URL").unwrap().as_deref(), Some("file"));
        sources.flags.insert("PP_BIND", "flag".into());
        assert_eq!(sources.get("PP_BIND").unwrap().as_deref(), Some("flag"));
    }

    #[test]
    fn a_setting_may_stand_in_a_file_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        fs::write(&path, "s3cret\n").unwrap();
        let sources = Sources::from_pairs([("SECRET_KEY_FILE", path.to_str().unwrap())]);
        assert_eq!(sources.get("SECRET_KEY").unwrap().as_deref(), Some("s3cret"));
        let missing = Sources::from_pairs([("SECRET_KEY_FILE", "/nowhere/at/all")]);
        assert!(missing.get("SECRET_KEY").unwrap_err().to_string().contains("SECRET_KEY"));
    }
}
