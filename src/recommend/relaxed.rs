//! A lower bound of the Earth Mover's Distance that is quick enough to be computed for thousands of paintings.

use super::index::Colours;
use crate::colour::Palette;

/// The relaxed distance from one palette: every colour goes to its nearest on the other side, whatever room there is, and
/// the greater of both directions counts (Kusner et al., "From Word Embeddings To Document Distances", ICML 2015).
///
/// Coordinates lie in arrays of one fixed length, so that the compiler computes several distances at once.
pub(super) struct Relaxed {
    l: [f32; Palette::MAX],
    a: [f32; Palette::MAX],
    b: [f32; Palette::MAX],
    weight: [f32; Palette::MAX],
}

impl Relaxed {
    pub(super) fn new(query: Colours<'_>) -> Self {
        // Places without a colour are infinitely far from everything and weigh nothing.
        let mut relaxed = Self {
            l: [f32::MAX; Palette::MAX],
            a: [0.0; Palette::MAX],
            b: [0.0; Palette::MAX],
            weight: [0.0; Palette::MAX],
        };
        for (i, (lab, weight)) in query.iter().enumerate().take(Palette::MAX) {
            relaxed.l[i] = lab.l;
            relaxed.a[i] = lab.a;
            relaxed.b[i] = lab.b;
            relaxed.weight[i] = *weight;
        }
        relaxed
    }

    /// At most the exact distance, up to rounding.
    pub(super) fn distance(&self, painting: Colours<'_>) -> f32 {
        let mut nearest = [f32::MAX; Palette::MAX];
        let mut back = 0.0;
        for (lab, weight) in painting {
            let mut squared = [0.0; Palette::MAX];
            for (i, squared) in squared.iter_mut().enumerate() {
                let (l, a, b) = (self.l[i] - lab.l, self.a[i] - lab.a, self.b[i] - lab.b);
                *squared = l * l + a * a + b * b;
            }
            let mut least = f32::MAX;
            for (squared, nearest) in squared.iter().zip(&mut nearest) {
                *nearest = if squared < nearest { *squared } else { *nearest };
                least = if *squared < least { *squared } else { least };
            }
            back += weight * least.sqrt();
        }
        let forth: f32 = nearest.iter().zip(&self.weight).map(|(squared, weight)| weight * squared.sqrt()).sum();
        forth.max(back)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::{Lab, earth_mover};
    use proptest::prelude::*;

    fn side() -> impl Strategy<Value = Vec<(Lab, f32)>> {
        prop::collection::vec((0.0_f32..100.0, -90.0_f32..90.0, -90.0_f32..90.0, 0.01_f32..1.0), 1..=12).prop_map(|v| {
            let sum: f32 = v.iter().map(|c| c.3).sum();
            v.into_iter().map(|(l, a, b, weight)| (Lab::new(l, a, b), weight / sum)).collect()
        })
    }

    proptest! {
        #[test]
        fn is_never_above_the_exact_distance(a in side(), b in side()) {
            let relaxed = Relaxed::new(&a).distance(&b);
            prop_assert!(relaxed <= earth_mover(&a, &b) + 1e-3);
            prop_assert!(Relaxed::new(&a).distance(&a).abs() < 1e-6);
        }

        #[test]
        fn is_exact_for_one_colour(a in side(), b in (0.0_f32..100.0, -90.0_f32..90.0, -90.0_f32..90.0)) {
            let b = [(Lab::new(b.0, b.1, b.2), 1.0)];
            prop_assert!((Relaxed::new(&a).distance(&b) - earth_mover(&a, &b)).abs() < 1e-2);
        }
    }
}
