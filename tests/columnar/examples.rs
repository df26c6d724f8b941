use std::fs::{self, File};
use std::sync::Arc;

use arrow_array::{ArrayRef, BooleanArray, Float32Array, Int8Array, RecordBatch, StringArray};
use debait::dataset::{ExampleColumns, read_examples};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use super::{EXTENSIONS, table, write};
use crate::support::own;

#[test]
fn examples_are_those_of_csv() {
    let folder = tempfile::tempdir().unwrap();
    let csv = own("tests/cli/files/labelled.csv");
    let expected = read_examples(&csv, &ExampleColumns::default()).unwrap().rows;
    let rows = table(&csv, usize::MAX);
    for extension in EXTENSIONS {
        let path = folder.path().join(format!("labelled.{extension}"));
        write(&path, &rows, 5);
        let examples = read_examples(&path, &ExampleColumns::default()).unwrap();
        assert_eq!(examples.rows.len(), expected.len(), "{extension}");
        for (found, expected) in examples.rows.into_iter().zip(&expected) {
            assert_eq!(&debait::dataset::Example { line: expected.line, ..found }, expected);
        }
        let digest = <sha2::Sha256 as sha2::Digest>::digest(fs::read(&path).unwrap());
        assert_eq!(examples.sha256, digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    }
}

#[test]
fn labels_may_be_numbers_and_faults_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let read = |label: ArrayRef, headline: Option<&str>| {
        let headlines: ArrayRef = Arc::new(StringArray::from(vec![Some("Storm hits coast"), headline]));
        let rows = RecordBatch::try_from_iter([("label", label), ("title", headlines)]).unwrap();
        let path = folder.path().join("rows.parquet");
        write(&path, &rows, 1);
        let read = read_examples(&path, &ExampleColumns::default());
        read.map(|examples| examples.rows.iter().map(|row| row.label).collect::<Vec<_>>())
            .map_err(|error| error.to_string().replace(&path.display().to_string(), "rows.parquet"))
    };
    let storm = Some("Votes are in");
    assert_eq!(read(Arc::new(Int8Array::from(vec![0, 1])), storm).unwrap(), [0.0, 1.0]);
    assert_eq!(read(Arc::new(Float32Array::from(vec![0.25, 0.1])), storm).unwrap(), [0.25, 0.1]);
    let expected = "expected 0, 1, bait, honest or a number from 0 to 1";
    for (label, found) in [
        (Arc::new(BooleanArray::from(vec![true, false])) as ArrayRef, "row 1: column `label`: found `true`"),
        (Arc::new(Int8Array::from(vec![Some(0), None])), "row 2: column `label`: found ``"),
    ] {
        assert_eq!(read(label, storm).unwrap_err(), format!("rows.parquet: {found}, {expected}"));
    }
    let missing = read(Arc::new(Int8Array::from(vec![0, 1])), None).unwrap_err();
    assert_eq!(missing, "rows.parquet: row 2: column `title`: found null, expected a string");
}

#[test]
fn columns_that_nobody_asks_for_are_not_decoded() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("labelled.parquet");
    let rows = table(&own("tests/cli/files/labelled.csv"), usize::MAX);
    write(&path, &rows, 5);
    let whole = read_examples(&path, &ExampleColumns::default()).unwrap().rows;
    let mut bytes = fs::read(&path).unwrap();
    let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(&path).unwrap()).unwrap();
    let kind = rows.schema().index_of("kind").unwrap();
    for group in reader.metadata().row_groups() {
        let (start, length) = group.column(kind).byte_range();
        bytes[start as usize..(start + length) as usize].fill(0xFF);
    }
    fs::write(&path, &bytes).unwrap();
    assert_eq!(read_examples(&path, &ExampleColumns::default()).unwrap().rows, whole);
    let asked = ExampleColumns { kind: "kind".parse().ok(), ..ExampleColumns::default() };
    assert!(read_examples(&path, &asked).unwrap_err().to_string().contains("cannot read as Parquet"));
}
