//! Focal colours: what people point at when asked for a colour term.

use std::sync::LazyLock;

use super::{BasicTerm, Lab, Rgb};

/// Focal colours in CIELAB, each with its basic term.
///
/// Source: the colour survey of Munroe (xkcd, 2010; in the public domain). 222,500 people named colours on their screens;
/// for each of 949 names it publishes the sRGB colour that the name fits best. `focal.tsv` lists term, name and colour:
/// for each basic term the name itself, and those names that English takes for kinds of it ("navy" and "sky blue" for
/// blue), so that the dark, the pale and the dull of each term have their focal colours too. Published focal chips, such
/// as those of Berlin & Kay 1969 and of the World Color Survey (Regier, Kay & Cook 2005), give one chip for a term, on
/// paper; from one point each, dark and pale colours go to the wrong term.
pub(super) static FOCAL_COLOURS: LazyLock<Vec<(Lab, BasicTerm)>> = LazyLock::new(|| {
    let focal = |line: &str| {
        let mut fields = line.split('\t');
        let (term, _name, hex) = (fields.next()?, fields.next()?, fields.next()?);
        let term = BasicTerm::ALL.into_iter().find(|known| known.as_str() == term)?;
        Some((hex.parse::<Rgb>().ok()?.lab(), term))
    };
    include_str!("focal.tsv").lines().filter_map(focal).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_every_term_has_some() {
        assert_eq!(FOCAL_COLOURS.len(), include_str!("focal.tsv").lines().count());
        for term in BasicTerm::ALL {
            assert!(FOCAL_COLOURS.iter().filter(|(_, of)| *of == term).count() >= 2, "{term}");
        }
    }
}
