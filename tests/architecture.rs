//! The house keeps its plan: a room imports only rooms below it, files stay small, SQL has one home.

// Clippy knows tests by their attribute only, and helpers are called from them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The rooms from the ground up. A room may import the rooms of lower floors, and nothing else.
const FLOORS: [&[&str]; 12] = [
    &["assets", "clock", "language"],
    &["colour", "messages"],
    &["media", "config"],
    &["painting", "emotion", "telemetry"],
    &["recommend", "story", "store"],
    &["analytics", "catalogue", "error"],
    &["contract"],
    &["journey"],
    &["jobs"],
    &["web"],
    &["cli"],
    &["lib", "main"],
];
/// Crates that only some rooms may name.
const RESERVED: [(&str, &[&str]); 6] = [
    ("actix_web", &["web"]),
    ("actix_multipart", &["web"]),
    ("askama", &["painting", "web"]),
    ("sqlx", &["store"]),
    ("clap", &["cli", "main"]),
    ("reqwest", &[]),
];
/// Rooms whose results depend on their arguments alone.
const PURE: [&str; 5] = ["colour", "painting", "emotion", "recommend", "story"];
const IMPURE: [&str; 6] = ["std::fs", "std::env", "std::net", "tokio", "getrandom", "OffsetDateTime::now"];
const LONGEST: usize = 400;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folders: &[&str], endings: &[&str]) -> Vec<PathBuf> {
    let mut folders: Vec<_> = folders.iter().map(|folder| root().join(folder)).filter(|path| path.exists()).collect();
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            if path.is_dir() && !path.ends_with("node_modules") {
                folders.push(path);
            } else if endings.contains(&ending) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The room of a file: the first name below `src`.
fn room(file: &Path) -> String {
    let below = file.strip_prefix(root().join("src")).unwrap();
    below.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs").to_owned()
}

/// A file without its unit tests and without comments.
fn code(file: &Path) -> String {
    let source = fs::read_to_string(file).unwrap();
    let code = source.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The rooms that a file names by `crate::`, also within braces.
fn imports(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        let names: Vec<String> = match rest.strip_prefix('{') {
            None => vec![rest.to_owned()],
            Some(group) => top_level(group),
        };
        let first =
            |name: &str| name.trim().split(|c: char| !c.is_ascii_lowercase() && c != '_').next().unwrap().to_owned();
        found.extend(names.iter().map(|name| first(name)).filter(|name| !name.is_empty()));
    }
    found
}

/// What stands between the commas of a group, groups within it left out.
fn top_level(group: &str) -> Vec<String> {
    let (mut depth, mut names) = (0, vec![String::new()]);
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(String::new()),
            c if depth == 0 => names.last_mut().unwrap().push(c),
            _ => {}
        }
    }
    names
}

#[test]
fn a_room_imports_only_rooms_below_it() {
    let floor = |room: &str| FLOORS.iter().position(|rooms| rooms.contains(&room));
    let mut wrong = Vec::new();
    for file in files(&["src"], &["rs"]) {
        let (here, code) = (room(&file), code(&file));
        let own = floor(&here).unwrap_or_else(|| panic!("which floor is {here} on?"));
        for other in imports(&code).into_iter().filter(|other| *other != here) {
            // Anything that is no room is a macro or an item of lib.rs.
            if floor(&other).is_some_and(|floor| floor >= own) {
                wrong.push(format!("{}: {other}", file.strip_prefix(root()).unwrap().display()));
            }
        }
        for (krate, rooms) in RESERVED {
            let named = code.contains(&format!("{krate}::")) || code.contains(&format!("use {krate};"));
            if named && !rooms.contains(&here.as_str()) {
                wrong.push(format!("{}: {krate}", file.strip_prefix(root()).unwrap().display()));
            }
        }
        if PURE.contains(&here.as_str()) {
            let impure = IMPURE.iter().filter(|name| code.contains(*name));
            wrong.extend(impure.map(|name| format!("{}: {name}", file.strip_prefix(root()).unwrap().display())));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn sql_is_said_in_the_store_alone() {
    let sql = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "CREATE TABLE ", "ALTER TABLE "];
    let says = |file: &PathBuf| {
        let code = code(file);
        sql.iter().any(|word| code.contains(&format!("\"{word}")) || code.contains(&format!("\n{word}")))
    };
    let outside: Vec<_> =
        files(&["src"], &["rs"]).into_iter().filter(|file| room(file) != "store").filter(says).collect();
    assert!(outside.is_empty(), "{outside:?}");
}

#[test]
fn files_stay_small() {
    let folders = ["src", "tests", "benches", "static", "templates"];
    let mut lengths: Vec<(usize, PathBuf)> = files(&folders, &["rs", "js", "css", "html", "toml"])
        .into_iter()
        .map(|file| (fs::read_to_string(&file).unwrap().lines().count(), file))
        .collect();
    let long: Vec<_> = lengths.iter().filter(|(lines, _)| *lines > LONGEST).collect();
    assert!(long.is_empty(), "{long:?}");
    lengths.retain(|(_, file)| file.starts_with(root().join("src")) && file.extension().is_some_and(|e| e == "rs"));
    lengths.sort();
    let median = lengths[lengths.len() / 2].0;
    assert!(median < 150, "the median is {median}");
    assert!(fs::read_to_string(root().join("src/main.rs")).unwrap().lines().count() <= 50);
}

#[test]
fn every_room_has_its_floor() {
    let known: BTreeSet<_> = FLOORS.iter().flat_map(|rooms| rooms.iter().map(|room| (*room).to_owned())).collect();
    let found: BTreeSet<_> = files(&["src"], &["rs"]).iter().map(|file| room(file)).collect();
    assert_eq!(found, known);
}
