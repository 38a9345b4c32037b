//! Recommendation: the paintings whose colours need least moving to become the person's.

mod centroids;
mod index;
mod matching;
mod ranking;
mod relaxed;

pub use index::Index;
pub use matching::{Match, MatchedColour};
