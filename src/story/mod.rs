//! The story room: three paintings, a narrator, a character and an emotion become a story in three parts.
//!
//! [`write`] is the built-in writer. It needs no network and invents no facts: it draws lines that people wrote, in
//! the language of the story (`en/`, `zh/`; FORMAT.md is the writers' guide), fills in what is known about the
//! paintings, and chooses among the combinations so that every part has its length.
//!
//! `line` reads a line, `grammar` holds them, `words` and `slots` say the facts, `fit` meets the length, `writer` composes.

mod brief;
mod count;
mod fit;
mod grammar;
mod line;
mod narrator;
mod slots;
mod words;
mod writer;

#[cfg(test)]
mod check;
#[cfg(test)]
mod tests;

pub use brief::{Brief, PaintingFacts, Part, Story};
pub use count::{part_length, word_count};
pub use narrator::{Narrator, UnknownNarrator};
pub use writer::write;

/// Reads the grammars of all languages, about 20 ms, so that the first story need not wait for it.
pub fn load() {
    for language in crate::language::Language::ALL {
        grammar::grammar(language);
    }
}
