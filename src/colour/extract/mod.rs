//! From pixels to a palette.
//!
//! Weighted k-medians over a colour histogram: several deterministic starts in a space whose straight distance follows
//! CIEDE2000, the best of them settled over all bins, then room made for a small vivid accent where that costs little.

mod accent;
mod histogram;
mod medians;
mod uniform;

use self::medians::{Centre, nearest};
use super::{Palette, Rgb, Swatch};

/// The palette of a picture: at most `colours` (1–12) colours, heaviest first, each with its true share of the pixels.
///
/// A picture of no more than `colours` different colours gives exactly those. The same pixels in any order give the
/// same palette. No pixels at all count as one black pixel.
#[must_use]
pub fn extract(pixels: &[[u8; 3]], colours: usize) -> Palette {
    let colours = colours.clamp(1, Palette::MAX);
    let bins = histogram::bins(pixels, colours);
    if bins.len() <= colours {
        return palette(bins.iter().map(|bin| (bin.rgb, bin.weight)).collect());
    }
    // Searching needs fewer shades than settling; small pictures keep what they have.
    let searching = histogram::at_most(&bins, SEARCHING_BINS, colours);
    let found = medians::centres(&bins, &searching, colours);
    let centres = accent::with_accent(&searching, found);
    let mut shares: Vec<(Rgb, f32)> = centres.into_iter().map(|centre| (Rgb::from_lab(centre.lab), 0.0)).collect();
    shares.sort_by_key(|(rgb, _)| *rgb);
    shares.dedup_by_key(|(rgb, _)| *rgb);
    // Shares are counted for the colours as they are shown, after rounding to eight bits.
    let shown: Vec<Centre> = shares.iter().map(|(rgb, _)| rgb.lab().into()).collect();
    for bin in &bins {
        shares[nearest(bin.place, &shown).0].1 += bin.weight;
    }
    palette(shares)
}

/// The most bins over which centres are searched: bounds the time of a picture of many colours.
const SEARCHING_BINS: usize = 1200;

fn palette(mut shares: Vec<(Rgb, f32)>) -> Palette {
    shares.retain(|(_, weight)| *weight > 0.0);
    // Equal shares are ordered by colour, so that the order never depends on the order of the pixels.
    shares.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    Palette::normalised(shares.into_iter().map(|(rgb, weight)| Swatch { rgb, weight }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::delta_e2000;
    use proptest::prelude::*;

    /// `count` pixels within `spread` units of a colour.
    fn dabs(rgb: [u8; 3], spread: usize, count: usize) -> impl Iterator<Item = [u8; 3]> {
        (0..count).map(move |i| {
            let wobble = [1, 9, 81].map(|d| (i / d % (2 * spread + 1)) as i32 - spread as i32);
            std::array::from_fn(|c| (i32::from(rgb[c]) + wobble[c]).clamp(0, 255) as u8)
        })
    }

    fn hexes(palette: &Palette) -> Vec<(String, f32)> {
        palette.swatches().iter().map(|s| (s.rgb.to_string(), s.weight)).collect()
    }

    #[test]
    fn one_colour_gives_exactly_its_hex() {
        let palette = extract(&[[0x1b, 0x3a, 0x8a]; 1000], 5);
        assert_eq!(hexes(&palette), [("#1b3a8a".to_owned(), 1.0)]);
    }

    #[test]
    fn few_colours_keep_their_hex_and_weight_heaviest_first() {
        let pixels = [vec![[0, 0, 0]; 10], vec![[1, 0, 0]; 60], vec![[255, 0, 0]; 30]].concat();
        let expected = [("#010000".to_owned(), 0.6), ("#ff0000".to_owned(), 0.3), ("#000000".to_owned(), 0.1)];
        assert_eq!(hexes(&extract(&pixels, 5)), expected);
    }

    #[test]
    fn no_pixels_are_black() {
        assert_eq!(hexes(&extract(&[], 5)), [("#000000".to_owned(), 1.0)]);
    }

    #[test]
    fn clear_clusters_are_found_with_their_shares() {
        let paints = [([30, 60, 140], 4000), ([220, 180, 60], 3000), ([180, 50, 40], 2000), ([240, 235, 220], 800)];
        let pixels: Vec<_> = paints.iter().flat_map(|&(rgb, count)| dabs(rgb, 6, count)).collect();
        let palette = extract(&pixels, 4);
        for ((rgb, count), swatch) in paints.iter().zip(palette.swatches()) {
            assert!(delta_e2000(Rgb::from(*rgb).lab(), swatch.rgb.lab()) < 2.0, "{rgb:?} {swatch:?}");
            assert!((swatch.weight - *count as f32 / 9800.0).abs() < 1e-3, "{rgb:?} {swatch:?}");
        }
    }

    #[test]
    fn a_small_vivid_sun_survives_in_a_grey_harbour() {
        let greys = [
            ([140, 150, 155], 30_000),
            ([100, 112, 118], 20_000),
            ([70, 80, 84], 10_000),
            ([40, 46, 50], 6_000),
            ([52, 60, 64], 2_000),
        ];
        let haze = greys.iter().flat_map(|&(rgb, count)| dabs(rgb, 2, count));
        let pixels: Vec<_> = haze.chain(dabs([200, 110, 50], 4, 100)).collect();
        let sun = Rgb::new(200, 110, 50).lab();
        let palette = extract(&pixels, 5);
        assert!(palette.swatches().iter().any(|s| delta_e2000(s.rgb.lab(), sun) < 3.0), "{palette:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn any_pixels_give_an_ordered_palette(pixels in prop::collection::vec(any::<[u8; 3]>(), 1..400), colours in 1_usize..=12) {
            let palette = extract(&pixels, colours);
            let weights: Vec<f32> = palette.swatches().iter().map(|s| s.weight).collect();
            prop_assert!(weights.len() <= colours);
            prop_assert!((weights.iter().sum::<f32>() - 1.0).abs() < 1e-5);
            prop_assert!(weights.iter().all(|w| *w > 0.0) && weights.is_sorted_by(|a, b| a >= b));
        }

        #[test]
        fn the_order_of_the_pixels_does_not_matter(mut pixels in prop::collection::vec(any::<[u8; 3]>(), 1..400)) {
            let palette = extract(&pixels, 5);
            pixels.reverse();
            prop_assert_eq!(extract(&pixels, 5), palette);
        }

        #[test]
        fn many_shades_fill_every_colour_asked_for(seed in any::<[u8; 3]>(), colours in 1_usize..=12) {
            // Far more different colours than are searched: the gathered path of the histogram.
            let shade = |i: usize| std::array::from_fn(|c| seed[c].wrapping_add((i / [1, 21, 441][c] % 21 * 12) as u8));
            let pixels: Vec<[u8; 3]> = (0..9261).map(shade).collect();
            prop_assert_eq!(extract(&pixels, colours).swatches().len(), colours);
        }
    }
}
