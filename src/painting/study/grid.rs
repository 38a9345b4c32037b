//! A field of numbers over the picture.

/// Values row by row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grid {
    pub width: usize,
    pub values: Vec<f32>,
}

impl Grid {
    /// `width` is above 0 and divides the number of values.
    pub fn new(width: usize, values: Vec<f32>) -> Self {
        Self { width, values }
    }

    pub fn height(&self) -> usize {
        self.values.len() / self.width
    }

    pub fn longest(&self) -> usize {
        self.width.max(self.height())
    }

    /// Adds the same to every place.
    pub fn add(&mut self, amount: f32) {
        self.values.iter_mut().for_each(|v| *v += amount);
    }

    /// `self` × `factor` + `other`.
    pub fn scale_add(&mut self, factor: f32, other: &Self) {
        for (value, more) in self.values.iter_mut().zip(&other.values) {
            *value = *value * factor + more;
        }
    }

    /// Every `stride`-th value of both axes.
    pub fn sampled(&self, stride: usize) -> Vec<f32> {
        let rows = self.values.chunks_exact(self.width).step_by(stride);
        rows.flat_map(|row| row.iter().copied().step_by(stride)).collect()
    }

    /// Gaussian blur with these deviations, in places; edges are repeated outwards.
    pub fn blurred(&self, across: f32, down: f32) -> Self {
        let (width, height) = (self.width, self.height());
        let mut rows = vec![0.0; self.values.len()];
        for (offset, weight) in kernel(across) {
            for (to, from) in rows.chunks_exact_mut(width).zip(self.values.chunks_exact(width)) {
                for (x, value) in to.iter_mut().enumerate() {
                    *value += weight * from[x.saturating_add_signed(offset).min(width - 1)];
                }
            }
        }
        let mut values = vec![0.0; self.values.len()];
        for (offset, weight) in kernel(down) {
            for (y, to) in values.chunks_exact_mut(width).enumerate() {
                let from = y.saturating_add_signed(offset).min(height - 1) * width;
                for (value, more) in to.iter_mut().zip(&rows[from..from + width]) {
                    *value += weight * more;
                }
            }
        }
        Self { width, values }
    }
}

/// Offsets and weights of a Gaussian, cut off at 2.5 deviations.
fn kernel(deviation: f32) -> Vec<(isize, f32)> {
    let reach = (2.5 * deviation).ceil() as i16;
    let bell = |i: i16| (-0.5 * (f32::from(i) / deviation.max(1e-3)).powi(2)).exp();
    let total: f32 = (-reach..=reach).map(bell).sum();
    (-reach..=reach).map(|i| (isize::from(i), bell(i) / total)).collect()
}

/// At each place the field with the highest value; `fields` are not empty and of one size.
pub(super) fn winners(fields: &[Grid]) -> Vec<usize> {
    let mut winners = vec![0; fields[0].values.len()];
    let mut best = fields[0].values.clone();
    for (k, field) in fields.iter().enumerate().skip(1) {
        for ((winner, best), &value) in winners.iter_mut().zip(&mut best).zip(&field.values) {
            if value > *best {
                (*winner, *best) = (k, value);
            }
        }
    }
    winners
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blurring_keeps_the_sum_inside_and_a_plain_field() {
        let mut dot = Grid::new(21, vec![0.0; 21 * 21]);
        dot.values[10 * 21 + 10] = 1.0;
        let blurred = dot.blurred(2.0, 1.0);
        assert!((blurred.values.iter().sum::<f32>() - 1.0).abs() < 1e-4);
        assert!(blurred.values[10 * 21 + 12] > blurred.values[12 * 21 + 10], "wider across than down");
        let plain = Grid::new(3, vec![0.5; 9]).blurred(4.0, 4.0);
        assert!(plain.values.iter().all(|v| (v - 0.5).abs() < 1e-5));
    }

    #[test]
    fn the_highest_field_wins() {
        let fields = [Grid::new(2, vec![1.0, 0.0]), Grid::new(2, vec![0.0, 2.0])];
        assert_eq!(winners(&fields), [0, 1]);
    }
}
