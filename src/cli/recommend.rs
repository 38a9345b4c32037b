//! `recommend`: the paintings that share a palette's colours.

use std::{collections::HashSet, sync::Arc};

use clap::Args;

use super::{
    colours,
    output::{self, Format, Usage},
};
use crate::{
    catalogue,
    contract::{PaintingView, RecommendationView},
    journey::gallery::{MOST, SHOWN},
    recommend::Index,
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
    /// How to print them
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Prints the closest paintings of the built-in catalogue, with the matched colours.
pub fn run(args: &RecommendArgs) -> anyhow::Result<()> {
    if !(1..=MOST).contains(&args.limit) {
        return Err(Usage(format!("--limit takes 1 to {MOST}")).into());
    }
    let palette = colours::read(&args.source)?;
    let index = Index::new(catalogue::builtin().iter().cloned().map(Arc::new).collect());
    let found = index.nearest(&palette, args.limit, &HashSet::new());
    if args.format == Format::Json {
        let paintings = found.iter().map(PaintingView::from).collect();
        return output::json(&RecommendationView { id: None, emotion: None, paintings });
    }
    for (place, found) in found.iter().enumerate() {
        let painting = &found.painting;
        output::line(&format!(
            "{:2}. {} — {}, {} ({})\n    {}  distance {:.1}",
            place + 1,
            painting.title.en,
            painting.artist.en,
            painting.date,
            painting.museum.en,
            painting.id,
            found.distance
        ))?;
        for colour in found.colours.iter().take(3) {
            output::line(&format!(
                "    {} ≈ {}  {:4.1} %  ΔE {:.1}",
                colour.from,
                colour.to,
                colour.weight * 100.0,
                colour.delta_e
            ))?;
        }
    }
    Ok(())
}
