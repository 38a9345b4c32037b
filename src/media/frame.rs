//! Uniform frames, mats and paper borders around a picture: recognised, so that they can be left out of its palette.
//!
//! A border is a ring of one colour on at least three sides whose inside is a rectangle: along its inner edge the colour
//! gives way at once, and on most of the edge's length. A plain ground around an object, a night that fades to black and
//! a sky do not end so, and are left alone. Rings may lie in one another, as a frame and its mat do.

use image::{RgbImage, imageops};
use serde::{Deserialize, Serialize};

/// Code values within which a pixel has the border's colour.
const TOLERANCE: u8 = 12;
/// Share of a line that has the border's colour where it is border.
const UNIFORM: f32 = 0.9;
/// Share of an inner edge that may still have it.
const INSIDE: f32 = 0.5;
/// As [`INSIDE`], once next to nothing of the border is left.
const GONE: f32 = 0.15;
/// Deepest side of a ring, as a share of the picture's side.
const DEEPEST: f32 = 0.35;
/// Distance over which a border gives way to the picture, as a share of the side; a canvas is never quite square.
const ABRUPT: f32 = 0.015;
/// Lines between two rings that may belong to neither.
const BLURRED: u32 = 4;
/// Rings that may lie in one another.
const RINGS: usize = 3;
/// Least share of the area that must remain; what would lose more is rather a plain ground around a small picture.
const LEAST_LEFT: f32 = 0.4;

/// The border of a picture: how much of its width or height lies on each side, 0–1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Margins {
    /// Share of the width on the left.
    pub left: f32,
    /// Share of the width on the right.
    pub right: f32,
    /// Share of the height above.
    pub top: f32,
    /// Share of the height below.
    pub bottom: f32,
}

impl Margins {
    /// The uniform border of a picture, where it has one. At most 60 % of the area counts as border.
    #[must_use]
    pub fn of(picture: &RgbImage) -> Option<Self> {
        let (width, height) = picture.dimensions();
        let whole = Area { sides: [0, width, 0, height] };
        let mut inner = whole;
        for ring in 0..RINGS {
            // Where one ring has ended, compression leaves lines that belong to neither it nor the next.
            let skipped = if ring == 0 { 0 } else { BLURRED };
            let starts = (0..=skipped).filter_map(|lines| inner.cut([lines; 4]));
            let within = starts.filter_map(|start| start.without_ring(picture));
            let Some(next) = within.min_by(|a, b| a.pixels().total_cmp(&b.pixels())) else { break };
            inner = next;
        }
        let left = inner.pixels() / whole.pixels();
        if inner == whole || left < LEAST_LEFT {
            return None;
        }
        let [x, right, y, bottom] = inner.sides;
        let share = |part: u32, of: u32| part as f32 / of as f32;
        Some(Self {
            left: share(x, width),
            right: share(width - right, width),
            top: share(y, height),
            bottom: share(height - bottom, height),
        })
    }

    /// What is left of the picture without its border; of the same picture in another size, too.
    #[must_use]
    pub fn inside(&self, picture: &RgbImage) -> RgbImage {
        let (width, height) = picture.dimensions();
        let part = |share: f32, of: u32| (share * of as f32).round() as u32;
        let (x, y) = (part(self.left, width), part(self.top, height));
        let (right, bottom) = (part(self.right, width), part(self.bottom, height));
        imageops::crop_imm(picture, x, y, width - (x + right).min(width), height - (y + bottom).min(height)).to_image()
    }
}

/// The part of the picture that is looked at: from and to in x, from and to in y.
#[derive(Clone, Copy, PartialEq)]
struct Area {
    sides: [u32; 4],
}

/// One side of a possible ring.
struct Side {
    colour: [u8; 3],
    /// Lines that are border from end to end.
    depth: u32,
}

impl Area {
    /// What is inside the outermost ring, if there is one.
    fn without_ring(self, picture: &RgbImage) -> Option<Self> {
        let sides = [0, 1, 2, 3].map(|side| self.side(picture, side));
        let colours: Vec<[u8; 3]> = sides.iter().filter(|side| side.depth > 0).map(|side| side.colour).collect();
        let alike = |side: &&Side| colours.iter().filter(|c| near(**c, side.colour)).count() >= 3;
        let of_ring = sides.each_ref().map(|side| Some(side).filter(|side| side.depth > 0).filter(alike));
        let within = self.cut(of_ring.map(|side| side.map_or(0, |side| side.depth)))?;
        let ends = [0, 1, 2, 3].map(|i| of_ring[i].and_then(|side| within.end(picture, i, side.colour)));
        if ends.iter().flatten().count() < 3 {
            return None;
        }
        let inner = within.cut(ends.map(Option::unwrap_or_default))?;
        // A side without a clean end is no border.
        Some(Self { sides: std::array::from_fn(|i| if ends[i].is_some() { inner.sides[i] } else { self.sides[i] }) })
    }

