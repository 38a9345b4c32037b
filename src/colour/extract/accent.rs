//! Room for a small vivid accent.
//!
//! People asked for a picture's colours choose salient and diverse ones (Lin & Hanrahan, "Modeling How People Extract
//! Color Themes from Images", CHI 2013): the orange sun of a grey harbour matters more than its few pixels.

use super::super::Lab;
use super::histogram::Bin;
use super::medians::{Centre, mean_error, refine};
use super::uniform::{distance, hue_distance};

/// CIELAB chroma from which a colour counts as vivid.
const VIVID: f32 = 28.0;
/// Difference of hue and chroma from every colour of the palette, lightness aside, from which a colour counts as
/// missing: a lighter or darker brown is still brown to a person, a red beside it is not.
const MISSING: f32 = 11.0;
/// CIEDE2000 around the accent within which bins belong to it.
const SAME: f32 = 12.0;
/// The least share of the pixels that an accent covers: a disc as wide as a fortieth of the picture.
const LEAST_SHARE: f32 = 0.0004;
/// How much the mean CIEDE2000 may grow for each unit that the accent is apart: a third for a rust among browns, one for
/// a scarlet on grey. Measured on 154 paintings, a third more costs ΔE 0.07 and keeps five more accents; half of it
/// gains ΔE 0.05 and loses eight.
const PRICE: f32 = 0.03;
/// Candidates that are compared with one another.
const MOST_CANDIDATES: usize = 64;
/// Steps by which the other centres make room.
const STEPS: usize = 3;

/// The centres, one of them given up for the picture's accent if it has one and the price is fair.
pub(super) fn with_accent(bins: &[Bin], centres: Vec<Centre>) -> Vec<Centre> {
    let Some((accent, apart)) = accent(bins, &centres) else { return centres };
    let limit = PRICE * apart + mean_error(bins, &centres);
    let without = |given_up: usize| -> Vec<Centre> {
        let others = centres.iter().enumerate().filter(|(i, _)| *i != given_up);
        others.map(|(_, centre)| *centre).chain([accent.into()]).collect()
    };
    let candidates = (0..centres.len()).map(without).map(|others| (mean_error(bins, &others), others));
    let Some((_, cheapest)) = candidates.min_by(|a, b| a.0.total_cmp(&b.0)) else { return centres };
    let (_, settled) = refine(bins, cheapest, STEPS, 1);
    if mean_error(bins, &settled) <= limit { settled } else { centres }
}

/// The vivid colour that the centres miss most, and how far it is apart: the greatest sum of weight × difference among
/// its like.
fn accent(bins: &[Bin], centres: &[Centre]) -> Option<(Lab, f32)> {
    let vivid = bins.iter().filter(|bin| bin.lab.a.hypot(bin.lab.b) >= VIVID);
    let apart =
        |bin: &Bin| centres.iter().map(|centre| hue_distance(bin.place, centre.place)).fold(f32::INFINITY, f32::min);
    let mut missing: Vec<(Bin, f32)> =
        vivid.map(|bin| (*bin, apart(bin))).filter(|(_, apart)| *apart >= MISSING).collect();
    missing.sort_by(|(a, da), (b, db)| (b.weight * db).total_cmp(&(a.weight * da)));
    missing.truncate(MOST_CANDIDATES);
    let like = |accent: &Bin| {
        let place = accent.place;
        missing.iter().filter(move |(bin, _)| distance(bin.place, place) <= SAME)
    };
    let salience = |(bin, _): &(Bin, f32)| like(bin).map(|(bin, distance)| bin.weight * distance).sum::<f32>();
    let (best, apart) = missing.iter().max_by(|a, b| salience(a).total_cmp(&salience(b)))?;
    let share: f32 = like(best).map(|(bin, _)| bin.weight).sum();
    let mean = like(best).fold(Lab::new(0.0, 0.0, 0.0), |sum, (bin, _)| sum + bin.lab * (bin.weight / share));
    (share >= LEAST_SHARE).then_some((mean, *apart))
}

#[cfg(test)]
mod tests {
    use crate::colour::{BasicTerm, Rgb, basic_term, delta_e2000, extract};

