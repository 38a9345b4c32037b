//! Reads every grammar file as the writers' guide (FORMAT.md) asks, and names each mistake.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use super::{
    Narrator,
    count::word_count,
    grammar::{Beat, EmotionLines, Lines, Shapes, Thread, Voice, grammar},
    line::{Line, Slot, Token},
};
use crate::{
    emotion::{Emotion, Intensity},
    language::Language,
};

/// What a cell of the grammar must have.
struct Rule<'a> {
    least: usize,
    allowed: &'a [Slot],
    required: &'a [Slot],
}

const OPTIONAL: [Slot; 4] = [Slot::Century, Slot::Gap, Slot::Step, Slot::Colour3];
const FACTS: &[Slot] = &[Slot::Title, Slot::Artist];

fn rule(beat: Beat, part: usize) -> Rule<'static> {
    use Slot::*;
    const VOICE: &[Slot] = &[
        Name,
        NamePossessive,
        Year,
        Century,
        Colour1,
        Colour2,
        Colour3,
        Thing,
        AThing,
        PreviousArtist,
        FirstColour,
        SecondColour,
        Gap,
        Step,
    ];
    const FACT: &[Slot] = &[
        Name,
        NamePossessive,
        Title,
        Artist,
        When,
        Date,
        Year,
        Museum,
        MuseumName,
        Century,
        Gap,
        Step,
        PreviousArtist,
        Colour1,
        Colour2,
    ];
    let (least, allowed, required): (_, _, &[Slot]) = match beat {
        Beat::Opening => (6, VOICE, &[Name]),
        Beat::Closing => (6, VOICE, &[]),
        Beat::Fact if part == usize::MAX => (3, FACT, FACTS),
        Beat::Fact => (5, FACT, FACTS),
        Beat::Arrival | Beat::Bridge | Beat::Aside => (5, VOICE, &[]),
        Beat::Colours => (5, VOICE, &[Colour1]),
        Beat::Note => (3, &[Note, Name], &[Note]),
        Beat::Intro | Beat::Develop | Beat::Return => (2, &[], &[]),
        Beat::Feeling | Beat::Turn => (3, &[], &[]),
        Beat::Complication => (4, &[], &[]),
    };
    Rule { least, allowed, required }
}

/// The mistakes of one language.
struct Check {
    language: Language,
    mistakes: String,
    seen: BTreeMap<String, String>,
}

impl Check {
    fn mistake(&mut self, cell: &str, text: impl std::fmt::Display) {
        let _ = writeln!(self.mistakes, "{}: {cell}: {text}", self.language);
    }

    fn cell(&mut self, cell: &str, lines: &[Line], rule: &Rule<'_>) {
        if lines.len() < rule.least {
            self.mistake(cell, format!("{} lines, needs {}", lines.len(), rule.least));
        }
        let always = lines.iter().filter(|line| !slots(line).iter().any(|slot| OPTIONAL.contains(slot))).count();
        if always < rule.least.min(2) {
            self.mistake(cell, "needs two lines without century, gap, step and colour3");
        }
        for line in lines {
            self.line(cell, line, rule);
        }
    }

    fn line(&mut self, cell: &str, line: &Line, rule: &Rule<'_>) {
        let text = source(&line.0);
        let slots = slots(line);
        for slot in slots.iter().filter(|slot| !rule.allowed.contains(slot)) {
            self.mistake(cell, format!("{slot:?} may not stand here: {text}"));
        }
        for slot in rule.required.iter().filter(|slot| !slots.contains(slot)) {
            self.mistake(cell, format!("{slot:?} is missing: {text}"));
        }
        for sentence in text.split_inclusive(['.', '!', '?', '。', '！', '？']) {
            let sentence = sentence.trim_matches([' ', '”', '“']).to_owned();
            // Sentences with slots differ from painting to painting.
            let long = word_count(&sentence, self.language) >= 4 && !sentence.contains('{');
            if long && self.seen.insert(sentence.clone(), cell.to_owned()).is_some() {
                self.mistake(cell, format!("stands twice: {sentence}"));
            }
        }
        for word in &grammar(self.language).words.forbidden {
            if text.to_lowercase().contains(word) {
                self.mistake(cell, format!("worn word “{word}”: {text}"));
            }
        }
        let wrong = match self.language {
            Language::En => "\"'，。！？：；《》",
            Language::Zh => "\"' ,.!?:;()",
        };
        if let Some(c) = plain(&line.0).chars().find(|c| wrong.contains(*c)) {
            self.mistake(cell, format!("{c:?} is not for this language: {text}"));
        }
        if text.matches('“').count() != text.matches('”').count() {
            self.mistake(cell, format!("quotation marks do not match: {text}"));
        }
        if self.language == Language::En {
            for article in [" a {", " an {", "A {", "An {"].iter().filter(|article| text.contains(**article)) {
                self.mistake(cell, format!("“{article}” before a slot: {text}"));
            }
            if text.contains("  ") || text.contains(" .") || text.contains(" ,") {
                self.mistake(cell, format!("a space too many: {text}"));
            }
        }
    }

