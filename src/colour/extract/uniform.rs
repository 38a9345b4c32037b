//! A space in which the straight distance follows CIEDE2000, so that searching needs no CIEDE2000 at all.
//!
//! CIEDE2000 divides a difference of lightness by `S_L` = 1 + .015 |L* − 50|, nearly, one of chroma by `S_C` = 1 + .045 C′
//! and one of hue by `S_H` ≈ 1 + .015 C′. Integrated from mid grey, the first two become logarithms, and the hue keeps its
//! angle: at chroma C′ an arc then has the length that `S_H` gives it to within a tenth. DIN99 is built alike
//! (DIN 6176; Cui, Luo, Rigg, Roesler, Witt 2002). Left out are the terms for single hues, `T` and `R_T`.

use super::super::Lab;

/// Coordinates of a colour: lightness, and chroma along two axes, in units of CIEDE2000.
pub(super) type Place = [f32; 3];

/// CIEDE2000's weight of lightness and of chroma for each unit (Sharma, Wu, Dalal 2005).
const LIGHTNESS: f32 = 0.015;
const CHROMA: f32 = 0.045;
/// 25⁷, the constant of its stretch of a* near grey.
const NEAR_GREY: f32 = 6_103_515_625.0;

/// Where a colour lies.
pub(super) fn place(lab: Lab) -> Place {
    let chroma = lab.a.hypot(lab.b);
    let seventh = chroma.powi(7);
    let a = lab.a * (1.5 - 0.5 * (seventh / (seventh + NEAR_GREY)).sqrt());
    let chroma = a.hypot(lab.b);
    let shrink = if chroma > 0.0 { (CHROMA * chroma).ln_1p() / (CHROMA * chroma) } else { 1.0 };
    let light = lab.l - 50.0;
    [((LIGHTNESS * light.abs()).ln_1p() / LIGHTNESS).copysign(light), a * shrink, lab.b * shrink]
}

/// The distance of two places.
pub(super) fn distance(a: Place, b: Place) -> f32 {
    squared(a, b).sqrt()
}

/// Its square.
pub(super) fn squared(a: Place, b: Place) -> f32 {
    let [l, x, y] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
    l * l + x * x + y * y
}

/// The distance of two places but for their lightness.
pub(super) fn hue_distance(a: Place, b: Place) -> f32 {
    (a[1] - b[1]).hypot(a[2] - b[2])
}
