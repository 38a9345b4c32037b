//! Outlines as path data: few smooth curves, with corners where the outline turns sharply, as scissors do.

use std::fmt::Write as _;

use super::{
    bezier::{add, dot, fit, scale, subtract, unit},
    contour::Point,
};

/// Points that the direction at a corner is judged over, to each side.
const REACH: usize = 4;
/// Cosine of the turn from which a point is a corner (58°).
const CORNER: f32 = 0.53;

/// A closed outline with the small steps of the grid smoothed away, shrinking little (Taubin 1995).
pub(super) fn relaxed(outline: &[Point], rounds: usize) -> Vec<Point> {
    let count = outline.len();
    let mut points = outline.to_vec();
    for factor in [0.5, -0.52].into_iter().cycle().take(2 * rounds) {
        points = (0..count)
            .map(|i| {
                let middle = scale(add(points[(i + count - 1) % count], points[(i + 1) % count]), 0.5);
                add(points[i], scale(subtract(middle, points[i]), factor))
            })
            .collect();
    }
    points
}

/// Appends the outline to path data as one closed subpath of whole numbers, within `tolerance` of the points.
pub(super) fn draw(path: &mut String, outline: &[Point], tolerance: f32) {
    let corners = corners(outline);
    let count = outline.len();
    let first = corners.first().copied().unwrap_or(0);
    let at = |i: usize| outline[i % count];
    let along = |i: usize| unit(subtract(at(i + 2), at(i + count - 2)));
    let mut curves = Vec::new();
    let stops: Vec<usize> = if corners.is_empty() { vec![first] } else { corners.clone() };
    for (k, &from) in stops.iter().enumerate() {
        let to = stops.get(k + 1).copied().unwrap_or(first + count);
        let points: Vec<Point> = (from..=to).map(at).collect();
        let (out, back) =
            if corners.is_empty() { (along(from + count), scale(along(from + count), -1.0)) } else { ends(&points) };
        fit(&mut curves, &points, out, back, tolerance);
    }
    let mut pen = Pen::start(path, at(first));
    for [out, back, end] in curves {
        pen.curve(out, back, end);
    }
    path.push('z');
}

/// Places where the outline turns sharply, each the sharpest of its neighbourhood.
fn corners(outline: &[Point]) -> Vec<usize> {
    let count = outline.len();
    if count < 4 * REACH {
        return Vec::new();
    }
    let straightness: Vec<f32> = (0..count)
        .map(|i| {
            let before = subtract(outline[i], outline[(i + count - REACH) % count]);
            let after = subtract(outline[(i + REACH) % count], outline[i]);
            dot(unit(before), unit(after))
        })
        .collect();
    let sharpest = |i: usize| {
        let earlier = (1..=REACH).all(|k| straightness[i] < straightness[(i + count - k) % count]);
        earlier && (1..=REACH).all(|k| straightness[i] <= straightness[(i + k) % count])
    };
    (0..count).filter(|&i| straightness[i] < CORNER && sharpest(i)).collect()
}

/// Directions into an open run of points from both its ends.
fn ends(points: &[Point]) -> (Point, Point) {
    let last = points.len() - 1;
    let reach = 2.min(last);
    (unit(subtract(points[reach], points[0])), unit(subtract(points[last - reach], points[last])))
}

/// A closed curve through these points, round everywhere (Catmull–Rom).
pub(super) fn draw_round(path: &mut String, points: &[Point]) {
    let count = points.len();
    let at = |i: usize| points[i % count];
    let mut pen = Pen::start(path, at(0));
    for i in 0..count {
        let (before, from, to, after) = (at(i + count - 1), at(i), at(i + 1), at(i + 2));
        let control = add(from, scale(subtract(to, before), 1.0 / 6.0));
        pen.curve(control, subtract(to, scale(subtract(after, from), 1.0 / 6.0)), to);
    }
    path.push('z');
}

/// Writes whole numbers relative to where it stands, which are the shortest.
struct Pen<'a> {
    path: &'a mut String,
    at: [i32; 2],
}

impl<'a> Pen<'a> {
    fn start(path: &'a mut String, point: Point) -> Self {
        let at = point.map(|v| v.round() as i32);
        // Writing to a String cannot fail.
        let _ = write!(path, "M{} {}", at[0], at[1]);
        Self { path, at }
    }

    fn curve(&mut self, first: Point, second: Point, end: Point) {
        self.path.push('c');
        let mut separated = true;
        for value in [first, second, end].into_iter().flat_map(|p| {
            let [x, y] = p.map(|v| v.round() as i32);
            [x - self.at[0], y - self.at[1]]
        }) {
            if !separated && value >= 0 {
                self.path.push(' ');
            }
            let _ = write!(self.path, "{value}");
            separated = false;
        }
        self.at = end.map(|v| v.round() as i32);
    }
}

#[cfg(test)]
mod tests {
    use super::super::bezier::length;
    use super::*;

    fn circle(count: u16, radius: f32) -> Vec<Point> {
        let turn = |i: u16| f32::from(i) / f32::from(count) * std::f32::consts::TAU;
        (0..count).map(|i| [500.0 + radius * turn(i).cos(), 500.0 + radius * turn(i).sin()]).collect()
    }

    #[test]
    fn a_circle_takes_few_curves() {
        let mut path = String::new();
        draw(&mut path, &circle(200, 300.0), 3.0);
        assert!(path.starts_with('M') && path.ends_with('z'));
        assert!((2..=6).contains(&path.matches('c').count()), "{path}");
    }

    #[test]
    fn a_square_keeps_its_corners() {
        let side = |i: u16| f32::from(i) * 10.0;
        let mut square: Vec<Point> = (0..20).map(|i| [side(i), 0.0]).collect();
        square.extend((0..20).map(|i| [200.0, side(i)]));
        square.extend((0..20).map(|i| [200.0 - side(i), 200.0]));
        square.extend((0..20).map(|i| [0.0, 200.0 - side(i)]));
        assert_eq!(corners(&square).len(), 4);
        let mut path = String::new();
        draw(&mut path, &square, 2.0);
        assert_eq!(path.matches('c').count(), 4, "{path}");
    }

    #[test]
    fn relaxing_takes_the_steps_and_leaves_the_size() {
        let rough: Vec<Point> = circle(120, 100.0).iter().map(|p| p.map(|v| (v / 5.0).round() * 5.0)).collect();
        let smooth = relaxed(&rough, 8);
        let radius = |p: &Point| length(subtract(*p, [500.0; 2]));
        assert!(smooth.iter().all(|p| (radius(p) - 100.0).abs() < 3.0));
    }
}
