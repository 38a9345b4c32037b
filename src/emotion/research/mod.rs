//! What published research says about the very colours of a palette.

mod sources;

use serde::Serialize;

use super::traits;
use crate::colour::{BasicTerm, Lab, Palette};

pub use sources::Source;
use sources::{ASLAM, HUPKA, JONAUSKAITE, MOHAMMAD, OU_PAIRS, OU_SINGLE, PALMER, SCHLOSS, VALDEZ, WILMS};

/// The most findings for one palette.
const MOST: usize = 5;
/// The share from which a colour term is spoken about.
const SPOKEN_OF: f32 = 0.25;
/// How many colour terms are spoken about.
const TERMS: usize = 2;
/// How far from the middle a figure must lie to be spoken about, in units of its own scale.
const CLEAR: f32 = 0.4;

/// Something that research found, to be said in the reader's language. It speaks of what many people associate, and
/// never of what this reader feels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The message that says it.
    pub key: &'static str,
    /// The message's arguments.
    pub args: Vec<(&'static str, String)>,
    /// Who found it.
    pub source: Source,
}

impl Finding {
    fn new(key: &'static str, source: Source) -> Self {
        Self { key, args: Vec::new(), source }
    }

    fn with_share(key: &'static str, source: Source, share: f32) -> Self {
        Self { key, args: vec![("share", format!("{:.0}", share * 100.0))], source }
    }
}

/// Three to five findings about a palette, the most specific first.
#[must_use]
pub fn research(palette: &Palette) -> Vec<Finding> {
    let mut terms: Vec<(BasicTerm, f32)> = palette.basic_fractions().iter().filter(|(_, s)| *s >= SPOKEN_OF).collect();
    terms.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut findings: Vec<Finding> = terms.iter().take(TERMS).map(|(term, share)| survey(*term, *share)).collect();
    if let Some((term, _)) = terms.first() {
        findings.extend(culture(*term));
    }
    findings.extend(look(palette));
    // What holds of any palette makes up the number.
    let general = [
        (palette.swatches().len() > 1).then_some(Finding::new("research-mean", OU_PAIRS)),
        Some(Finding::new("research-things", PALMER)),
    ];
    findings.extend(general.into_iter().flatten());
    findings.truncate(MOST - 1);
    findings.push(Finding::new("research-little", MOHAMMAD));
    findings
}

/// What people of 30 nations said of the colour's word.
fn survey(term: BasicTerm, share: f32) -> Finding {
    let key = match term {
        BasicTerm::Black => "research-black",
        BasicTerm::Blue => "research-blue",
        BasicTerm::Brown => "research-brown",
        BasicTerm::Green => "research-green",
        BasicTerm::Grey => "research-grey",
        BasicTerm::Orange => "research-orange",
        BasicTerm::Pink => "research-pink",
        BasicTerm::Purple => "research-purple",
        BasicTerm::Red => "research-red",
        BasicTerm::Turquoise => "research-turquoise",
        BasicTerm::White => "research-white",
        BasicTerm::Yellow => "research-yellow",
    };
    Finding::with_share(key, JONAUSKAITE, share)
}

/// Where cultures differ or agree, and where common opinion errs.
fn culture(term: BasicTerm) -> Option<Finding> {
    match term {
        BasicTerm::White => Some(Finding::new("research-white-china", JONAUSKAITE)),
        BasicTerm::Red => Some(Finding::new("research-red-china", ASLAM)),
        BasicTerm::Black => Some(Finding::new("research-black-anger", HUPKA)),
        BasicTerm::Blue => Some(Finding::new("research-blue-not-sad", SCHLOSS)),
        _ => None,
    }
}

