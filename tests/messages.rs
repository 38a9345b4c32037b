//! Every visible word exists in both languages, and every message is used.

// Clippy knows tests by their attribute only, and helpers are called from them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use fluent_bundle::FluentResource;
use plot_palette::{
    emotion::{Emotion, Intensity},
    language::Language,
    media::Still,
    messages::MESSAGES,
    story::Narrator,
};

const EN: &str = include_str!("../locales/en.ftl");
const ZH: &str = include_str!("../locales/zh.ftl");

/// The messages of a file: key → everything up to the next key.
fn messages(source: &str) -> BTreeMap<&str, String> {
    let mut found: BTreeMap<&str, String> = BTreeMap::new();
    let mut last = None;
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        match line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase())) {
            Some((key, value)) => {
                assert!(found.insert(key, value.to_owned()).is_none(), "{key} stands twice");
                last = Some(key);
            }
            None => found.entry(last.unwrap_or_default()).or_default().push_str(line),
        }
    }
    found.remove("");
    found
}

/// The arguments that a message takes.
fn arguments(message: &str) -> BTreeSet<&str> {
    let names = message.split('$').skip(1);
    names.map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap()).collect()
}

/// Every file below a folder of the repository.
fn files(folder: &str) -> Vec<PathBuf> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}

/// Everything within double quotes in templates and code, with what stands before it on its line.
fn quoted() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for file in files("templates").into_iter().chain(files("src")) {
        for line in fs::read_to_string(&file).unwrap_or_default().lines() {
            let pieces: Vec<&str> = line.split('"').collect();
            // Template attributes hold calls, so any piece between two quotes may be the text.
            for (at, piece) in pieces.iter().enumerate().skip(1) {
                found.push((pieces[..at].join("\""), (*piece).to_owned()));
            }
        }
    }
    found
}

/// Keys that are put together at run time.
fn composed() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    keys.extend(Emotion::ALL.iter().map(|emotion| format!("emotion-{}", emotion.as_str())));
    keys.extend(Intensity::ALL.iter().map(|intensity| format!("intensity-{}", intensity.as_str())));
    keys.extend(Still::ALL.iter().map(|still| format!("gradient-{}", still.as_str())));
    for narrator in Narrator::ALL {
        let key = format!("narrator-{}", narrator.as_str().replace('_', "-"));
        keys.insert(format!("{key}-line"));
        keys.insert(key);
    }
    keys
}

fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Codes of field errors: `FieldError::new(field, "code")`, `AppError::field(field, "code")`.
fn error_keys(quoted: &[(String, String)]) -> BTreeSet<String> {
    let makes = |before: &str| before.contains("FieldError::new(") || before.contains("AppError::field(");
    let second = |before: &str| before.trim_end().ends_with(',');
    let codes = quoted.iter().filter(|(before, text)| makes(before) && second(before) && is_key(text));
    codes.map(|(_, code)| format!("error-{code}")).collect()
}

/// Slugs of whole failures: `(StatusCode::…, "slug", …)` and `StatusCode::… => "slug"`.
fn failure_keys() -> BTreeSet<String> {
    let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web/failure.rs")).unwrap();
    let source = source.split("#[cfg(test)]").next().unwrap();
    let pieces: Vec<&str> = source.split('"').collect();
    let slugs = pieces.windows(2).filter(|pair| {
        let before = pair[0].trim_end();
        let follows = before.ends_with(',') || before.ends_with("=>") || before.ends_with('(');
        let recent = &before[before.len().saturating_sub(80)..];
        follows
            && is_key(pair[1])
            && (recent.contains("StatusCode::") || recent.contains("is_client_error()") || recent.ends_with("_ =>"))
    });
    slugs.flat_map(|pair| [format!("failure-{}", pair[1]), format!("failure-{}-advice", pair[1])]).collect()
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    for (name, source) in [("en", EN), ("zh", ZH)] {
        if let Err((_, errors)) = FluentResource::try_new(source.to_owned()) {
            panic!("{name}.ftl: {errors:?}");
        }
    }
    let (en, zh) = (messages(EN), messages(ZH));
    assert!(en.len() > 150, "{}", en.len());
    assert_eq!(en.keys().collect::<Vec<_>>(), zh.keys().collect::<Vec<_>>());
    for (key, message) in &en {
        assert!(!message.trim().is_empty() && !zh[key].trim().is_empty(), "{key} is empty");
        assert_eq!(arguments(message), arguments(&zh[key]), "arguments of {key}");
    }
}

#[test]
fn every_key_that_is_used_exists() {
    let quoted = quoted();
    let asks = [".t(\"", ".t_args(\"", "MESSAGES.get(", "MESSAGES.get_args(", "Page::new("];
    let mut used: BTreeSet<String> = quoted
        .iter()
        .filter(|(before, text)| is_key(text) && asks.iter().any(|call| format!("{before}\"").contains(call)))
        .filter(|(before, _)| {
            let call = before
                .rfind(".t(")
                .max(before.rfind(".t_args("))
                .max(before.rfind("get("))
                .max(before.rfind("get_args("));
            let call = call.max(before.rfind("Page::new("));
            // The key is the first text of its call.
            call.is_some_and(|at| !before[at..].contains(')') && !before[at..].contains('"'))
        })
        .map(|(_, key)| key.clone())
        .collect();
    assert!(used.len() > 60, "{used:?}");
    let (errors, failures) = (error_keys(&quoted), failure_keys());
    assert!(errors.len() >= 10, "{errors:?}");
    assert!(failures.len() >= 24, "{failures:?}");
    used.extend(errors);
    used.extend(failures);
    used.extend(composed());
    let missing: Vec<_> =
        used.iter().filter(|key| Language::ALL.iter().any(|language| !MESSAGES.has(*language, key))).collect();
    assert!(missing.is_empty(), "no message for {missing:?}");
}

#[test]
fn every_message_is_used() {
    let quoted = quoted();
    let mut used: BTreeSet<String> = quoted.iter().map(|(_, text)| text.clone()).collect();
    used.extend(error_keys(&quoted));
    used.extend(failure_keys());
    used.extend(composed());
    let dead: Vec<_> = messages(EN).into_keys().filter(|key| !used.contains(*key)).collect();
    assert!(dead.is_empty(), "nobody says {dead:?}");
}
