//! `palette`: pictures and swatch files in, palettes out.

mod mood;
mod tools;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};
use serde::Serialize;

use self::mood::MoodView;
use super::output::{self, complain};
use crate::{
    colour::{
        Palette,
        swatch_file::{self, SwatchFileError, SwatchFormat},
    },
    contract::{self, ColourView, FrameView, ToolsView},
    emotion::MoodModel,
    journey::capture,
    language::Language,
    media::{Header, Limits, Margins},
};

/// What the command line accepts: its user pays for the memory, so only what fits is the limit.
pub(super) const LIMITS: Limits = Limits { bytes: 512 << 20, pixels: 400_000_000 };

/// Arguments of `palette`.
#[derive(Debug, Args)]
pub struct PaletteArgs {
    /// Pictures (JPEG, PNG, WebP, GIF, BMP or TIFF) or swatch files (ASE, ACO, GPL, CSS, SCSS, design tokens, SVG, or a
    /// PNG strip of ours)
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to print it; all but text and json are swatch files and take one FILE
    #[arg(long, value_enum, default_value_t)]
    format: PaletteFormat,
    /// Count a frame, mat or border around a picture, which is left out otherwise
    #[arg(long)]
    with_frame: bool,
    /// Add the fifteen emotions that people associate with such colours, and what research says (text and json)
    #[arg(long)]
    mood: bool,
    /// Add harmony, contrast, colour vision, the opposite palette, tints and shades (text and json)
    #[arg(long)]
    tools: bool,
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
    /// Variables for Sass
    Scss,
    /// GIMP palette
    Gpl,
    /// Adobe Swatch Exchange (binary)
    Ase,
    /// Swatches of Photoshop (binary)
    Aco,
    /// Design tokens (JSON)
    Tokens,
    /// A strip of rectangles
    Svg,
    /// A strip of pixels (binary)
    Png,
}

impl PaletteFormat {
    const fn swatch_file(self) -> Option<SwatchFormat> {
        match self {
            Self::Text | Self::Json => None,
            Self::Css => Some(SwatchFormat::Css),
            Self::Scss => Some(SwatchFormat::Scss),
            Self::Gpl => Some(SwatchFormat::Gpl),
            Self::Ase => Some(SwatchFormat::Ase),
            Self::Aco => Some(SwatchFormat::Aco),
            Self::Tokens => Some(SwatchFormat::Tokens),
            Self::Svg => Some(SwatchFormat::Svg),
            Self::Png => Some(SwatchFormat::Png),
        }
    }
}

/// The palette of a file.
pub(super) struct Found {
    pub palette: Palette,
    source: Source,
    /// The frame that was left out.
    margins: Option<Margins>,
}

/// What the palette was taken from.
enum Source {
    /// A picture of this width and height in pixels.
    Picture(u32, u32),
    /// A swatch file with so many different colours.
    Swatches(SwatchFormat, usize),
}

#[derive(Serialize)]
struct FilePalette {
    file: String,
    /// Of a picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<u32>,
    /// Of a swatch file: its format, and how many different colours it has, of which at most twelve are kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<usize>,
    /// What was left out of a picture as its frame, as shares of width and height.
    #[serde(skip_serializing_if = "Option::is_none")]
    frame: Option<FrameView>,
    colors: Vec<ColourView>,
    #[serde(flatten)]
    mood: Option<MoodView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tools: Option<ToolsView>,
}

/// Prints the palettes in the order of the files. A file that cannot be read is named, the others
/// are still printed, and the exit code is 1.
pub fn run(args: &PaletteArgs) -> anyhow::Result<()> {
    let format = args.format.swatch_file();
    if let Some(format) = format {
        if args.files.len() > 1 {
            return Err(output::Usage(format!("a {format} file holds one palette: give one FILE")).into());
        }
        if args.tools || args.mood {
            return Err(output::Usage("--tools and --mood go with the formats text and json".to_owned()).into());
        }
    }
    let moods = args.mood.then(MoodModel::load).transpose()?;
    let mut all = Vec::new();
    let mut failed = 0;
    for file in &args.files {
        match (read(file, args.with_frame), format) {
            (Ok(found), Some(format)) => {
                let title = file.file_stem().unwrap_or_default().to_string_lossy();
                output::bytes(&swatch_file::write(format, &found.palette, &title, Language::En))?;
            }
            (Ok(found), None) if args.format == PaletteFormat::Json => {
                all.push(view(file, &found, moods.as_ref(), args.tools));
            }
            (Ok(found), None) => output::line(&text(file, &found, moods.as_ref(), args.tools))?,
            (Err(error), _) => {
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

/// The palette of a picture or a swatch file; the content decides which it is.
/// A frame around a picture counts only `with_frame`.
pub(super) fn read(file: &Path, with_frame: bool) -> anyhow::Result<Found> {
    let bytes = fs::read(file).with_context(|| file.display().to_string())?;
    match swatch_file::read(&bytes) {
        Ok(read) => {
            Ok(Found { palette: read.palette, source: Source::Swatches(read.format, read.found), margins: None })
        }
        Err(SwatchFileError::NotASwatchFile) => {
            let size = Header::read(&bytes, LIMITS).with_context(|| file.display().to_string())?;
            let colours = capture::colours(&bytes, LIMITS).with_context(|| file.display().to_string())?;
            let source = Source::Picture(size.width, size.height);
            Ok(match colours.frame {
                Some(frame) if with_frame => Found { palette: frame.whole, source, margins: None },
                frame => Found { palette: colours.palette, source, margins: frame.map(|frame| frame.margins) },
            })
        }
        Err(error) => Err(error).with_context(|| file.display().to_string()),
    }
}

fn view(file: &Path, found: &Found, moods: Option<&MoodModel>, with_tools: bool) -> FilePalette {
    let (size, swatches) = match found.source {
        Source::Picture(width, height) => (Some((width, height)), None),
        Source::Swatches(format, count) => (None, Some((format.as_str(), count))),
    };
    FilePalette {
        file: file.display().to_string(),
        width: size.map(|(width, _)| width),
        height: size.map(|(_, height)| height),
        format: swatches.map(|(format, _)| format),
        found: swatches.map(|(_, count)| count),
        frame: found.margins.map(FrameView::from),
        colors: contract::colours(&found.palette),
        mood: moods.map(|moods| MoodView::new(moods, &found.palette)),
        tools: with_tools.then(|| contract::tools(&found.palette)),
    }
}

fn text(file: &Path, found: &Found, moods: Option<&MoodModel>, with_tools: bool) -> String {
    let source = match found.source {
        Source::Picture(width, height) => format!("{width} × {height}"),
        Source::Swatches(format, count) => format!("{format}, {count} colours"),
    };
    let frame = if found.margins.is_some() { ", without its frame" } else { "" };
    let mut lines = vec![format!("{}  {source}{frame}", file.display())];
    for colour in contract::colours(&found.palette) {
        let [l, a, b] = colour.lab;
        lines.push(format!(
            "  {}  {:5.1} %  {} · {} (ΔE {:.1})  (L* {l:.0}, a* {a:.0}, b* {b:.0})",
            colour.hex,
            colour.weight * 100.0,
            colour.name.en,
            colour.name.zh.unwrap_or_default(),
            colour.zh_delta_e,
        ));
    }
    if let Some(moods) = moods {
        lines.extend(MoodView::new(moods, &found.palette).lines());
    }
    if with_tools {
        lines.extend(tools::lines(&found.palette));
    }
    lines.join("\n")
}
