//! Why a painting matches.

use serde::{Deserialize, Serialize};

use super::Index;
use crate::colour::{Palette, Rgb, delta_e2000, transport};
use crate::painting::PaintingId;

/// A painting that matches a palette, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// The painting.
    pub id: PaintingId,
    /// Earth Mover's Distance between the palettes in CIELAB units: 0 is the same colours, under about 10 is close.
    pub distance: f32,
    /// How the query's colours become the painting's, the heaviest part first.
    pub colours: Vec<MatchedColour>,
}

/// One part of the explanation: a colour of the query and the colour of the painting that answers it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MatchedColour {
    /// The colour of the query.
    #[serde(rename = "from_hex")]
    pub from: Rgb,
    /// The colour of the painting.
    #[serde(rename = "to_hex")]
    pub to: Rgb,
    /// Share of the whole that this pair covers, above 0 and at most 1; all parts sum to 1.
    pub weight: f32,
    /// How different the two look, by CIEDE2000.
    pub delta_e: f32,
}

impl Match {
    /// Compares a palette with a painting's: the transport plan of least effort is the explanation.
    #[must_use]
    pub fn between(query: &Palette, id: PaintingId, palette: &Palette) -> Self {
        let (distance, flows) = transport(&query.lab_weights(), &palette.lab_weights());
        let mut colours: Vec<MatchedColour> = flows
            .into_iter()
            .map(|flow| {
                let from = query.swatches()[flow.from].rgb;
                let to = palette.swatches()[flow.to].rgb;
                MatchedColour { from, to, weight: flow.weight, delta_e: delta_e2000(from.lab(), to.lab()) }
            })
            .collect();
        colours.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        Self { id, distance, colours }
    }
}

impl Index {
    /// Compares a palette with the painting at a position; `None` when there is no such position.
    #[must_use]
    pub fn explain(&self, query: &Palette, position: usize) -> Option<Match> {
        let palette = self.palette(position)?;
        Some(Match::between(query, self.id(position).parse().ok()?, &palette))
    }
}
