use std::collections::BTreeMap;

use super::random::seeded_hash;
use super::{EvaluateError, text_key};
use crate::design::MeasuredFrom;

/// What must stay together when rows are split.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupKey {
    /// Rows with a named group.
    Named(String),
    /// Rows without a group: those with the same words ([`text_key`]) belong together.
    SameText(String),
    /// Rows without group and text: those with the same values, compared as bits, belong together.
    SameValues(Vec<u64>),
}

impl GroupKey {
    /// The key of one row; an empty group counts as no group.
    pub fn new(text: &str, group: Option<&str>) -> GroupKey {
        match group {
            Some(group) if !group.is_empty() => GroupKey::Named(group.to_owned()),
            _ => GroupKey::SameText(text_key(text)),
        }
    }

    /// The key of a row to learn from.
    pub fn of(from: &MeasuredFrom<'_>, group: Option<&str>) -> GroupKey {
        match (from, group) {
            (MeasuredFrom::Article(article), group) => GroupKey::new(article.headline, group),
            (MeasuredFrom::Values(_), Some(group)) if !group.is_empty() => GroupKey::Named(group.to_owned()),
            (MeasuredFrom::Values(values), _) => GroupKey::SameValues(values.iter().map(|it| it.to_bits()).collect()),
        }
    }

    fn hash(&self, seed: u64) -> u64 {
        match self {
            GroupKey::Named(name) => seeded_hash(seed, name.as_bytes()),
            GroupKey::SameText(text) => seeded_hash(!seed, text.as_bytes()),
            GroupKey::SameValues(bits) => {
                let bytes: Vec<u8> = bits.iter().flat_map(|bits| bits.to_le_bytes()).collect();
                seeded_hash(seed.swap_bytes(), &bytes)
            }
        }
    }
}

/// Two sides of a data set, as row numbers in ascending order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// Rows to fit on.
    pub train: Vec<usize>,
    /// Rows to evaluate on.
    pub test: Vec<usize>,
}

/// The fold of every row, out of `k`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folds {
    of_row: Vec<usize>,
    count: usize,
}

impl Folds {
    /// The number of folds.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The fold of every row.
    pub fn of_rows(&self) -> &[usize] {
        &self.of_row
    }

    /// One split per fold: that fold is evaluated, the others are fitted on.
    pub fn splits(&self) -> impl Iterator<Item = Split> {
        (0..self.count).map(|fold| side(&self.of_row, fold))
    }
}

/// Grouped k-fold: deals groups, in the order of their seeded hash, to the fold that has the fewest rows so far.
///
/// Rows of a group share a fold, folds differ in size by less than the largest group, and the order of rows does not
/// matter.
///
/// # Errors
/// [`EvaluateError::Option`] for fewer than two folds; [`EvaluateError::TooFewGroups`].
///
/// # Examples
/// ```
/// use debait::evaluate::{GroupKey, grouped_folds};
///
/// let texts = ["A storm hits", "a storm hits!", "You won't believe this", "Votes are in"];
/// let keys: Vec<_> = texts.iter().map(|text| GroupKey::new(text, None)).collect();
/// let folds = grouped_folds(&keys, 2, 1)?;
/// assert_eq!(folds.of_rows()[0], folds.of_rows()[1]);
/// # Ok::<(), debait::evaluate::EvaluateError>(())
/// ```
pub fn grouped_folds(keys: &[GroupKey], folds: usize, seed: u64) -> Result<Folds, EvaluateError> {
    if folds < 2 {
        return Err(EvaluateError::Option { option: "folds", found: folds as f64, expected: "2 or more" });
    }
    let groups = groups(keys, seed);
    if groups.len() < folds {
        return Err(EvaluateError::TooFewGroups { groups: groups.len(), sides: folds });
    }
    let mut sizes = vec![0; folds];
    let mut of_row = vec![0; keys.len()];
    for rows in groups {
        let mut fold = 0;
        for other in 1..folds {
            if sizes[other] < sizes[fold] {
                fold = other;
            }
        }
        sizes[fold] += rows.len();
        rows.into_iter().for_each(|row| of_row[row] = fold);
    }
    Ok(Folds { of_row, count: folds })
}

