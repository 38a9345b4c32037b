//! Facts of a work as museums write them, and what a reader wants of them.

use serde::Deserialize;

/// One row of the facts CSV.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Facts {
    /// The picture, relative to the folder of pictures.
    pub file: String,
    pub title: String,
    pub artist: String,
    /// The date as the museum writes it.
    pub year: String,
    /// The date as a number, if the museum gives one.
    pub year_num: String,
    pub medium: String,
    pub museum: String,
    pub page_url: String,
    pub image_url: String,
    pub source: String,
    pub source_id: String,
    #[serde(deserialize_with = "flag")]
    pub famous: bool,
    #[serde(deserialize_with = "flag")]
    pub monochrome: bool,
    pub licence: String,
}

/// `1` is true.
fn flag<'de, D: serde::Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    Ok(String::deserialize(from)?.trim() == "1")
}

impl Facts {
    /// A year to sort by: the museum's number, else the first year named, the middle of the decade or of the century.
    pub fn sort_year(&self) -> Option<i32> {
        self.year_num.trim().parse().ok().or_else(|| year_of(&self.year))
    }

    /// The title without life dates and remarks on the back, which museums put in brackets.
    pub fn plain_title(&self) -> String {
        plain(&self.title)
    }

    /// The terms, without those of the file that carried the facts.
    pub fn terms(&self) -> &str {
        self.licence.split(';').next().unwrap_or_default().trim()
    }

    /// Whether the terms allow a place in the catalogue.
    pub fn open(&self) -> bool {
        !self.licence.contains("test use only")
    }
}

fn year_of(date: &str) -> Option<i32> {
    let words = || date.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
    let mut before = "";
    for word in words() {
        if word.starts_with("century") {
            let ordinal: i32 = before.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()?;
            return Some((ordinal - 1) * 100 + 50);
        }
        before = word;
    }
    words().find_map(|word| {
        let digits = word.strip_suffix('s').unwrap_or(word);
        let year: i32 = digits.parse().ok().filter(|_| digits.len() == 4)?;
        Some(if word == digits { year } else { year + 5 })
    })
}

fn plain(title: &str) -> String {
    let mut plain = String::new();
    let mut rest = title;
    while let Some((before, bracket)) = rest.split_once('(') {
        let (inside, after) = bracket.split_once(')').unwrap_or((bracket, ""));
        plain.push_str(before);
        if is_remark(inside) {
            plain.truncate(plain.trim_end().len());
        } else {
            plain.push('(');
            plain.push_str(inside);
            plain.push(')');
        }
        rest = after;
    }
    plain.push_str(rest);
    plain.replace(". . .", "…").trim().to_owned()
}

/// Life dates or a note on the other side.
fn is_remark(inside: &str) -> bool {
    let years = inside.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    years || inside.contains("died ") || inside.starts_with("obverse") || inside.starts_with("reverse")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_give_a_year_to_sort_by() {
        for (date, year) in [
            ("1885–86", Some(1885)),
            ("c. 1615", Some(1615)),
            ("1899; reworked by 1906", Some(1899)),
            ("1890s", Some(1895)),
            ("Late 1630s", Some(1635)),
            ("mid-1550s", Some(1555)),
            ("16th century", Some(1550)),
            ("12th century copy of 8th c. original", Some(1150)),
            ("Date unknown", None),
            ("", None),
        ] {
            assert_eq!(year_of(date), year, "{date}");
        }
    }

    #[test]
    fn titles_lose_their_noise() {
        for (noisy, title) in [
            ("George Moore (1852–1933)", "George Moore"),
            ("Madame Cézanne (Hortense Fiquet, 1850–1922) in a Red Dress", "Madame Cézanne in a Red Dress"),
            ("José Costa y Bonells (died l870), Called Pepito", "José Costa y Bonells, Called Pepito"),
            ("Self-Portrait with a Straw Hat (obverse: The Potato Peeler)", "Self-Portrait with a Straw Hat"),
            ("Mademoiselle V. . . in the Costume of an Espada", "Mademoiselle V… in the Costume of an Espada"),
            ("Breezing Up (A Fair Wind)", "Breezing Up (A Fair Wind)"),
            ("An open (bracket", "An open (bracket)"),
        ] {
            assert_eq!(plain(noisy), title);
        }
    }
}
