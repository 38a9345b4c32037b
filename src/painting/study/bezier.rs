//! Cubic Béziers fitted to runs of points, as Schneider describes in Graphics Gems (1990).

use super::contour::Point;

pub(super) fn add(a: Point, b: Point) -> Point {
    [a[0] + b[0], a[1] + b[1]]
}

pub(super) fn subtract(a: Point, b: Point) -> Point {
    [a[0] - b[0], a[1] - b[1]]
}

pub(super) fn scale(a: Point, by: f32) -> Point {
    [a[0] * by, a[1] * by]
}

pub(super) fn dot(a: Point, b: Point) -> f32 {
    a[0] * b[0] + a[1] * b[1]
}

pub(super) fn length(a: Point) -> f32 {
    a[0].hypot(a[1])
}

pub(super) fn unit(a: Point) -> Point {
    scale(a, 1.0 / length(a).max(1e-6))
}

/// Three points that, with the start of the run, make one cubic Bézier: two handles and the end.
pub(super) type Segment = [Point; 3];

/// Appends the curves that lead through a run of at least two points within `tolerance`: one, or two halves where one
/// is not near enough. `out` and `back` are the unit directions into the run from its start and from its end.
pub(super) fn fit(curves: &mut Vec<Segment>, points: &[Point], out: Point, back: Point, tolerance: f32) {
    let last = points.len() - 1;
    let (start, end) = (points[0], points[last]);
    if last < 2 {
        let third = length(subtract(end, start)) / 3.0;
        curves.push([add(start, scale(out, third)), add(end, scale(back, third)), end]);
        return;
    }
    let mut places = chord_lengths(points);
    let mut worst = (0, f32::MAX);
    for _ in 0..4 {
        let curve = least_squares(points, &places, out, back);
        worst = farthest(points, &places, &curve);
        if worst.1 < tolerance * tolerance {
            curves.push([curve[1], curve[2], curve[3]]);
            return;
        }
        for (place, &point) in places.iter_mut().zip(points) {
            *place = nearer(&curve, point, *place);
        }
    }
    let split = worst.0.clamp(1, last - 1);
    let across = unit(subtract(points[(split + 2).min(last)], points[split.saturating_sub(2)]));
    fit(curves, &points[..=split], out, scale(across, -1.0), tolerance);
    fit(curves, &points[split..], across, back, tolerance);
}

fn chord_lengths(points: &[Point]) -> Vec<f32> {
    let mut lengths = vec![0.0];
    let mut total = 0.0;
    for pair in points.windows(2) {
        total += length(subtract(pair[1], pair[0]));
        lengths.push(total);
    }
    lengths.iter().map(|l| l / total.max(1e-6)).collect()
}

fn bernstein(t: f32) -> [f32; 4] {
    let s = 1.0 - t;
    [s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t]
}

fn position(curve: &[Point; 4], t: f32) -> Point {
    curve.iter().zip(bernstein(t)).fold([0.0; 2], |sum, (&p, w)| add(sum, scale(p, w)))
}

/// The Bézier with these end directions that lies nearest the points at these places of its course.
fn least_squares(points: &[Point], places: &[f32], out: Point, back: Point) -> [Point; 4] {
    let (start, end) = (points[0], points[points.len() - 1]);
    let (mut c00, mut c01, mut c11, mut x0, mut x1) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for (&point, &place) in points.iter().zip(places) {
        let [b0, b1, b2, b3] = bernstein(place);
        let (a0, a1) = (scale(out, b1), scale(back, b2));
        let rest = subtract(point, add(scale(start, b0 + b1), scale(end, b2 + b3)));
        c00 += dot(a0, a0);
        c01 += dot(a0, a1);
        c11 += dot(a1, a1);
        x0 += dot(a0, rest);
        x1 += dot(a1, rest);
    }
    let determinant = c00 * c11 - c01 * c01;
    let chord = length(subtract(end, start));
    let handle = |numerator: f32| {
        let fitted = numerator / determinant;
        // Degenerate or wild handles fall back to a third of the chord, as Schneider does.
        if fitted.is_finite() && fitted > chord * 0.01 && fitted < chord * 3.0 { fitted } else { chord / 3.0 }
    };
    let (first, second) = (handle(x0 * c11 - x1 * c01), handle(c00 * x1 - c01 * x0));
    [start, add(start, scale(out, first)), add(end, scale(back, second)), end]
}

/// The point farthest from the curve and its distance².
fn farthest(points: &[Point], places: &[f32], curve: &[Point; 4]) -> (usize, f32) {
    let mut worst = (0, 0.0);
    for (i, (&point, &place)) in points.iter().zip(places).enumerate() {
        let gap = subtract(position(curve, place), point);
        if dot(gap, gap) > worst.1 {
            worst = (i, dot(gap, gap));
        }
    }
    worst
}

/// One Newton step towards the place of the curve nearest the point.
fn nearer(curve: &[Point; 4], point: Point, t: f32) -> f32 {
    let [a, b, c, d] = *curve;
    let (s, first) = (1.0 - t, [subtract(b, a), subtract(c, b), subtract(d, c)].map(|p| scale(p, 3.0)));
    let velocity = add(add(scale(first[0], s * s), scale(first[1], 2.0 * s * t)), scale(first[2], t * t));
    let second = [subtract(first[1], first[0]), subtract(first[2], first[1])].map(|p| scale(p, 2.0));
    let bend = add(scale(second[0], s), scale(second[1], t));
    let gap = subtract(position(curve, t), point);
    let slope = dot(velocity, velocity) + dot(gap, bend);
    if slope.abs() < 1e-6 { t } else { (t - dot(gap, velocity) / slope).clamp(0.0, 1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arc_takes_one_curve_and_a_wave_more() {
        let arc: Vec<Point> =
            (0..=30_u16).map(|i| f32::from(i) / 20.0).map(|t| [100.0 * t.cos(), 100.0 * t.sin()]).collect();
        let mut curves = Vec::new();
        fit(&mut curves, &arc, [0.0, 1.0], unit(subtract(arc[29], arc[30])), 0.5);
        assert_eq!(curves.len(), 1);
        assert!(length(subtract(curves[0][2], arc[30])) < 1e-3);

        let wave: Vec<Point> = (0..=90_u16).map(f32::from).map(|t| [t, 20.0 * (t / 6.0).sin()]).collect();
        let mut curves = Vec::new();
        fit(&mut curves, &wave, unit([1.0, 3.0]), unit([-1.0, 3.0]), 0.5);
        assert!((4..=16).contains(&curves.len()), "{}", curves.len());
    }
}
