//! What each page shows: one askama template and one plain struct per page.
//! Handlers fill these structs; nothing here reads the store, the clock or the request.

mod capture;
mod colours;
mod error;
mod format;
mod gallery;
mod home;
mod page;
mod painting;
mod palette;
mod plain;
mod stories;
mod story;
mod swatch;

pub use capture::{CaptureView, StillView};
pub use colours::ColoursView;
pub use error::{ErrorPageView, ErrorView};
pub use format::{date, integer};
pub use gallery::{ChoiceView, GalleryView, NarratorView, SelectionForm};
pub use home::{HomeView, SampleView};
pub use page::{Page, Step};
pub use painting::{MatchView, PaintingView};
pub use palette::{EmotionView, FindingView, PaletteView, PictureView};
pub use plain::{AboutView, LicenceView, LicencesView, PrivacyView};
pub use stories::{StoriesView, StoryCardView};
pub use story::{PartView, ShareView, SharedView, StoryStatus, StoryText, StoryView};
pub use swatch::{CutColours, SwatchView};
