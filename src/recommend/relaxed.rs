//! A lower bound of the Earth Mover's Distance that is quick enough to be computed for thousands of paintings.

use super::index::Colours;
use super::quick_lab::{OFF_BY, QuickLab};
use crate::colour::{Lab, Palette, Swatch};

/// Rounding by which the relaxed distance might exceed the distance itself: a share of it, as weights sum to 1 within
/// 10⁻⁵ only, and CIELAB units, for coordinates from tables.
const SLACK: (f32, f32) = (1e-4, 2.0 * OFF_BY);

/// Colours that are computed at once.
const LANES: usize = 4;
type Lanes = [f32; LANES];

/// The relaxed distance from one palette: every colour goes to its nearest on the other side, whatever room there is, and
/// the greater of both directions counts (Kusner et al., "From Word Embeddings To Document Distances", ICML 2015).
pub(super) struct Relaxed {
    groups: Vec<Group>,
    tables: &'static QuickLab,
}

/// Some colours of the query, each coordinate side by side, so that the compiler computes several distances at once.
#[derive(Clone, Copy)]
struct Group {
    l: Lanes,
    a: Lanes,
    b: Lanes,
    weight: Lanes,
}

impl Relaxed {
    pub(super) fn new(query: Colours<'_>) -> Self {
        let group = |colours: &[(Lab, f32)]| {
            // Places without a colour are infinitely far from everything and weigh nothing.
            let mut group = Group { l: [f32::MAX; LANES], a: [0.0; LANES], b: [0.0; LANES], weight: [0.0; LANES] };
            for (i, (lab, weight)) in colours.iter().enumerate() {
                group.l[i] = lab.l;
                group.a[i] = lab.a;
                group.b[i] = lab.b;
                group.weight[i] = *weight;
            }
            group
        };
        Self { groups: query.chunks(LANES).map(group).collect(), tables: QuickLab::get() }
    }

    /// At most the exact distance to a palette of at most twelve colours.
    pub(super) fn bound(&self, painting: impl Iterator<Item = Swatch>) -> f32 {
        let mut nearest = [[f32::MAX; LANES]; Palette::MAX.div_ceil(LANES)];
        let mut back = 0.0;
        for swatch in painting {
            let lab = self.tables.lab(swatch.rgb);
            let mut least = [f32::MAX; LANES];
            for (group, nearest) in self.groups.iter().zip(&mut nearest) {
                for lane in 0..LANES {
                    let (l, a, b) = (group.l[lane] - lab.l, group.a[lane] - lab.a, group.b[lane] - lab.b);
                    let squared = l * l + a * a + b * b;
                    nearest[lane] = if squared < nearest[lane] { squared } else { nearest[lane] };
                    least[lane] = if squared < least[lane] { squared } else { least[lane] };
                }
            }
            back += swatch.weight * least.into_iter().fold(f32::MAX, f32::min).sqrt();
        }
        let mut forth = [0.0; LANES];
        for (group, nearest) in self.groups.iter().zip(&nearest) {
            for lane in 0..LANES {
                forth[lane] += group.weight[lane] * nearest[lane].sqrt();
            }
        }
        forth.iter().sum::<f32>().max(back) * (1.0 - SLACK.0) - SLACK.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::{Rgb, earth_mover};
    use proptest::prelude::*;

    fn palette() -> impl Strategy<Value = Palette> {
        prop::collection::vec((any::<[u8; 3]>(), 0.001_f32..1.0), 1..=Palette::MAX).prop_map(|colours| {
            Palette::new(colours.into_iter().map(|(rgb, weight)| Swatch { rgb: Rgb::from(rgb), weight })).unwrap()
        })
    }

    fn bound(a: &Palette, b: &Palette) -> f32 {
        Relaxed::new(&a.lab_weights()).bound(b.swatches().iter().copied())
    }

    proptest! {
        #[test]
        fn is_never_above_the_exact_distance(a in palette(), b in palette()) {
            prop_assert!(bound(&a, &b) <= earth_mover(&a.lab_weights(), &b.lab_weights()));
            prop_assert!(bound(&a, &a) <= 0.0);
        }

        #[test]
        fn is_exact_for_one_colour(a in palette(), rgb: [u8; 3]) {
            let b = Palette::new([Swatch { rgb: Rgb::from(rgb), weight: 1.0 }]).unwrap();
            let exact = earth_mover(&a.lab_weights(), &b.lab_weights());
            prop_assert!(bound(&a, &b) > exact - 0.1);
        }
    }
}
