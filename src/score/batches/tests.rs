//! What the engine writes for record batches: every row and every type, whatever the layout of the file.

use std::collections::HashMap;
use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{
    Array, ArrayRef, DictionaryArray, Int64Array, LargeStringArray, RecordBatch, StringArray, StringViewArray,
};
use arrow_schema::{DataType, Field, Schema};
use arrow_select::concat::concat_batches;
use parquet::arrow::ArrowWriter;
use parquet::file::properties::WriterProperties;
use proptest::prelude::*;

use super::*;
use crate::dataset::{BatchReader, BatchWriter, ColumnChoice, Format, Output, TextColumn};
use crate::score::tests::{Length, plan};

const COLUMNAR: [Format; 3] = [Format::Parquet, Format::Arrow, Format::ArrowStream];

/// What came out of a run.
struct Outcome {
    bytes: Vec<u8>,
    /// Of a columnar format, all rows.
    rows: Option<RecordBatch>,
    errors: String,
    result: Result<Summary, String>,
}

fn read(path: &Path, format: Format) -> Option<RecordBatch> {
    let mut reader = BatchReader::open(path, format).ok()?;
    let mut batches = Vec::new();
    while let Some(batch) = reader.next_batch().unwrap() {
        batches.push(batch);
    }
    Some(concat_batches(reader.schema(), &batches).unwrap())
}

/// Writes a file in groups of some rows.
fn write(path: &Path, format: Format, rows: &RecordBatch, group: usize) {
    if format == Format::Parquet {
        let properties = WriterProperties::builder().set_max_row_group_row_count(Some(group)).build();
        let mut writer = ArrowWriter::try_new(File::create(path).unwrap(), rows.schema(), Some(properties)).unwrap();
        writer.write(rows).unwrap();
        writer.close().unwrap();
        return;
    }
    let empty = tempfile::NamedTempFile::new().unwrap();
    write(empty.path(), Format::Parquet, &rows.slice(0, 0), 1);
    let layout = BatchReader::open(empty.path(), Format::Parquet).unwrap().layout().clone();
    let mut output = Output::create(path).unwrap();
    let mut writer = BatchWriter::new(&mut output, format, &rows.schema(), &layout).unwrap();
    for start in (0..rows.num_rows()).step_by(group) {
        let _ = writer.write(&rows.slice(start, group.min(rows.num_rows() - start))).unwrap();
    }
    let _ = writer.finish().unwrap();
    let _ = output.finish().unwrap();
}

fn run(from: Format, rows: &RecordBatch, group: usize, plan: &Plan) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let [source, out, list] = ["in", "out", "errors"].map(|name| folder.path().join(name));
    write(&source, from, rows, group);
    let (mut output, mut errors) = (Output::create(&out).unwrap(), Output::create(&list).unwrap());
    let result = BatchReader::open(&source, from)
        .map_err(ScoreError::from)
        .and_then(|reader| score_batches(reader, &Length, plan, &mut output, Some(&mut errors), &mut |_| ()))
        .map_err(|error| format!("{error}").replace(&source.display().to_string(), "in"));
    let _ = (output.finish().unwrap(), errors.finish().unwrap());
    let rows = if result.is_ok() && plan.format.is_columnar() { read(&out, plan.format) } else { None };
    Outcome { bytes: fs::read(out).unwrap(), rows, errors: fs::read_to_string(list).unwrap(), result }
}

fn metadata(key: &str, value: &str) -> HashMap<String, String> {
    HashMap::from([(key.to_owned(), value.to_owned())])
}

/// Headlines in a layout, numbered in a column before them.
fn table(headlines: &[Option<String>], layout: usize) -> RecordBatch {
    let texts = headlines.iter().map(Option::as_deref);
    let headlines: ArrayRef = match layout {
        0 => Arc::new(StringArray::from_iter(texts.clone())),
        1 => Arc::new(LargeStringArray::from_iter(texts.clone())),
        2 => Arc::new(StringViewArray::from_iter(texts.clone())),
        _ => Arc::new(DictionaryArray::<Int32Type>::from_iter(texts.clone())),
    };
    let numbers = Arc::new(Int64Array::from_iter_values(0..headlines.len() as i64));
    let fields = vec![
        Field::new("n", DataType::Int64, false).with_metadata(metadata("unit", "rows")),
        Field::new("headline", headlines.data_type().clone(), true),
    ];
    let schema = Schema::new_with_metadata(fields, metadata("made by", "hand"));
    RecordBatch::try_new(Arc::new(schema), vec![numbers, headlines]).unwrap()
}

