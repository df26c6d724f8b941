/// What keeps predictions from being judged or rows from being split.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum EvaluateError {
    /// Nothing to judge.
    #[error("no rows to evaluate")]
    NoRows,
    /// A column that does not have one value for every row.
    #[error("column `{column}` has {found} values where {expected} rows need one each")]
    Length { column: String, expected: usize, found: usize },
    /// A value outside of what its column may hold, NaN and infinities included.
    #[error("column `{column}`, row {row}: {found} is not {expected}")]
    Value { column: String, row: usize, found: f64, expected: &'static str },
    /// Weights that leave nothing to count.
    #[error("all weights are zero")]
    NoWeight,
    /// An option outside of its range.
    #[error("{option} is {found}: expected {expected}")]
    Option { option: &'static str, found: f64, expected: &'static str },
    /// Fewer groups than sides that each need one.
    #[error(
        "found {groups} groups of rows, expected {sides} or more: rows of a group, or of the same words, stay on one side \
         of a split"
    )]
    TooFewGroups { groups: usize, sides: usize },
    /// No threshold keeps the promise asked for.
    #[error("no threshold keeps the false positive rate at or below {asked}: the strictest one still gives {least}")]
    NoThreshold { asked: f64, least: f64 },
}