/// What lightness, chroma and warmth convey: of each group of scales the clearest.
fn look(palette: &Palette) -> Vec<Finding> {
    let [pleasure, arousal, dominance, heat] = traits::of_palette(palette);
    let [activity, weight] = palette.swatches().iter().fold([0.0; 2], |[activity, weight], swatch| {
        let lab = swatch.rgb.lab();
        [activity + swatch.weight * self::activity(lab), weight + swatch.weight * self::weight(lab)]
    });
    let feelings = [
        (pleasure, "research-pleasant", "research-unpleasant", VALDEZ),
        (arousal, "research-arousing", "research-calm", if arousal > 0.0 { WILMS } else { VALDEZ }),
    ];
    let scales = [
        (heat, "research-warm", "research-cool", OU_SINGLE),
        (weight, "research-heavy", "research-light", OU_SINGLE),
        (activity, "research-active", "research-passive", OU_SINGLE),
    ];
    let strength = [(dominance, "research-dominant", "research-gentle", VALDEZ)];
    [&feelings[..], &scales[..], &strength[..]]
        .into_iter()
        .filter_map(|group| group.iter().max_by(|a, b| a.0.abs().total_cmp(&b.0.abs())))
        .filter(|(value, ..)| value.abs() >= CLEAR)
        .map(|(value, above, below, source)| Finding::new(if *value > 0.0 { above } else { below }, *source))
        .collect()
}

/// Active above 0, passive below (Ou, Luo, Woodcock, Wright 2004, part I).
fn activity(lab: Lab) -> f32 {
    let [l, a, b] = [lab.l - 50.0, lab.a - 3.0, (lab.b - 17.0) / 1.4];
    -2.1 + 0.06 * (l * l + a * a + b * b).sqrt()
}

/// Heavy above 0, light below (the same).
fn weight(lab: Lab) -> f32 {
    let hue = lab.b.atan2(lab.a).to_degrees();
    -1.8 + 0.04 * (100.0 - lab.l) + 0.45 * (hue - 100.0).to_radians().cos()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::colour::Swatch;
    use crate::language::Language;
    use crate::messages::MESSAGES;

    fn keys(colours: &[(&str, f32)]) -> Vec<&'static str> {
        let swatch = |(hex, weight): &(&str, f32)| Swatch { rgb: hex.parse().unwrap(), weight: *weight };
        research(&Palette::new(colours.iter().map(swatch)).unwrap()).iter().map(|finding| finding.key).collect()
    }

    #[test]
    fn speaks_of_the_colours_that_are_there() {
        let blue = keys(&[("#1b3a8a", 0.7), ("#f4d03f", 0.3)]);
        assert_eq!(blue[..3], ["research-blue", "research-yellow", "research-blue-not-sad"]);
        assert_eq!(keys(&[("#fafafa", 1.0)])[..2], ["research-white", "research-white-china"]);
        assert!(keys(&[("#c8102e", 1.0)]).contains(&"research-red-china"));
        assert!(keys(&[("#c8102e", 1.0)]).contains(&"research-active"));
        assert!(keys(&[("#c68642", 1.0)]).contains(&"research-warm"));
        assert!(keys(&[("#141210", 1.0)]).contains(&"research-heavy"));
        assert!(keys(&[("#ffe030", 1.0)]).contains(&"research-pleasant"));
        assert!(keys(&[("#ffd1df", 1.0)]).contains(&"research-calm"));
    }

    #[test]
    fn scales_have_the_sign_of_their_names() {
        let lab = |hex: &str| hex.parse::<crate::colour::Rgb>().unwrap().lab();
        assert!(activity(lab("#ff0000")) > 0.0 && activity(lab("#8a8070")) < 0.0);
        assert!(weight(lab("#202020")) > 0.0 && weight(lab("#e8e8f8")) < 0.0);
    }

    proptest! {
        #[test]
        fn any_palette_has_three_to_five_that_both_languages_can_say(
            colours in prop::collection::vec(any::<[u8; 3]>(), 1..=12)
        ) {
            let palette = Palette::new(colours.into_iter().map(|rgb| Swatch { rgb: rgb.into(), weight: 1.0 })).unwrap();
            let findings = research(&palette);
            prop_assert!((3..=5).contains(&findings.len()), "{:?}", findings);
            let different: BTreeSet<_> = findings.iter().map(|finding| finding.key).collect();
            prop_assert_eq!(different.len(), findings.len());
            for finding in &findings {
                for language in Language::ALL {
                    prop_assert!(MESSAGES.has(language, finding.key), "{}", finding.key);
                    let said = MESSAGES.get_args(language, finding.key, &finding.args);
                    prop_assert!(!said.contains('$') && !said.contains('{'), "{}", said);
                }
            }
        }
    }
}
