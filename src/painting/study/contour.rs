//! Outlines of the places where a field is above 0, by marching squares.

use super::grid::Grid;

/// A place on the sheet or in the grid: across and down.
pub(super) type Point = [f32; 2];

/// How far the field is continued beyond the picture, in places, so that no cut edge shows at the frame.
const MARGIN: usize = 4;

/// Closed outlines, in places of the grid, the middle of the first being (0, 0); a shape keeps its inside to the
/// right, so its [`area`] is positive and that of a hole negative.
pub(super) fn outlines(field: &Grid) -> Vec<Vec<Point>> {
    let padded = padded(field);
    let mut next = links(&padded);
    let mut outlines = Vec::new();
    for start in 0..next.len() {
        let mut outline = Vec::new();
        let mut edge = start;
        while let Some(following) = next[edge].take() {
            outline.push(crossing(&padded, edge));
            edge = following;
        }
        if outline.len() > 3 {
            outlines.push(outline);
        }
    }
    outlines
}

/// The field with its edges repeated outwards and a ring below 0 around it, which closes every outline.
fn padded(field: &Grid) -> Grid {
    let (width, height) = (field.width, field.height());
    let grown = width + 2 * MARGIN;
    let rows = height + 2 * MARGIN;
    let mut values = Vec::with_capacity(grown * rows);
    for y in 0..rows {
        for x in 0..grown {
            let ring = x == 0 || y == 0 || x == grown - 1 || y == rows - 1;
            let (inner_x, inner_y) =
                (x.saturating_sub(MARGIN).min(width - 1), y.saturating_sub(MARGIN).min(height - 1));
            let value = field.values[inner_y * width + inner_x];
            values.push(if ring { -1.0 } else { value });
        }
    }
    Grid::new(grown, values)
}

/// For each edge of the lattice the edge that the outline crosses next. Edge 2i leads right from place i, 2i + 1 down.
fn links(field: &Grid) -> Vec<Option<usize>> {
    let width = field.width;
    let mut next = vec![None; 2 * field.values.len()];
    let inside = |i: usize| field.values[i] > 0.0;
    for y in 0..field.height() - 1 {
        for x in 0..width - 1 {
            let i = y * width + x;
            let corners = [i, i + 1, i + width + 1, i + width];
            let edges = [2 * i, 2 * (i + 1) + 1, 2 * (i + width), 2 * i + 1];
            let [a, b, c, d] = corners.map(inside);
            // Walking with the inside to the right: in through an edge whose first corner (clockwise) is inside …
            let enters = [a && !b, b && !c, c && !d, d && !a];
            let leaves = [!a && b, !b && c, !c && d, !d && a];
            for (k, _) in enters.iter().enumerate().filter(|(_, enters)| **enters) {
                // … out through the nearest edge, backwards, whose second corner is inside: saddles stay apart.
                if let Some(out) = (1..4).map(|turn| (k + 4 - turn) % 4).find(|&k| leaves[k]) {
                    next[edges[k]] = Some(edges[out]);
                }
            }
        }
    }
    next
}

/// Where the field passes 0 on this edge.
fn crossing(field: &Grid, edge: usize) -> Point {
    let i = edge / 2;
    let (x, y) = ((i % field.width) as f32, (i / field.width) as f32);
    let down = edge % 2 == 1;
    let (here, there) = (field.values[i], field.values[if down { i + field.width } else { i + 1 }]);
    let share = here / (here - there);
    let margin = MARGIN as f32;
    if down { [x - margin, y + share - margin] } else { [x + share - margin, y - margin] }
}

/// Signed area of a closed outline, in square places: positive clockwise on the screen.
pub(super) fn area(outline: &[Point]) -> f32 {
    let following = outline.iter().cycle().skip(1);
    outline.iter().zip(following).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f32>() / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn disc(radius: f32) -> Grid {
        let value = |i: usize| radius - (i as f32 % 40.0 - 20.0).hypot((i / 40) as f32 - 15.0);
        Grid::new(40, (0..40 * 30).map(value).collect())
    }

    #[test]
    fn a_disc_and_a_hole_have_their_areas() {
        let [shape] = &outlines(&disc(8.0))[..] else { panic!("one outline") };
        assert!((area(shape) - 201.0).abs() < 3.0, "{}", area(shape));

        let mut hole = disc(8.0);
        hole.values.iter_mut().for_each(|v| *v = -*v);
        let areas: Vec<f32> = outlines(&hole).iter().map(|o| area(o)).collect();
        assert!(areas.len() == 2 && areas.iter().any(|a| (a + 201.0).abs() < 3.0), "{areas:?}");
    }

    #[test]
    fn a_shape_at_the_edge_goes_on_beyond_it() {
        let half = Grid::new(20, (0..400).map(|i| if i % 20 < 10 { 1.0 } else { -1.0 }).collect());
        let [shape] = &outlines(&half)[..] else { panic!("one outline") };
        assert!(shape.iter().any(|p| p[0] < -1.0) && shape.iter().any(|p| p[1] > 20.0));
    }

    proptest! {
        #[test]
        fn outlines_enclose_what_is_inside(values in prop::collection::vec(-1.0_f32..1.0, 96)) {
            let mut field = Grid::new(12, values);
            field.values.iter_mut().for_each(|v| *v = if *v > 0.0 { 1.0 } else { -1.0 });
            let total: f32 = outlines(&field).iter().map(|o| area(o)).sum();
            prop_assert!(total >= 0.0);
            prop_assert_eq!(total == 0.0, padded(&field).values.iter().all(|v| *v < 0.0));
        }
    }
}
