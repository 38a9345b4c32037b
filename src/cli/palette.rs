//! `palette`: pictures in, palettes out.

use std::{fs, path::PathBuf};

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::output::{self, complain};
use crate::{
    colour::{self, Palette, swatch_file},
    contract::{self, ColourView},
    journey::capture::COLOURS,
    media::{self, Limits},
};

/// What the command line accepts: its user pays for the memory, so only what fits is the limit.
pub(super) const LIMITS: Limits = Limits { bytes: 512 << 20, pixels: 400_000_000 };

/// Arguments of `palette`.
#[derive(Debug, Args)]
pub struct PaletteArgs {
    /// Pictures: JPEG, PNG, WebP, GIF, BMP or TIFF
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to print it; css, gpl and ase take one file
    #[arg(long, value_enum, default_value_t)]
    format: PaletteFormat,
}

/// Forms of a palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum PaletteFormat {
    /// For people
    #[default]
    Text,
    /// For programs: an array of {file, width, height, colors}
    Json,
    /// Custom properties for style sheets
    Css,
    /// GIMP palette
    Gpl,
    /// Adobe Swatch Exchange (binary)
    Ase,
}

#[derive(Serialize)]
struct FilePalette {
    file: String,
    width: u32,
    height: u32,
    colors: Vec<ColourView>,
}

/// Prints the palettes in the order of the files. A file that cannot be read is named, the others
/// are still printed, and the exit code is 1.
pub fn run(args: &PaletteArgs) -> anyhow::Result<()> {
    let one_at_a_time = matches!(args.format, PaletteFormat::Css | PaletteFormat::Gpl | PaletteFormat::Ase);
    if one_at_a_time && args.files.len() > 1 {
        return Err(output::Usage("css, gpl and ase hold one palette: give one file".to_owned()).into());
    }
    let mut all = Vec::new();
    let mut failed = 0;
    for file in &args.files {
        match read(file) {
            Ok((palette, width, height)) => match args.format {
                PaletteFormat::Text => output::line(&text(&file.display().to_string(), width, height, &palette))?,
                PaletteFormat::Json => {
                    let colors = contract::colours(&palette);
                    all.push(FilePalette { file: file.display().to_string(), width, height, colors });
                }
                PaletteFormat::Css => output::bytes(swatch_file::css(&palette).as_bytes())?,
                PaletteFormat::Gpl => {
                    let name = file.file_stem().unwrap_or_default().to_string_lossy();
                    output::bytes(swatch_file::gpl(&palette, &name).as_bytes())?;
                }
                PaletteFormat::Ase => output::bytes(&swatch_file::ase(&palette))?,
            },
            Err(error) => {
                complain(&format!("{error:#}"));
                failed += 1;
            }
        }
    }
    if args.format == PaletteFormat::Json {
        output::json(&all)?;
    }
    if failed > 0 {
        bail!("{failed} of {} files could not be read", args.files.len());
    }
    Ok(())
}

/// The palette of a file, with the picture's size in pixels.
pub(super) fn read(file: &PathBuf) -> anyhow::Result<(Palette, u32, u32)> {
    let bytes = fs::read(file).with_context(|| file.display().to_string())?;
    let picture = media::decode(&bytes, LIMITS).with_context(|| file.display().to_string())?;
    let palette = colour::extract(&media::sample(&picture), COLOURS);
    Ok((palette, picture.width(), picture.height()))
}

fn text(file: &str, width: u32, height: u32, palette: &Palette) -> String {
    let mut lines = vec![format!("{file}  {width} × {height}")];
    for colour in contract::colours(palette) {
        let [l, a, b] = colour.lab;
        lines.push(format!(
            "  {}  {:5.1} %  {} · {}  (L* {l:.0}, a* {a:.0}, b* {b:.0})",
            colour.hex,
            colour.weight * 100.0,
            colour.name.en,
            colour.name.zh.unwrap_or_default(),
        ));
    }
    lines.join("\n")
}
