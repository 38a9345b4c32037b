//! Colour: sRGB and CIELAB values, weighted palettes, their extraction from pixels, names, and distances.
//!
//! Everything here is a pure function of its arguments: the same pixels give the same palette on every run.

mod basic;
mod difference;
mod emd;
mod extract;
mod focal;
mod name;
mod palette;
mod rgb;
mod shade;
pub mod swatch_file;

pub use basic::{BasicFractions, BasicTerm, basic_term};
pub use difference::{Lab, delta_e2000};
pub use emd::{Flow, earth_mover, transport};
pub use extract::extract;
pub use name::{ColourName, name};
pub use palette::{Palette, PaletteError, Swatch};
pub use rgb::{ParseRgbError, Rgb};
