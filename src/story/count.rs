//! How long a text is, as its language counts.

use std::ops::RangeInclusive;

use crate::language::Language;

/// English words (tokens between white space that contain a letter or a digit: “—” is none, “well-known” is one),
/// or Chinese Han characters (no punctuation, Latin letters or digits).
#[must_use]
pub fn word_count(text: &str, language: Language) -> usize {
    match language {
        Language::En => text.split_whitespace().filter(|token| token.chars().any(char::is_alphanumeric)).count(),
        Language::Zh => text.chars().filter(|&c| is_han(c)).count(),
    }
}

/// How long one part of a story is, in the units of [`word_count`].
#[must_use]
pub const fn part_length(language: Language) -> RangeInclusive<usize> {
    match language {
        Language::En => 90..=110,
        Language::Zh => 140..=186,
    }
}

/// The beginning of `text`, at most `limit` long as [`word_count`] counts and at most `characters` long, cut between
/// words and marked with “…” where something is missing.
pub(super) fn shorten(text: &str, limit: usize, characters: usize, language: Language) -> String {
    let fits = |end: usize| {
        let start = &text[..end];
        word_count(start, language) <= limit && start.chars().count() <= characters
    };
    if fits(text.len()) {
        return text.to_owned();
    }
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let longest = ends[..ends.partition_point(|&end| fits(end))].last().copied().unwrap_or(0);
    // The last letter that fits may stand inside a word: go back to where the word began.
    let inside = text[longest..].starts_with(joins_word) && text[..longest].ends_with(joins_word);
    let start = &text[..longest];
    let whole = if inside { start.rfind(|c| !joins_word(c)).map_or(start, |at| &start[..at]) } else { start };
    format!("{}…", whole.trim_end_matches(|c: char| !c.is_alphanumeric()))
}

/// Letters of scripts that put spaces between words, and what stands within words.
fn joins_word(c: char) -> bool {
    (c.is_alphanumeric() && !is_han(c)) || matches!(c, '\'' | '’' | '-')
}

/// The blocks of CJK unified ideographs (Unicode 17, with the extensions and compatibility ideographs) and 〇.
const fn is_han(c: char) -> bool {
    matches!(c, '\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{33479}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_counts_words() {
        assert_eq!(word_count("A well-known “Title” — in 1885, c. 2 & 小明.\n\nEnd", Language::En), 9);
        assert_eq!(word_count(" — … ", Language::En), 0);
    }

    #[test]
    fn chinese_counts_han_characters_only() {
        assert_eq!(word_count("我是Mira，1885年的《星夜》。", Language::Zh), 6);
    }

    #[test]
    fn shortening_keeps_whole_words() {
        let short = |text, limit| shorten(text, limit, 200, Language::En);
        assert_eq!(short("one two three", 3), "one two three");
        assert_eq!(short("one two, three", 2), "one two…");
        assert_eq!(shorten("it doesn’t matter", 9, 8, Language::En), "it…");
        assert_eq!(shorten("unbreakable", 9, 4, Language::En), "unbr…");
        assert_eq!(shorten("我看见一条船，很远。", 5, 200, Language::Zh), "我看见一条…");
    }
}
