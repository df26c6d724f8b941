use std::collections::BTreeMap;

use serde::Serialize;

use super::{Class, Flagged};

/// Maximum number of groups in a table.
const MOST_GROUPS: usize = 40;
/// Minimum number of rows in a group.
const LEAST_ROWS: usize = 2;

/// How a model does on the rows of one group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupFlags {
    pub group: String,
    /// Rows of class bait: the share is the recall.
    pub bait: Flagged,
    /// Honest rows: the share is the false positive rate.
    pub honest: Flagged,
}

/// The groups of one source of data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SourceGroups {
    pub source: String,
    pub protocol: String,
    pub groups: Vec<GroupFlags>,
}

/// Recall and false-positive rate of every group, by name; empty if the groups do not divide the rows into a few parts:
/// a row has no group, a group has a single row, or there are fewer than 2 or more than 40 groups.
///
/// # Shapes and units
/// One group, target and probability for each row.
///
/// # Examples
/// ```
/// use debait::evaluate::by_group;
///
/// let groups = [Some("sport"), Some("health"), Some("sport"), Some("health")];
/// let found = by_group(&groups, &[1.0, 0.0, 1.0, 0.0], &[0.9, 0.8, 0.4, 0.1], 0.5);
/// assert_eq!((found[0].group.as_str(), found[0].honest.share), ("health", Some(0.5)));
/// assert_eq!((found[1].group.as_str(), found[1].bait.share), ("sport", Some(0.5)));
/// ```
pub fn by_group(groups: &[Option<&str>], targets: &[f64], probabilities: &[f64], threshold: f64) -> Vec<GroupFlags> {
    let mut rows: BTreeMap<&str, Vec<(Class, f64)>> = BTreeMap::new();
    for ((group, target), probability) in groups.iter().zip(targets).zip(probabilities) {
        let Some(group) = group else { return Vec::new() };
        rows.entry(group).or_default().push((Class::of(*target), *probability));
    }
    let few = (2..=MOST_GROUPS).contains(&rows.len());
    if !few || rows.values().any(|members| members.len() < LEAST_ROWS) {
        return Vec::new();
    }
    let of = |members: &[(Class, f64)], wanted: Class| {
        let of_class = members.iter().filter(|(class, _)| *class == wanted);
        Flagged::of(of_class.map(|(_, probability)| *probability), threshold)
    };
    let lines = rows.into_iter().map(|(group, members)| GroupFlags {
        group: group.to_owned(),
        bait: of(&members, Class::Bait),
        honest: of(&members, Class::Honest),
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_counted_by_class() {
        let groups = ["b", "a", "b", "b", "a"].map(Some);
        let found = by_group(&groups, &[1.0, 0.0, 1.0, 0.3, 0.0], &[0.9, 0.7, 0.2, 0.6, 0.1], 0.6);
        let counts = |flagged: Flagged| (flagged.flagged, flagged.rows);
        let lines: Vec<_> = found.iter().map(|it| (it.group.as_str(), counts(it.bait), counts(it.honest))).collect();
        assert_eq!(lines, [("a", (0, 0), (1, 2)), ("b", (1, 2), (1, 1))]);
        assert_eq!(found[0].bait.share, None);
    }

    #[test]
    fn only_few_whole_groups_make_a_table() {
        let names: Vec<String> = (0..41).map(|at| format!("group {at:02}")).collect();
        let twice = |count: usize| names[..count].iter().chain(&names[..count]).map(|name| Some(name.as_str()));
        let lines = |groups: Vec<Option<&str>>| {
            let values = vec![0.0; groups.len()];
            by_group(&groups, &values, &values, 0.5).len()
        };
        for (count, expected) in [(0, 0), (1, 0), (2, 2), (40, 40), (41, 0)] {
            assert_eq!(lines(twice(count).collect()), expected, "{count} groups");
        }
        assert_eq!(lines(twice(2).skip(1).collect()), 0, "one row");
        assert_eq!(lines(twice(2).chain([None]).collect()), 0, "a row in no group");
    }
}
