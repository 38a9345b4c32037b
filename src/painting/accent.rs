//! Small accents that the coarse composition cannot hold: the orange sun of *Impression, Sunrise*, a red hat.
//!
//! An accent is a compact patch that stands out from the low-pass picture. Its outline is kept as eight radii.

use std::f32::consts::TAU;

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD as BASE64};
use palette::Oklab;

use super::{raster::Raster, salient};
use crate::colour::Rgb;

/// Most accents of one picture.
const MOST: usize = 4;
/// Directions in which the outline is kept.
pub(super) const DIRECTIONS: usize = 8;
/// Bytes of one accent: place, radii, colour.
const BYTES: usize = 2 + DIRECTIONS + 3;
/// How far a patch stands out at its most striking pixel (Oklab, chroma twice).
const STRIKING: f32 = 0.2;
/// How far the rest of the patch stands out.
const STANDING_OUT: f32 = 0.11;
/// How alike the colours of one patch are.
const ALIKE: f32 = 0.17;
/// Smallest and largest area, as shares of the picture.
const AREAS: std::ops::Range<f32> = 0.0005..0.03;

/// A small shape of one colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Accent {
    /// Place of its middle, 0–255 of the width and of the height.
    pub x: u8,
    /// As `x`.
    pub y: u8,
    /// Radii towards the right and on clockwise, in thousandths of the longer side.
    pub radii: [u8; DIRECTIONS],
    /// Its colour.
    pub rgb: Rgb,
}

