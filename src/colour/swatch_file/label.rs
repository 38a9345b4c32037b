//! The words that go with a colour: its name and its share.

use super::{Palette, Rgb};
use crate::{colour::name, language::Language};

/// The longest title that is written, in characters.
const LONGEST_TITLE: usize = 200;

/// A colour of the palette that is written.
pub(super) struct Label {
    /// The colour.
    pub rgb: Rgb,
    /// Its share in percent, at least [`LEAST`], to four decimal places.
    pub percent: f64,
    /// Its name.
    pub name: String,
}

/// The least share that is written or read, in percent.
const LEAST: f64 = 0.0001;

impl Label {
    /// Name and share, as in "dark vivid blue, 75 %"; [`share`] reads it back.
    pub fn text(&self) -> String {
        format!("{}, {} %", self.name, self.percent)
    }
}

/// A title on one line, without what a text format may not contain.
pub(super) fn title(text: &str) -> String {
    let plain = |c: char| {
        if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}') { ' ' } else { c }
    };
    let title: String = text.chars().take(LONGEST_TITLE).map(plain).collect();
    match title.trim() {
        "" => "Plot & Palette".to_owned(),
        title => title.to_owned(),
    }
}

/// The colours of a palette with their names in a language.
pub(super) fn labels(palette: &Palette, language: Language) -> Vec<Label> {
    let swatches = palette.swatches().iter();
    let labels = swatches.map(|swatch| {
        let percent = (f64::from(swatch.weight) * 1e6).round() / 1e4;
        let name = name(swatch.rgb);
        let name = match language {
            Language::En => name.en,
            Language::Zh => name.zh,
        };
        Label { rgb: swatch.rgb, percent: percent.max(LEAST), name }
    });
    labels.collect()
}

/// The share at the end of a text, in percent: 75 for "dark vivid blue, 75 %".
pub(super) fn share(text: &str) -> Option<f32> {
    let text = text.trim_end().strip_suffix('%')?.trim_end();
    let digits = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    usable(text[digits.len()..].parse().ok()?)
}

/// A share that can be the weight of a colour.
pub(super) fn usable(percent: f32) -> Option<f32> {
    (f64::from(percent) >= LEAST * 0.99 && percent <= 100.0).then_some(percent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_stands_at_the_end() {
        for (text, expected) in [
            ("dark vivid blue, 75 %", Some(75.0)),
            ("靛青, 0.0001 % ", Some(0.0001)),
            ("50%", Some(50.0)),
            ("50 % grey", None),
            ("blue", None),
            ("blue %", None),
            ("0 %", None),
            ("101 %", None),
            ("1.2.3 %", None),
            ("", None),
        ] {
            assert_eq!(share(text), expected, "{text}");
        }
    }

    #[test]
    fn a_title_is_one_line_and_never_empty() {
        assert_eq!(title("Night\r\nand\u{2028}day\0"), "Night  and day");
        assert_eq!(title(" \n"), "Plot & Palette");
        assert_eq!(title(&"字".repeat(300)).chars().count(), 200);
    }
}
