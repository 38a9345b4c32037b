//! Palettes of GIMP.

use std::fmt::Write as _;

use super::label::{Label, share};
use super::{Entry, MOST_COLOURS, Rgb};

/// The first line of a file.
pub(super) const MAGIC: &str = "GIMP Palette";

/// A line of decimal channels and the name for each colour.
pub(super) fn write(labels: &[Label], title: &str) -> String {
    let mut text = format!("{MAGIC}\nName: {title}\nColumns: {}\n#\n", labels.len());
    for label in labels {
        let rgb = label.rgb;
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{:3} {:3} {:3}\t{}", rgb.r, rgb.g, rgb.b, label.text());
    }
    text
}

/// The lines that are colours.
pub(super) fn read(text: &str) -> Vec<Entry> {
    text.lines().skip(1).filter_map(colour).take(MOST_COLOURS).collect()
}

fn colour(line: &str) -> Option<Entry> {
    let mut words = line.split_ascii_whitespace();
    let mut channel = || words.next()?.parse::<u8>().ok();
    let rgb = Rgb::new(channel()?, channel()?, channel()?);
    Some(Entry { rgb, share: share(line) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_nothing_else() {
        let text = "GIMP Palette\r\nName: 1 2 3\r\nColumns: 4\r\n# 9 9 9\r\n\r\n 27  58 138\tUntitled\r\n0 0 0\n300 1 1\n1 1\n";
        let colours: Vec<Rgb> = read(text).iter().map(|entry| entry.rgb).collect();
        assert_eq!(colours, [Rgb::new(27, 58, 138), Rgb::new(0, 0, 0)]);
    }
}
