//! Rows as they are written down: CSV and TSV, JSON Lines, Parquet and Arrow, with the columns that are chosen.

pub(super) mod cell;
pub(super) mod chunk;
pub(super) mod column;
pub(super) mod column_choice;
pub(super) mod column_name;
#[cfg_attr(not(feature = "columnar"), path = "columnar_off.rs")]
pub(super) mod columnar;
pub(super) mod format;
pub(super) mod host;
pub(super) mod json;
pub(super) mod json_text;
pub(super) mod lines;
pub(super) mod record;
#[cfg(test)]
mod record_tests;
pub(super) mod row;
pub(super) mod source;
