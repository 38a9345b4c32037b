//! Upload → pixels: bounded decoding, orientation, colour profile, and the copies that are kept.
//!
//! Nothing of the file that a person sent is stored: only re-encoded pixels, so that neither
//! metadata (a phone writes the place) nor anything hidden in the file survives.

mod copies;
mod decode;
mod jpeg;
mod profile;
mod stills;
mod storage;

pub use copies::{Copies, DISPLAY_SIDE, THUMBNAIL_SIDE, copies, encode_jpeg};
pub use decode::{Limits, MediaError, decode, sample};
pub use stills::{HEIGHT as STILL_HEIGHT, Still, WIDTH as STILL_WIDTH};
pub use storage::{PictureKey, Pictures, Variant};

#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Margins {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}
