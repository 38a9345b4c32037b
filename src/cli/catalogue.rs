//! `catalogue`: the collection.

use std::{collections::BTreeMap, path::PathBuf};

use anyhow::Context as _;
use clap::Subcommand;
use serde_json::json;

use super::{
    Common, collection,
    output::{self, Format},
    serve::runtime,
};
use crate::{
    catalogue,
    clock::Clock,
    contract::{FamilyView, MapView, RankingView},
    journey::{
        self, Collection,
        ranking::{self, Learned},
    },
    painting::Painting,
    recommend::Ranker,
    store::{PaintingOrigin, Store},
};

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
    /// Show the families of colour; with JSON also the place of every painting on the map
    Map {
        /// How to print it
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Count paintings by artist, museum and century, and say how their order is learned
    Stats {
        /// How to print it
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Add paintings from catalogue files, as `catalogue build` writes them; a running server follows by itself
    Add {
        /// Catalogue files, one painting a line
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Take paintings out of the collection; stories that were told of them stay readable
    Remove {
        /// Their ids
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
    },
    /// Put paintings back that were taken out
    Restore {
        /// Their ids
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
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
pub fn run(common: &Common, args: &Catalogue) -> anyhow::Result<()> {
    match args {
        Catalogue::List { format } => runtime()?.block_on(list(common, *format)),
        Catalogue::Show { id, format } => runtime()?.block_on(show(common, id, *format)),
        Catalogue::Map { format } => runtime()?.block_on(map(common, *format)),
        Catalogue::Stats { format } => runtime()?.block_on(stats(common, *format)),
        Catalogue::Add { files } => runtime()?.block_on(add(common, files)),
        Catalogue::Remove { ids } => runtime()?.block_on(retire(common, ids, true)),
        Catalogue::Restore { ids } => runtime()?.block_on(retire(common, ids, false)),
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

async fn list(common: &Common, format: Format) -> anyhow::Result<()> {
    let (collection, _store) = collection::look(common).await?;
    let paintings = every(&collection).await?;
    if format == Format::Json {
        let short = |painting: &Painting| {
            json!({"id": painting.id, "title": painting.title, "artist": painting.artist, "year": painting.year,
                "date": painting.date, "museum": painting.museum.en, "page_url": painting.page_url})
        };
        return output::json(&paintings.iter().map(|painting| short(painting)).collect::<Vec<_>>());
    }
    for painting in paintings {
        output::line(&format!("{}  {} — {}, {}", painting.id, painting.title.en, painting.artist.en, painting.date))?;
    }
    Ok(())
}

async fn show(common: &Common, id: &str, format: Format) -> anyhow::Result<()> {
    let (collection, _store) = collection::look(common).await?;
    let ids = collection::ids(&collection, &[id.to_owned()])?;
    let painting = collection.painting(&ids[0]).await?.context("it has just left the collection")?;
    if format == Format::Json {
        return output::json(painting.as_ref());
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

async fn map(common: &Common, format: Format) -> anyhow::Result<()> {
    let (collection, _store) = collection::look(common).await?;
    let hanging = collection.now();
    let view = MapView::new(&hanging.index, hanging.atlas(), usize::MAX);
    if format == Format::Json {
        return output::json(&view);
    }
    for FamilyView { name, count, colors, examples } in view.families {
        let hexes: Vec<String> = colors.iter().map(|colour| colour.hex.to_string()).collect();
        output::line(&format!("{count:4}  {} · {}", name.en, name.zh.unwrap_or_default()))?;
        output::line(&format!("      {}  {}", hexes.join(" "), examples.join(", ")))?;
    }
    Ok(())
}

async fn stats(common: &Common, format: Format) -> anyhow::Result<()> {
    let (collection, store) = collection::look(common).await?;
    let learned = ranking::learned(&store).await?;
    let index_bytes = collection.now().index.memory_bytes();
    let (mut artists, mut museums, mut centuries) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let paintings = every(&collection).await?;
    for painting in &paintings {
        *artists.entry(painting.artist.en.as_str()).or_insert(0) += 1;
        *museums.entry(painting.museum.en.as_str()).or_insert(0) += 1;
        *centuries.entry((painting.year - 1).div_euclid(100) + 1).or_insert(0) += 1;
    }
    let paintings = paintings.len();
    if format == Format::Json {
        return output::json(
            &json!({"paintings": paintings, "artists": artists, "museums": museums, "centuries": centuries,
                "index_bytes": index_bytes, "ranking": ranking_view(learned.as_ref())}),
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
    output::line(&format!("index: {index_bytes} bytes"))?;
    output::line(&ranking_view(learned.as_ref()).sentence())
}

/// The state of the ranking.
pub fn ranking_view(learned: Option<&Learned>) -> RankingView {
    match learned {
        Some(Learned { ranker, at, .. }) => RankingView::new(ranker, Some(*at)),
        None => RankingView::new(&Ranker::prior(), None),
    }
}

async fn add(common: &Common, files: &[PathBuf]) -> anyhow::Result<()> {
    let mut paintings = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
        paintings.extend(catalogue::read(&text).with_context(|| file.display().to_string())?);
    }
    let store = collection::change(common).await?;
    let now = Clock::system().now();
    let added = journey::add(&store, &paintings, PaintingOrigin::Import, now).await?;
    let ids: Vec<String> = paintings.iter().map(|painting| painting.id.to_string()).collect();
    let restored = store.paintings().retire(&ids, false, now.into()).await?;
    store.close().await;
    output::line(&format!("{} added, {} changed, {restored} put back", added.inserted, added.updated))
}

async fn retire(common: &Common, ids: &[String], retired: bool) -> anyhow::Result<()> {
    let store: Store = collection::change(common).await?;
    let changed = store.paintings().retire(ids, retired, Clock::system().now().into()).await?;
    let left = store.paintings().count().await?;
    store.close().await;
    output::line(&format!("{changed} {}, {left} in the collection", if retired { "taken out" } else { "put back" }))?;
    let asked = ids.len() as u64;
    anyhow::ensure!(changed == asked, "{} of {asked} ids are not there: see `catalogue list`", asked - changed);
    Ok(())
}

/// All paintings of the collection, in order of id.
async fn every(collection: &Collection) -> anyhow::Result<Vec<std::sync::Arc<Painting>>> {
    let ids = collection::all(collection)?;
    let mut paintings: Vec<_> = collection.paintings(&ids).await?.into_values().collect();
    paintings.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(paintings)
}
