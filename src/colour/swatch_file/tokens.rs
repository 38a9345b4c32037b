//! Design tokens: the JSON of the Design Tokens Community Group.
//!
//! Written in the form of its first stable version (Design Tokens Format Module and Color Module, 2025.10); read also in
//! the older form, in which a colour is a text such as `#1b3a8a`, with or without the `$`.

use serde_json::{Value, json};

use super::json::Json;
use super::label::{Label, usable};
use super::{Entry, MOST_COLOURS, Rgb, css};

/// The member of `$extensions` that is ours.
const EXTENSION: &str = "plot-palette";

/// A group `palette` with the tokens `colour-01` …; zeros keep them in their order where programs sort by name.
pub(super) fn write(labels: &[Label], title: &str) -> String {
    let mut group = serde_json::Map::new();
    group.insert("$type".to_owned(), json!("color"));
    group.insert("$description".to_owned(), json!(title));
    for (i, label) in labels.iter().enumerate() {
        let rgb = label.rgb;
        let components = [rgb.r, rgb.g, rgb.b].map(|channel| (f64::from(channel) / 255.0 * 1e5).round() / 1e5);
        let token = json!({
            "$value": { "colorSpace": "srgb", "components": components, "alpha": 1, "hex": rgb.to_string() },
            "$description": label.name,
            "$extensions": { EXTENSION: { "weight": (label.percent * 1e4).round() / 1e6 } },
        });
        group.insert(format!("colour-{:02}", i + 1), token);
    }
    format!("{:#}\n", json!({ "palette": Value::Object(group) }))
}

/// The colours of all groups in their order; nothing where it is not JSON.
pub(super) fn read(text: &str) -> Option<Vec<Entry>> {
    let root: Json = serde_json::from_str(text).ok()?;
    let mut entries = Vec::new();
    group(&root, None, &mut entries);
    Some(entries)
}

/// Walks a group; its type holds for the tokens within. The parser bounds the depth at 128.
fn group<'a>(node: &'a Json, inherited: Option<&'a str>, entries: &mut Vec<Entry>) {
    let Json::Object(members) = node else { return };
    let kind = either(node, "$type", "type").and_then(Json::text).or(inherited);
    match either(node, "$value", "value") {
        Some(value) => {
            let rgb = if kind.is_none_or(|kind| kind == "color") { colour(value) } else { None };
            if let Some(rgb) = rgb.filter(|_| entries.len() < MOST_COLOURS) {
                let weight = node.get("$extensions").and_then(|all| all.get(EXTENSION)?.get("weight")?.number());
                entries.push(Entry { rgb, share: weight.and_then(|weight| usable((weight * 100.0) as f32)) });
            }
        }
        None => members.iter().for_each(|(_, child)| group(child, kind, entries)),
    }
}

/// A member by its name or its older name; a group may be called "value", and is none then.
fn either<'a>(node: &'a Json, key: &str, older: &str) -> Option<&'a Json> {
    node.get(key).or_else(|| node.get(older).filter(|value| value.text().is_some()))
}

/// A colour as a text or as components. Spaces that are not read here have `hex` beside them.
fn colour(value: &Json) -> Option<Rgb> {
    if let Some(text) = value.text() {
        return css::colour(text.trim());
    }
    if value.get("alpha").and_then(Json::number) == Some(0.0) {
        return None;
    }
    components(value).or_else(|| css::colour(value.get("hex")?.text()?))
}

fn components(value: &Json) -> Option<Rgb> {
    let Json::Array(parts) = value.get("components")? else { return None };
    // A component that is no number is "none", which stands for 0.
    let [a, b, c] = parts.as_slice() else { return None };
    let [a, b, c] = [a, b, c].map(|part| part.number().unwrap_or(0.0));
    let space = value.get("colorSpace")?.text()?;
    let css = match space {
        "srgb" | "srgb-linear" | "xyz-d50" | "xyz-d65" => format!("color({space} {a} {b} {c})"),
        "hsl" | "hwb" => format!("{space}({a} {b}% {c}%)"),
        "lab" | "lch" | "oklab" | "oklch" => format!("{space}({a} {b} {c})"),
        _ => return None,
    };
    css::colour(&css)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colours(text: &str) -> String {
        read(text).unwrap().iter().map(|entry| entry.rgb.to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn both_forms_are_read_from_nested_groups_in_their_order() {
        let text = r##"{
            "z": { "$type": "color", "deep": { "one": { "$value": "#1b3a8a" }, "two": { "$value": "#fc0" } } },
            "a": { "$type": "color", "$value": { "colorSpace": "srgb", "components": [1, 0, 0.5] } },
            "old": { "value": "rgb(1, 2, 3)", "type": "color" },
            "size": { "$type": "dimension", "$value": "12px" },
            "alias": { "$type": "color", "$value": "{z.deep.one}" },
            "value": { "inner": { "$value": "lime" } },
            "clear": { "$type": "color", "$value": { "colorSpace": "srgb", "components": [1, 1, 1], "alpha": 0 } }
        }"##;
        assert_eq!(colours(text), "#1b3a8a #ffcc00 #ff0080 #010203 #00ff00");
    }

    #[test]
    fn other_spaces_are_read_or_fall_back_to_hex() {
        for (value, expected) in [
            (r#""colorSpace": "hsl", "components": [240, 100, 50]"#, "#0000ff"),
            (r#""colorSpace": "hwb", "components": ["none", 100, 0]"#, "#ffffff"),
            (r#""colorSpace": "oklch", "components": [1, 0, 0]"#, "#ffffff"),
            (r#""colorSpace": "lab", "components": [0, 0, 0]"#, "#000000"),
            (r#""colorSpace": "srgb-linear", "components": [0, 1, 0]"#, "#00ff00"),
            (r##""colorSpace": "display-p3", "components": [1, 0, 0], "hex": "#ff0000""##, "#ff0000"),
            (r#""colorSpace": "display-p3", "components": [1, 0, 0]"#, ""),
            (r#""colorSpace": "srgb", "components": [1, 0]"#, ""),
        ] {
            assert_eq!(
                colours(&format!(r#"{{"a": {{"$type": "color", "$value": {{{value}}}}}}}"#)),
                expected,
                "{value}"
            );
        }
    }

    #[test]
    fn what_is_not_json_is_nothing() {
        assert!(read("{").is_none() && read(&"{\"a\":".repeat(100_000)).is_none());
    }
}
