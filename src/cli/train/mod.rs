//! `train`: fitting the models, one file for each.

mod emotion;
mod ranking;

use clap::Subcommand;

use super::{Common, serve::runtime};

/// What to fit.
#[derive(Debug, Subcommand)]
pub enum Train {
    /// Fit the emotion model to paintings whose colours and emotions are known, measure it, and write its file
    Emotion(emotion::EmotionArgs),
    /// Learn the order of the gallery from what people picked here, and keep it in the database
    Ranking(ranking::RankingArgs),
}

/// Carries it out.
pub fn run(common: &Common, args: &Train) -> anyhow::Result<()> {
    match args {
        Train::Emotion(args) => emotion::run(args),
        Train::Ranking(args) => runtime()?.block_on(ranking::run(common, args)),
    }
}
