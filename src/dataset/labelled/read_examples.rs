use std::path::Path;

use super::chunks::read_chunks;
use super::example::{Example, ExampleColumns, Examples};
use super::example_columnar::read_batch_examples;
use super::example_csv::CsvExamples;
use super::example_json::JsonExamples;
use crate::dataset::error::DatasetError;
use crate::dataset::io::input::Input;
use crate::dataset::rows::column::Columns;
use crate::dataset::rows::format::Format;
use crate::dataset::rows::source::Source;

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

pub(in crate::dataset) fn read_rows(
    source: &mut Source,
    columns: &ExampleColumns,
) -> Result<Vec<Example>, DatasetError> {
    let reader = Reader::new(source, columns)?;
    read_chunks(source, |chunk, place, rows| match &reader {
        Reader::Csv(reader, columns) => reader.read(chunk, columns, place, rows),
        Reader::Json(reader) => reader.read(chunk, place, rows),
    })
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
