//! How a language says dates, gaps of years and names of museums (`words.toml`).

use serde::Deserialize;

use super::count::shorten;
use crate::language::Language;

/// The small vocabulary of one language.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    missing: Missing,
    centuries: Vec<String>,
    impersonal: Vec<String>,
    /// Worn words that no line uses.
    #[cfg_attr(not(test), expect(dead_code, reason = "a rule for writers, checked by the tests"))]
    pub forbidden: Vec<String>,
    when: When,
    gap: Gap,
    museum: Museum,
}

/// What stands for a fact that nobody knows.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Missing {
    pub title: String,
    pub artist: String,
    pub museum: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct When {
    /// Whether the date on a label stays as the museum writes it (“c. 1615”).
    #[serde(default)]
    verbatim: bool,
    year: String,
    about: String,
    between: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Gap {
    exactly: String,
    about: String,
    later: String,
    earlier: String,
    /// The words for two years, three years and so on; more are written in digits.
    #[serde(default)]
    spelt: Vec<String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Museum {
    article: String,
    with: Vec<String>,
    without: Vec<String>,
}

/// A museum's date, understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dated {
    Year(i32),
    About(i32),
    Between(i32, i32),
}

/// Understands “1885”, “1885–86”, “1504/07” and “c. 1643–c. 1645”; anything else is about its `year`.
fn dated(date: &str, year: i32) -> Dated {
    let numbers: Vec<&str> = date.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).collect();
    let circa = date.chars().any(char::is_alphabetic);
    let known = date.replace("ca.", "").replace("c.", "").chars().all(|c| c.is_ascii_digit() || " -–—/".contains(c));
    let number = |digits: &str| digits.parse::<i32>().ok().filter(|_| digits.len() >= 3);
    match numbers[..] {
        [] if date.trim().is_empty() => Dated::Year(year),
        [only] if known && !circa => number(only).map_or(Dated::About(year), Dated::Year),
        [only] if known => Dated::About(number(only).unwrap_or(year)),
        [from, to] if known => {
            // “1885–86”: the second year borrows its century from the first.
            let century = from.get(..from.len().saturating_sub(to.len())).unwrap_or_default();
            match (number(from), number(&format!("{century}{to}"))) {
                (Some(from), Some(to)) if from < to => Dated::Between(from, to),
                _ => Dated::About(year),
            }
        }
        _ => Dated::About(year),
    }
}

