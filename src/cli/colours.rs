//! A palette named on the command line: the file of a picture or of swatches, or colours.

use std::path::PathBuf;

use anyhow::Context as _;

use super::{output::Usage, palette};
use crate::colour::{Palette, Rgb, Swatch};

/// Reads `#1b3a8a,#d18b1f,…` (equal weights, or `#1b3a8a:0.32`) or the palette of a file.
pub fn read(text: &str) -> anyhow::Result<Palette> {
    if !text.starts_with('#') {
        return palette::read(&PathBuf::from(text), false).map(|found| found.palette);
    }
    let swatch = |piece: &str| -> anyhow::Result<Swatch> {
        let (hex, weight) = piece.trim().split_once(':').unwrap_or((piece.trim(), "1"));
        let rgb: Rgb = hex.parse().map_err(|_| Usage(format!("'{hex}' is not a colour such as #1b3a8a")))?;
        Ok(Swatch {
            rgb,
            weight: weight.parse().map_err(|_| Usage(format!("'{weight}' is not a weight such as 0.32")))?,
        })
    };
    let swatches = text.split(',').map(swatch).collect::<anyhow::Result<Vec<_>>>()?;
    Palette::new(swatches).map_err(|error| Usage(error.to_string())).context("colours")
}
