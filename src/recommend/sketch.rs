//! The first sieve: a lower bound of the Earth Mover's Distance from 24 small numbers a painting, for all paintings at
//! once.
//!
//! On a line the Earth Mover's Distance is the area between the quantile functions (Vallender 1974). The sketch holds
//! the mean of the quantile function of L\*, of a\* and of b\* over each of eight equal shares of the palette, darkest
//! or greenest or bluest first. The mean difference of these means is at most the area (the triangle inequality in
//! each share), the area at most the mean way that an optimal plan moves along its axis, and the lengths of these three
//! mean ways together at most the mean length of the ways (Jensen's inequality: a norm is convex). So
//! √(d(L\*)² + d(a\*)² + d(b\*)²) is at most the distance. With one share an axis it would be the distance of the mean
//! colours; eight leave a sixth of the paintings that one leaves (`docs/colour.md`).

use crate::colour::Lab;

use super::index::Colours;

/// Shares of a palette on each axis.
pub(super) const SHARES: usize = 8;
/// Numbers of a sketch.
const SIZE: usize = 3 * SHARES;
/// Paintings whose numbers lie side by side, so that the compiler compares many at once.
pub(super) const LANES: usize = 64;
/// Steps to one CIELAB unit. b\* has the longest axis of sRGB, 203 units: eight differences of 203 × 32 fit 16 bits.
const STEPS: f32 = 32.0;
/// Most by which rounding may lift a bound: one step on each axis, half from either side; and a little for `f32`.
pub(super) const SLACK: f32 = 1.8 / STEPS;

/// The means of a palette in steps: eight of L\*, of a\* and of b\*.
pub(super) type Sketch = [i16; SIZE];
type Block = [[i16; LANES]; SIZE];

/// The sketches of all paintings, by position.
#[derive(Default)]
pub(super) struct Sketches {
    len: usize,
    blocks: Vec<Block>,
}

impl Sketches {
    pub(super) fn new(sketches: impl ExactSizeIterator<Item = Sketch>) -> Self {
        let len = sketches.len();
        let mut blocks = vec![[[0; LANES]; SIZE]; len.div_ceil(LANES)];
        for (position, sketch) in sketches.enumerate() {
            for (row, value) in blocks[position / LANES].iter_mut().zip(sketch) {
                row[position % LANES] = value;
            }
        }
        Self { len, blocks }
    }

    /// The sketch at a position in CIELAB units.
    pub(super) fn get(&self, position: usize) -> [f64; SIZE] {
        self.blocks[position / LANES].map(|row| f64::from(row[position % LANES]) / f64::from(STEPS))
    }

    /// Gives for the paintings of a block that may be as near as `reach` the position and at most the exact distance,
    /// in CIELAB units.
    pub(super) fn within(&self, block: usize, query: &Sketch, reach: f32, mut found: impl FnMut(usize, f32)) {
        let squares = squares(&self.blocks[block], query);
        let limit = (reach + SLACK).powi(2);
        let positions = block * LANES..self.len;
        for (position, square) in positions.zip(&squares) {
            if *square <= limit {
                found(position, square.sqrt() - SLACK);
            }
        }
    }

    pub(super) fn memory_bytes(&self) -> usize {
        size_of_val(self.blocks.as_slice())
    }
}

/// The bounds of a block before [`SLACK`], squared.
fn squares(block: &Block, query: &Sketch) -> [f32; LANES] {
    let mut squares = [0.0_f32; LANES];
    for (rows, query) in block.chunks_exact(SHARES).zip(query.chunks_exact(SHARES)) {
        let mut sums = [0_u16; LANES];
        for (row, value) in rows.iter().zip(query) {
            for (sum, other) in sums.iter_mut().zip(row) {
                // Differences are below 2¹³, so the greater of both signs is the magnitude.
                *sum = sum.wrapping_add(other.wrapping_sub(*value).max(value.wrapping_sub(*other)) as u16);
            }
        }
        for (square, sum) in squares.iter_mut().zip(sums) {
            let mean = f32::from(sum) / (SHARES as f32 * STEPS);
            *square += mean * mean;
        }
    }
    squares
}

