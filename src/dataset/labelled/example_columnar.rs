use std::path::Path;

use arrow_array::RecordBatch;

use crate::dataset::error::DatasetError;
use crate::dataset::error::fault::RowFault;
use crate::dataset::labelled::example::{Example, ExampleColumns, Examples};
use crate::dataset::labelled::example_places::ExamplePlaces;
use crate::dataset::rows::column::Columns;
use crate::dataset::rows::columnar::{BatchReader, BatchRecords, ColumnarError, TextColumn};
use crate::dataset::rows::format::Format;

/// Reads the examples of a columnar file; of a Parquet file, only the columns that are asked for are decoded. The
/// line of a row is its number.
pub(in crate::dataset) fn read_batch_examples(
    path: &Path,
    format: Format,
    columns: &ExampleColumns,
) -> Result<Examples, DatasetError> {
    let choose = |file: &str, table: &Columns| Ok(ExamplePlaces::find(file, table, columns)?.all());
    let mut reader = BatchReader::open_columns(path, format, choose)?;
    let file = reader.name().to_owned();
    let table = reader.columns().clone();
    let places = ExamplePlaces::find(&file, &table, columns)?;
    reader.check_text(places.headline)?;
    places.body.map_or(Ok(()), |body| reader.check_text(body))?;
    let mut rows: Vec<Example> = Vec::new();
    while let Some(batch) = reader.next_batch()? {
        read_batch(&batch, &reader, &table, &places, &mut rows)?;
    }
    if rows.is_empty() {
        return Err(DatasetError::NoRows { file });
    }
    Ok(Examples { file, sha256: reader.digest().unwrap_or_default(), rows })
}

fn read_batch(
    batch: &RecordBatch,
    reader: &BatchReader,
    table: &Columns,
    places: &ExamplePlaces,
    rows: &mut Vec<Example>,
) -> Result<(), DatasetError> {
    let file = reader.name();
    let read_before = rows.len() as u64;
    let failed = |reason| ColumnarError::ReadArrow { file: file.to_owned(), row: read_before, reason };
    let records = BatchRecords::new(batch).map_err(failed)?;
    let headlines = reader.place(places.headline).and_then(|place| TextColumn::new(batch.column(place).as_ref()));
    for row in 0..batch.num_rows() {
        let number = rows.len() as u64 + 1;
        let example = places.example(table, |place| {
            if place == places.headline && headlines.as_ref().is_some_and(|texts| texts.get(row).is_none()) {
                let column = table.name(place);
                return Err(RowFault::WrongType { column, found: "null", expected: "a string" });
            }
            // What has no text is no label, weight or name either: an empty one is refused or left out.
            let column = reader.place(place);
            Ok(column.and_then(|column| records.field(row, column).ok()).unwrap_or_default())
        });
        let example = example.map_err(|fault| DatasetError::BatchRow { file: file.to_owned(), row: number, fault })?;
        rows.push(Example { row: number, line: number, ..example });
    }
    Ok(())
}
