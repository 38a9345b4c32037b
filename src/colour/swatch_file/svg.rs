//! A strip of rectangles in SVG.

use std::fmt::Write as _;

use super::label::{Label, usable};
use super::{Entry, MOST_COLOURS, Rgb, css};
use crate::language::Language;

/// The most nodes that are read; a palette has dozens.
const MOST_NODES: u32 = 50_000;

/// Rectangles side by side in a strip of 1000 × 200, each as wide as its share and with its name as title.
pub(super) fn write(labels: &[Label], title: &str, language: Language) -> String {
    let total: f64 = labels.iter().map(width).sum();
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} 200\" lang=\"{}\">\n  <title>{}</title>\n",
        thousandths(total),
        language.tag(),
        escaped(title)
    );
    let mut x = 0.0;
    for label in labels {
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "  <rect x=\"{}\" width=\"{}\" height=\"200\" fill=\"{}\"><title>{}</title></rect>",
            thousandths(x),
            thousandths(width(label)),
            label.rgb,
            escaped(&label.text())
        );
        x += width(label);
    }
    text.push_str("</svg>\n");
    text
}

/// Most attributes of one element, and most namespaces of the whole.
const MOST_ATTRIBUTES: usize = 256;
const MOST_NAMESPACES: usize = 64;

/// A thousand for the whole.
fn width(label: &Label) -> f64 {
    label.percent * 10.0
}

fn thousandths(length: f64) -> f64 {
    (length * 1e3).round() / 1e3
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The fills of the rectangles in their order, with their widths as shares; nothing where it is not XML. A document type
/// is refused, and with it every entity.
pub(super) fn read(text: &str) -> Option<Vec<Entry>> {
    // The parser compares each attribute and each namespace of an element with all others of it.
    let many = |tag: &str| tag.bytes().filter(|byte| *byte == b'=').count() > MOST_ATTRIBUTES;
    if text.matches("xmlns").count() > MOST_NAMESPACES || text.split('<').any(many) {
        return None;
    }
    let options = roxmltree::ParsingOptions { nodes_limit: MOST_NODES, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(text, options).ok()?;
    let rects = document.descendants().filter(|node| node.tag_name().name() == "rect");
    let found: Vec<(Rgb, Option<f32>)> = rects.filter_map(rectangle).take(MOST_COLOURS).collect();
    let total: f32 = found.iter().filter_map(|(_, width)| *width).sum();
    let share = |width: f32| usable(width / total * 100.0);
    Some(found.into_iter().map(|(rgb, width)| Entry { rgb, share: width.and_then(share) }).collect())
}

/// The fill of a rectangle and its width, where that is a plain number.
fn rectangle(node: roxmltree::Node<'_, '_>) -> Option<(Rgb, Option<f32>)> {
    let style = node.attribute("style").unwrap_or_default();
    let styled = style.split(';').filter_map(|part| part.split_once(':')).find(|(name, _)| name.trim() == "fill");
    let fill = styled.map(|(_, value)| value).or_else(|| node.attribute("fill"))?;
    let width = node.attribute("width").and_then(|width| width.trim().trim_end_matches("px").parse().ok());
    Some((css::colour(fill.trim())?, width.filter(|width: &f32| width.is_finite() && *width > 0.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_are_read_from_attributes_and_styles() {
        let text = r##"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><g>
            <rect fill="#1b3a8a" width="30px"/><rect style="stroke: red; fill: rgb(1, 2, 3)" width=" 10 "/></g>
            <rect fill="none" width="9"/><rect width="5"/><circle fill="red" r="3"/></svg>"##;
        let expected = [
            Entry { rgb: Rgb::new(0x1b, 0x3a, 0x8a), share: Some(75.0) },
            Entry { rgb: Rgb::new(1, 2, 3), share: Some(25.0) },
        ];
        assert_eq!(read(text), Some(expected.to_vec()));
    }

    #[test]
    fn entities_and_depth_do_no_harm() {
        let bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><svg><rect fill=\"&b;\"/></svg>";
        assert_eq!(read(bomb), None);
        let deep = format!("<svg>{}", "<g>".repeat(MOST_NODES as usize - 10));
        assert_eq!(read(&deep), None);
        // Compared with one another, these would take minutes.
        let attributes: String = (0..120_000).map(|i| format!(" a{i}=''")).collect();
        assert_eq!(read(&format!("<svg{attributes}/>")), None);
        let namespaces: String = (0..20_000).map(|i| format!(" xmlns:a{i}='b'")).collect();
        assert_eq!(read(&format!("<svg{namespaces}>{}</svg>", "<g/>".repeat(30_000))), None);
        assert_eq!(read(&format!("{}{}</svg>", deep, "</g>".repeat(MOST_NODES as usize - 10))), Some(vec![]));
    }

    #[test]
    fn an_unknown_width_leaves_the_shares_open() {
        let text = "<svg><rect fill='red' width='50%'/><rect fill='blue' width='0'/></svg>";
        assert!(read(text).unwrap().iter().all(|entry| entry.share.is_none()));
    }
}
