//! Trimming the uniform surround that photographs of paintings often have: a black, white or grey margin.
//!
//! Conservative: a dark picture that only fades towards its edges is left whole. A margin counts when its colour is
//! neutral, the same on at least three sides, and ends as abruptly as a frame does.

use image::{RgbImage, imageops};

/// Code values within which a pixel has the margin's colour.
const TOLERANCE: u8 = 12;
/// As [`TOLERANCE`], for margins that are exactly uniform, such as a grey studio ground.
const EXACT: u8 = 2;
/// Most that the channels of a neutral colour differ.
const NEUTRAL: u8 = 8;
/// Deepest margin, as a share of the picture's side.
const DEEPEST: f32 = 0.12;
/// Distance over which a margin gives way to the painting, as a share of the side; a canvas is never quite square.
const ABRUPT: f32 = 0.015;
/// An exactly uniform margin has at least this many lines.
const EXACT_LINES: u32 = 5;
/// Darkest exactly uniform margin: below, it may be a night that fades to black.
const EXACT_DARKEST: u8 = 40;

#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
    Top,
    Bottom,
}

/// What one side of the picture looks like.
struct Margin {
    colour: [u8; 3],
    /// Lines that are margin from end to end.
    depth: u32,
    /// Lines to cut so that next to nothing of the margin is left.
    cut: u32,
    abrupt: bool,
    exact: bool,
}

/// The picture without its uniform margin, or the whole picture if it has none.
pub(super) fn trim(picture: &RgbImage) -> RgbImage {
    let margins = [Side::Left, Side::Right, Side::Top, Side::Bottom].map(|side| Margin::of(picture, side));
    let exact = margins.iter().all(|m| m.exact);
    let colours: Vec<[u8; 3]> = margins.iter().filter(|m| m.depth > 0).map(|m| m.colour).collect();
    let cuts = margins.each_ref().map(|m| {
        let alike = colours.iter().filter(|c| near(**c, m.colour, TOLERANCE)).count();
        match m.depth {
            0 => 0,
            _ if alike < 3 => 0,
            _ if m.abrupt => m.cut,
            depth if exact => depth,
            _ => 0,
        }
    });
    let [left, right, top, bottom] = cuts;
    let (width, height) = (picture.width() - left - right, picture.height() - top - bottom);
    imageops::crop_imm(picture, left, top, width, height).to_image()
}

impl Margin {
    fn of(picture: &RgbImage, side: Side) -> Self {
        let colour = edge_colour(picture, side);
        let (lines, _) = extent(picture, side);
        let spread = colour.iter().max().zip(colour.iter().min()).map_or(0, |(a, b)| a - b);
        let most = if spread <= NEUTRAL { (lines as f32 * DEEPEST) as u32 } else { 0 };
        let until = |from: u32, to: u32, share: f32, tolerance: u8| {
            (from..to).find(|&i| share_of(picture, side, i, colour, tolerance) < share).unwrap_or(to)
        };
        let depth = until(0, most, 0.9, TOLERANCE);
        let transition = ((lines as f32 * ABRUPT) as u32).max(2);
        let end = (depth + transition + 1).min(lines / 3);
        let half = until(depth, end, 0.5, TOLERANCE);
        Self {
            colour,
            // A margin that goes on to the deepest line allowed is rather a plain background.
            depth: if depth < most { depth } else { 0 },
            cut: (until(half, end, 0.15, TOLERANCE) + 1).min(end),
            abrupt: half < end,
            exact: colour[1] >= EXACT_DARKEST
                && depth >= EXACT_LINES
                && until(0, EXACT_LINES, 0.995, EXACT) == EXACT_LINES,
        }
    }
}

/// Lines that can be cut from this side, and pixels a line.
fn extent(picture: &RgbImage, side: Side) -> (u32, u32) {
    match side {
        Side::Left | Side::Right => (picture.width(), picture.height()),
        Side::Top | Side::Bottom => (picture.height(), picture.width()),
    }
}

/// The pixels of the line at this depth from the side.
fn line(picture: &RgbImage, side: Side, depth: u32) -> impl Iterator<Item = [u8; 3]> {
    let (lines, length) = extent(picture, side);
    (0..length).map(move |i| {
        let (x, y) = match side {
            Side::Left => (depth, i),
            Side::Right => (lines - 1 - depth, i),
            Side::Top => (i, depth),
            Side::Bottom => (i, lines - 1 - depth),
        };
        picture.get_pixel(x, y).0
    })
}

/// The median of each channel along the outermost line.
fn edge_colour(picture: &RgbImage, side: Side) -> [u8; 3] {
    [0, 1, 2].map(|channel| {
        let mut values: Vec<u8> = line(picture, side, 0).map(|p| p[channel]).collect();
        let middle = values.len() / 2;
        *values.select_nth_unstable(middle).1
    })
}

fn near(a: [u8; 3], b: [u8; 3], tolerance: u8) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= tolerance)
}

/// Share of the line's pixels that have this colour, 0–1.
fn share_of(picture: &RgbImage, side: Side, depth: u32, colour: [u8; 3], tolerance: u8) -> f32 {
    let alike = line(picture, side, depth).filter(|p| near(*p, colour, tolerance)).count();
    alike as f32 / extent(picture, side).1 as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    /// A varied picture of 200 × 120 with a margin of this colour and these depths (left, right, top, bottom).
    fn framed(colour: [u8; 3], [left, right, top, bottom]: [u32; 4]) -> RgbImage {
        RgbImage::from_fn(200 + left + right, 120 + top + bottom, |x, y| {
            if x < left || x >= 200 + left || y < top || y >= 120 + top {
                Rgb(colour)
            } else {
                Rgb([60 + (x % 97) as u8, 80 + (y % 61) as u8, 90 + ((x + y) % 53) as u8])
            }
        })
    }

    #[test]
    fn a_margin_goes_and_the_painting_stays() {
        for colour in [[0; 3], [255; 3], [124; 3]] {
            let trimmed = trim(&framed(colour, [9, 12, 7, 14]));
            // At most one line of the painting itself is lost on each side.
            assert!((198..=200).contains(&trimmed.width()), "{}", trimmed.width());
            assert!((118..=120).contains(&trimmed.height()), "{}", trimmed.height());
        }
    }

    #[test]
    fn a_coloured_or_one_sided_margin_is_part_of_the_painting() {
        let blue = framed([20, 40, 160], [9; 4]);
        assert_eq!(trim(&blue).dimensions(), blue.dimensions());
        let floor = framed([0; 3], [0, 0, 0, 12]);
        assert_eq!(trim(&floor).dimensions(), floor.dimensions());
    }

    #[test]
    fn a_picture_that_fades_to_black_is_left_whole() {
        let night = RgbImage::from_fn(200, 200, |x, y| {
            let (dx, dy) = (x.abs_diff(100) as f32, y.abs_diff(100) as f32);
            Rgb([(160.0 - dx.hypot(dy) * 1.7).max(2.0) as u8; 3])
        });
        assert_eq!(trim(&night).dimensions(), (200, 200));
    }

    #[test]
    fn a_plain_or_tiny_picture_is_left_whole() {
        for (width, height) in [(1, 1), (2, 300), (64, 64)] {
            assert_eq!(trim(&RgbImage::new(width, height)).dimensions(), (width, height));
        }
    }
}