fn some(headlines: &[&str]) -> Vec<Option<String>> {
    headlines.iter().map(|headline| Some((*headline).to_owned())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_row_is_lost_or_changed(
        headlines in proptest::collection::vec(proptest::option::weighted(0.8, "[ab \u{e9}\n\",]{0,4}"), 0..40),
        layout in 0usize..4,
        (from, to) in (0usize..3, 0usize..3),
        on_error in prop_oneof![Just(OnError::Skip), Just(OnError::Null)],
        group in 1usize..20,
        threads in 1usize..4,
    ) {
        // A file cannot change its dictionary under way, which the dictionaries of Parquet's row groups would.
        prop_assume!(layout < 3 || COLUMNAR[to] != Format::Arrow || COLUMNAR[from] != Format::Parquet);
        let rows = table(&headlines, layout);
        let one = plan(COLUMNAR[to], on_error);
        let many = Plan { threads: threads.try_into().unwrap(), ..one.clone() };
        let outcome = run(COLUMNAR[from], &rows, group, &many);
        prop_assert!(outcome.bytes == run(COLUMNAR[from], &rows, group, &one).bytes, "threads change nothing");
        let summary = outcome.result.unwrap();
        let scored: Vec<bool> =
            headlines.iter().map(|text| text.as_ref().is_some_and(|text| !text.trim().is_empty())).collect();
        prop_assert_eq!(summary.read as usize, headlines.len());
        prop_assert_eq!(summary.scored as usize, scored.iter().filter(|scored| **scored).count());
        prop_assert_eq!(outcome.errors.lines().filter(|line| line.contains(",,")).count() as u64, summary.read - summary.scored);
        let written = outcome.rows.unwrap();
        let kept: Vec<usize> = (0..headlines.len()).filter(|&row| scored[row] || on_error == OnError::Null).collect();
        prop_assert_eq!(written.num_rows(), kept.len());
        let (before, after) = (rows.schema(), written.schema());
        prop_assert_eq!(&after.fields()[..2], &before.fields()[..]);
        let numbers = written.column(0).as_any().downcast_ref::<Int64Array>().unwrap();
        let texts = TextColumn::new(written.column(1).as_ref()).unwrap();
        for (place, row) in kept.into_iter().enumerate() {
            prop_assert_eq!(numbers.value(place), row as i64);
            prop_assert_eq!(texts.get(place), headlines[row].as_deref());
            prop_assert_eq!(written.column(2).is_valid(place), scored[row]);
            prop_assert_eq!(written.column(3).is_valid(place), scored[row]);
        }
    }
}

#[test]
fn a_bad_row_is_named_by_file_row_and_column() {
    let rows = table(&[some(&["A", "B"]), vec![None], some(&[" "])].concat(), 0);
    for format in COLUMNAR {
        for group in [1, 2, 10] {
            let stopped = run(format, &rows, group, &plan(format, OnError::Error)).result.unwrap_err();
            assert_eq!(stopped, "in: row 3: column `headline`: found null, expected a string");
        }
        let skipped = run(format, &rows, 3, &plan(format, OnError::Skip));
        let expected = "row,line,reason,record\n\
            3,,\"column `headline`: found null, expected a string\",\"2,\"\n\
            4,,\"column `headline`: found an empty headline, expected text\",\"3, \"\n";
        assert_eq!(skipped.errors, expected);
        assert_eq!(skipped.result.unwrap(), Summary { read: 4, scored: 2, skipped: 2, ..Summary::default() });
    }
}

#[test]
fn columns_and_formats_are_checked_before_any_row() {
    let rows = table(&some(&["A"]), 0);
    let refused = |plan: &Plan| run(Format::Parquet, &rows, 1, plan).result.unwrap_err();
    let parquet = plan(Format::Parquet, OnError::Error);
    assert_eq!(
        refused(&Plan { headline: Some(ColumnChoice::named("n")), ..parquet.clone() }),
        "in: column `n`: found Int64, expected text: Utf8, LargeUtf8, Utf8View, or a dictionary of them"
    );
    assert_eq!(
        refused(&Plan { headline: Some(ColumnChoice::named("headlin")), ..parquet.clone() }),
        "in: no column `headlin` (did you mean `headline`?); the columns are `n`, `headline`"
    );
    assert_eq!(
        refused(&plan(Format::Jsonl, OnError::Error)),
        "in: parquet cannot be written as jsonl: expected parquet, arrow, arrows, csv or tsv for the output"
    );
    let again = run(Format::Parquet, &rows, 1, &parquet).rows.unwrap();
    let taken = run(Format::Arrow, &again, 1, &parquet).result.unwrap_err();
    let expected = "in: the column `length` is already there (column 3): give --prefix to rename the new columns";
    assert_eq!(taken, expected);
    let renamed = run(Format::Arrow, &again, 1, &Plan { prefix: "d_".to_owned(), ..parquet }).rows.unwrap();
    let names: Vec<_> = renamed.schema().fields().iter().map(|field| field.name().clone()).collect();
    assert_eq!(names, ["n", "headline", "length", "page", "d_length", "d_page"]);
}

#[test]
fn metadata_stay() {
    let rows = table(&some(&["A", "B"]), 0);
    for from in COLUMNAR {
        for to in COLUMNAR {
            let written = run(from, &rows, 1, &plan(to, OnError::Error)).rows.unwrap();
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("again");
            write(&path, to, &written, 2);
            let schema = BatchReader::open(&path, to).unwrap().schema().clone();
            assert_eq!(schema.metadata()["made by"], "hand", "{from:?} to {to:?}");
            assert_eq!(schema.field(0), rows.schema().field(0));
        }
    }
}

#[test]
fn columns_become_records() {
    let rows = table(&[some(&["A, \"b\"", "C"]), vec![None]].concat(), 3);
    let outcome = run(Format::Parquet, &rows, 2, &plan(Format::Csv, OnError::Null));
    assert_eq!(
        String::from_utf8(outcome.bytes).unwrap(),
        "n,headline,length,page\n0,\"A, \"\"b\"\"\",6.0,none\n1,C,1.0,none\n2,,,\n"
    );
    let none = run(Format::Arrow, &rows.slice(0, 0), 1, &plan(Format::Tsv, OnError::Error));
    assert_eq!(none.bytes, b"n\theadline\tlength\tpage\n");
}
