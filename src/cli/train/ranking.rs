//! `train ranking`: the order of the gallery, learned from this installation's choices.

use std::sync::Arc;

use clap::Args;

use super::super::{
    Common, collection,
    output::{self, Format},
};
use crate::{
    clock::Clock,
    contract::RankingView,
    emotion::MoodModel,
    journey::{Collection, ranking},
};

/// Arguments of `train ranking`.
#[derive(Debug, Args)]
pub struct RankingArgs {
    /// How to print what it found
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Learns now; a running server takes it up within ten minutes, and learns by itself as choices come in.
pub async fn run(common: &Common, args: &RankingArgs) -> anyhow::Result<()> {
    let store = collection::change(common).await?;
    let hanging = Collection::open(&store).await?.now();
    let moods = Arc::new(MoodModel::load()?);
    let learned = ranking::learn(&store, hanging, moods, Clock::system().now()).await?;
    store.close().await;
    let view = RankingView::new(&learned.ranker, Some(learned.at));
    if args.format == Format::Json { output::json(&view) } else { output::line(&view.sentence()) }
}
