//! `recommend`: the paintings that share a palette's colours.

use std::str::FromStr;

use clap::Args;

use super::{
    Common, collection, colours,
    output::{self, Format, Usage},
    serve::runtime,
};
use crate::{
    contract::{MatchView, PaintingView, RecommendationView},
    emotion::{Emotion, MoodModel},
    journey::{
        gallery::{self, MOST, SHOWN, Wish},
        ranking,
    },
    recommend::Ranker,
};

/// Arguments of `recommend`.
#[derive(Debug, Args)]
pub struct RecommendArgs {
    /// A picture's file, or colours: '#1b3a8a,#d18b1f' or with weights '#1b3a8a:0.7,#d18b1f:0.3'
    #[arg(value_name = "FILE|COLOURS")]
    source: String,
    /// How many paintings, 1–50
    #[arg(long, default_value_t = SHOWN)]
    limit: usize,
    /// One of the 15 emotions; it counts where people's choices have taught so
    #[arg(long, value_parser = Emotion::from_str)]
    emotion: Option<Emotion>,
    /// "Surprise me": 0 for the nearest, up to 100 for farther and more varied ones
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u8).range(..=100))]
    surprise: u8,
    /// How to print them
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Prints the paintings with their reasons and the matched colours.
pub fn run(common: &Common, args: &RecommendArgs) -> anyhow::Result<()> {
    if !(1..=MOST).contains(&args.limit) {
        return Err(Usage(format!("--limit takes 1 to {MOST}")).into());
    }
    let palette = colours::read(&args.source)?;
    let RecommendArgs { limit, emotion, surprise, .. } = *args;
    let wish = Wish { emotion, limit, surprise, ..Wish::default() };
    runtime()?.block_on(async {
        let (collection, store) = collection::look(common).await?;
        let ranker = ranking::learned(&store).await?.map_or_else(Ranker::prior, |learned| learned.ranker);
        let found = gallery::choose(&collection.now(), &ranker, &MoodModel::load()?, &palette, &wish);
        let facts = collection.paintings(found.iter().map(|found| &found.id)).await?;
        let views = found.iter().filter_map(|found| Some(PaintingView::new(facts.get(&found.id)?, found)));
        if args.format == Format::Json {
            return output::json(&RecommendationView { id: None, emotion, surprise, paintings: views.collect() });
        }
        views.enumerate().try_for_each(|(place, view)| output::line(&text(place + 1, &view)))
    })
}

fn text(place: usize, view: &PaintingView) -> String {
    let PaintingView { id, title, artist, date, museum, distance, reason, .. } = view;
    let mut lines = vec![
        format!("{place:2}. {} — {}, {date} ({museum})", title.en, artist.en),
        format!("    {id}  distance {distance:.1}"),
        format!("    {}", reason.en),
    ];
    lines.extend(view.matched.iter().map(|MatchView { from_hex, to_hex, weight, delta_e }| {
        format!("    {from_hex} → {to_hex}  {:4.1} %  ΔE {delta_e:.1}", weight * 100.0)
    }));
    lines.join("\n")
}