    /// A picture of 256 × 256: three tones of ground in soft clouds with the grain of a canvas, and in it a disc.
    fn drawn(ground: [[u8; 3]; 3], accent: [u8; 3], share: f32) -> Vec<[u8; 3]> {
        let side = 256_usize;
        let radius = (share * (side * side) as f32 / std::f32::consts::PI).sqrt();
        let mut noise = 1_u32;
        let mut grain = || {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (noise >> 28) as f32 - 7.5
        };
        let pixel = |i: usize| {
            let (x, y) = ((i % side) as f32, (i / side) as f32);
            let cloud = 1.0 + (x / 41.0).sin() * (y / 29.0).cos() + 0.4 * ((x + 2.0 * y) / 17.0).sin();
            let at = (cloud.clamp(0.0, 1.999) + 0.8 * y / side as f32).min(1.999);
            let (tone, part) = (at as usize, at.fract());
            let is_accent = (x - 100.0).hypot(y - 90.0) < radius;
            std::array::from_fn(|c| {
                let [from, to] = [ground[tone], ground[tone + 1]].map(|rgb| f32::from(rgb[c]));
                let paint = if is_accent { f32::from(accent[c]) } else { from + part * (to - from) };
                (paint + grain()).clamp(0.0, 255.0) as u8
            })
        };
        (0..side * side).map(pixel).collect()
    }

    const GREY: [[u8; 3]; 3] = [[70, 80, 84], [120, 130, 134], [176, 182, 180]];
    const BROWN: [[u8; 3]; 3] = [[36, 26, 20], [88, 62, 42], [168, 132, 96]];
    const GREEN: [[u8; 3]; 3] = [[30, 44, 26], [84, 108, 52], [150, 164, 96]];
    const BLUE: [[u8; 3]; 3] = [[20, 32, 60], [52, 86, 130], [140, 172, 200]];
    const SNOW: [[u8; 3]; 3] = [[150, 156, 166], [204, 208, 214], [240, 240, 236]];

    /// What is drawn, on which ground, in which colour, of which share of the picture, and what a person calls it.
    type Case = (&'static str, [[u8; 3]; 3], [u8; 3], f32, BasicTerm);
    const CASES: [Case; 14] = [
        ("sun", GREY, [222, 116, 48], 0.002, BasicTerm::Orange),
        ("buoy", GREY, [200, 40, 40], 0.0005, BasicTerm::Red),
        ("moon", GREY, [236, 200, 70], 0.004, BasicTerm::Yellow),
        ("lips", BROWN, [196, 44, 56], 0.0015, BasicTerm::Red),
        ("window", BROWN, [50, 96, 180], 0.007, BasicTerm::Blue),
        ("brooch", BROWN, [40, 170, 160], 0.0008, BasicTerm::Turquoise),
        ("dress", BROWN, [44, 84, 170], 0.02, BasicTerm::Blue),
        ("poppy", GREEN, [214, 48, 36], 0.001, BasicTerm::Red),
        ("iris", GREEN, [112, 60, 160], 0.02, BasicTerm::Purple),
        ("rose", GREEN, [236, 130, 170], 0.01, BasicTerm::Pink),
        ("flag", BLUE, [206, 36, 44], 0.001, BasicTerm::Red),
        ("lantern", BLUE, [250, 200, 84], 0.003, BasicTerm::Yellow),
        ("sail", BLUE, [224, 120, 50], 0.005, BasicTerm::Orange),
        ("coat", SNOW, [180, 30, 40], 0.0008, BasicTerm::Red),
    ];

    #[test]
    fn an_accent_that_a_person_would_name_survives() {
        for (name, ground, accent, share, term) in CASES {
            let palette = extract(&drawn(ground, accent, share), 5);
            let accent = Rgb::from(accent);
            let distance = |rgb: Rgb| delta_e2000(rgb.lab(), accent.lab());
            let nearest = palette.swatches().iter().map(|s| s.rgb).min_by(|a, b| distance(*a).total_cmp(&distance(*b)));
            let nearest = nearest.unwrap();
            assert!(distance(nearest) <= 12.0 && basic_term(nearest.lab()) == term, "{name}: {palette:?}");
        }
    }
}
