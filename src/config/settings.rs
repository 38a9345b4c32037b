//! Every setting, its default and its check. `.env.example` documents the same list.

use std::{net::SocketAddr, path::PathBuf, str::FromStr};

use url::Url;

use super::{ConfigError, Secret, Sources, project_dirs};

/// How log lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for collectors.
    Json,
}

/// What the program runs with.
#[derive(Debug, Clone)]
pub struct Settings {
    /// `PP_BIND`: address and port to listen on.
    pub bind: SocketAddr,
    /// `PP_DATA_DIR`: folder of the embedded database, people's pictures and the key.
    pub data_dir: PathBuf,
    /// `PP_BASE_URL`: the address that people use, where it differs from what the browser sends.
    pub base_url: Option<Url>,
    /// `DATABASE_URL`, or composed from `DB_*`, or `sqlite://` in the data folder.
    pub database_url: Secret,
    /// `SECRET_KEY`: keys the hash of session tokens. `None`: made and kept in the data folder.
    pub secret_key: Option<Secret>,
    /// `SENTRY_DSN`: where errors are reported; nowhere when absent.
    pub sentry_dsn: Option<Secret>,
    /// `RUST_LOG`: which log lines are written.
    pub log: String,
    /// `PP_LOG_FORMAT`: `text` or `json`.
    pub log_format: LogFormat,
    /// `PP_MAX_UPLOAD_MB`: the largest accepted picture, in bytes here.
    pub max_upload_bytes: usize,
    /// `PP_MAX_MEGAPIXELS`: the largest accepted picture, in pixels here.
    pub max_pixels: u64,
}

impl Settings {
    /// Reads and checks every setting.
    ///
    /// # Errors
    /// The first setting that cannot be used, by name.
    pub fn load(sources: &Sources) -> Result<Self, ConfigError> {
        let data_dir = match sources.get("PP_DATA_DIR")? {
            Some(path) => PathBuf::from(path),
            None => project_dirs().map(|dirs| dirs.data_dir().to_owned()).ok_or_else(|| {
                ConfigError::invalid("PP_DATA_DIR", "no home folder is known: name a folder to keep data in")
            })?,
        };
        let database_url = database_url(sources, &data_dir)?;
        Ok(Self {
            bind: parsed(sources, "PP_BIND", "127.0.0.1:8080", "an address and port such as 127.0.0.1:8080")?,
            base_url: base_url(sources)?,
            database_url,
            secret_key: secret_key(sources)?,
            sentry_dsn: sentry_dsn(sources)?,
            log: sources.get("RUST_LOG")?.unwrap_or_else(|| "info,sqlx=warn".to_owned()),
            log_format: match sources.get("PP_LOG_FORMAT")?.as_deref() {
                None | Some("text") => LogFormat::Text,
                Some("json") => LogFormat::Json,
                Some(other) => {
                    return Err(ConfigError::invalid("PP_LOG_FORMAT", format!("'{other}' is neither text nor json")));
                }
            },
            max_upload_bytes: whole(sources, "PP_MAX_UPLOAD_MB", 20, 1..=200)? as usize * 1024 * 1024,
            max_pixels: whole(sources, "PP_MAX_MEGAPIXELS", 60, 1..=400)? * 1_000_000,
            data_dir,
        })
    }

    /// Whether cookies may be marked `Secure`: people come by https.
    pub fn is_https(&self) -> bool {
        self.base_url.as_ref().is_some_and(|url| url.scheme() == "https")
    }
}

fn parsed<T: FromStr>(sources: &Sources, name: &'static str, default: &str, wanted: &str) -> Result<T, ConfigError> {
    let text = sources.get(name)?.unwrap_or_else(|| default.to_owned());
    text.trim().parse().map_err(|_| ConfigError::invalid(name, format!("'{text}' is not {wanted}")))
}

fn whole(
    sources: &Sources,
    name: &'static str,
    default: u64,
    range: std::ops::RangeInclusive<u64>,
) -> Result<u64, ConfigError> {
    let wanted = format!("a whole number from {} to {}", range.start(), range.end());
    let number = parsed(sources, name, &default.to_string(), &wanted)?;
    if range.contains(&number) {
        Ok(number)
    } else {
        Err(ConfigError::invalid(name, format!("{number} is not {wanted}")))
    }
}

fn base_url(sources: &Sources) -> Result<Option<Url>, ConfigError> {
    let Some(text) = sources.get("PP_BASE_URL")? else { return Ok(None) };
    match Url::parse(text.trim()) {
        Ok(url)
            if matches!(url.scheme(), "http" | "https")
                && url.has_host()
                && url.path() == "/"
                && url.query().is_none() =>
        {
            Ok(Some(url))
        }
        _ => Err(ConfigError::invalid(
            "PP_BASE_URL",
            format!("'{text}' is not an address such as https://palette.example.org (no path)"),
        )),
    }
}