/// The accents of a picture, the most striking first; `low` is its low-pass picture at the same places.
pub(super) fn find(picture: &Raster, pixels: &[Oklab<f32>], low: &[Oklab<f32>]) -> Vec<Accent> {
    let apart: Vec<f32> = pixels.iter().zip(low).map(|(&p, &l)| salient::distance2(p, l).sqrt()).collect();
    let mut order: Vec<usize> = (0..pixels.len()).filter(|&i| apart[i] > STRIKING).collect();
    order.sort_by(|&a, &b| apart[b].total_cmp(&apart[a]).then(a.cmp(&b)));

    let mut taken = vec![false; pixels.len()];
    let tone = salient::Tone::of(pixels);
    let mut found = Vec::new();
    for start in order {
        if taken[start] {
            continue;
        }
        let patch = grow(picture.width, start, &mut taken, |i| {
            apart[i] > STANDING_OUT && salient::distance2(pixels[i], pixels[start]) < ALIKE * ALIKE
        });
        let area = patch.len() as f32 / pixels.len() as f32;
        if AREAS.contains(&area)
            && let Some(outline) = Outline::of(picture.width, &patch)
        {
            let mean = patch.iter().fold(Oklab::new(0.0, 0.0, 0.0), |sum, &i| sum + pixels[i]) / patch.len() as f32;
            let striking = patch.iter().map(|&i| apart[i]).sum::<f32>() / patch.len() as f32;
            let colourful = 1.0 + 6.0 * mean.a.hypot(mean.b);
            found.push((striking * colourful * area.powf(0.25), outline.accent(picture, tone.paper(mean))));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().map(|(_, accent)| accent).take(MOST).collect()
}

/// The places connected with `start` that belong, marked as taken.
pub(super) fn grow(width: usize, start: usize, taken: &mut [bool], belongs: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut patch = vec![start];
    taken[start] = true;
    let mut next = 0;
    while let Some(&i) = patch.get(next) {
        next += 1;
        let x = i % width;
        let around = [
            (x > 0).then(|| i - 1),
            (x + 1 < width).then_some(i + 1),
            i.checked_sub(width),
            Some(i + width).filter(|&j| j < taken.len()),
        ];
        for j in around.into_iter().flatten() {
            if !taken[j] && belongs(j) {
                taken[j] = true;
                patch.push(j);
            }
        }
    }
    patch
}

/// Middle and radii of a patch, in pixels.
struct Outline {
    x: f32,
    y: f32,
    radii: [f32; DIRECTIONS],
}

impl Outline {
    /// `None` for a patch that is stringy or ragged: cut from paper it would be a splinter.
    fn of(width: usize, patch: &[usize]) -> Option<Self> {
        let count = patch.len() as f32;
        let places = || patch.iter().map(|&i| ((i % width) as f32, (i / width) as f32));
        let (x, y) = places().fold((0.0, 0.0), |(sx, sy), (x, y)| (sx + x / count, sy + y / count));
        let round = (count / std::f32::consts::PI).sqrt();
        let mut radii = [0.0_f32; DIRECTIONS];
        let mut farthest = 0.0_f32;
        for (px, py) in places() {
            let (dx, dy) = (px - x, py - y);
            let radius = dx.hypot(dy) + 0.5;
            farthest = farthest.max(radius);
            let turn = (dy.atan2(dx) / TAU).rem_euclid(1.0) * DIRECTIONS as f32;
            let direction = &mut radii[turn.round() as usize % DIRECTIONS];
            *direction = direction.max(radius);
        }
        // Between the true outline and a disc of the same area: a cut, not a tracing. The outline of a patch of
        // few pixels says little.
        let trust = 0.75 * count / (count + 30.0);
        let softened = radii.map(|r| (trust * r + (1.0 - trust) * round).clamp(0.5 * round, 2.4 * round));
        (farthest < 3.2 * round).then_some(Self { x, y, radii: softened })
    }

    fn accent(&self, picture: &Raster, rgb: Rgb) -> Accent {
        let longest = picture.width.max(picture.height) as f32;
        Accent {
            x: ((self.x + 0.5) / picture.width as f32 * 255.0).round() as u8,
            y: ((self.y + 0.5) / picture.height as f32 * 255.0).round() as u8,
            radii: self.radii.map(|r| (r / longest * 1000.0).round() as u8),
            rgb,
        }
    }
}

/// Base64 text, 13 bytes an accent.
pub(super) fn encode(accents: &[Accent]) -> String {
    let mut bytes = Vec::with_capacity(accents.len() * BYTES);
    for accent in accents {
        bytes.extend([accent.x, accent.y]);
        bytes.extend(accent.radii);
        bytes.extend([accent.rgb.r, accent.rgb.g, accent.rgb.b]);
    }
    BASE64.encode(bytes)
}

/// Reads the text that [`encode`] wrote; `None` if it is anything else.
pub(super) fn decode(text: &str) -> Option<Vec<Accent>> {
    let bytes = BASE64.decode(text).ok()?;
    let (accents, rest) = bytes.as_chunks::<BYTES>();
    if !rest.is_empty() || accents.len() > MOST {
        return None;
    }
    let read = |&[x, y, a, b, c, d, e, f, g, h, red, green, blue]: &[u8; BYTES]| Accent {
        x,
        y,
        radii: [a, b, c, d, e, f, g, h],
        rgb: Rgb { r: red, g: green, b: blue },
    };
    Some(accents.iter().map(read).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::painting::cosine::Coefficients;
    use palette::LinSrgb;

    fn accents(light: impl Fn(usize, usize) -> LinSrgb<f32>) -> Vec<Accent> {
        let pixels = (0..96 * 128).map(|i| light(i % 128, i / 128)).collect();
        let picture = Raster { width: 128, height: 96, pixels };
        let low = Coefficients::of(&picture).picture(128, 96);
        find(&picture, &picture.oklab(), &low)
    }

    #[test]
    fn a_small_sun_is_kept_where_it_stands() {
        let sun = |x: usize, y: usize| x.abs_diff(80).pow(2) + y.abs_diff(32).pow(2) <= 9;
        let found =
            accents(|x, y| if sun(x, y) { LinSrgb::new(0.8, 0.15, 0.03) } else { LinSrgb::new(0.15, 0.2, 0.22) });
        let [accent] = found[..] else { panic!("{found:?}") };
        assert!(accent.x.abs_diff(160) <= 2 && accent.y.abs_diff(86) <= 3, "{accent:?}");
        assert!(accent.rgb.r > 200 && accent.rgb.b < 90, "{accent:?}");
        assert_eq!(decode(&encode(&found)), Some(found));
    }

    #[test]
    fn a_plain_sky_and_a_thin_mast_have_none() {
        assert_eq!(accents(|_, y| LinSrgb::new(0.2, 0.2, 0.3) * (1.0 + y as f32 / 96.0)), []);
        assert_eq!(accents(|x, _| if x == 60 { LinSrgb::new(0.0, 0.0, 0.0) } else { LinSrgb::new(0.6, 0.6, 0.6) }), []);
    }

    #[test]
    fn refuses_other_texts() {
        assert_eq!(decode(""), Some(vec![]));
        assert_eq!(decode("AAAA"), None);
        assert_eq!(decode("?"), None);
    }
}
