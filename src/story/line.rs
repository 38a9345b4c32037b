//! A line of a grammar file: text with slots and choices.

use std::collections::BTreeMap;

use rand::{Rng, RngExt};
use serde::Deserialize;

/// What a line can name; FORMAT.md says what each holds and where it may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Slot {
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
    Colour1,
    Colour2,
    Colour3,
    PreviousArtist,
    FirstColour,
    SecondColour,
    LastColour,
    Thing,
    AThing,
    Note,
}

/// The values of the slots of one part; what is unknown is absent.
pub(super) type Slots = BTreeMap<Slot, String>;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// As written.
    Text(String),
    /// A value; with its first letter made a capital where `capital`.
    Slot { slot: Slot, capital: bool },
    /// One of several, drawn by lot.
    Choice(Vec<Vec<Token>>),
}

/// One to three sentences that a person wrote.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Line(pub Vec<Token>);

/// Why a line cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum LineError {
    #[error("no slot is called {{{0}}}")]
    UnknownSlot(String),
    #[error("a bracket is opened or closed alone in “{0}”")]
    Bracket(String),
}

impl TryFrom<String> for Line {
    type Error = LineError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        // Writers type the plain apostrophe; readers see the typographic one.
        let text = text.replace('\'', "’");
        let mut tokens = Vec::new();
        let mut rest = text.as_str();
        while let Some(at) = rest.find(['[', ']']) {
            tokens.extend(plain(&rest[..at])?);
            let inner = rest[at..].strip_prefix('[').and_then(|inner| inner.split_once(']'));
            let (inner, after) =
                inner.filter(|(i, _)| !i.contains('[')).ok_or_else(|| LineError::Bracket(text.clone()))?;
            tokens.push(Token::Choice(inner.split('|').map(plain).collect::<Result<_, _>>()?));
            rest = after;
        }
        tokens.extend(plain(rest)?);
        Ok(Self(tokens))
    }
}

/// Text and slots, no choices.
fn plain(text: &str) -> Result<Vec<Token>, LineError> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        if at > 0 {
            tokens.push(Token::Text(rest[..at].to_owned()));
        }
        let inner = rest[at..].strip_prefix('{').and_then(|inner| inner.split_once('}'));
        let (name, after) = inner.ok_or_else(|| LineError::Bracket(text.to_owned()))?;
        tokens.push(slot(name)?);
        rest = after;
    }
    if !rest.is_empty() {
        tokens.push(Token::Text(rest.to_owned()));
    }
    Ok(tokens)
}

fn slot(name: &str) -> Result<Token, LineError> {
    let unknown = || LineError::UnknownSlot(name.to_owned());
    let lower = name.to_lowercase();
    let value = serde::de::value::StrDeserializer::<serde::de::value::Error>::new(&lower);
    let slot = Slot::deserialize(value).map_err(|_| unknown())?;
    let capital = lower != name;
    // A name is written as its bearer writes it.
    let own = matches!(slot, Slot::Name | Slot::NamePossessive | Slot::Note);
    if capital && own { Err(unknown()) } else { Ok(Token::Slot { slot, capital }) }
}

impl Line {
    /// The line with its slots filled and its choices drawn; `None` when a slot has no value.
    pub(super) fn render(&self, slots: &Slots, rng: &mut impl Rng) -> Option<String> {
        let mut text = String::new();
        render(&self.0, slots, rng, &mut text)?;
        Some(text)
    }
}

fn render(tokens: &[Token], slots: &Slots, rng: &mut impl Rng, out: &mut String) -> Option<()> {
    let mut open = false;
    for token in tokens {
        let name = std::mem::replace(&mut open, false);
        match token {
            // “The Metropolitan Museum of Art, New York, owns …”: what a comma opens, a comma closes.
            Token::Text(text) if name && text.starts_with(' ') => out.extend([",", text]),
            // A value may end in a full stop of its own (“Martin Luther King Jr.”).
            Token::Text(text) => out.push_str(text.strip_prefix('.').filter(|_| out.ends_with('.')).unwrap_or(text)),
            Token::Slot { slot, capital } => {
                let value = slots.get(slot)?;
                let mut letters = value.chars();
                if *capital {
                    out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                }
                out.push_str(letters.as_str());
                open = matches!(slot, Slot::Museum | Slot::MuseumName) && value.contains(", ");
            }
            Token::Choice(options) => {
                let option = options.get(rng.random_range(0..options.len()))?;
                render(option, slots, rng, out)?;
            }
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};

    use super::*;

    fn render(line: &str, seed: u64) -> Option<String> {
        let slots = Slots::from([(Slot::Name, "d'Arc Jr.".to_owned()), (Slot::Colour1, "deep {red}".to_owned())]);
        Line::try_from(line.to_owned()).unwrap().render(&slots, &mut ChaCha8Rng::seed_from_u64(seed))
    }

    #[test]
    fn fills_slots_and_draws_choices() {
        assert_eq!(render("{Colour1}, it's {name}.", 1).unwrap(), "Deep {red}, it’s d'Arc Jr.");
        let drawn: std::collections::BTreeSet<_> =
            (0..50).filter_map(|seed| render("x[| {colour1}|y]", seed)).collect();
        assert_eq!(drawn.into_iter().collect::<Vec<_>>(), ["x", "x deep {red}", "xy"]);
    }

    #[test]
    fn what_a_comma_opens_a_comma_closes() {
        let owns = Line::try_from("{Museum} owns it; ask {museum}.".to_owned()).unwrap();
        let text = |museum: &str| {
            owns.render(&Slots::from([(Slot::Museum, museum.to_owned())]), &mut ChaCha8Rng::seed_from_u64(1)).unwrap()
        };
        assert_eq!(text("the Louvre"), "The Louvre owns it; ask the Louvre.");
        assert_eq!(text("the Louvre, Paris"), "The Louvre, Paris, owns it; ask the Louvre, Paris.");
    }

    #[test]
    fn a_slot_without_a_value_gives_no_line() {
        assert_eq!(render("In {century}", 1), None);
    }

    #[test]
    fn mistakes_are_named() {
        let parse = |text: &str| Line::try_from(text.to_owned());
        assert_eq!(parse("{nam}"), Err(LineError::UnknownSlot("nam".into())));
        assert_eq!(parse("{Name}"), Err(LineError::UnknownSlot("Name".into())));
        for text in ["[a", "a]", "[a|[b]]", "{name", "name}"] {
            assert!(matches!(parse(text), Err(LineError::Bracket(_))), "{text}");
        }
    }
}
