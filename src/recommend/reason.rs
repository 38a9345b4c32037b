//! One sentence that says why a painting matches, chosen by the transport plan.

use serde::Serialize;

use super::MatchedColour;
use crate::colour::{Lab, Rgb, delta_e2000, name};
use crate::language::Language;

/// Mean CIEDE2000 of the whole plan under which nearly everything is the same.
const SAME: f32 = 5.0;
/// Mean CIEDE2000 under which one colour is almost the same: side by side one sees it, apart hardly.
const ALMOST: f32 = 6.0;
/// Share from which a colour rules a palette.
const MAIN: f32 = 0.3;
/// Share up to which a colour is an accent, the chroma from which, and the CIEDE2000 up to which it is answered.
const ACCENT: (f32, f32, f32) = (0.15, 30.0, 12.0);
/// Mean difference of lightness or chroma that is seen as such, and the share of all that must go the same way.
const SHIFT: (f32, f32) = (4.0, 0.8);
/// Mean difference of all else, in CIELAB units, up to which such a shift is what one sees.
const ASIDE: f32 = 9.0;
/// Share from which a colour is spoken of as shared, and the CIEDE2000 up to which it is.
const SHARED: (f32, f32) = (0.08, 8.0);
/// Mean difference of lightness up to which light and dark are spread alike.
const BALANCE: f32 = 5.0;

/// Why a painting matches: the kind of sentence and what it speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reason {
    /// Nearly every colour is the same.
    Same {
        /// Mean CIEDE2000 of the plan.
        delta_e: f32,
    },
    /// The colour that rules the palette is almost the same.
    Main {
        /// The colour of the query.
        colour: Rgb,
        /// Its share of the palette, 0–1.
        share: f32,
        /// The mean CIEDE2000 to what answers it.
        delta_e: f32,
    },
    /// A small vivid colour is answered by another.
    Accent {
        /// The colour of the query.
        colour: Rgb,
        /// The colour of the painting.
        answer: Rgb,
    },
    /// Almost all is lighter in the painting.
    Lighter,
    /// Almost all is darker in the painting.
    Darker,
    /// Almost all is more muted in the painting.
    Muted,
    /// Almost all is more vivid in the painting.
    Vivid,
    /// One or two colours are much the same, others are not.
    Shared {
        /// The colour of the query that fills most.
        colour: Rgb,
        /// Another one, of another name.
        other: Option<Rgb>,
    },
    /// The colours differ, but light and dark are spread alike.
    Balance,
    /// The pair that is nearest for its weight.
    Nearest {
        /// The colour of the query.
        colour: Rgb,
        /// The colour of the painting.
        answer: Rgb,
    },
}

impl Reason {
    /// The first kind of sentence that is true of a transport plan, from the strongest to the weakest. An empty plan is
    /// the same.
    #[must_use]
    pub fn of(plan: &[MatchedColour]) -> Self {
        let delta_e = plan.iter().map(|part| part.weight * part.delta_e).sum();
        if delta_e < SAME {
            return Self::Same { delta_e };
        }
        main(plan)
            .or_else(|| accent(plan))
            .or_else(|| shift(plan, |lab| lab.l, chroma, [Self::Darker, Self::Lighter]))
            .or_else(|| shift(plan, chroma, |lab| lab.l, [Self::Muted, Self::Vivid]))
            .or_else(|| shared(plan))
            .or_else(|| balance(plan))
            .unwrap_or_else(|| nearest(plan))
    }

    /// The key of its message.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Same { .. } => "reason-same",
            Self::Main { .. } => "reason-main",
            Self::Accent { .. } => "reason-accent",
            Self::Lighter => "reason-lighter",
            Self::Darker => "reason-darker",
            Self::Muted => "reason-muted",
            Self::Vivid => "reason-vivid",
            Self::Shared { other: None, .. } => "reason-shared",
            Self::Shared { .. } => "reason-shared-two",
            Self::Balance => "reason-balance",
            Self::Nearest { .. } => "reason-nearest",
        }
    }

    /// The arguments of its message: `colour`, `other` and `answer` by name, `percent` in whole numbers, `difference` as
    /// CIEDE2000 with one decimal.
    #[must_use]
    pub fn arguments(self, language: Language) -> Vec<(&'static str, String)> {
        let named = |rgb: Rgb| match language {
            Language::En => name(rgb).en,
            Language::Zh => name(rgb).zh,
        };
        match self {
            Self::Same { delta_e } => vec![("difference", format!("{delta_e:.1}"))],
            Self::Main { colour, share, delta_e } => vec![
                ("colour", named(colour)),
                ("percent", format!("{:.0}", share * 100.0)),
                ("difference", format!("{delta_e:.1}")),
            ],
            Self::Shared { colour, other } => {
                let other = other.map(|other| ("other", named(other)));
                [("colour", named(colour))].into_iter().chain(other).collect()
            }
            Self::Accent { colour, answer } | Self::Nearest { colour, answer } => {
                vec![("colour", named(colour)), ("answer", named(answer))]
            }
            Self::Lighter | Self::Darker | Self::Muted | Self::Vivid | Self::Balance => Vec::new(),
        }
    }
}

