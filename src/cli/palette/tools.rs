//! What the tools say about a palette, for people.

use crate::{
    colour::{Palette, Rgb, WcagLevel},
    contract::{self, ToolsView},
};

/// The lines below a palette's colours.
pub(super) fn lines(palette: &Palette) -> Vec<String> {
    let tools = contract::tools(palette);
    let colours: Vec<Rgb> = palette.swatches().iter().map(|swatch| swatch.rgb).collect();
    let pair = |first: usize, second: usize| format!("{} {}", colours[first], colours[second]);

    let mut lines = vec![
        harmony(&tools),
        "  contrast (WCAG 2.2 ratio and level; APCA Lc of one on the other, and back)".to_owned(),
    ];
    for c in &tools.contrast {
        let pair = pair(c.first, c.second);
        lines.push(format!("    {pair}  {:5.2} {:<8}  {:6.1} {:6.1}", c.ratio, level(c.level), c.lc[0], c.lc[1]));
    }
    lines.push("  colour vision (what becomes alike; ΔE before and after)".to_owned());
    for view in &tools.vision {
        lines.push(format!("    {:<8}{}", view.vision.as_str(), joined(&view.colors)));
        for c in &view.confusions {
            lines.push(format!("            {}  {:.1} → {:.1}", pair(c.first, c.second), c.before, c.after));
        }
    }
    let opposite: Vec<Rgb> = tools.opposite.iter().map(|colour| colour.hex).collect();
    lines.push(format!("  opposite  {}", joined(&opposite)));
    lines.push("  tints and shades".to_owned());
    for (rgb, relatives) in colours.iter().zip(&tools.tints) {
        let tints: Vec<Rgb> = relatives.tints.into_iter().rev().collect();
        lines.push(format!("    {}  [{rgb}]  {}", joined(&tints), joined(&relatives.shades)));
    }
    lines
}

fn harmony(tools: &ToolsView) -> String {
    match &tools.harmony.relation {
        Some(relation) => format!(
            "  harmony  {} from {:.0}°, within {:.0}°",
            relation.harmony.as_str(),
            relation.base,
            relation.deviation
        ),
        None => "  harmony  none".to_owned(),
    }
}

const fn level(level: WcagLevel) -> &'static str {
    match level {
        WcagLevel::Aaa => "AAA",
        WcagLevel::Aa => "AA",
        WcagLevel::AaLarge => "AA large",
        WcagLevel::None => "–",
    }
}

fn joined(colours: &[Rgb]) -> String {
    colours.iter().map(Rgb::to_string).collect::<Vec<_>>().join(" ")
}
