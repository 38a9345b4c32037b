//! Cross-validation: which rows are held out together.

use std::collections::BTreeSet;

use rand::{SeedableRng as _, seq::SliceRandom as _};
use rand_chacha::ChaCha8Rng;

use super::Record;

/// Folds of a cross-validation.
pub(super) const FOLDS: usize = 5;

/// Group of each row, numbered from 0: all paintings of an artist are one group, and each painting without an artist is
/// one of its own. Artists are numbered in the order of their names.
pub(super) fn groups(records: &[Record]) -> Vec<usize> {
    let artists: BTreeSet<&str> = records.iter().map(|r| r.artist.as_str()).filter(|a| !a.is_empty()).collect();
    let artists: Vec<&str> = artists.into_iter().collect();
    let mut alone = artists.len()..;
    let group = |record: &Record| match artists.binary_search(&record.artist.as_str()) {
        Ok(artist) => artist,
        Err(_) => alone.next().unwrap_or_default(),
    };
    records.iter().map(group).collect()
}

/// The fold of each row: the groups are shuffled and dealt, so that no group is in two folds.
pub(super) fn folds(groups: &[usize], seed: u64) -> Vec<usize> {
    let count = groups.iter().max().map_or(0, |last| last + 1);
    let mut dealt: Vec<usize> = (0..count).map(|place| place % FOLDS).collect();
    dealt.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
    groups.iter().map(|group| dealt[*group]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_artist_is_in_one_fold_and_rows_without_artist_are_alone() {
        let record = |artist: &str| Record { artist: artist.to_owned(), colours: [0.0; 12], named: [false; 15] };
        let names = ["b", "a", "", "b", "", "c", "a"];
        let records: Vec<Record> = names.into_iter().map(record).collect();
        let groups = groups(&records);
        assert_eq!(groups, [1, 0, 3, 1, 4, 2, 0]);
        let many: Vec<usize> = (0..1000).map(|row| row / 2).collect();
        let (one, other) = (folds(&many, 0), folds(&many, 1));
        assert!(one.chunks(2).all(|pair| pair[0] == pair[1]));
        assert_ne!(one, other);
        assert_eq!(one, folds(&many, 0));
        assert!((0..FOLDS).all(|fold| one.iter().filter(|f| **f == fold).count() == 200));
    }
}
