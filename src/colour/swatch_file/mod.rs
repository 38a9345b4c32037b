//! Palettes as files of other programs: written, and read back by what they contain, never by their name.
//!
//! A share of the palette goes where other programs do not mind it: at the end of a colour's name ("dark vivid blue,
//! 75 %"), in a comment, in `$extensions`, or as a width. A file without shares gives equal ones.

mod aco;
mod ase;
mod bytes;
mod css;
mod gpl;
mod json;
mod label;
mod models;
mod png;
mod scss;
mod svg;
mod tokens;

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use super::{Palette, Rgb, Swatch};
use crate::language::Language;

/// The largest file that is read, in bytes: thousands of colours fit.
pub const MOST_BYTES: usize = 1 << 20;

/// The most colours that are read of a file; the rest is not looked at.
const MOST_COLOURS: usize = 4096;

/// How far from 100 the shares of a file may sum up, in percent, and still be taken for shares of one palette. Names of
/// other programs, such as "black 50 %", sum up to anything.
const SHARE_TOLERANCE: f32 = 0.5;

/// A file format for palettes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SwatchFormat {
    /// Adobe Swatch Exchange.
    Ase,
    /// Swatches of Photoshop, versions 1 and 2.
    Aco,
    /// A palette of GIMP, which Inkscape and Krita read as well.
    Gpl,
    /// CSS custom properties.
    Css,
    /// SCSS variables.
    Scss,
    /// Design tokens (JSON) of the Design Tokens Community Group.
    Tokens,
    /// A strip of rectangles.
    Svg,
    /// A strip of pixels.
    Png,
}

/// The text is not the word for a format.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown format '{0}': use ase, aco, gpl, css, scss, tokens, svg or png")]
pub struct UnknownSwatchFormat(String);

impl SwatchFormat {
    /// All eight.
    pub const ALL: [Self; 8] =
        [Self::Ase, Self::Aco, Self::Gpl, Self::Css, Self::Scss, Self::Tokens, Self::Svg, Self::Png];

    /// The word for it in addresses and on the command line, lower case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ase => "ase",
            Self::Aco => "aco",
            Self::Gpl => "gpl",
            Self::Css => "css",
            Self::Scss => "scss",
            Self::Tokens => "tokens",
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ase => "ASE",
            Self::Aco => "ACO",
            Self::Gpl => "GPL",
            Self::Css => "CSS",
            Self::Scss => "SCSS",
            Self::Tokens => "JSON",
            Self::Svg => "SVG",
            Self::Png => "PNG",
        }
    }

    /// How a file's name ends, without the leading dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Tokens => "tokens.json",
            other => other.as_str(),
        }
    }

    /// The media type, as `Content-Type` takes it.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Ase | Self::Aco => "application/octet-stream",
            Self::Gpl => "text/plain; charset=utf-8",
            Self::Css => "text/css; charset=utf-8",
            Self::Scss => "text/x-scss; charset=utf-8",
            Self::Tokens => "application/json",
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
        }
    }
}

impl fmt::Display for SwatchFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for SwatchFormat {
    type Err = UnknownSwatchFormat;

    fn from_str(text: &str) -> Result<Self, UnknownSwatchFormat> {
        let known = Self::ALL.into_iter().find(|format| format.as_str() == text);
        known.ok_or_else(|| UnknownSwatchFormat(text.to_owned()))
    }
}

/// A palette as it was read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Swatches {
    /// What the file turned out to be.
    pub format: SwatchFormat,
    /// Its first colours, at most [`Palette::MAX`]; a colour given twice counts once, with both shares.
    pub palette: Palette,
    /// How many different colours the file has, at least 1; counted up to 4,096.
    pub found: usize,
}

/// Why bytes did not give a palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SwatchFileError {
    /// None of the formats. It may be a picture.
    #[error("not a swatch file that can be read here")]
    NotASwatchFile,
    /// More than [`MOST_BYTES`] bytes.
    #[error("a swatch file may have at most {MOST_BYTES} bytes")]
    TooLarge,
    /// The right format, but damaged or cut short.
    #[error("the {0} file is damaged or incomplete")]
    Broken(SwatchFormat),
    /// Whole, but without a colour that can be read.
    #[error("no colour was found in the {0} file")]
    NoColours(SwatchFormat),
}

/// A colour of a file and its share in percent, where the file tells one.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Entry {
    rgb: Rgb,
    share: Option<f32>,
}

