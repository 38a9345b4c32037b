//! Any bytes as a swatch file: every reader is behind the one entrance, which sniffs.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rooms::{colour::swatch_file, language::Language};

fuzz_target!(|bytes: &[u8]| {
    let Ok(read) = swatch_file::read(bytes) else { return };
    // What was read can be written in the same format, and reads back.
    let file = swatch_file::write(read.format, &read.palette, "", Language::En);
    let again = swatch_file::read(&file).expect("our own file is readable");
    let colours = |read: &swatch_file::Swatches| read.palette.swatches().iter().map(|s| s.rgb).collect::<Vec<_>>();
    assert_eq!((again.format, colours(&again)), (read.format, colours(&read)));
});