    fn voice(&mut self, name: Narrator, voice: &Voice) {
        let titles = [
            Slot::Name,
            Slot::NamePossessive,
            Slot::Thing,
            Slot::AThing,
            Slot::FirstColour,
            Slot::SecondColour,
            Slot::LastColour,
        ];
        self.cell(&format!("{name} titles"), &voice.titles, &Rule { least: 8, allowed: &titles, required: &[] });
        for part in 0..3 {
            let (cells, first, last) = match part {
                0 => ("part1", Beat::Opening, Beat::Bridge),
                1 => ("part2", Beat::Arrival, Beat::Bridge),
                _ => ("part3", Beat::Arrival, Beat::Closing),
            };
            let mut expected = vec![first, Beat::Fact, Beat::Colours, Beat::Aside, last];
            if part == 1 {
                expected.push(Beat::Note);
            }
            let lines = voice.part(part);
            self.cells(&format!("{name} {cells}"), &lines.lines, &expected, part);
            let label = format!("{name} {cells} label");
            self.cell(&label, &lines.label, &rule(Beat::Fact, usize::MAX));
            let facts = lines.lines.get(&Beat::Fact).into_iter().flatten().chain(&lines.label);
            for line in facts {
                let slots = slots(line);
                if !slots.iter().any(|slot| matches!(slot, Slot::When | Slot::Date | Slot::Year))
                    || !slots.iter().any(|slot| matches!(slot, Slot::Museum | Slot::MuseumName))
                {
                    self.mistake(&label, format!("a fact without its date or museum: {}", source(&line.0)));
                }
            }
            let colours = lines.lines.get(&Beat::Colours).map_or(&[][..], Vec::as_slice);
            if !colours.iter().any(|line| !slots(line).iter().any(|slot| matches!(slot, Slot::Colour2 | Slot::Colour3)))
            {
                self.mistake(&format!("{name} {cells} colours"), "needs a line with {colour1} only");
            }
            for line in lines.lines.get(&Beat::Opening).into_iter().flatten() {
                let text = source(&line.0);
                if !text.split(['.', '。', '！', '？']).next().is_some_and(|first| first.contains("{Name}")) {
                    self.mistake(&format!("{name} opening"), format!("the first sentence has no name: {text}"));
                }
            }
            for line in lines.lines.get(&Beat::Closing).into_iter().flatten() {
                if !slots(line).iter().any(|slot| matches!(slot, Slot::Name | Slot::NamePossessive)) {
                    self.mistake(&format!("{name} closing"), format!("no name: {}", source(&line.0)));
                }
            }
            for line in lines.lines.get(&Beat::Note).into_iter().flatten() {
                if !source(&line.0).ends_with("“{Note}”") {
                    self.mistake(&format!("{name} note"), format!("must end with “{{note}}”: {}", source(&line.0)));
                }
            }
        }
    }

    fn cells(&mut self, name: &str, lines: &Lines, expected: &[Beat], part: usize) {
        for beat in lines.keys().filter(|beat| !expected.contains(beat)) {
            self.mistake(name, format!("{beat:?} does not belong here"));
        }
        for beat in expected {
            let cell = format!("{name} {beat:?}");
            self.cell(&cell, lines.get(beat).map_or(&[], Vec::as_slice), &rule(*beat, part));
        }
    }

    fn emotion(&mut self, emotion: Emotion, lines: &EmotionLines) {
        for intensity in [Intensity::Low, Intensity::Medium, Intensity::High] {
            for beat in [Beat::Feeling, Beat::Turn, Beat::Complication] {
                if beat == Beat::Complication && intensity != Intensity::Low {
                    continue;
                }
                let cell = format!("{emotion:?} {intensity:?} {beat:?}");
                self.cell(&cell, lines.lines(beat, intensity), &rule(beat, 0));
            }
        }
    }

