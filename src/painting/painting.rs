//! A painting of the collection: its facts and its figures.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::Composition;
use crate::{colour::Palette, language::Language};

/// The stable name of a painting: `source-source_id`, 1–64 of `a`–`z`, `0`–`9` and `-`, the same on every installation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct PaintingId(String);

/// The text is not 1–64 lower-case ASCII letters, digits and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a painting's id is 1 to 64 of a-z, 0-9 and -")]
pub struct ParsePaintingIdError;

impl PaintingId {
    /// The most characters of an id.
    pub const MAX: usize = 64;

    /// The id of the work that `source` numbers `number`: what is not a letter or digit becomes a hyphen.
    ///
    /// # Errors
    /// Nothing is left to name the work by.
    pub fn of(source: &str, number: &str) -> Result<Self, ParsePaintingIdError> {
        let mut slug = String::new();
        for c in source.chars().chain(['-']).chain(number.chars()) {
            if c.is_ascii_alphanumeric() {
                slug.push(c.to_ascii_lowercase());
            } else if !slug.ends_with('-') {
                slug.push('-');
            }
        }
        slug.truncate(Self::MAX);
        slug.trim_matches('-').parse()
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PaintingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for PaintingId {
    type Err = ParsePaintingIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if (1..=Self::MAX).contains(&text.len()) && text.bytes().all(allowed) {
            Ok(Self(text.to_owned()))
        } else {
            Err(ParsePaintingIdError)
        }
    }
}

impl From<PaintingId> for String {
    fn from(id: PaintingId) -> Self {
        id.0
    }
}

impl TryFrom<String> for PaintingId {
    type Error = ParsePaintingIdError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

/// A name in English and, where it is known, in Chinese.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Text {
    /// English, or the language of the museum.
    pub en: String,
    /// Chinese in simplified characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zh: Option<String>,
}

impl Text {
    /// The name in this language; the English one where there is no other.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match (language, &self.zh) {
            (Language::Zh, Some(zh)) => zh,
            _ => &self.en,
        }
    }
}

/// Facts of a painting as its museum gives them, and the figures that our own code measured on its picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Painting {
    /// The stable name.
    pub id: PaintingId,
    /// What the work is called.
    pub title: Text,
    /// Who made it, or the school or workshop it is given to.
    pub artist: Text,
    /// A year to sort by: the first of a range, the middle of a decade or century. Negative before our era.
    pub year: i32,
    /// The date as the museum writes it: "1885–86", "c. 1615".
    pub date: String,
    /// Where it is kept.
    pub museum: Text,
    /// The work's page at the museum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_url: Option<String>,
    /// The address of an open picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture_url: Option<String>,
    /// Terms of the facts and of that picture, in words.
    pub licence: String,
    /// Oil on canvas, woodblock print, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medium: Option<String>,
    /// Known to many people.
    pub famous: bool,
    /// Width of the measured picture without its frame, in pixels: with the height, the proportions.
    pub width: u32,
    /// Height of the measured picture without its frame, in pixels.
    pub height: u32,
    /// Five faithful colours.
    pub palette: Palette,
    /// What a study is cut from.
    pub composition: Composition,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ids_are_slugs() {
        assert_eq!(PaintingId::of("aic", "100026").unwrap().as_str(), "aic-100026");
        assert_eq!(PaintingId::of("Met", "The_Kiss (Klimt)").unwrap().as_str(), "met-the-kiss-klimt");
        assert!(PaintingId::of("", "画").is_err());
        assert!("Aic-1".parse::<PaintingId>().is_err());
        assert!(serde_json::from_str::<PaintingId>("\"../etc\"").is_err());
    }

    #[test]
    fn a_name_falls_back_to_english() {
        let text = Text { en: "Irises".into(), zh: None };
        assert_eq!(text.get(Language::Zh), "Irises");
        assert_eq!(serde_json::to_string(&text).unwrap(), r#"{"en":"Irises"}"#);
        let text = Text { zh: Some("鸢尾花".into()), ..text };
        assert_eq!((text.get(Language::Zh), text.get(Language::En)), ("鸢尾花", "Irises"));
    }

    proptest! {
        #[test]
        fn whatever_is_named_reads_back(source in "[a-z]{1,9}", number in "\\PC{1,90}") {
            let id = PaintingId::of(&source, &number).unwrap();
            prop_assert_eq!(id.to_string().parse::<PaintingId>(), Ok(id));
        }
    }
}