impl Words {
    /// `text`, or what this language says when there is none.
    pub(super) fn or_missing<'a>(&'a self, text: &'a str, missing: impl Fn(&'a Missing) -> &'a String) -> &'a str {
        if text.trim().is_empty() { missing(&self.missing) } else { text.trim() }
    }

    /// “in 1885”, “around 1615”, “between 1885 and 1886”.
    pub(super) fn when(&self, date: &str, year: i32) -> String {
        match dated(date, year) {
            Dated::Year(year) => self.when.year.replace("{year}", &year.to_string()),
            Dated::About(year) => self.when.about.replace("{year}", &year.to_string()),
            Dated::Between(from, to) => {
                self.when.between.replace("{from}", &from.to_string()).replace("{to}", &to.to_string())
            }
        }
    }

    /// The date on a label: “c. 1615” as the museum has it where this language can read that.
    pub(super) fn date(&self, date: &str, year: i32) -> String {
        match date.trim() {
            "" => year.to_string(),
            date if self.when.verbatim => shorten(date, 8, 40, Language::En),
            _ => self.when(date, year),
        }
    }

    /// “nineteenth century”, from the year 1001 on.
    pub(super) fn century(&self, year: i32) -> Option<String> {
        let index = usize::try_from((year - 1).div_euclid(100) - 10).ok()?;
        self.centuries.get(index).cloned()
    }

    /// The years from one date to another as (“41 years”, “41 years later”); `None` below two.
    pub(super) fn gap(&self, from: (&str, i32), to: (&str, i32)) -> Option<(String, String)> {
        let years = to.1.abs_diff(from.1);
        let exact = [from, to].iter().all(|(date, year)| matches!(dated(date, *year), Dated::Year(_)));
        let gap = if exact { &self.gap.exactly } else { &self.gap.about };
        let spelt = years.checked_sub(2).and_then(|index| self.gap.spelt.get(index as usize).cloned());
        let gap = gap.replace("{years}", &spelt.unwrap_or_else(|| years.to_string()));
        let step = if to.1 > from.1 { &self.gap.later } else { &self.gap.earlier }.replace("{gap}", &gap);
        (years >= 2).then_some((gap, step))
    }

    /// The name of a museum with the article that it takes in a sentence.
    pub(super) fn museum(&self, name: &str) -> String {
        let takes = |list: &[String]| list.iter().any(|word| name.contains(word));
        let has_own = name.to_lowercase().starts_with(&self.museum.article);
        let article = takes(&self.museum.with) && !takes(&self.museum.without) && !has_own;
        format!("{}{name}", if article { &self.museum.article } else { "" })
    }

    /// Whether an attribution names a person, or a school, a workshop, a follower.
    pub(super) fn is_person(&self, artist: &str) -> bool {
        !self.impersonal.iter().any(|mark| artist.contains(mark))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_museums_write_them() {
        for (date, year, expected) in [
            ("1885", 1885, Dated::Year(1885)),
            ("714", 714, Dated::Year(714)),
            ("", 1700, Dated::Year(1700)),
            ("c. 1615", 1615, Dated::About(1615)),
            ("ca. 1615", 1615, Dated::About(1615)),
            ("1885–86", 1885, Dated::Between(1885, 1886)),
            ("1600–50", 1600, Dated::Between(1600, 1650)),
            ("1504/07", 1504, Dated::Between(1504, 1507)),
            ("1873-75", 1873, Dated::Between(1873, 1875)),
            ("1630/40", 1630, Dated::Between(1630, 1640)),
            ("1375/1400", 1375, Dated::Between(1375, 1400)),
            ("c. 1643–c. 1645", 1643, Dated::Between(1643, 1645)),
            ("c. 1610/25", 1610, Dated::Between(1610, 1625)),
            ("16th century", 1550, Dated::About(1550)),
            ("Date unknown", 1550, Dated::About(1550)),
            ("after 1612", 1613, Dated::About(1613)),
            ("1885, reworked 1890", 1885, Dated::About(1885)),
            ("1900–1890", 1900, Dated::About(1900)),
            ("99999999999", 1900, Dated::About(1900)),
        ] {
            assert_eq!(dated(date, year), expected, "{date}");
        }
    }

    #[test]
    fn english_words() {
        let words = &super::super::grammar::grammar(crate::language::Language::En).words;
        assert_eq!(words.gap(("1885", 1885), ("1844", 1844)).unwrap().1, "41 years earlier");
        assert_eq!(words.gap(("c. 1600", 1600), ("1641", 1641)).unwrap().0, "about 41 years");
        assert_eq!(words.gap(("1885", 1885), ("1887", 1887)).unwrap().0, "two years");
        assert_eq!(words.date("c. 1615", 1615), "c. 1615");
        assert_eq!(words.gap(("1885", 1885), ("1886", 1886)), None);
        assert_eq!(words.museum("Art Institute of Chicago"), "the Art Institute of Chicago");
        assert_eq!(words.museum("Tate Britain, London"), "Tate Britain, London");
        assert_eq!(
            words.museum("The Metropolitan Museum of Art, New York"),
            "The Metropolitan Museum of Art, New York"
        );
        assert_eq!(words.century(1900).as_deref(), Some("nineteenth century"));
        assert_eq!(words.century(1901).as_deref(), Some("twentieth century"));
        assert_eq!(words.century(714), None);
        assert!(words.is_person("Claude Monet") && !words.is_person("Workshop of Diego Velázquez"));
    }
}
