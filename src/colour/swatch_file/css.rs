//! Style sheets: custom properties of CSS; reading takes variables of SCSS as well.

use std::fmt::Write as _;

use super::label::{Label, share};
use super::{Entry, MOST_COLOURS, Rgb, SwatchFormat};

/// The longest value that is looked at, in bytes; a colour is shorter, and a bound keeps reading linear.
const LONGEST_VALUE: usize = 128;

/// Custom properties `--colour-1` …, each with its name and share.
pub(super) fn write(labels: &[Label], title: &str) -> String {
    let mut text = format!("/* {} */\n:root {{\n", title.replace("*/", "* /"));
    for (i, label) in labels.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  --colour-{}: {}; /* {} */", i + 1, label.rgb, label.text());
    }
    text.push_str("}\n");
    text
}

/// Whether a text has colours in variables of SCSS, or else in custom properties of CSS.
pub(super) fn kind(text: &str) -> Option<SwatchFormat> {
    let mut kind = None;
    scan(text, |sigil, _| {
        if sigil == b'$' || kind.is_none() {
            kind = Some(if sigil == b'$' { SwatchFormat::Scss } else { SwatchFormat::Css });
        }
    });
    kind
}

/// The colours of all declarations in their order.
pub(super) fn read(text: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    scan(text, |_, entry| entries.push(entry));
    entries
}

/// A colour as style sheets write it: `#fc0`, `rgb(…)`, `hsl(…)`, `lab(…)`, `oklch(…)`, or a name. What is fully
/// transparent is no colour; of the rest transparency is left aside.
pub(super) fn colour(text: &str) -> Option<Rgb> {
    // The parser also takes digits without their #; here those are numbers or words.
    if text.len() > LONGEST_VALUE || text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let [r, g, b, alpha] = csscolorparser::parse(text).ok()?.to_rgba8();
    (alpha > 0).then_some(Rgb { r, g, b })
}

/// Calls `found` for each declaration of a colour, with `-` for `--name:` and `$` for `$name:`.
fn scan(text: &str, mut found: impl FnMut(u8, Entry)) {
    let bytes = text.as_bytes();
    // The last declaration waits for the comment that may follow it.
    let mut last: Option<(u8, Entry)> = None;
    let (mut at, mut count) = (0, 0);
    while at < bytes.len() && count < MOST_COLOURS {
        let rest = &text.as_bytes()[at..];
        if let Some((inner, end)) = comment(text, at) {
            if let Some((sigil, mut entry)) = last.take() {
                entry.share = share(inner);
                found(sigil, entry);
            }
            at = end;
        } else if rest.starts_with(b"$") || rest.starts_with(b"--") && (at == 0 || !is_name(bytes[at - 1])) {
            let (entry, end) = declaration(text, at);
            if let Some(entry) = entry {
                if let Some((sigil, entry)) = last.replace((rest[0], entry)) {
                    found(sigil, entry);
                }
                count += 1;
            }
            at = end;
        } else {
            at += 1;
        }
    }
    if let Some((sigil, entry)) = last {
        found(sigil, entry);
    }
}

/// The text of the comment that begins here, and where it ends.
fn comment(text: &str, at: usize) -> Option<(&str, usize)> {
    let bytes = text.as_bytes();
    let closing = match bytes.get(at..at + 2)? {
        b"/*" => "*/",
        // The two strokes of an address follow a colon.
        b"//" if at == 0 || bytes[at - 1] != b':' => "\n",
        _ => return None,
    };
    let inner = text.get(at + 2..)?;
    let length = inner.find(closing).unwrap_or(inner.len());
    Some((&inner[..length], (at + 2 + length + closing.len()).min(text.len())))
}

/// The declaration that begins here, if it is one of a colour, and where to read on.
fn declaration(text: &str, at: usize) -> (Option<Entry>, usize) {
    let bytes = text.as_bytes();
    let skip = |from: usize, wanted: fn(u8) -> bool| {
        from + bytes[from..].iter().take(LONGEST_VALUE).take_while(|byte| wanted(**byte)).count()
    };
    let name = skip(at + 1, is_name);
    let colon = skip(name, |byte| byte.is_ascii_whitespace());
    let sigil = if bytes[at] == b'$' { 1 } else { 2 };
    if name == at + sigil || bytes.get(colon) != Some(&b':') {
        return (None, name);
    }
    let end = skip(colon + 1, |byte| !matches!(byte, b';' | b'}' | b'{'));
    let value = text.get(colon + 1..end).unwrap_or_default();
    let value = value.split(['!', '\n']).next().unwrap_or_default();
    let value = value.split_once("/*").map_or(value, |(before, _)| before).trim();
    match colour(value) {
        Some(rgb) => (Some(Entry { rgb, share: None }), end),
        None => (None, colon + 1),
    }
}

/// Whether a byte belongs to a name; every character beyond ASCII does.
fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') || !byte.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colours(text: &str) -> String {
        read(text).iter().map(|entry| entry.rgb.to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_way_to_write_a_colour_is_read() {
        let text = "
            --a: #1b3a8a; --b: #FC0; --c: #1b3a8a80; --d: #fc08; --e: rgb(27, 58, 138); --f: rgb(100% 0% 0% / 50%);
            --g: hsl(240deg 100% 50%); --h: oklch(100% 0 0); --i: lab(0% 0 0); --j: RebeccaPurple; --k: rgba(1,2,3,.5)";
        assert_eq!(
            colours(text),
            "#1b3a8a #ffcc00 #1b3a8a #ffcc00 #1b3a8a #ff0000 #0000ff #ffffff #000000 #663399 #010203"
        );
    }

    #[test]
    fn what_is_no_colour_is_passed_over() {
        let text = "
            /* --a: red; */ // $b: red;
            --size: 123456; --word: add; --hole: transparent; --other: var(--x); --x:; -- : red; $ : red; --é: blue;
            a { color: green; background: url(http://x) } b--c: red; $d:lime!default;$e : #abc }";
        assert_eq!(colours(text), "#0000ff #00ff00 #aabbcc");
    }

    #[test]
    fn an_address_is_no_comment() {
        assert_eq!(colours("--a: url(http://example.org/a.png); --b: red;"), "#ff0000");
    }

    #[test]
    fn a_share_stands_in_the_comment_after_the_colour() {
        let shares: Vec<_> =
            read("--a: red; /* red, 75 % */ --b: blue; --c: lime; // 25 %").iter().map(|e| e.share).collect();
        assert_eq!(shares, [Some(75.0), None, Some(25.0)]);
    }

    #[test]
    fn variables_make_it_scss() {
        assert_eq!(kind("--a: red;"), Some(SwatchFormat::Css));
        assert_eq!(kind(":root { --a: red; } $b: blue; --c: red;"), Some(SwatchFormat::Scss));
        assert_eq!(kind("I am a text -- really: no colour. It costs $5: nothing."), None);
    }
}
