use serde::Deserialize;

use crate::dataset::rows::column_choice::ColumnChoice;

/// One labelled headline.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// The headline; never blank.
    pub headline: String,
    /// The page it leads to, where there is one.
    pub body: Option<String>,
    /// How much it is bait, from 0 to 1.
    pub label: f64,
    /// Rows of a group belong on the same side of every split.
    pub group: Option<String>,
    /// What sort of page it is, for metrics by kind.
    pub kind: Option<String>,
    /// How much the row counts; 1 unless a column says otherwise.
    pub weight: f64,
    /// Data row, from 1.
    pub row: u64,
    /// Line where the row starts, from 1; the row in a file without lines.
    pub line: u64,
}

/// Labelled headlines and the digest of the file they come from.
#[derive(Debug, Clone, PartialEq)]
pub struct Examples {
    /// Name of the file.
    pub file: String,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub sha256: String,
    /// The rows, in order.
    pub rows: Vec<Example>,
}

/// Which columns hold what.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ExampleColumns {
    /// The headline; by default the first of `headline`, `title` present.
    pub headline: Option<ColumnChoice>,
    /// The body; by default the first of `body`, `text`, `content` present, or none.
    pub body: Option<ColumnChoice>,
    /// The label.
    pub label: ColumnChoice,
    /// The label of every row, where no column gives it.
    pub every_label: Option<EveryLabel>,
    /// The group; none by default.
    pub group: Option<ColumnChoice>,
    /// The kind; none by default.
    pub kind: Option<ColumnChoice>,
    /// The weight; none by default.
    pub weight: Option<ColumnChoice>,
}

impl Default for ExampleColumns {
    fn default() -> Self {
        let label = ColumnChoice::named("label");
        ExampleColumns { headline: None, body: None, label, every_label: None, group: None, kind: None, weight: None }
    }
}

/// One label for all rows: of a corpus that is all honest, or all bait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EveryLabel {
    Honest,
    Bait,
}

impl EveryLabel {
    /// 0 or 1.
    pub fn value(self) -> f64 {
        f64::from(u8::from(self == EveryLabel::Bait))
    }
}

/// Where a reader takes labels from.
#[derive(Debug, Clone, Copy)]
pub(in crate::dataset) enum LabelSource {
    /// The place of a column or key.
    Column(usize),
    /// The label of every row.
    Every(f64),
}
