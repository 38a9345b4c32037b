//! The one function that turns colours into what the model sees, in training and in serving.

use super::Mapping;
use crate::colour::BasicTerm;

/// How many numbers the model sees.
pub const FEATURES: usize = 30;

/// The terms that fill paintings, whose meetings count: black beside white is not black beside brown.
const GROUNDS: [BasicTerm; 4] = [BasicTerm::Black, BasicTerm::Brown, BasicTerm::Grey, BasicTerm::White];

/// What the model sees of the shares of the twelve basic terms, which are the rows of the training data and what
/// [`Mapping::fractions`] finds in a palette: the shares, their square roots
/// (a little of a colour already counts) and the products of the four that fill paintings.
#[must_use]
pub fn features(fractions: &[f32; 12], mapping: &Mapping) -> [f32; FEATURES] {
    let shares = mapping.clipped(fractions);
    let mut features = [0.0; FEATURES];
    for (i, share) in shares.into_iter().enumerate() {
        features[i] = share;
        features[12 + i] = share.sqrt();
    }
    let pairs = GROUNDS.iter().enumerate().flat_map(|(i, a)| GROUNDS[i + 1..].iter().map(move |b| (*a, *b)));
    for (feature, (a, b)) in features[24..].iter_mut().zip(pairs) {
        *feature = shares[a as usize] * shares[b as usize];
    }
    features
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_their_roots_and_the_meetings_of_grounds() {
        let mut row = [0.0; 12];
        (row[BasicTerm::Black as usize], row[BasicTerm::Brown as usize], row[BasicTerm::White as usize]) =
            (0.25, 0.35, 0.4);
        let seen = features(&row, &Mapping::fitted(&[], &[row]));
        let expected = [
            (BasicTerm::Black as usize, 0.25),
            (12 + BasicTerm::Black as usize, 0.5),
            (24, 0.25 * 0.35), // black beside brown
            (26, 0.25 * 0.4),  // black beside white
            (28, 0.35 * 0.4),  // brown beside white
        ];
        assert!(expected.iter().all(|(i, value)| (seen[*i] - value).abs() < 1e-6), "{seen:?}");
        assert_eq!(seen.iter().filter(|value| **value > 0.0).count(), 9);
    }
}
