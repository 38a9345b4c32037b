//! Puts a story together.

use rand::{
    Rng,
    seq::{IndexedRandom, SliceRandom},
};
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};

use super::{
    brief::{Brief, Part, Story},
    count::{part_length, word_count},
    fit::{Choice, fit},
    grammar::{Beat, Grammar, Place, Shape, Thread, grammar},
    line::{Line, Slot, Slots},
    slots,
};
use crate::language::Language;

/// Writes the story that a brief asks for: pure, and the same for the same brief. Each part is as long as
/// [`part_length`] says, whatever the names and titles are.
#[must_use]
pub fn write(brief: &Brief) -> Story {
    let grammar = grammar(brief.language);
    let mut rng = ChaCha8Rng::seed_from_u64(brief.seed);
    let nothing = Thread::default();
    let thread = grammar.threads.choose(&mut rng).unwrap_or(&nothing);
    let values = slots::of_story(brief, &grammar.words, thread);
    let titles = &grammar.voice(brief.narrator).titles;
    let title =
        shuffled(titles, &mut rng).into_iter().find_map(|line| line.render(&values, &mut rng)).unwrap_or_default();
    let parts = [0, 1, 2].map(|part| {
        let slots = slots::of_part(brief, &grammar.words, thread, part);
        let text = PartWriter { brief, grammar, thread, part }.write(slots, &mut rng);
        Part { painting: brief.paintings[part].id.clone(), text }
    });
    Story { title, parts }
}

/// Notes are quoted as fully as the part allows: words in English, Han characters in Chinese.
const fn note_limits(language: Language) -> [usize; 4] {
    match language {
        Language::En => [30, 20, 12, 6],
        Language::Zh => [60, 40, 24, 12],
    }
}

struct PartWriter<'a> {
    brief: &'a Brief,
    grammar: &'a Grammar,
    thread: &'a Thread,
    part: usize,
}

/// A beat with the lines that may fill it, rendered; an empty line leaves it out.
struct Filled {
    paragraph: usize,
    lines: Vec<String>,
    choices: Vec<Choice>,
}

impl PartWriter<'_> {
    fn write(&self, mut slots: Slots, rng: &mut impl Rng) -> String {
        let Some(shape) = self.grammar.shapes.part(self.part).choose(rng) else { return String::new() };
        let language = self.brief.language;
        let window = part_length(language);
        let note = |limit| self.brief.note.as_deref().and_then(|text| slots::note(text, limit, language));
        for limit in note_limits(language) {
            slots.extend(note(limit).map(|note| (Slot::Note, note)));
            if let Some(text) = self.compose(shape, false, &window, &slots, rng) {
                return text;
            }
        }
        // Very long facts leave no room for everything, very short ones need more around them.
        self.compose(shape, true, &window, &slots, rng)
            .or_else(|| self.compose(shape, true, &(0..=3 * window.end()), &slots, rng))
            .unwrap_or_default()
    }

    /// The beats of a shape, filled so that their length is in the window. A `loose` shape may lose whatever is not
    /// essential and gain asides.
    fn compose(
        &self,
        shape: &Shape,
        loose: bool,
        window: &std::ops::RangeInclusive<usize>,
        slots: &Slots,
        rng: &mut impl Rng,
    ) -> Option<String> {
        let mut places: Vec<(usize, Place)> = Vec::new();
        for (paragraph, beats) in shape.0.iter().enumerate() {
            places.extend(beats.iter().map(|place| (paragraph, *place)));
        }
        if loose {
            let extra = (shape.0.len().saturating_sub(2), Place { beat: Beat::Aside, optional: true });
            let at = places.iter().rposition(|(paragraph, _)| *paragraph == extra.0).map_or(0, |last| last + 1);
            places.splice(at..at, [extra, extra]);
        }
        let mut asides = shuffled(self.lines(Beat::Aside), rng);
        let room = places.iter().filter(|(_, place)| place.beat == Beat::Aside).count().max(1);
        let share = asides.len().div_ceil(room);
        let beats: Vec<Filled> = places
            .into_iter()
            .map(|(paragraph, place)| {
                // Two asides of one part never draw from the same lines.
                let lines = match place.beat {
                    Beat::Aside => asides.split_off(asides.len().saturating_sub(share)),
                    beat => self.candidates(beat, slots),
                };
                let essential = matches!(place.beat, Beat::Opening | Beat::Closing | Beat::Fact | Beat::Note);
                let optional = place.optional.then_some(1.0).or((loose && !essential).then_some(1e-3));
                fill(paragraph, &lines, optional, slots, self.brief.language, rng)
            })
            .collect();
        let choices: Vec<Vec<Choice>> = beats.iter().map(|beat| beat.choices.clone()).collect();
        let picked = fit(&choices, window, rng)?;
        Some(join(
            beats.iter().zip(picked).map(|(beat, i)| (beat.paragraph, beat.lines[i].as_str())),
            self.brief.language,
        ))
    }

    /// The lines of a beat that suit the painting.
    fn candidates(&self, beat: Beat, slots: &Slots) -> Vec<&Line> {
        if beat != Beat::Fact {
            return self.lines(beat).iter().collect();
        }
        let person = slots.get(&Slot::Artist).is_some_and(|artist| self.grammar.words.is_person(artist));
        let facts = self.lines(beat).iter().filter(|_| person);
        facts.chain(&self.grammar.voice(self.brief.narrator).part(self.part).label).collect()
    }

    fn lines(&self, beat: Beat) -> &[Line] {
        let emotion = self.grammar.emotion(self.brief.emotion).lines(beat, self.brief.intensity);
        let lines = [&self.thread.lines, &self.grammar.voice(self.brief.narrator).part(self.part).lines];
        lines.into_iter().find_map(|lines| lines.get(&beat)).map_or(emotion, Vec::as_slice)
    }
}

/// Renders the lines; a beat that may be left out, or that has no line at all, gets the empty one too.
fn fill(
    paragraph: usize,
    lines: &[&Line],
    optional: Option<f64>,
    slots: &Slots,
    language: Language,
    rng: &mut impl Rng,
) -> Filled {
    let mut lines: Vec<String> = lines.iter().filter_map(|line| line.render(slots, rng)).collect();
    let choice = |line: &String| Choice { length: word_count(line, language), weight: 1.0 };
    let mut choices: Vec<Choice> = lines.iter().map(choice).collect();
    if optional.is_some() || lines.is_empty() {
        lines.push(String::new());
        choices.push(Choice { length: 0, weight: optional.unwrap_or(1.0) });
    }
    Filled { paragraph, lines, choices }
}

/// Sentences into paragraphs, with the space that the language puts between sentences.
fn join<'a>(lines: impl Iterator<Item = (usize, &'a str)>, language: Language) -> String {
    let space = if language == Language::Zh { "" } else { " " };
    let mut text = String::new();
    let mut last = 0;
    for (paragraph, line) in lines.filter(|(_, line)| !line.is_empty()) {
        if !text.is_empty() {
            text.push_str(if paragraph == last { space } else { "\n\n" });
        }
        text.push_str(line);
        last = paragraph;
    }
    text
}

fn shuffled<'a>(lines: &'a [Line], rng: &mut impl Rng) -> Vec<&'a Line> {
    let mut lines: Vec<&Line> = lines.iter().collect();
    lines.shuffle(rng);
    lines
}
