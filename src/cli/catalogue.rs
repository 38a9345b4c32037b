//! `catalogue`: the built-in collection.

use std::{collections::BTreeMap, path::PathBuf};

use clap::Subcommand;
use serde_json::json;

use super::output::{self, Format, Usage};
use crate::{catalogue, painting::Painting};

/// What to do with the collection.
#[derive(Debug, Subcommand)]
pub enum Catalogue {
    /// List the paintings
    List {
        /// How to print them
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Show one painting with its colours
    Show {
        /// Its id
        id: String,
        /// How to print it
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Count paintings by artist, museum and century
    Stats {
        /// How to print it
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Compute the figures of a folder of pictures and write a catalogue file
    Build {
        /// Folder of the pictures
        #[arg(long, value_name = "DIR")]
        pictures: PathBuf,
        /// Facts of the paintings, CSV (catalogue/README.md names the columns)
        #[arg(long, value_name = "FILE")]
        facts: PathBuf,
        /// Folder of the Chinese names
        #[arg(long, value_name = "DIR", default_value = "catalogue")]
        names: PathBuf,
        /// The catalogue file to write
        #[arg(long, value_name = "FILE", default_value = "catalogue/paintings.jsonl")]
        out: PathBuf,
    },
}

/// Carries it out.
pub fn run(args: &Catalogue) -> anyhow::Result<()> {
    match args {
        Catalogue::List { format } => list(*format),
        Catalogue::Show { id, format } => show(id, *format),
        Catalogue::Stats { format } => stats(*format),
        Catalogue::Build { pictures, facts, names, out } => {
            let built = catalogue::build(pictures, facts, names, out, &mut output::note)?;
            for row in &built.left_out {
                output::note(&format!("left out: {row}"));
            }
            for name in &built.without_chinese {
                output::note(&format!("no Chinese name: {name}"));
            }
            output::line(&format!("{} paintings written to {}", built.paintings, out.display()))
        }
    }
}

fn list(format: Format) -> anyhow::Result<()> {
    if format == Format::Json {
        let short = |painting: &Painting| {
            json!({"id": painting.id, "title": painting.title, "artist": painting.artist, "year": painting.year,
                "date": painting.date, "museum": painting.museum.en, "page_url": painting.page_url})
        };
        return output::json(&catalogue::builtin().iter().map(short).collect::<Vec<_>>());
    }
    for painting in catalogue::builtin() {
        output::line(&format!("{}  {} — {}, {}", painting.id, painting.title.en, painting.artist.en, painting.date))?;
    }
    Ok(())
}

fn show(id: &str, format: Format) -> anyhow::Result<()> {
    let found = catalogue::builtin().iter().find(|painting| painting.id.as_str() == id);
    let painting =
        found.ok_or_else(|| Usage(format!("'{id}' is not in the catalogue: see `plot-palette catalogue list`")))?;
    if format == Format::Json {
        return output::json(painting);
    }
    let zh = |text: &Option<String>| text.as_deref().map(|zh| format!(" · {zh}")).unwrap_or_default();
    output::line(&format!("{}{}", painting.title.en, zh(&painting.title.zh)))?;
    output::line(&format!("{}{}, {}", painting.artist.en, zh(&painting.artist.zh), painting.date))?;
    output::line(&format!("{}  {}", painting.museum.en, painting.page_url.as_deref().unwrap_or_default()))?;
    for colour in crate::contract::colours(&painting.palette) {
        output::line(&format!("  {}  {:4.1} %  {}", colour.hex, colour.weight * 100.0, colour.name.en))?;
    }
    output::line(&painting.licence)
}

fn stats(format: Format) -> anyhow::Result<()> {
    let (mut artists, mut museums, mut centuries) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for painting in catalogue::builtin() {
        *artists.entry(painting.artist.en.as_str()).or_insert(0) += 1;
        *museums.entry(painting.museum.en.as_str()).or_insert(0) += 1;
        *centuries.entry((painting.year - 1).div_euclid(100) + 1).or_insert(0) += 1;
    }
    let paintings = catalogue::builtin().len();
    if format == Format::Json {
        return output::json(
            &json!({"paintings": paintings, "artists": artists, "museums": museums, "centuries": centuries}),
        );
    }
    output::line(&format!("{paintings} paintings by {} artists in {} museums", artists.len(), museums.len()))?;
    for (century, count) in centuries {
        output::line(&format!("  century {century:2}: {count}"))?;
    }
    let mut busiest: Vec<(&str, i32)> = artists.into_iter().collect();
    busiest.sort_by_key(|(name, count)| (-count, *name));
    for (artist, count) in busiest.into_iter().take(10) {
        output::line(&format!("  {artist}: {count}"))?;
    }
    Ok(())
}
