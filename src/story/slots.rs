//! The values of a story's slots.

use super::{
    brief::{Brief, PaintingFacts},
    count::shorten,
    grammar::Thread,
    line::{Slot, Slots},
    words::Words,
};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::language::Language;

/// More than any real name, title or museum needs; what is longer is shortened so that a part still fits its length.
/// In words (English) or Han characters (Chinese), and in characters.
const LONGEST: [(Slot, usize, usize); 4] =
    [(Slot::Title, 25, 200), (Slot::Artist, 12, 100), (Slot::Museum, 14, 100), (Slot::Colour1, 6, 40)];

/// The character's name, in characters as people count them: an emoji of many code points is one.
const LONGEST_NAME: usize = 40;

fn bounded(slot: Slot, text: &str, language: Language) -> String {
    let (words, characters) = LONGEST
        .iter()
        .find(|(which, ..)| *which == slot)
        .map_or((25, 200), |&(_, words, characters)| (words, characters));
    shorten(&one_line(text), words, characters, language)
}

/// The text without control characters, line breaks and doubled spaces.
fn one_line(text: &str) -> String {
    let visible: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The slots of one part (0, 1 or 2) of a story.
pub(super) fn of_part(brief: &Brief, words: &Words, thread: &Thread, part: usize) -> Slots {
    let mut slots = of_story(brief, words, thread);
    slots.remove(&Slot::LastColour);
    if part < 2 {
        slots.remove(&Slot::SecondColour);
    }
    if part < 1 {
        slots.remove(&Slot::FirstColour);
    }
    let language = brief.language;
    let painting = &brief.paintings[part];
    let museum = bounded(Slot::Museum, words.or_missing(&painting.museum, |m| &m.museum), language);
    slots.extend([
        (Slot::Title, title(words, painting, language)),
        (Slot::Artist, artist(words, painting, language)),
        (Slot::When, words.when(&painting.date, painting.year)),
        (Slot::Date, words.date(&painting.date, painting.year)),
        (Slot::Year, painting.year.to_string()),
        (Slot::Museum, words.museum(&museum)),
        (Slot::MuseumName, museum),
    ]);
    slots.extend(words.century(painting.year).map(|century| (Slot::Century, century)));
    slots.extend([Slot::Colour1, Slot::Colour2, Slot::Colour3].into_iter().zip(colours(painting, language)));
    drop_repeated(&mut slots, [Slot::Colour1, Slot::SecondColour, Slot::FirstColour]);
    if let Some(previous) = part.checked_sub(1).map(|before| &brief.paintings[before]) {
        let artist = artist(words, previous, language);
        slots.extend(words.is_person(&artist).then_some((Slot::PreviousArtist, artist)));
        if let Some((gap, step)) = words.gap((&previous.date, previous.year), (&painting.date, painting.year)) {
            slots.extend([(Slot::Gap, gap), (Slot::Step, step)]);
        }
    }
    slots
}

/// The slots that the title of a story may use.
pub(super) fn of_story(brief: &Brief, words: &Words, thread: &Thread) -> Slots {
    let name: String = one_line(&brief.character).graphemes(true).take(LONGEST_NAME).collect();
    let name = words.or_missing(&name, |m| &m.artist).to_owned();
    let mut slots = Slots::from([
        (Slot::NamePossessive, possessive(&name, brief.language)),
        (Slot::Name, name),
        (Slot::Thing, thread.thing.clone()),
        (Slot::AThing, thread.a_thing.clone()),
    ]);
    let heaviest = [Slot::FirstColour, Slot::SecondColour, Slot::LastColour];
    for (slot, painting) in heaviest.into_iter().zip(&brief.paintings) {
        slots.extend(colours(painting, brief.language).into_iter().next().map(|colour| (slot, colour)));
    }
    drop_repeated(&mut slots, heaviest);
    slots
}

/// Removes a colour that an earlier one of these slots has already: "first red, then red" is no line.
fn drop_repeated(slots: &mut Slots, order: [Slot; 3]) {
    let mut seen: Vec<String> = Vec::new();
    for slot in order {
        match slots.get(&slot) {
            Some(colour) if seen.contains(colour) => drop(slots.remove(&slot)),
            Some(colour) => seen.push(colour.clone()),
            None => {}
        }
    }
}

/// The different colours of a painting, heaviest first.
fn colours(painting: &PaintingFacts, language: Language) -> Vec<String> {
    let mut different: Vec<String> = Vec::new();
    for colour in &painting.colours {
        let colour = bounded(Slot::Colour1, colour, language);
        if !colour.is_empty() && !different.contains(&colour) {
            different.push(colour);
        }
    }
    different
}

fn title(words: &Words, painting: &PaintingFacts, language: Language) -> String {
    let title = bounded(Slot::Title, words.or_missing(&painting.title, |m| &m.title), language);
    match language {
        Language::En => format!("“{}”", single_quotes(&title)),
        Language::Zh => format!("《{}》", title.replace('《', "〈").replace('》', "〉")),
    }
}

fn artist(words: &Words, painting: &PaintingFacts, language: Language) -> String {
    bounded(Slot::Artist, words.or_missing(&painting.artist, |m| &m.artist), language)
}

fn possessive(name: &str, language: Language) -> String {
    match language {
        Language::En => format!("{name}’s"),
        Language::Zh => format!("{name}的"),
    }
}

/// The person's note as it stands between quotation marks: one line, at most `limit` words or Han characters, with a
/// full stop of its own. `None` when nothing is left of it.
pub(super) fn note(text: &str, limit: usize, language: Language) -> Option<String> {
    let line = single_quotes(&one_line(text));
    let inner = line.strip_prefix('‘').and_then(|rest| rest.strip_suffix('’'));
    let line = inner.filter(|inner| !inner.contains(['‘', '’'])).unwrap_or(&line);
    if !line.chars().any(char::is_alphanumeric) {
        return None;
    }
    let mut note = shorten(line, limit, 160, language);
    if !note.ends_with(['.', '!', '?', '…', '。', '！', '？']) {
        note.push(if language == Language::Zh { '。' } else { '.' });
    }
    Some(note)
}

/// Double quotation marks as single ones, for text that will stand between double ones.
fn single_quotes(text: &str) -> String {
    let mut open = false;
    text.chars()
        .map(|c| match c {
            '"' => {
                open = !open;
                if open { '‘' } else { '’' }
            }
            '“' | '„' | '«' | '「' | '『' => '‘',
            '”' | '»' | '」' | '』' => '’',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_become_one_quotable_line() {
        let english = |text| note(text, 6, Language::En);
        assert_eq!(english("I see\u{7} a\n\"boat\"").as_deref(), Some("I see a ‘boat’."));
        assert_eq!(english("“All of it!”").as_deref(), Some("All of it!"));
        assert_eq!(english("one two three four five six seven").as_deref(), Some("one two three four five six…"));
        assert_eq!(english(" \n … "), None);
        assert_eq!(note("我看见一条船", 40, Language::Zh).as_deref(), Some("我看见一条船。"));
    }

    #[test]
    fn titles_bring_their_quotes() {
        let painting = |title: &str| PaintingFacts {
            id: "a-1".parse().unwrap(),
            title: title.into(),
            artist: String::new(),
            year: 1900,
            date: String::new(),
            museum: String::new(),
            colours: vec!["red".into(), "red".into(), "blue".into()],
        };
        let words = &super::super::grammar::grammar(Language::En).words;
        assert_eq!(title(words, &painting("The \"Rocket\""), Language::En), "“The ‘Rocket’”");
        assert_eq!(title(words, &painting(" "), Language::En), "“Untitled”");
        assert_eq!(title(words, &painting("星《夜》"), Language::Zh), "《星〈夜〉》");
        assert_eq!(colours(&painting(""), Language::En), ["red", "blue"]);
    }
}
