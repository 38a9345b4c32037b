//! What the tools say about a palette, as JSON. Colours are named by their position in the palette, from 0.

use serde::Serialize;
use utoipa::ToSchema;

use super::{ColourView, colours, rounded};
use crate::colour::{self, Confusion, Harmony, PairContrast, Palette, Relation, Rgb, Vision, WcagLevel};

/// Relations, contrasts and relatives of a palette's colours.
#[derive(Debug, Serialize, ToSchema)]
pub struct ToolsView {
    /// How the hues stand to each other.
    pub harmony: HarmonyView,
    /// Every pair of colours, and how one reads on the other.
    pub contrast: Vec<ContrastView>,
    /// The palette as people see it who lack one kind of cone.
    pub vision: Vec<VisionView>,
    /// The opposite palette: hues turned by half a circle, light for dark.
    pub opposite: Vec<ColourView>,
    /// Lighter and darker relatives of each colour.
    pub tints: Vec<TintsView>,
}

/// How the hues stand to each other, in OKLCH.
#[derive(Debug, Serialize, ToSchema)]
pub struct HarmonyView {
    /// The hue of each colour in degrees, 0–360; null where it is too grey to count.
    pub hues: Vec<Option<f64>>,
    /// The relation that they have, if any.
    pub relation: Option<RelationView>,
    /// For each colour, what would stand in a relation to it; nothing for a grey.
    pub companions: Vec<Vec<CompanionsView>>,
}

/// The relation between the hues of a palette.
#[derive(Debug, Serialize, ToSchema)]
pub struct RelationView {
    /// Which one.
    pub harmony: Harmony,
    /// The hue in degrees, 0–360, from which its angles are counted.
    pub base: f64,
    /// How far the worst hue is from its place, in degrees, 0–15.
    pub deviation: f64,
}

/// Colours that stand in a relation to one.
#[derive(Debug, Serialize, ToSchema)]
pub struct CompanionsView {
    /// The relation.
    pub harmony: Harmony,
    /// The other colours of it.
    #[schema(value_type = Vec<String>)]
    pub colors: Vec<Rgb>,
}

/// The contrast of two colours.
#[derive(Debug, Serialize, ToSchema)]
pub struct ContrastView {
    /// Position of the first colour.
    pub first: usize,
    /// Position of the second.
    pub second: usize,
    /// Contrast ratio of WCAG 2.2, 1–21.
    pub ratio: f64,
    /// What that is enough for: `aaa` any text at level AAA, `aa` any text at AA, `aa-large` large text and signs, `none`.
    pub level: WcagLevel,
    /// APCA Lc of the first as text on the second, and the other way round: about −108 to 106, negative for light on dark.
    pub lc: [f64; 2],
}

/// The palette without one kind of cone.
#[derive(Debug, Serialize, ToSchema)]
pub struct VisionView {
    /// The cone that is missing.
    pub vision: Vision,
    /// The colours as they look then, in their order.
    #[schema(value_type = Vec<String>)]
    pub colors: Vec<Rgb>,
    /// The pairs that become hard to tell apart.
    pub confusions: Vec<ConfusionView>,
}

/// Two colours that become alike.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConfusionView {
    /// Position of the first colour.
    pub first: usize,
    /// Position of the second.
    pub second: usize,
    /// Their difference (CIEDE2000) for most people, 15 or more.
    pub before: f64,
    /// Their difference without the cone, below 8.
    pub after: f64,
}

/// Relatives of a colour, each list from the colour outwards.
#[derive(Debug, Serialize, ToSchema)]
pub struct TintsView {
    /// Five steps towards white.
    #[schema(value_type = Vec<String>)]
    pub tints: [Rgb; colour::STEPS],
    /// Five steps towards black.
    #[schema(value_type = Vec<String>)]
    pub shades: [Rgb; colour::STEPS],
}

/// All that the tools say about a palette.
pub fn tools(palette: &Palette) -> ToolsView {
    let each = || palette.swatches().iter().map(|swatch| swatch.rgb);
    ToolsView {
        harmony: HarmonyView {
            hues: colour::hues(palette).into_iter().map(|hue| hue.map(|hue| rounded(hue, 1))).collect(),
            relation: colour::relation(palette).map(relation),
            companions: each().map(companions).collect(),
        },
        contrast: colour::contrasts(palette).into_iter().map(contrast).collect(),
        vision: Vision::ALL.map(|kind| vision(kind, palette)).into(),
        opposite: colours(&colour::opposite(palette)),
        tints: each().map(|rgb| TintsView { tints: colour::tints(rgb), shades: colour::shades(rgb) }).collect(),
    }
}

fn relation(relation: Relation) -> RelationView {
    let Relation { harmony, base, deviation } = relation;
    RelationView { harmony, base: rounded(base, 1), deviation: rounded(deviation, 1) }
}

fn companions(rgb: Rgb) -> Vec<CompanionsView> {
    let found = Harmony::ALL.map(|harmony| CompanionsView { harmony, colors: harmony.companions(rgb) });
    found.into_iter().filter(|companions| !companions.colors.is_empty()).collect()
}

fn contrast(pair: PairContrast) -> ContrastView {
    let PairContrast { first, second, ratio, level, lc } = pair;
    ContrastView { first, second, ratio: rounded(ratio, 2), level, lc: lc.map(|lc| rounded(lc, 1)) }
}

fn vision(vision: Vision, palette: &Palette) -> VisionView {
    let confusion = |Confusion { first, second, before, after }| ConfusionView {
        first,
        second,
        before: rounded(before, 1),
        after: rounded(after, 1),
    };
    VisionView {
        vision,
        colors: palette.swatches().iter().map(|swatch| vision.simulate(swatch.rgb)).collect(),
        confusions: vision.confusions(palette).into_iter().map(confusion).collect(),
    }
}
