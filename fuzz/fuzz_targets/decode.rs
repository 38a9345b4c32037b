//! Any bytes as a picture: decoded within bounds, then sampled and cut down to a palette, as an upload is.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rooms::{colour, media};

/// Small bounds keep each run short; the product's are larger.
const LIMITS: media::Limits = media::Limits { bytes: 1 << 20, pixels: 1 << 18 };

fuzz_target!(|bytes: &[u8]| {
    if let Ok(picture) = media::decode(bytes, LIMITS) {
        let palette = colour::extract(&media::sample(&picture), 5);
        assert!((1..=5).contains(&palette.swatches().len()));
    }
});