    fn side(self, picture: &RgbImage, side: usize) -> Side {
        let colour = self.edge_colour(picture, side);
        let most = (self.depth(side) as f32 * DEEPEST) as u32;
        let depth = (0..most).find(|&i| self.share_of(picture, side, i, colour) < UNIFORM).unwrap_or(most);
        Side {
            colour,
            // A border that goes on to the deepest line allowed is rather a plain ground.
            depth: if depth < most { depth } else { 0 },
        }
    }

    /// Lines to cut from this side of the area until next to nothing of a border of this colour is left; none where it
    /// does not give way at once.
    fn end(self, picture: &RgbImage, side: usize, colour: [u8; 3]) -> Option<u32> {
        let transition = ((self.depth(side) as f32 * ABRUPT) as u32).max(2).min(self.depth(side) / 3);
        let until =
            |from: u32, share: f32| (from..=transition).find(|&i| self.share_of(picture, side, i, colour) < share);
        let half = until(0, INSIDE)?;
        Some(until(half, GONE).unwrap_or(transition))
    }

    fn cut(self, depths: [u32; 4]) -> Option<Self> {
        let [left, right, top, bottom] = self.sides;
        let sides = [left + depths[0], right.checked_sub(depths[1])?, top + depths[2], bottom.checked_sub(depths[3])?];
        (sides[0] < sides[1] && sides[2] < sides[3]).then_some(Self { sides })
    }

    fn pixels(self) -> f32 {
        let [left, right, top, bottom] = self.sides;
        (right - left) as f32 * (bottom - top) as f32
    }

    /// Lines from this side (left, right, top, bottom) to the opposite one.
    fn depth(self, side: usize) -> u32 {
        let [left, right, top, bottom] = self.sides;
        if side < 2 { right - left } else { bottom - top }
    }

    /// The pixels of the line at this depth from the side.
    fn line(self, picture: &RgbImage, side: usize, depth: u32) -> impl Iterator<Item = [u8; 3]> {
        let [left, right, top, bottom] = self.sides;
        let along = if side < 2 { top..bottom } else { left..right };
        along.map(move |i| {
            let (x, y) = match side {
                0 => (left + depth, i),
                1 => (right - 1 - depth, i),
                2 => (i, top + depth),
                _ => (i, bottom - 1 - depth),
            };
            picture.get_pixel(x, y).0
        })
    }

    /// The median of each channel along the outermost line.
    fn edge_colour(self, picture: &RgbImage, side: usize) -> [u8; 3] {
        [0, 1, 2].map(|channel| {
            let mut values: Vec<u8> = self.line(picture, side, 0).map(|p| p[channel]).collect();
            let middle = values.len() / 2;
            *values.select_nth_unstable(middle).1
        })
    }

    /// Share of the line's pixels that have this colour, 0–1.
    fn share_of(self, picture: &RgbImage, side: usize, depth: u32, colour: [u8; 3]) -> f32 {
        let (alike, all) = self
            .line(picture, side, depth)
            .fold((0_u32, 0_u32), |(alike, all), pixel| (alike + u32::from(near(pixel, colour)), all + 1));
        alike as f32 / all as f32
    }
}

