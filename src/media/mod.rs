//! Upload → pixels: bounded decoding, orientation, colour profile, frames, and the copies that are kept.
//!
//! Nothing of the file that a person sent is stored: only re-encoded pixels, so that neither
//! metadata (a phone writes the place) nor anything hidden in the file survives.

mod blocks;
mod copies;
mod frame;
mod header;
mod jpeg;
mod limits;
mod png;
mod profile;
mod read;
mod stills;
mod storage;
#[cfg(test)]
mod tests;

pub use copies::{Copies, DISPLAY_SIDE, THUMBNAIL_SIDE, copies, encode_jpeg};
pub use frame::Margins;
pub use header::Header;
pub use limits::{Limits, MediaError};
pub use read::{read_for_copies, read_for_palette};
pub use stills::{HEIGHT as STILL_HEIGHT, Still, WIDTH as STILL_WIDTH};
pub use storage::{PictureKey, Pictures, Variant};

/// Lays a pixel with opacity on white, as a browser shows it on paper.
fn on_paper([r, g, b, a]: [u8; 4]) -> [u8; 3] {
    let opacity = u32::from(a);
    [r, g, b].map(|c| ((u32::from(c) * opacity + 255 * (255 - opacity) + 127) / 255) as u8)
}