fn secret_key(sources: &Sources) -> Result<Option<Secret>, ConfigError> {
    match sources.get("SECRET_KEY")? {
        Some(key) if key.len() < 32 => Err(ConfigError::invalid(
            "SECRET_KEY",
            "is shorter than 32 characters: use for example `openssl rand -hex 32`, or leave it out",
        )),
        key => Ok(key.map(Secret::new)),
    }
}

fn sentry_dsn(sources: &Sources) -> Result<Option<Secret>, ConfigError> {
    match sources.get("SENTRY_DSN")? {
        Some(dsn) if dsn.parse::<sentry::types::Dsn>().is_err() => {
            Err(ConfigError::invalid("SENTRY_DSN", "is not a Sentry DSN such as https://key@host/1"))
        }
        dsn => Ok(dsn.map(Secret::new)),
    }
}

fn database_url(sources: &Sources, data_dir: &std::path::Path) -> Result<Secret, ConfigError> {
    if let Some(text) = sources.get("DATABASE_URL")? {
        let scheme = text.split(':').next().unwrap_or_default();
        // The text may hold a password, so the complaint does not quote it.
        return match scheme {
            "sqlite" => Ok(Secret::new(text)),
            "mysql" | "mariadb" if Url::parse(&text).is_ok_and(|url| url.path().len() > 1) => Ok(Secret::new(text)),
            "mysql" | "mariadb" => {
                Err(ConfigError::invalid("DATABASE_URL", "is not of the form mysql://user:password@host:3306/database"))
            }
            _ => Err(ConfigError::invalid("DATABASE_URL", "begins with neither sqlite:// nor mysql://")),
        };
    }
    if sources.get("DB_HOST")?.is_none() && sources.get("DB_NAME")?.is_none() {
        return Ok(Secret::new(format!("sqlite://{}", data_dir.join("plot-palette.db").display())));
    }
    let needed = |name| {
        sources.get(name)?.ok_or_else(|| {
            ConfigError::invalid(name, "is needed when the database is named by DB_* (or use DATABASE_URL)")
        })
    };
    let mut url =
        Url::parse("mysql://localhost").map_err(|error| ConfigError::invalid("DB_HOST", error.to_string()))?;
    let port = whole(sources, "DB_PORT", 3306, 1..=65535)? as u16;
    let name = needed("DB_NAME")?;
    let composed = url
        .set_host(Some(&needed("DB_HOST")?))
        .is_ok()
        .then_some(())
        .and_then(|()| url.set_port(Some(port)).ok())
        .and_then(|()| url.set_username(&sources.get("DB_USER").ok()??).ok())
        .and_then(|()| url.set_password(sources.get("DB_PASSWORD").ok()?.as_deref()).ok());
    if composed.is_none() {
        return Err(ConfigError::invalid(
            "DB_HOST",
            "together with DB_PORT, DB_USER and DB_PASSWORD does not make an address; is DB_USER set?",
        ));
    }
    url.set_path(&name);
    Ok(Secret::new(url.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(pairs: &[(&'static str, &'static str)]) -> Result<Settings, ConfigError> {
        Settings::load(&Sources::from_pairs(pairs.iter().copied().chain([("PP_DATA_DIR", "/tmp/pp")])))
    }

    #[test]
    fn defaults_need_nothing() {
        let settings = load(&[]).unwrap();
        assert_eq!(settings.bind.to_string(), "127.0.0.1:8080");
        assert_eq!(settings.database_url.expose(), "sqlite:///tmp/pp/plot-palette.db");
        assert_eq!(settings.max_upload_bytes, 20 * 1024 * 1024);
        assert!(!settings.is_https());
    }

    #[test]
    fn the_older_names_compose_an_address() {
        let settings =
            load(&[("DB_HOST", "db.lan"), ("DB_USER", "art"), ("DB_PASSWORD", "p@ss/word"), ("DB_NAME", "palette")])
                .unwrap();
        assert_eq!(settings.database_url.expose(), "mysql://art:p%40ss%2Fword@db.lan:3306/palette");
    }

    #[test]
    fn complaints_name_the_setting_and_hide_passwords() {
        for (pairs, name) in [
            (vec![("PP_BIND", "8080")], "PP_BIND"),
            (vec![("PP_BASE_URL", "example.org")], "PP_BASE_URL"),
            (vec![("DATABASE_URL", "postgres://u:hunter2@h/d")], "DATABASE_URL"),
            (vec![("DB_HOST", "db"), ("DB_USER", "u")], "DB_NAME"),
            (vec![("DB_HOST", "db"), ("DB_NAME", "n"), ("DB_PORT", "99999")], "DB_PORT"),
            (vec![("SECRET_KEY", "hunter2")], "SECRET_KEY"),
            (vec![("SENTRY_DSN", "nonsense")], "SENTRY_DSN"),
            (vec![("PP_MAX_UPLOAD_MB", "0")], "PP_MAX_UPLOAD_MB"),
            (vec![("PP_LOG_FORMAT", "xml")], "PP_LOG_FORMAT"),
        ] {
            let complaint = load(&pairs).unwrap_err().to_string();
            assert!(complaint.starts_with(name), "{complaint}");
            assert!(!complaint.contains("hunter2"), "{complaint}");
        }
    }
}
