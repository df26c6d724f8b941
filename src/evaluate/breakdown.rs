use std::collections::BTreeMap;

use serde::Serialize;

use super::{Bootstrap, Class, Estimate, EvaluateError, Predictions, estimates};

/// The rows that a line of a breakdown covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupName {
    /// Rows with this value.
    Value(String),
    /// Rows of all the groups that do not get a line of their own.
    Rest {
        /// The number of those groups.
        groups: usize,
    },
}

/// The metrics of some of the rows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupMetrics {
    pub group: GroupName,
    pub rows: usize,
    /// Rows of class bait.
    pub bait_rows: usize,
    pub metrics: Vec<Estimate>,
}

/// Which groups get a line of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupLimits {
    /// Groups with fewer rows are merged into the rest.
    pub least_rows: usize,
    /// If there are more groups than this, the smallest are merged into the rest.
    pub most_groups: usize,
}

impl Default for GroupLimits {
    /// 20 rows, 50 groups.
    fn default() -> Self {
        GroupLimits { least_rows: 20, most_groups: 50 }
    }
}

/// Metrics for each value of a column, the largest group first, ties by name, the rest last.
///
/// # Shapes and units
/// One probability, target, weight and value for each row. No row is left out: rows without a line of their own are in
/// the rest.
///
/// # Errors
/// Those of [`Predictions::sample`] and [`estimates`], and [`EvaluateError::Length`] for the values. A group
/// whose rows have no weight has no metrics.
pub fn breakdown(
    rows: &Predictions,
    threshold: f64,
    bootstrap: &Bootstrap,
    limits: GroupLimits,
) -> Result<Vec<GroupMetrics>, EvaluateError> {
    let Some(groups) = rows.groups else { return Ok(Vec::new()) };
    let expected = rows.targets.len();
    if groups.len() != expected {
        return Err(EvaluateError::Length { column: "group".to_owned(), expected, found: groups.len() });
    }
    rows.sample()?;
    let mut by_value: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (row, group) in groups.iter().enumerate() {
        by_value.entry(group).or_default().push(row);
    }
    let mut by_size: Vec<(&str, Vec<usize>)> = by_value.into_iter().collect();
    by_size.sort_by_key(|(_, rows)| std::cmp::Reverse(rows.len()));
    let own_line = by_size.iter().take_while(|(_, rows)| rows.len() >= limits.least_rows).count();
    let rest = by_size.split_off(own_line.min(limits.most_groups));
    let mut lines: Vec<(GroupName, Vec<usize>)> =
        by_size.into_iter().map(|(value, rows)| (GroupName::Value(value.to_owned()), rows)).collect();
    if !rest.is_empty() {
        let name = GroupName::Rest { groups: rest.len() };
        let mut rows: Vec<usize> = rest.into_iter().flat_map(|(_, rows)| rows).collect();
        rows.sort_unstable();
        lines.push((name, rows));
    }
    lines
        .into_iter()
        .map(|(group, members)| {
            let bait_rows = members.iter().filter(|&&row| Class::of(rows.targets[row]) == Class::Bait).count();
            let metrics = match rows.sample_of(&members) {
                Ok(sample) => estimates(&sample, threshold, bootstrap)?,
                Err(EvaluateError::NoWeight) => Vec::new(),
                Err(error) => return Err(error),
            };
            Ok(GroupMetrics { group, rows: members.len(), bait_rows, metrics })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_groups_are_pooled_and_none_is_lost() {
        let groups = ["b", "b", "c", "a", "a", "d", "b"];
        let rows = Predictions {
            probabilities: &[0.9, 0.1, 0.5, 0.4, 0.6, 0.2, 0.8],
            targets: &[1.0, 0.0, 1.0, 1.0, 1.0, 0.0, 0.0],
            groups: Some(&groups),
            ..Predictions::default()
        };
        let limits = GroupLimits { least_rows: 2, most_groups: 50 };
        let lines = breakdown(&rows, 0.5, &Bootstrap::default(), limits).unwrap();
        let names: Vec<_> = lines.iter().map(|line| (line.group.clone(), line.rows, line.bait_rows)).collect();
        let value = |name: &str| GroupName::Value(name.to_owned());
        assert_eq!(names, [(value("b"), 3, 1), (value("a"), 2, 2), (GroupName::Rest { groups: 2 }, 2, 1)]);
        let limits = GroupLimits { least_rows: 2, most_groups: 1 };
        let lines = breakdown(&rows, 0.5, &Bootstrap::default(), limits).unwrap();
        assert_eq!(lines.iter().map(|line| line.rows).collect::<Vec<_>>(), [3, 4]);
    }

    #[test]
    fn a_group_without_weight_has_no_metrics() {
        let rows = Predictions {
            probabilities: &[0.9, 0.1],
            targets: &[1.0, 0.0],
            weights: Some(&[1.0, 0.0]),
            groups: Some(&["a", "b"]),
            ..Predictions::default()
        };
        let limits = GroupLimits { least_rows: 1, most_groups: 9 };
        let lines = breakdown(&rows, 0.5, &Bootstrap::default(), limits).unwrap();
        assert_eq!((lines[0].metrics.len(), lines[1].metrics.len()), (10, 0));
    }
}
