//! Focal colours: what people point at when asked for a colour term.

use std::sync::LazyLock;

use super::{BasicTerm, Lab, Rgb};

/// Focal colours in CIELAB, each with its basic term.
pub(super) static FOCAL_COLOURS: LazyLock<Vec<(Lab, BasicTerm)>> = LazyLock::new(|| {
    let focal = |(term, colours): &(BasicTerm, &'static [u32])| {
        let term = *term;
        colours.iter().map(move |hex| {
            let [_, r, g, b] = hex.to_be_bytes();
            (Rgb { r, g, b }.lab(), term)
        })
    };
    FIGURES.iter().flat_map(focal).collect()
});

/// sRGB centres of what the 222,500 people of the xkcd colour name survey (Munroe 2010, public domain) called by a
/// name, gathered under the basic term that the name is a kind of: "navy", "sky blue" and "royal blue" under blue.
/// They agree with the English focal chips of Berlin & Kay 1969 and Sturges & Whitfield 1995 and add the dark, the pale
/// and the dull of each term.
const FIGURES: [(BasicTerm, &[u32]); 12] = [
    // black, almost black, very dark blue/green/brown of lightness under 10
    (BasicTerm::Black, &[0x00_0000, 0x07_0d0d, 0x14_1414, 0x12_100e]),
    // blue, light blue, sky blue, dark blue, navy, royal blue, cornflower, steel blue, pale blue, dusty blue, deep blue
    (
        BasicTerm::Blue,
        &[
            0x03_43df, 0x95_d0fc, 0x75_bbfd, 0x00_035b, 0x01_153e, 0x05_04aa, 0x6a_79f7, 0x5a_7d9a, 0xd0_fefe,
            0x5a_86ad, 0x5e_819d, 0x24_4a78, 0x04_0273, 0x00_0080,
        ],
    ),
    // brown, dark brown, light brown, tan, very dark brown, chocolate, umber, sienna, beige-brown, taupe, rust
    (
        BasicTerm::Brown,
        &[
            0x65_3700, 0x34_1c02, 0xad_8150, 0xd1_b26f, 0x1d_0200, 0x3d_1c02, 0xb2_6400, 0xa9_561e, 0x98_7654,
            0xb9_a281, 0xa0_450e, 0x7f_5e3a, 0x7f_2b0a, 0x8e_5f50,
        ],
    ),
    // green, light green, dark green, forest green, olive, olive green, moss, sage, mint, sea green, lime, pale green
    (
        BasicTerm::Green,
        &[
            0x15_b01a, 0x96_f97b, 0x03_3500, 0x06_470c, 0x6e_750e, 0x67_7a04, 0x65_8b38, 0x87_ae73, 0x9f_feb0,
            0x2e_8b57, 0x89_fe05, 0xc7_fdb5, 0x4b_5d16, 0x48_7453,
        ],
    ),
    // grey, dark grey, light grey, charcoal, slate, silver, warm grey, steel grey
    (
        BasicTerm::Grey,
        &[0x92_9591, 0x36_3737, 0xd8_dcd6, 0x34_3837, 0x59_656d, 0xc5_c9c7, 0x97_8a84, 0x6b_6b6b, 0x6f_828a],
    ),
    // orange, light orange, dark orange, peach, apricot, coral
    (BasicTerm::Orange, &[0xf9_7306, 0xfd_aa48, 0xd6_5a02, 0xff_b16d, 0xff_a500, 0xff_7f50]),
    // pink, light pink, hot pink, salmon, dusty pink, deep pink, pale rose, rose
    (
        BasicTerm::Pink,
        &[
            0xff_81c0, 0xff_d1df, 0xff_028d, 0xff_796c, 0xd5_8a94, 0xcb_0162, 0xfd_c1c5, 0xcf_6275, 0xc0_737a,
            0xe8_beac, 0xd8_a48f,
        ],
    ),
    // purple, light purple, dark purple, violet, lavender, lilac, indigo, magenta, plum, dull purple
    (
        BasicTerm::Purple,
        &[
            0x7e_1e9c, 0xbf_77f6, 0x35_063e, 0x9a_0eea, 0xc7_9fef, 0xce_a2fd, 0x38_0282, 0xc2_0078, 0x58_0f41,
            0x84_597e, 0x82_5f87, 0xb7_90d4, 0xdf_c5fe,
        ],
    ),
    // red, dark red, crimson, maroon, brick red, scarlet, blood red, dull red, dusty red
    (
        BasicTerm::Red,
        &[0xe5_0000, 0x84_0000, 0x8c_000f, 0x65_0021, 0x8f_1402, 0xbe_0119, 0x98_0002, 0xb2_2222, 0xbb_3f3f, 0xb9_484e],
    ),
    // turquoise, teal, aqua, dark teal, aquamarine, cyan, light teal
    (
        BasicTerm::Turquoise,
        &[0x06_c2ac, 0x02_9386, 0x13_eac9, 0x01_4d4e, 0x04_d8b2, 0x00_ffff, 0x90_e4c1, 0x00_8080, 0x4c_9085, 0x71_9f91],
    ),
    // white, off white, ivory
    (BasicTerm::White, &[0xff_ffff, 0xff_ffe4, 0xf5_f3ee, 0xf3_f4f6]),
    // yellow, light yellow, dark yellow, mustard, gold, cream, pale yellow, sand, straw
    (
        BasicTerm::Yellow,
        &[0xff_ff14, 0xff_fe7a, 0xd5_b60a, 0xce_b301, 0xff_d700, 0xff_ffc2, 0xff_ff84, 0xfb_dd7e, 0xe2_ca76, 0xf1_c27d],
    ),
];
