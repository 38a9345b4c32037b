//! Pictures: any bytes end in pixels within bounds or in an error.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rooms::colour::extract;
use rooms::media::{Header, Limits, Margins, copies, read_for_copies, read_for_palette};

/// Small bounds keep each run short; the product's are larger.
const LIMITS: Limits = Limits { bytes: 1 << 20, pixels: 1 << 18 };

fuzz_target!(|bytes: &[u8]| {
    let Ok(header) = Header::read(bytes, LIMITS) else { return };
    assert!(u64::from(header.width) * u64::from(header.height) <= LIMITS.pixels);
    if let Ok(picture) = read_for_palette(bytes, LIMITS) {
        let whole = Margins::of(&picture).map_or_else(|| picture.clone(), |margins| margins.inside(&picture));
        assert!(!whole.is_empty() && !extract(whole.as_raw().as_chunks().0, 5).swatches().is_empty());
    }
    if let Ok(picture) = read_for_copies(bytes, LIMITS) {
        assert!(copies(picture).is_ok());
    }
});