/// Grouped hold-out: moves groups, in the order of their seeded hash, to the test side while each brings its number of
/// rows closer to `share` of all rows; both sides get at least one group.
///
/// # Errors
/// [`EvaluateError::Option`] for a share outside (0, 1); [`EvaluateError::TooFewGroups`].
pub fn grouped_hold_out(keys: &[GroupKey], share: f64, seed: u64) -> Result<Split, EvaluateError> {
    if !(share > 0.0 && share < 1.0) {
        return Err(EvaluateError::Option { option: "share held out", found: share, expected: "above 0 and below 1" });
    }
    let groups = groups(keys, seed);
    if groups.len() < 2 {
        return Err(EvaluateError::TooFewGroups { groups: groups.len(), sides: 2 });
    }
    let wanted = share * keys.len() as f64;
    let mut taken = 0;
    let mut held_out: Vec<usize> = Vec::new();
    for (group, rows) in groups.iter().enumerate() {
        let gap = wanted - taken as f64;
        if gap > 0.0 && (gap - rows.len() as f64).abs() <= gap && held_out.len() + 1 < groups.len() {
            held_out.push(group);
            taken += rows.len();
        }
    }
    if held_out.is_empty() {
        let smallest = (0..groups.len()).min_by_key(|&group| groups[group].len());
        held_out.extend(smallest);
    }
    let mut of_row = vec![0; keys.len()];
    for group in held_out {
        groups[group].iter().for_each(|&row| of_row[row] = 1);
    }
    Ok(side(&of_row, 1))
}

/// The rows of every group, groups in the order of hash and key.
fn groups(keys: &[GroupKey], seed: u64) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<(u64, &GroupKey), Vec<usize>> = BTreeMap::new();
    for (row, key) in keys.iter().enumerate() {
        groups.entry((key.hash(seed), key)).or_default().push(row);
    }
    groups.into_values().collect()
}

fn side(of_row: &[usize], fold: usize) -> Split {
    let (test, train) = (0..of_row.len()).partition(|&row| of_row[row] == fold);
    Split { train, test }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(names: &[&str]) -> Vec<GroupKey> {
        names.iter().map(|name| GroupKey::new("text", Some(name))).collect()
    }

    #[test]
    fn a_name_and_a_text_are_never_the_same_group() {
        let key = GroupKey::new("other", Some("text"));
        assert_ne!(key, GroupKey::new("text", Some("")));
        assert_ne!(key.hash(1), GroupKey::new("text", None).hash(1));
    }

    #[test]
    fn rows_without_text_and_group_stay_together_by_their_values() {
        let values = |values: &'static [f64], group| GroupKey::of(&MeasuredFrom::Values(values), group);
        let article = MeasuredFrom::from(crate::text::Article::headline("A storm hits"));
        assert_eq!(GroupKey::of(&article, None), GroupKey::new("a storm hits!", None));
        assert_eq!(GroupKey::of(&article, Some("a")), values(&[1.0], Some("a")));
        assert_eq!(values(&[0.5, f64::NAN], None), values(&[0.5, f64::NAN], Some("")));
        assert_ne!(values(&[0.5, f64::NAN], None), values(&[0.5, 0.0], None));
        assert_ne!(values(&[], None), GroupKey::new("", None));
        let keys = [[0.0, 1.0], [0.0, 2.0], [0.0, 1.0]].map(|row| GroupKey::of(&MeasuredFrom::Values(&row), None));
        let folds = grouped_folds(&keys, 2, 1).unwrap();
        assert!(folds.of_rows()[0] == folds.of_rows()[2] && folds.of_rows()[0] != folds.of_rows()[1]);
    }

    #[test]
    fn small_data_still_fill_every_fold() {
        let keys = named(&["a", "a", "a", "a", "b", "c", "d", "e"]);
        for seed in 0..50 {
            let folds = grouped_folds(&keys, 5, seed).unwrap();
            assert!(folds.splits().all(|split| !split.test.is_empty()));
            let split = grouped_hold_out(&keys, 0.2, seed).unwrap();
            assert!((1..=2).contains(&split.test.len()), "{split:?}");
        }
    }

    #[test]
    fn refuses_what_cannot_be_split() {
        let keys = named(&["a", "a", "b"]);
        assert_eq!(grouped_folds(&keys, 3, 0), Err(EvaluateError::TooFewGroups { groups: 2, sides: 3 }));
        assert!(matches!(grouped_folds(&keys, 1, 0), Err(EvaluateError::Option { option: "folds", .. })));
        assert!(grouped_hold_out(&keys, 1.0, 0).is_err());
        assert!(grouped_hold_out(&keys, f64::NAN, 0).is_err());
        assert!(grouped_hold_out(&named(&["a", "a"]), 0.5, 0).is_err());
    }
}