    fn thread(&mut self, thread: &Thread) {
        self.cells(&format!("thread {}", thread.id), &thread.lines, &[Beat::Intro, Beat::Develop, Beat::Return], 0);
        if thread.thing.is_empty() || thread.a_thing.is_empty() {
            self.mistake(&thread.id, "needs thing and a_thing");
        }
    }

    fn shapes(&mut self, shapes: &Shapes) {
        use Beat::*;
        let needed: [&[Beat]; 3] = [
            &[Opening, Fact, Colours, Intro, Feeling, Bridge],
            &[Arrival, Fact, Colours, Develop, Complication, Note, Bridge],
            &[Arrival, Fact, Colours, Return, Turn, Closing],
        ];
        for (part, needed) in needed.iter().enumerate() {
            if shapes.part(part).len() < 4 {
                self.mistake("shapes", format!("part {}: at least four", part + 1));
            }
            for shape in shapes.part(part) {
                let beats: Vec<Beat> = shape.0.iter().flatten().map(|place| place.beat).collect();
                let mut sorted: Vec<Beat> = beats.iter().copied().filter(|beat| *beat != Aside).collect();
                let mut wanted = needed.to_vec();
                sorted.sort();
                wanted.sort();
                let at = |wanted| beats.iter().position(|beat| *beat == wanted);
                if sorted != wanted
                    || at(needed[0]) != Some(0)
                    || at(Fact) > at(Colours)
                    || beats.last() != needed.last()
                {
                    self.mistake("shapes", format!("part {}: {beats:?}", part + 1));
                }
            }
        }
    }
}

/// All slots of a line.
fn slots(line: &Line) -> Vec<Slot> {
    fn collect(tokens: &[Token], slots: &mut Vec<Slot>) {
        for token in tokens {
            match token {
                Token::Text(_) => {}
                Token::Slot { slot, .. } => slots.push(*slot),
                Token::Choice(options) => options.iter().for_each(|option| collect(option, slots)),
            }
        }
    }
    let mut slots = Vec::new();
    collect(&line.0, &mut slots);
    slots
}

/// The line as text, slots by their Rust names.
fn source(tokens: &[Token]) -> String {
    let piece = |token: &Token| match token {
        Token::Text(text) => text.clone(),
        Token::Slot { slot, .. } => format!("{{{slot:?}}}"),
        Token::Choice(options) => options.iter().map(|option| source(option)).collect::<Vec<_>>().join("|"),
    };
    tokens.iter().map(piece).collect()
}

/// The text of the line without its slots.
fn plain(tokens: &[Token]) -> String {
    let piece = |token: &Token| match token {
        Token::Text(text) => text.clone(),
        Token::Slot { .. } => String::new(),
        Token::Choice(options) => options.iter().map(|option| plain(option)).collect(),
    };
    tokens.iter().map(piece).collect()
}

#[test]
fn every_line_keeps_the_rules() {
    let mut mistakes = String::new();
    for language in Language::ALL {
        let mut check = Check { language, mistakes: String::new(), seen: BTreeMap::new() };
        let grammar = grammar(language);
        check.shapes(&grammar.shapes);
        if grammar.threads.len() < 14 {
            check.mistake("threads", "at least 14");
        }
        for thread in &grammar.threads {
            check.thread(thread);
        }
        for narrator in Narrator::ALL {
            check.voice(narrator, grammar.voice(narrator));
        }
        for emotion in Emotion::ALL {
            check.emotion(emotion, grammar.emotion(emotion));
        }
        mistakes += &check.mistakes;
    }
    assert!(mistakes.is_empty(), "\n{mistakes}");
}

#[test]
fn every_file_can_be_read() {
    for language in Language::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/story").join(language.to_string());
        let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
        toml::from_str::<Shapes>(&read("shapes.toml")).unwrap_or_else(|e| panic!("{language} shapes: {e}"));
        toml::from_str::<super::words::Words>(&read("words.toml")).unwrap_or_else(|e| panic!("{language} words: {e}"));
        toml::from_str::<toml::Table>(&read("threads.toml")).unwrap_or_else(|e| panic!("{language} threads: {e}"));
        for narrator in Narrator::ALL {
            let file = read(&format!("narrators/{narrator}.toml"));
            toml::from_str::<Voice>(&file).unwrap_or_else(|e| panic!("{language} {narrator}: {e}"));
        }
        for emotion in Emotion::ALL {
            let file = read(&format!("emotions/{}.toml", emotion.as_str()));
            toml::from_str::<EmotionLines>(&file).unwrap_or_else(|e| panic!("{language} {}: {e}", emotion.as_str()));
        }
    }
}
