//! What a person can do, step by step: pages, API and command line all call these.

pub mod capture;
pub mod gallery;
pub mod ranking;
pub mod selection;
pub mod session;
pub mod story;

mod app;
mod collection;
mod sample;

pub use app::App;
pub use collection::{Collection, Hanging, add};
pub use sample::{SampleStory, samples};
pub use session::SESSION_DAYS;
