//! Colour: sRGB and CIELAB values, weighted palettes, their extraction from pixels, names, and distances.
//!
//! Everything here is a pure function of its arguments: the same pixels give the same palette on every run.

mod basic;
mod contrast;
mod difference;
mod emd;
mod extract;
mod focal;
mod gamut;
mod harmony;
mod name;
mod opposite;
mod palette;
mod rgb;
mod shade;
pub mod swatch_file;
mod tints;
mod vision;

pub use basic::{BasicFractions, BasicTerm, basic_term};
pub use contrast::{PairContrast, WcagLevel, apca, contrasts};
pub use difference::{Lab, delta_e2000};
pub use emd::{EarthMover, Flow, earth_mover, transport};
pub use extract::extract;
pub use harmony::{Harmony, Relation, hues, relation};
pub use name::{ColourName, name};
pub use opposite::opposite;
pub use palette::{Palette, PaletteError, Swatch};
pub use rgb::{ParseRgbError, Rgb};
pub use tints::{STEPS, shades, tints};
pub use vision::{Confusion, Vision};
