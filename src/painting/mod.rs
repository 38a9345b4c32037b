//! Paintings: their facts, the figures measured on their pictures, and the cut-paper study drawn from those figures.
//!
//! Everything here is pure: no files, no database, no clock.

mod accent;
mod composition;
mod cosine;
#[allow(clippy::module_inception, reason = "the type that gives the room its name")]
mod painting;
mod raster;
mod salient;
pub mod study;

pub use composition::{Composition, Figures, figures};
pub use painting::{Painting, PaintingId, ParsePaintingIdError, Text};
