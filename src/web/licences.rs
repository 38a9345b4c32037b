//! What the program is built from, for `/licences`.

use super::views::LicenceView;

/// One crate a line: `name version<TAB>SPDX expression`, written by `build/licences.rs`.
const CRATES: &str = include_str!(concat!(env!("OUT_DIR"), "/crates.tsv"));

/// Every crate by its licence, the most common licence first.
pub fn list() -> Vec<LicenceView> {
    let mut groups: Vec<LicenceView> = Vec::new();
    for (work, licence) in CRATES.lines().filter_map(|line| line.split_once('\t')) {
        match groups.iter_mut().find(|group| group.licence == licence) {
            Some(group) => group.works.push(work.to_owned()),
            None => groups.push(LicenceView { licence: licence.to_owned(), works: vec![work.to_owned()] }),
        }
    }
    groups.sort_by(|a, b| b.works.len().cmp(&a.works.len()).then_with(|| a.licence.cmp(&b.licence)));
    groups
}