/// All parts of a colour of the query: its share and the mean CIEDE2000 to what answers it.
fn of_colour(plan: &[MatchedColour], colour: Rgb) -> (f32, f32) {
    let parts = plan.iter().filter(|part| part.from == colour);
    let (share, moved) =
        parts.fold((0.0, 0.0), |(share, moved), part| (share + part.weight, moved + part.weight * part.delta_e));
    (share, moved / share)
}

fn main(plan: &[MatchedColour]) -> Option<Reason> {
    let shares = plan.iter().map(|part| (part.from, of_colour(plan, part.from)));
    let (colour, (share, delta_e)) = shares.max_by(|a, b| a.1.0.total_cmp(&b.1.0))?;
    (share >= MAIN && delta_e <= ALMOST).then_some(Reason::Main { colour, share, delta_e })
}

fn accent(plan: &[MatchedColour]) -> Option<Reason> {
    let (small, vivid, near) = ACCENT;
    let chroma = |rgb: Rgb| chroma(rgb.lab());
    let accents = plan.iter().filter(|part| {
        let both = chroma(part.from).min(chroma(part.to));
        of_colour(plan, part.from).0 <= small && both >= vivid && part.delta_e <= near
    });
    let most = accents.max_by(|a, b| chroma(a.from).total_cmp(&chroma(b.from)))?;
    Some(Reason::Accent { colour: most.from, answer: most.to })
}

/// Whether a coordinate is less, or more, almost everywhere, and all else about the same.
fn shift(
    plan: &[MatchedColour],
    coordinate: fn(Lab) -> f32,
    other: fn(Lab) -> f32,
    [less, more]: [Reason; 2],
) -> Option<Reason> {
    let (seen, most) = SHIFT;
    let gaps = || plan.iter().map(|part| (part.weight, coordinate(part.to.lab()) - coordinate(part.from.lab())));
    let mean: f32 = gaps().map(|(weight, gap)| weight * gap).sum();
    let along: f32 = gaps().filter(|(_, gap)| gap * mean > 0.0).map(|(weight, _)| weight).sum();
    let aside = |part: &MatchedColour| {
        let (from, to) = (part.from.lab(), part.to.lab());
        part.weight * (other(to) - other(from)).abs().max(hue_difference(from, to))
    };
    let aside: f32 = plan.iter().map(aside).sum();
    (mean.abs() >= seen && along >= most && aside <= ASIDE).then_some(if mean < 0.0 { less } else { more })
}

/// ΔH\*ab of CIE 1976: what is neither lightness nor chroma.
fn hue_difference(from: Lab, to: Lab) -> f32 {
    let chroma = chroma(to) - chroma(from);
    ((to.a - from.a).powi(2) + (to.b - from.b).powi(2) - chroma * chroma).max(0.0).sqrt()
}

fn chroma(lab: Lab) -> f32 {
    lab.a.hypot(lab.b)
}

fn shared(plan: &[MatchedColour]) -> Option<Reason> {
    let (least, near) = SHARED;
    let mut close: Vec<(Rgb, f32)> = Vec::new();
    for part in plan {
        let (share, delta_e) = of_colour(plan, part.from);
        if share >= least && delta_e <= near && close.iter().all(|(known, _)| *known != part.from) {
            close.push((part.from, share));
        }
    }
    close.sort_by(|a, b| b.1.total_cmp(&a.1));
    let colour = close.first()?.0;
    let first = name(colour);
    let differs = |rgb: &Rgb| name(*rgb).en != first.en && name(*rgb).zh != first.zh;
    let other = close[1..].iter().map(|(rgb, _)| *rgb).find(differs);
    Some(Reason::Shared { colour, other })
}

