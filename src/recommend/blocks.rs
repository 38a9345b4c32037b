//! Which paintings stand side by side, and how near such a block can be at most.

use super::sketch::{LANES, SLACK, Sketch, halves};

/// Means over half a palette on each axis: of L\*, of a\*, of b\* the lesser and the greater.
type Halves = [f32; 6];

/// The positions of sketches in an order whose every [`LANES`] lie close together: the leaves of a k-d tree (Bentley
/// 1975), split in the middle of the coordinate that varies most, so that equal sketches are split like any others.
pub(super) fn alike(sketches: &[Sketch]) -> Vec<u32> {
    let mut places: Vec<(Halves, u32)> = (0..).zip(sketches).map(|(place, sketch)| (halves(sketch), place)).collect();
    split(&mut places);
    places.into_iter().map(|(_, place)| place).collect()
}

fn split(places: &mut [(Halves, u32)]) {
    if places.len() <= LANES {
        return;
    }
    let (mut sums, mut squares) = ([0.0_f64; 6], [0.0_f64; 6]);
    for (halves, _) in &*places {
        for axis in 0..6 {
            let value = f64::from(halves[axis]);
            sums[axis] += value;
            squares[axis] += value * value;
        }
    }
    let variation = |axis: usize| squares[axis] - sums[axis] * sums[axis] / places.len() as f64;
    let widest = (0..6).max_by(|&a, &b| variation(a).total_cmp(&variation(b))).unwrap_or(0);
    // Whole blocks on the left, so that only the last block of all is not full.
    let middle = places.len().div_ceil(LANES).div_ceil(2) * LANES;
    places.select_nth_unstable_by(middle, |a, b| a.0[widest].total_cmp(&b.0[widest]).then(a.1.cmp(&b.1)));
    let (left, right) = places.split_at_mut(middle);
    split(left);
    split(right);
}

/// The least and the greatest of each half's means, and of each axis', in every block.
#[derive(Default)]
pub(super) struct Boxes(Vec<[(f32, f32); 9]>);

impl Boxes {
    pub(super) fn new<'a>(sketches: impl Iterator<Item = &'a Sketch>) -> Self {
        let mut boxes = Vec::new();
        for (position, sketch) in sketches.enumerate() {
            if position % LANES == 0 {
                boxes.push([(f32::INFINITY, f32::NEG_INFINITY); 9]);
            }
            for (range, value) in boxes.last_mut().into_iter().flatten().zip(with_means(halves(sketch))) {
                *range = (range.0.min(value), range.1.max(value));
            }
        }
        boxes.shrink_to_fit();
        Self(boxes)
    }

    /// For every block at most the exact distance of any painting in it, in CIELAB units: means over larger shares
    /// bound it as those of the sketch do.
    pub(super) fn bounds(&self, query: &Sketch) -> Vec<f32> {
        let query = with_means(halves(query));
        let bound = |ranges: &[(f32, f32); 9]| {
            let mut gaps = [0.0_f32; 9];
            for (gap, ((low, high), value)) in gaps.iter_mut().zip(ranges.iter().zip(query)) {
                *gap = (low - value).max(value - high).max(0.0);
            }
            let axis = |a: usize| (0.5 * (gaps[2 * a] + gaps[2 * a + 1])).max(gaps[6 + a]);
            let squares = axis(0).powi(2) + axis(1).powi(2) + axis(2).powi(2);
            (squares.sqrt() - SLACK).max(0.0)
        };
        self.0.iter().map(bound).collect()
    }

    pub(super) fn memory_bytes(&self) -> usize {
        size_of_val(self.0.as_slice())
    }
}

fn with_means(halves: Halves) -> [f32; 9] {
    let [l, m, a, b, c, d] = halves;
    [l, m, a, b, c, d, f32::midpoint(l, m), f32::midpoint(a, b), f32::midpoint(c, d)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::{Lab, Rgb, earth_mover};
    use crate::recommend::sketch::sketch;
    use proptest::prelude::*;

    fn palette() -> impl Strategy<Value = Vec<(Lab, f32)>> {
        prop::collection::vec((any::<[u8; 3]>(), 0.001_f32..1.0), 1..=12).prop_map(|colours| {
            let sum: f32 = colours.iter().map(|c| c.1).sum();
            colours.into_iter().map(|(rgb, weight)| (Rgb::from(rgb).lab(), weight / sum)).collect()
        })
    }

    proptest! {
        #[test]
        fn no_painting_is_nearer_than_its_block(
            palettes in prop::collection::vec(palette(), 1..200),
            query in palette(),
        ) {
            let sketches: Vec<Sketch> = palettes.iter().map(|palette| sketch(palette)).collect();
            let order = alike(&sketches);
            let mut sorted = order.clone();
            sorted.sort_unstable();
            prop_assert!(sorted.into_iter().eq(0..palettes.len() as u32));
            let boxes = Boxes::new(order.iter().map(|&place| &sketches[place as usize]));
            let bounds = boxes.bounds(&sketch(&query));
            prop_assert_eq!(bounds.len(), palettes.len().div_ceil(LANES));
            for (block, places) in bounds.iter().zip(order.chunks(LANES)) {
                for &place in places {
                    prop_assert!(*block <= earth_mover(&query, &palettes[place as usize]));
                }
            }
        }
    }
}