fn near(a: [u8; 3], b: [u8; 3]) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= TOLERANCE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    /// A varied picture of 200 × 120 with a border of this colour and these depths (left, right, top, bottom).
    fn framed(colour: [u8; 3], depths: [u32; 4]) -> RgbImage {
        let painting = RgbImage::from_fn(200, 120, |x, y| {
            Rgb([60 + (x % 97) as u8, 80 + (y % 61) as u8, 90 + ((x + y) % 53) as u8])
        });
        around(&painting, colour, depths)
    }

    fn around(picture: &RgbImage, colour: [u8; 3], [left, right, top, bottom]: [u32; 4]) -> RgbImage {
        let (width, height) = picture.dimensions();
        RgbImage::from_fn(width + left + right, height + top + bottom, |x, y| {
            let inside = (left..left + width).contains(&x) && (top..top + height).contains(&y);
            if inside { *picture.get_pixel(x - left, y - top) } else { Rgb(colour) }
        })
    }

    /// Size of what is left.
    fn left(picture: &RgbImage) -> (u32, u32) {
        Margins::of(picture).map_or(picture.dimensions(), |margins| margins.inside(picture).dimensions())
    }

    /// At most one line of the painting itself is lost on each side.
    fn assert_painting_is_left(picture: &RgbImage, what: &str) {
        let (width, height) = left(picture);
        assert!((198..=200).contains(&width) && (118..=120).contains(&height), "{what}: {width} × {height}");
    }

    const CREAM: [u8; 3] = [242, 236, 220];

    #[test]
    fn a_border_goes_and_the_painting_stays() {
        for colour in [[0; 3], [255; 3], [124; 3], CREAM, [120, 30, 40]] {
            assert_painting_is_left(&framed(colour, [9, 12, 7, 14]), "thin border");
            assert_painting_is_left(&framed(colour, [40, 40, 30, 36]), "mat");
        }
        assert_painting_is_left(&framed([255; 3], [20, 20, 20, 0]), "paper on three sides");
        let margins = Margins::of(&framed(CREAM, [50, 50, 30, 30])).unwrap();
        assert!((margins.left - 1.0 / 6.0).abs() < 0.005 && (margins.bottom - 1.0 / 6.0).abs() < 0.008, "{margins:?}");
    }

    #[test]
    fn a_frame_and_its_mat_go_together() {
        let matted = framed(CREAM, [24, 24, 20, 28]);
        assert_painting_is_left(&around(&matted, [40, 28, 20], [10; 4]), "frame and mat");
        let doubled = around(&around(&matted, [30; 3], [2; 4]), [255; 3], [16; 4]);
        assert_painting_is_left(&doubled, "double mat with a line");
    }

    #[test]
    fn an_uneven_photograph_of_a_mat_is_recognised() {
        // The grain of a photograph, light that falls off, and a picture that hangs a little askew.
        let straight = framed(CREAM, [30, 30, 24, 24]);
        let uneven = RgbImage::from_fn(straight.width(), straight.height(), |x, y| {
            let grain = (x.wrapping_mul(2_654_435_761).wrapping_add(y.wrapping_mul(40_503)) >> 13) % 7;
            let skewed = straight.get_pixel(x, (y + x / 120).min(straight.height() - 1)).0;
            Rgb(skewed.map(|v| v.saturating_sub((grain + x / 60) as u8)))
        });
        let (width, height) = left(&uneven);
        assert!((194..=202).contains(&width) && (114..=122).contains(&height), "{width} × {height}");
    }

    #[test]
    fn what_is_no_border_stays() {
        let disc = |r: f32, ground: [u8; 3], paint: [u8; 3]| {
            RgbImage::from_fn(240, 160, |x, y| {
                Rgb(if (x as f32 - 120.0).hypot(y as f32 - 80.0) < r { paint } else { ground })
            })
        };
        let night = RgbImage::from_fn(200, 200, |x, y| {
            let (dx, dy) = (x.abs_diff(100) as f32, y.abs_diff(100) as f32);
            Rgb([(160.0 - dx.hypot(dy) * 1.7).max(2.0) as u8; 3])
        });
        let snow = RgbImage::from_fn(200, 150, |x, y| {
            Rgb(if (40..160).contains(&x) && y > 70 + x % 40 { [60, 50, 40] } else { [244; 3] })
        });
        let bust = RgbImage::from_fn(150, 200, |x, y| {
            let half = if y < 50 {
                0
            } else if y < 110 {
                30
            } else {
                30 + (y - 110) / 2
            };
            Rgb(if x.abs_diff(75) < half { [190, 150, 120] } else { [18, 14, 12] })
        });
        for (what, picture) in [
            ("a sun on flat blue", disc(70.0, [20, 40, 160], [240, 200, 60])),
            ("a pearl on white", disc(30.0, [255; 3], [200, 190, 180])),
            ("a night that fades to black", night),
            ("a house in snow", snow),
            ("a bust on a dark ground", bust),
            ("a floor", framed([0; 3], [0, 0, 0, 12])),
            ("two pillars", framed([90; 3], [20, 20, 0, 0])),
            ("a stamp on a wide sheet", framed([255; 3], [120, 120, 80, 80])),
            ("a plain picture", RgbImage::new(64, 64)),
            ("a pixel", RgbImage::new(1, 1)),
            ("a line", RgbImage::new(2, 300)),
        ] {
            assert_eq!(left(&picture), picture.dimensions(), "{what}");
        }
    }
}
