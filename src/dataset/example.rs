use std::path::Path;

use serde::Deserialize;

use super::chunk::{Next, RECORD_LIMIT};
use super::column::{ColumnChoice, Columns};
use super::columnar::read_batch_examples;
use super::error::DatasetError;
use super::example_csv::CsvExamples;
use super::example_json::JsonExamples;
use super::fault::RowFault;
use super::format::Format;
use super::input::Input;
use super::row::count_lines;
use super::source::Source;

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
pub(super) enum LabelSource {
    /// The place of a column or key.
    Column(usize),
    /// The label of every row.
    Every(f64),
}

/// Reads the labelled headlines of a file, in the format that its extension says; standard input, which has none, is
/// JSON Lines where it starts with `{` and else CSV.
///
/// # Errors
///
/// The first thing that is wrong, as a [`DatasetError`] that names file, row, line and column.
pub fn read_examples(path: &Path, columns: &ExampleColumns) -> Result<Examples, DatasetError> {
    if path.as_os_str() == "-" {
        let input = Input::open_digesting(path)?;
        let format = if input.starts_with(b'{') { Format::Jsonl } else { Format::Csv };
        return read_input(input, format, columns);
    }
    read_examples_as(path, Format::of_path(path)?, columns)
}

/// The same in a given format; `-` is standard input.
pub fn read_examples_as(path: &Path, format: Format, columns: &ExampleColumns) -> Result<Examples, DatasetError> {
    if format.is_columnar() {
        return read_batch_examples(path, format, columns);
    }
    read_input(Input::open_digesting(path)?, format, columns)
}

fn read_input(input: Input, format: Format, columns: &ExampleColumns) -> Result<Examples, DatasetError> {
    let mut source = Source::open(input, format)?;
    let rows = read_rows(&mut source, columns)?;
    if rows.is_empty() {
        return Err(DatasetError::NoRows { file: source.name().to_owned() });
    }
    let sha256 = source.input().digest().unwrap_or_default();
    Ok(Examples { file: source.name().to_owned(), sha256, rows })
}

pub(super) fn read_rows(source: &mut Source, columns: &ExampleColumns) -> Result<Vec<Example>, DatasetError> {
    let reader = Reader::new(source, columns)?;
    read_chunks(source, |chunk, place, rows| match &reader {
        Reader::Csv(reader, columns) => reader.read(chunk, columns, place, rows),
        Reader::Json(reader) => reader.read(chunk, place, rows),
    })
}

/// Hands every chunk of whole rows to `read`, which appends the rows of the chunk.
pub(super) fn read_chunks<R>(
    source: &mut Source,
    mut read: impl FnMut(&[u8], &Place<'_>, &mut Vec<R>) -> Result<(), DatasetError>,
) -> Result<Vec<R>, DatasetError> {
    let file = source.name().to_owned();
    let mut place = Place { file: &file, row: 0, line: source.first_line() };
    let (mut rows, mut chunk) = (Vec::new(), Vec::new());
    loop {
        match source.next_chunk(&mut chunk)? {
            Next::End => return Ok(rows),
            Next::TooLong => {
                return Err(place.at(place.row + 1, place.line, RowFault::TooLong { limit: RECORD_LIMIT }));
            }
            Next::Chunk => {}
        }
        read(&chunk, &place, &mut rows)?;
        place.row = rows.len() as u64;
        place.line += count_lines(&chunk);
    }
}

enum Reader {
    Csv(CsvExamples, Columns),
    Json(JsonExamples),
}

impl Reader {
    fn new(source: &Source, columns: &ExampleColumns) -> Result<Self, DatasetError> {
        match (source.header(), source.format().delimiter()) {
            (Some(header), Some(delimiter)) => {
                let reader = CsvExamples::new(source.name(), &header.columns, delimiter, columns)?;
                Ok(Reader::Csv(reader, header.columns.clone()))
            }
            _ => Ok(Reader::Json(JsonExamples::new(source.name(), columns)?)),
        }
    }
}

/// Where a chunk starts in its file.
pub(super) struct Place<'f> {
    pub file: &'f str,
    /// Rows before.
    pub row: u64,
    /// Line of the first byte, from 1.
    pub line: u64,
}

impl Place<'_> {
    /// An error at a row of the file.
    pub fn at(&self, row: u64, line: u64, fault: RowFault) -> DatasetError {
        DatasetError::Row { file: self.file.to_owned(), row, line, fault }
    }
}
