//! Recommendation: the paintings whose colours need least moving to become the person's.

mod arena;
mod atlas;
mod best;
mod blocks;
mod diversity;
mod families;
mod family_names;
mod features;
mod index;
mod map;
mod matching;
mod quick_lab;
mod ranker;
mod reason;
mod relaxed;
mod search;
mod sketch;
mod training;

pub use atlas::{Atlas, Place};
pub use diversity::Request;
pub use families::Family;
pub use family_names::FamilyName;
pub use features::Features;
pub use index::{Entry, Index};
pub use matching::{Match, MatchedColour};
pub use ranker::{Choice, Ranker, Report, State};
pub use reason::Reason;
pub use search::Neighbour;
pub use training::{FEWEST, train};
