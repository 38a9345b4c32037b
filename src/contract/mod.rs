//! The JSON shapes that the API and the command line share. Figures are rounded to what they mean.

mod painting;
mod palette;
mod story;

pub use painting::{ImageView, MatchView, PaintingView, RecommendationView};
pub use palette::{
    ColourInput, ColourView, EmotionView, PaletteImage, PaletteView, basic, colours, emotions, swatches,
};
pub use story::{PartView, SelectionInput, StoryView};

/// Rounds to `places` decimal places; in `f64`, so that JSON shows no tail.
fn rounded(value: f32, places: i32) -> f64 {
    let scale = 10_f64.powi(places);
    (f64::from(value) * scale).round() / scale
}
