//! The notices of the crates that are linked into the program.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use super::Outcome;

/// Writes `crates.tsv` (name and version, licence) and `notices.txt` (every licence text once, with
/// the crates it belongs to); returns the path of the latter.
pub fn write(out: &Path) -> Outcome<PathBuf> {
    let metadata = Command::new(env::var("CARGO")?)
        .args(["metadata", "--format-version=1", "--locked", "--filter-platform", &env::var("TARGET")?])
        .output()?;
    if !metadata.status.success() {
        return Err(String::from_utf8_lossy(&metadata.stderr).into());
    }
    let metadata: Value = serde_json::from_slice(&metadata.stdout)?;
    let linked = linked(&metadata).ok_or("cargo metadata has another form than expected")?;
    let mut crates = BTreeSet::new();
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        if !linked.contains(&text(package, "id")) || package["source"].is_null() {
            continue;
        }
        let name = format!("{} {}", text(package, "name"), text(package, "version"));
        crates.insert(format!("{name}\t{}\n", text(package, "license").replace('/', " OR ")));
        for notice in notices(Path::new(&text(package, "manifest_path")))? {
            texts.entry(notice).or_default().push(name.clone());
        }
    }
    fs::write(out.join("crates.tsv"), crates.into_iter().collect::<String>())?;
    let notices: String = texts
        .iter()
        .map(|(notice, names)| format!("{}\n\n{}\n\n{}\n\n", names.join(", "), notice.trim(), "-".repeat(72)))
        .collect();
    let path = out.join("notices.txt");
    fs::write(&path, notices)?;
    Ok(path)
}

/// Ids of the packages that the program links: what is reached by dependencies that are neither
/// for tests nor for building.
fn linked(metadata: &Value) -> Option<BTreeSet<String>> {
    let nodes = metadata["resolve"]["nodes"].as_array()?;
    let mut reached = BTreeSet::new();
    let mut waiting = vec![metadata["resolve"]["root"].as_str()?.to_owned()];
    while let Some(id) = waiting.pop() {
        if !reached.insert(id.clone()) {
            continue;
        }
        let node = nodes.iter().find(|node| node["id"] == id.as_str())?;
        for dependency in node["deps"].as_array()? {
            if dependency["dep_kinds"].as_array()?.iter().any(|kind| kind["kind"].is_null()) {
                waiting.push(dependency["pkg"].as_str()?.to_owned());
            }
        }
    }
    Some(reached)
}

/// The licence and notice texts beside a crate's manifest.
fn notices(manifest: &Path) -> Outcome<Vec<String>> {
    let folder = manifest.parent().ok_or("a manifest without a folder")?;
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_uppercase();
        if path.is_file()
            && ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE"].iter().any(|start| name.starts_with(start))
        {
            found.push(String::from_utf8_lossy(&fs::read(&path)?).replace("\r\n", "\n"));
        }
    }
    Ok(found)
}

fn text(package: &Value, field: &str) -> String {
    package[field].as_str().unwrap_or("see its source").to_owned()
}