fn balance(plan: &[MatchedColour]) -> Option<Reason> {
    let gap: f32 = plan.iter().map(|part| part.weight * (part.to.lab().l - part.from.lab().l).abs()).sum();
    (gap <= BALANCE).then_some(Reason::Balance)
}

fn nearest(plan: &[MatchedColour]) -> Reason {
    let effort = |part: &&MatchedColour| delta_e2000(part.from.lab(), part.to.lab()) / part.weight.sqrt();
    let part = plan.iter().min_by(|a, b| effort(a).total_cmp(&effort(b)));
    part.map_or(Reason::Same { delta_e: 0.0 }, |part| Reason::Nearest { colour: part.from, answer: part.to })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::{Palette, Swatch};
    use crate::recommend::Match;
    use proptest::prelude::*;

    fn palette(text: &str) -> Palette {
        let swatches = text.split(' ').map(|colour| {
            let (hex, weight) = colour.split_once(':').unwrap();
            Swatch { rgb: hex.parse().unwrap(), weight: weight.parse().unwrap() }
        });
        Palette::new(swatches).unwrap()
    }

    fn reason(query: &str, painting: &str) -> Reason {
        Reason::of(&Match::between(&palette(query), "test-1".parse().unwrap(), &palette(painting)).colours)
    }

    #[test]
    fn each_kind_is_said_of_its_plan() {
        let cases = [
            ("1b3a8a:1 ffd700:1", "1b3b8a:1 ffd600:1", "reason-same"),
            ("1b3a8a:6 ffd700:4", "1b3b8a:6 20a040:4", "reason-main"),
            ("808080:45 404040:45 ff8c00:10", "a05050:45 50a050:45 ff9010:10", "reason-accent"),
            ("404040:1 606060:1", "707070:1 909090:1", "reason-lighter"),
            ("a0a0a0:1 c0c0c0:1", "707070:1 909090:1", "reason-darker"),
            ("c04040:1 408040:1", "905f5f:1 657a65:1", "reason-muted"),
            ("905f5f:1 657a65:1", "c04040:1 408040:1", "reason-vivid"),
            ("1b3a8a:2 808080:5 a05020:3", "1b3b8a:2 9a7088:5 407040:3", "reason-shared"),
            ("1b3a8a:2 30a0a0:2 b06060:6", "1b3a8a:2 30a0a0:2 608a40:6", "reason-shared-two"),
            ("b05050:5 508cb0:5", "748c58:5 8a6284:5", "reason-balance"),
        ];
        for (query, painting, key) in cases {
            assert_eq!(reason(query, painting).key(), key, "{query} → {painting}: {:?}", reason(query, painting));
        }
    }

    #[test]
    fn arguments_are_in_the_readers_language() {
        let main = reason("1b3a8a:6 ffd700:4", "1b3b8a:6 20a040:4");
        let accent = Reason::Accent { colour: Rgb::new(0x1b, 0x3a, 0x8a), answer: Rgb::new(0, 0, 255) };
        assert_eq!(accent.arguments(Language::En)[0], ("colour", "dark vivid blue".to_owned()));
        assert!(!accent.arguments(Language::Zh)[0].1.is_ascii());
        let expected = [("colour", "dark vivid blue"), ("percent", "60")];
        assert_eq!(&main.arguments(Language::En)[..2], &expected.map(|(name, text)| (name, text.to_owned())));
    }

    proptest! {
        #[test]
        fn there_is_always_one(
            query in prop::collection::vec((any::<[u8; 3]>(), 0.01_f32..1.0), 1..=12),
            painting in prop::collection::vec((any::<[u8; 3]>(), 0.01_f32..1.0), 1..=12),
        ) {
            let palette = |colours: Vec<([u8; 3], f32)>| {
                let swatch = |(rgb, weight): ([u8; 3], f32)| Swatch { rgb: Rgb::from(rgb), weight };
                Palette::new(colours.into_iter().map(swatch)).unwrap()
            };
            let found = Match::between(&palette(query), "test-1".parse().unwrap(), &palette(painting));
            let reason = Reason::of(&found.colours);
            for (_, argument) in Language::ALL.into_iter().flat_map(|language| reason.arguments(language)) {
                prop_assert!(!argument.is_empty() && !argument.contains("NaN"));
            }
        }
    }
}