/// The palette as a file.
///
/// Colours carry their names in `language`. Line breaks in `title` become spaces; it is cut at 200 characters. The
/// shares are exact to about a millionth, in a PNG to about a thousandth.
#[must_use]
pub fn write(format: SwatchFormat, palette: &Palette, title: &str, language: Language) -> Vec<u8> {
    let title = label::title(title);
    let labels = label::labels(palette, language);
    match format {
        SwatchFormat::Ase => ase::write(&labels, &title),
        SwatchFormat::Aco => aco::write(&labels),
        SwatchFormat::Gpl => gpl::write(&labels, &title).into_bytes(),
        SwatchFormat::Css => css::write(&labels, &title).into_bytes(),
        SwatchFormat::Scss => scss::write(&labels, &title).into_bytes(),
        SwatchFormat::Tokens => tokens::write(&labels, &title).into_bytes(),
        SwatchFormat::Svg => svg::write(&labels, &title, language).into_bytes(),
        SwatchFormat::Png => png::write(&labels, &title),
    }
}

/// Reads a swatch file of any of the formats; its content decides which.
///
/// A PNG counts only when this module wrote it; any other one is a picture.
///
/// # Errors
/// See [`SwatchFileError`]. [`SwatchFileError::NotASwatchFile`] comes quickly for a picture of any size.
pub fn read(bytes: &[u8]) -> Result<Swatches, SwatchFileError> {
    let format = sniff(bytes).ok_or(SwatchFileError::NotASwatchFile)?;
    if bytes.len() > MOST_BYTES {
        return Err(SwatchFileError::TooLarge);
    }
    let entries = match format {
        SwatchFormat::Ase => ase::read(bytes),
        SwatchFormat::Aco => aco::read(bytes),
        SwatchFormat::Png => png::read(bytes),
        text_format => text(bytes).and_then(|text| match text_format {
            SwatchFormat::Gpl => Some(gpl::read(text)),
            SwatchFormat::Tokens => tokens::read(text),
            SwatchFormat::Svg => svg::read(text),
            _ => Some(css::read(text)),
        }),
    };
    gather(format, &entries.ok_or(SwatchFileError::Broken(format))?)
}

/// What the first bytes say; style sheets have nothing of the kind and are known by their declarations.
fn sniff(bytes: &[u8]) -> Option<SwatchFormat> {
    const HEAD: usize = 4096;
    let head = &bytes[..bytes.len().min(HEAD)];
    if head.starts_with(ase::MAGIC) {
        return Some(SwatchFormat::Ase);
    }
    if bytes.len() <= MOST_BYTES && aco::is_one(bytes) {
        return Some(SwatchFormat::Aco);
    }
    if png::is_one(head) {
        return Some(SwatchFormat::Png);
    }
    // The end of the head may cut a character in two; a picture is no text from its first bytes on.
    let start = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => std::str::from_utf8(&head[..error.valid_up_to()]).ok()?,
        Err(_) => return None,
    };
    let start = start.trim_start_matches('\u{feff}').trim_start();
    match start.chars().next()? {
        _ if start.starts_with(gpl::MAGIC) => Some(SwatchFormat::Gpl),
        '{' => Some(SwatchFormat::Tokens),
        '<' => start.contains("<svg").then_some(SwatchFormat::Svg),
        _ if bytes.len() > MOST_BYTES => None,
        _ => css::kind(text(bytes)?),
    }
}

/// The bytes as text, without a byte order mark.
fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok().map(|text| text.trim_start_matches('\u{feff}'))
}

/// Entries as a palette: the different ones in their order, with their shares where all together make a whole.
fn gather(format: SwatchFormat, entries: &[Entry]) -> Result<Swatches, SwatchFileError> {
    let told: Option<Vec<f32>> = entries.iter().map(|entry| entry.share).collect();
    let whole = |shares: &Vec<f32>| (shares.iter().sum::<f32>() - 100.0).abs() <= SHARE_TOLERANCE;
    let shares = told.filter(whole);
    let mut places = HashMap::new();
    let mut swatches: Vec<Swatch> = Vec::new();
    for (i, entry) in entries.iter().enumerate() {
        let place = *places.entry(entry.rgb).or_insert(swatches.len());
        match (swatches.get_mut(place), &shares) {
            (Some(swatch), Some(shares)) => swatch.weight += shares[i],
            (Some(_), None) => {}
            (None, shares) => {
                let weight = shares.as_ref().map_or(1.0, |shares| shares[i]);
                swatches.push(Swatch { rgb: entry.rgb, weight });
            }
        }
    }
    let found = swatches.len();
    if found == 0 {
        return Err(SwatchFileError::NoColours(format));
    }
    swatches.truncate(Palette::MAX);
    Ok(Swatches { format, palette: Palette::normalised(swatches), found })
}

#[cfg(test)]
mod tests;
