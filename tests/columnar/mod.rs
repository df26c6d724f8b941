//! Parquet and Arrow files: scored and read as CSV of the same rows is, and refused where they are damaged.

mod budget;
mod examples;
mod hostile;
mod scores;
mod types;

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use debait::dataset::{BatchReader, Format};
use parquet::arrow::ArrowWriter;
use parquet::file::properties::WriterProperties;

/// The formats, by extension.
const EXTENSIONS: [&str; 3] = ["parquet", "arrow", "arrows"];

/// Rows of a CSV file as columns of text.
fn table(csv: &Path, rows: usize) -> RecordBatch {
    let mut reader = csv::Reader::from_path(csv).unwrap();
    let names: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let records: Vec<_> = reader.records().take(rows).map(Result::unwrap).collect();
    let columns = names.iter().enumerate().map(|(place, name)| {
        let texts = records.iter().map(|record| Some(&record[place]).filter(|text| !text.is_empty()));
        (name, Arc::new(StringArray::from_iter(texts)) as ArrayRef, true)
    });
    RecordBatch::try_from_iter_with_nullable(columns).unwrap()
}

/// Writes rows in the format of the extension, in groups of some rows.
fn write(path: &Path, rows: &RecordBatch, group: usize) {
    let file = File::create(path).unwrap();
    let groups = (0..rows.num_rows()).step_by(group).map(|at| rows.slice(at, group.min(rows.num_rows() - at)));
    match Format::of_path(path).unwrap() {
        Format::Parquet => {
            let properties = WriterProperties::builder().set_max_row_group_row_count(Some(group)).build();
            let mut writer = ArrowWriter::try_new(file, rows.schema(), Some(properties)).unwrap();
            groups.for_each(|rows| writer.write(&rows).unwrap());
            writer.close().unwrap();
        }
        Format::Arrow => {
            let mut writer = arrow_ipc::writer::FileWriter::try_new(file, &rows.schema()).unwrap();
            groups.for_each(|rows| writer.write(&rows).unwrap());
            writer.finish().unwrap();
        }
        _ => {
            let mut writer = arrow_ipc::writer::StreamWriter::try_new(file, &rows.schema()).unwrap();
            groups.for_each(|rows| writer.write(&rows).unwrap());
            writer.finish().unwrap();
        }
    }
}

/// All rows of a file.
fn read(path: &Path) -> Vec<RecordBatch> {
    let mut reader = BatchReader::open(path, Format::of_path(path).unwrap()).unwrap();
    std::iter::from_fn(|| reader.next_batch().unwrap()).collect()
}