/// The means of a sketch over the lesser and the greater half of each axis, in CIELAB units.
pub(super) fn halves(sketch: &Sketch) -> [f32; 6] {
    let mut halves = [0.0; 6];
    for (half, means) in halves.iter_mut().zip(sketch.chunks_exact(SHARES / 2)) {
        *half = means.iter().map(|&mean| f32::from(mean)).sum::<f32>() / (SHARES as f32 / 2.0 * STEPS);
    }
    halves
}

/// The sketch of a palette.
pub(super) fn sketch(palette: Colours<'_>) -> Sketch {
    let mut sketch = [0; SIZE];
    let axes: [fn(Lab) -> f32; 3] = [|lab| lab.l, |lab| lab.a, |lab| lab.b];
    for (means, axis) in sketch.chunks_exact_mut(SHARES).zip(axes) {
        for (mean, value) in means.iter_mut().zip(quantiles(palette, axis)) {
            *mean = (value * STEPS).round() as i16;
        }
    }
    sketch
}

/// The mean coordinate of the least eighth of a palette's weight, of the next, …
fn quantiles(palette: Colours<'_>, axis: fn(Lab) -> f32) -> [f32; SHARES] {
    let mut ordered = [(0.0_f32, 0.0_f32); crate::colour::Palette::MAX];
    let ordered = &mut ordered[..palette.len()];
    for (place, (lab, weight)) in ordered.iter_mut().zip(palette) {
        *place = (axis(*lab), *weight);
    }
    ordered.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let scale = SHARES as f32 / ordered.iter().map(|(_, weight)| weight).sum::<f32>();
    let mut means = [0.0; SHARES];
    let (mut share, mut room) = (0, 1.0_f32);
    for (value, weight) in ordered {
        let mut left = *weight * scale;
        while left > room && share + 1 < SHARES {
            means[share] += *value * room;
            left -= room;
            share += 1;
            room = 1.0;
        }
        means[share] += *value * left;
        room -= left;
    }
    means
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::{Rgb, earth_mover};
    use proptest::prelude::*;

    fn palette() -> impl Strategy<Value = Vec<(Lab, f32)>> {
        prop::collection::vec((any::<[u8; 3]>(), 0.001_f32..1.0), 1..=12).prop_map(|colours| {
            let sum: f32 = colours.iter().map(|c| c.1).sum();
            colours.into_iter().map(|(rgb, weight)| (Rgb::from(rgb).lab(), weight / sum)).collect()
        })
    }

    fn bound(a: Colours<'_>, b: Colours<'_>) -> f32 {
        let mut bound = None;
        Sketches::new([sketch(a)].into_iter()).within(0, &sketch(b), 1e3, |_, found| bound = Some(found));
        bound.unwrap()
    }

    proptest! {
        #[test]
        fn is_never_above_the_exact_distance(a in palette(), b in palette()) {
            prop_assert!(bound(&a, &b) <= earth_mover(&a, &b));
            prop_assert!(bound(&a, &a) <= 0.0);
        }

        #[test]
        fn is_the_distance_of_single_colours(a: [u8; 3], b: [u8; 3]) {
            let (a, b) = ([(Rgb::from(a).lab(), 1.0)], [(Rgb::from(b).lab(), 1.0)]);
            prop_assert!(bound(&a, &b) > earth_mover(&a, &b) - 3.0 * SLACK);
        }
    }

    #[test]
    fn the_farthest_colours_do_not_overflow() {
        for (a, b) in [([0, 0, 255], [255, 255, 0]), ([0, 255, 0], [255, 0, 255]), ([0; 3], [255; 3])] {
            let (a, b) = ([(Rgb::from(a).lab(), 1.0)], [(Rgb::from(b).lab(), 1.0)]);
            assert!((bound(&a, &b) - earth_mover(&a, &b)).abs() < 1.0);
        }
    }

    #[test]
    fn every_painting_has_its_own_bound() {
        let grey = |level: usize| sketch(&[(Rgb::from([level as u8; 3]).lab(), 1.0)]);
        let sketches = Sketches::new((0..150).map(grey));
        let mut positions = Vec::new();
        for block in 0..3 {
            sketches.within(block, &grey(100), 1e3, |position, bound| {
                assert!(position == 100 || bound > 0.1, "{position}: {bound}");
                positions.push(position);
            });
        }
        assert_eq!(positions, (0..150).collect::<Vec<_>>());
        sketches.within(1, &grey(100), 0.0, |position, _| assert_eq!(position, 100));
    }
}
