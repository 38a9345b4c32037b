//! Variables of SCSS. The reader of CSS reads them too.

use std::fmt::Write as _;

use super::label::Label;

/// Variables `$colour-1` …, each with its name and share.
pub(super) fn write(labels: &[Label], title: &str) -> String {
    let mut text = format!("// {title}\n");
    for (i, label) in labels.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "$colour-{}: {}; // {}", i + 1, label.rgb, label.text());
    }
    text
}
