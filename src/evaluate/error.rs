/// Why predictions cannot be evaluated or rows cannot be split.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum EvaluateError {
    /// Nothing to judge.
    #[error("no rows to evaluate")]
    NoRows,
    /// A column does not have one value for every row.
    #[error("column `{column}` has {found} values where {expected} rows need one each")]
    Length { column: String, expected: usize, found: usize },
    /// A value is outside its column's range, or is NaN or infinite.
    #[error("column `{column}`, row {row}: {found} is not {expected}")]
    Value { column: String, row: usize, found: f64, expected: &'static str },
    /// All weights are zero.
    #[error("all weights are zero")]
    NoWeight,
    /// An option is out of range.
    #[error("{option} is {found}: expected {expected}")]
    Option { option: &'static str, found: f64, expected: &'static str },
    /// There are fewer groups than sides that each need one.
    #[error(
        "found {groups} groups of rows, expected {sides} or more: rows of a group, or of the same words, stay on one side \
         of a split"
    )]
    TooFewGroups { groups: usize, sides: usize },
    /// No threshold stays within the requested false-positive rate.
    #[error("no threshold keeps the false positive rate at or below {asked}: the strictest one still gives {least}")]
    NoThreshold { asked: f64, least: f64 },
}
