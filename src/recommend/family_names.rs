//! What families of colour are called.

use std::collections::HashSet;

use crate::colour::{BasicTerm, Palette, basic_term};

/// Mean L\* up to which a family is dark, and from which it is pale.
const LIGHTNESS: (f32, f32) = (38.0, 60.0);
/// Mean chroma up to which it is muted, and from which it is vivid.
const CHROMA: (f32, f32) = (14.0, 27.0);
/// Mean b\* up to which it is cool, and from which it is warm.
const WARMTH: (f32, f32) = (4.0, 16.0);
/// Share of the first term from which the second is named beside it.
const BESIDE: f32 = 0.6;

/// How a family looks.
pub(super) struct Look {
    count: usize,
    /// Shares of the basic terms, summing to 1.
    terms: [f32; 12],
    lightness: f32,
    chroma: f32,
    warmth: f32,
}

impl Look {
    /// From the palettes of typical paintings, and how many there are in all.
    pub(super) fn of(palettes: &[Palette], count: usize) -> Self {
        let mut look = Self { count, terms: [0.0; 12], lightness: 0.0, chroma: 0.0, warmth: 0.0 };
        let share = 1.0 / palettes.len().max(1) as f32;
        for swatch in palettes.iter().flat_map(Palette::swatches) {
            let (lab, weight) = (swatch.rgb.lab(), swatch.weight * share);
            look.terms[basic_term(lab) as usize] += weight;
            look.lightness += weight * lab.l;
            look.chroma += weight * lab.a.hypot(lab.b);
            look.warmth += weight * lab.b;
        }
        look
    }

    /// The words that fit beside a term and say more than it, the most telling first, English and Chinese; at last none.
    fn adjectives(&self, term: BasicTerm) -> Vec<(&'static str, &'static str)> {
        let pick = |value: f32, (low, high): (f32, f32), words: [(&'static str, &'static str); 2]| match value {
            v if v <= low => Some(words[0]),
            v if v >= high => Some(words[1]),
            _ => None,
        };
        let found = [
            pick(self.lightness, LIGHTNESS, [("dark", "深"), ("pale", "浅")]),
            pick(self.chroma, CHROMA, [("muted", "素"), ("vivid", "艳")]),
            pick(self.warmth, WARMTH, [("cool", "冷"), ("warm", "暖")]),
        ];
        let known: &[&str] = match term {
            BasicTerm::Black => &["dark", "muted"],
            BasicTerm::White => &["pale", "muted"],
            BasicTerm::Grey => &["muted"],
            _ => &[],
        };
        found.into_iter().flatten().filter(|(en, _)| !known.contains(en)).chain([("", "")]).collect()
    }
}

/// What a family is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyName {
    /// English, lower case.
    pub en: String,
    /// Chinese.
    pub zh: String,
}

/// A name for each family, none twice: the terms by which it differs from the rest, and how light, strong or warm it is.
pub(super) fn name_all(looks: &[Look]) -> Vec<FamilyName> {
    let all: usize = looks.iter().map(|look| look.count).sum();
    let mut usual = [0.0; 12];
    for look in looks {
        for (usual, share) in usual.iter_mut().zip(look.terms) {
            *usual += share * look.count as f32 / all.max(1) as f32;
        }
    }
    let mut used = HashSet::new();
    looks.iter().map(|look| name(look, &usual, &mut used)).collect()
}

fn name(look: &Look, usual: &[f32; 12], used: &mut HashSet<String>) -> FamilyName {
    let telling = |term: BasicTerm| {
        let share = look.terms[term as usize];
        if share > 0.0 { share * (share / usual[term as usize]).sqrt() } else { 0.0 }
    };
    let mut terms = BasicTerm::ALL.map(|term| (term, telling(term)));
    terms.sort_by(|a, b| b.1.total_cmp(&a.1));
    let [(first, most), (second, next), (third, _), ..] = terms;
    let mut variants = [vec![first], vec![first, second], vec![first, third], vec![second, first]];
    if next >= BESIDE * most {
        variants.swap(0, 1);
    }
    let adjectives = look.adjectives(first);
    let names = variants.iter().flat_map(|terms| adjectives.iter().map(|adjective| compose(*adjective, terms)));
    // Two families alike in all this are told apart by number.
    let plain = compose(adjectives[0], &variants[0]);
    let numbered = (2..).map(|n| FamilyName { en: format!("{} {n}", plain.en), zh: format!("{}之{n}", plain.zh) });
    let free = names.chain(numbered).find(|name| used.insert(name.en.clone()));
    free.unwrap_or(plain)
}

fn compose((en, zh): (&str, &str), terms: &[BasicTerm]) -> FamilyName {
    let words = |word: fn(BasicTerm) -> String, between: &str| {
        terms.iter().map(|&term| word(term)).collect::<Vec<_>>().join(between)
    };
    let colours = words(|term| format!("{term}s"), " and ");
    FamilyName {
        en: if en.is_empty() { colours } else { format!("{en} {colours}") },
        zh: format!("{zh}{}", words(|term| chinese(term).to_owned(), "与")),
    }
}

const fn chinese(term: BasicTerm) -> &'static str {
    match term {
        BasicTerm::Black => "黑",
        BasicTerm::Blue => "蓝",
        BasicTerm::Brown => "棕",
        BasicTerm::Green => "绿",
        BasicTerm::Grey => "灰",
        BasicTerm::Orange => "橙",
        BasicTerm::Pink => "粉",
        BasicTerm::Purple => "紫",
        BasicTerm::Red => "红",
        BasicTerm::Turquoise => "青",
        BasicTerm::White => "白",
        BasicTerm::Yellow => "黄",
    }
}
