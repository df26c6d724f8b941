use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{AuditFinding, AuditRow, EXAMPLES, Problem, by_share};
use crate::evaluate::Class;

/// A group is large if it has this share of all rows …
const LARGE_SHARE: f64 = 0.01;
/// … and at least this many of them.
const LARGE_ROWS: usize = 30;

/// Findings about groups.
pub(super) struct Groups {
    pub named: usize,
    pub ungrouped_rows: usize,
    pub findings: Vec<AuditFinding>,
}

/// Looks for large groups whose rows are all of one class.
pub(super) fn look(rows: &[AuditRow]) -> Groups {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut ungrouped_rows = 0;
    for (row, AuditRow { group, .. }) in rows.iter().enumerate() {
        match group {
            Some(name) if !name.is_empty() => by_name.entry(name).or_default().push(row),
            _ => ungrouped_rows += 1,
        }
    }
    let large = ((rows.len() as f64 * LARGE_SHARE) as usize).max(LARGE_ROWS);
    let class_of = |row: usize| Class::of(rows[row].target);
    let mut constant: Vec<(&str, &Vec<usize>)> = by_name
        .iter()
        .filter(|(_, members)| members.len() >= large)
        .filter(|(_, members)| members.iter().all(|&row| class_of(row) == class_of(members[0])))
        .map(|(name, members)| (*name, members))
        .collect();
    constant.sort_by_key(|(_, members)| Reverse(members.len()));
    let named = by_name.len();
    let Some(&(largest, members)) = constant.first() else {
        return Groups { named, ungrouped_rows, findings: Vec::new() };
    };
    let concerned: usize = constant.iter().map(|(_, members)| members.len()).sum();
    let problem = Problem::OneClassGroups {
        groups: constant.len(),
        rows: concerned,
        share: concerned as f64 / rows.len() as f64,
        largest: largest.to_owned(),
        class: class_of(members[0]),
    };
    let examples = constant.iter().take(EXAMPLES).map(|(_, members)| members[0]).collect();
    Groups {
        named,
        ungrouped_rows,
        findings: by_share(problem, concerned, rows.len(), (0.0, 0.5), examples).into_iter().collect(),
    }
}
