//! The JSON shapes that the API and the command line share. Figures are rounded to what they mean.

mod map;
mod painting;
mod palette;
mod ranking;
mod story;
mod tools;

pub use map::{FamilyView, MapView, PlaceView};
pub use painting::{ImageView, MatchView, PaintingView, RecommendationView};
pub use palette::{
    ColourInput, ColourView, EmotionView, FrameView, PaletteImage, PaletteView, ResearchView, basic, colours, emotions,
    research, swatches,
};
pub use ranking::RankingView;
pub use story::{PartView, SelectionInput, StoryView};
pub use tools::{
    CompanionsView, ConfusionView, ContrastView, HarmonyView, RelationView, TintsView, ToolsView, VisionView, tools,
};

/// Rounds to `places` decimal places; in `f64`, so that JSON shows no tail.
fn rounded(value: f32, places: i32) -> f64 {
    let scale = 10_f64.powi(places);
    (f64::from(value) * scale).round() / scale
}
