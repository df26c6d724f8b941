use std::fs::{self, File};
use std::process::{Command, Stdio};

use arrow_array::cast::AsArray;
use arrow_array::types::Float64Type;
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;

use super::{EXTENSIONS, read, table, write};
use crate::support::{debait, own};

const ROWS: usize = 120;

fn run(mut command: Command) -> Vec<u8> {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// The first headlines of the samples with a body each, the kind in a column of its own.
fn write_csv(path: &std::path::Path) {
    let mut reader = csv::Reader::from_path(own("datasets/samples/headlines.csv")).unwrap();
    let mut writer = csv::Writer::from_path(path).unwrap();
    writer.write_record(["headline", "kind", "body"]).unwrap();
    for (row, record) in reader.records().take(ROWS).enumerate() {
        let record = record.unwrap();
        let body = format!("{}. The ferry sails at {row}.\n\nBy | June {row}, 2025", &record[0]);
        writer.write_record([&record[0], &record[2], if row % 3 == 0 { "" } else { &body }]).unwrap();
    }
    writer.flush().unwrap();
}

#[test]
fn columns_hold_the_numbers_of_csv() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    write_csv(&at("in.csv"));
    let rows = table(&at("in.csv"), ROWS);
    let score = |from: &str, to: &str| {
        let mut command = debait();
        command.current_dir(&folder).args(["score", from, "-o", to, "--features", "--explain", "3"]);
        run(command);
    };
    score("in.csv", "out.csv");
    let mut expected = csv::Reader::from_path(at("out.csv")).unwrap();
    let names = expected.headers().unwrap().clone();
    let expected: Vec<_> = expected.records().map(Result::unwrap).collect();
    assert_eq!(expected.len(), ROWS);
    for extension in EXTENSIONS {
        let (from, to) = (format!("in.{extension}"), format!("out.{extension}"));
        write(&at(&from), &rows, 50);
        score(&from, &to);
        let mut row = 0;
        for batch in read(&at(&to)) {
            let schema = batch.schema();
            assert_eq!(
                schema.fields().iter().map(|field| field.name()).collect::<Vec<_>>(),
                names.iter().collect::<Vec<_>>()
            );
            for place in 0..batch.num_rows() {
                for (column, name) in names.iter().enumerate() {
                    let written = &expected[row + place][column];
                    same(&batch, column, place, written, &format!("{to}: row {}, {name}", row + place));
                }
            }
            row += batch.num_rows();
        }
        assert_eq!(row, ROWS, "{to}");
        // And back to records, byte for byte.
        score(&from, "back.csv");
        assert!(fs::read(at("back.csv")).unwrap() == fs::read(at("out.csv")).unwrap(), "{from} as CSV");
    }
}

/// A value is what CSV says, a number bit by bit.
fn same(batch: &RecordBatch, column: usize, row: usize, written: &str, place: &str) {
    let values = batch.column(column);
    if values.is_null(row) {
        assert_eq!(written, "", "{place}");
    } else if values.data_type() == &DataType::Float64 {
        let number = values.as_primitive::<Float64Type>().value(row);
        assert_eq!(number.to_bits(), written.parse::<f64>().unwrap().to_bits(), "{place}: {number} and {written}");
    } else {
        assert_eq!(values.as_string::<i32>().value(row), written, "{place}");
    }
}

#[test]
fn pipes_carry_columns_and_threads_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let rows = table(&own("datasets/samples/headlines.csv"), ROWS);
    for (extension, format) in EXTENSIONS.into_iter().zip(["parquet", "arrow", "arrows"]) {
        let name = format!("in.{extension}");
        write(&at(&name), &rows, 25);
        let piped = |threads: &str| {
            let mut cat = Command::new("cat").arg(at(&name)).stdout(Stdio::piped()).spawn().unwrap();
            let mut command = debait();
            command.args(["score", "-", "--format", format, "--threads", threads]);
            let bytes = run({
                command.stdin(cat.stdout.take().unwrap());
                command
            });
            cat.wait().unwrap();
            bytes
        };
        let bytes = piped("1");
        assert!(piped("3") == bytes, "{name}");
        let streamed = if format == "arrow" { "out.arrows".to_owned() } else { format!("out.{extension}") };
        fs::write(at(&streamed), &bytes).unwrap();
        assert_eq!(read(&at(&streamed)).iter().map(RecordBatch::num_rows).sum::<usize>(), ROWS, "{name}");
        let mut from_file = debait();
        from_file.args(["score", "-", "--format", format]).stdin(File::open(at(&name)).unwrap());
        assert!(run(from_file) == bytes, "{name}");
    }
}

/// Headlines whose words are the marks that lists are made of, in every format.
#[test]
fn reasons_are_json_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let headlines =
        ["You won't believe this; here's why: \"shock\", horror", ": ; , \" \\", "This jaw-dropping deal: crew waits"];
    let mut writer = csv::Writer::from_path(at("in.csv")).unwrap();
    writer.write_record(["headline"]).unwrap();
    headlines.iter().for_each(|headline| writer.write_record([headline]).unwrap());
    writer.flush().unwrap();
    write(&at("in.parquet"), &table(&at("in.csv"), headlines.len()), 2);
    let score = |from: &str, to: &str| {
        let mut command = debait();
        command.current_dir(&folder).args(["score", from, "-o", to, "--explain", "1000"]);
        run(command);
    };
    score("in.csv", "out.csv");
    score("in.csv", "out.jsonl");
    score("in.parquet", "out.parquet");
    let mut csv = csv::Reader::from_path(at("out.csv")).unwrap();
    let of_csv: Vec<serde_json::Value> =
        csv.records().map(|record| serde_json::from_str(&record.unwrap()[4]).unwrap()).collect();
    let lines = fs::read_to_string(at("out.jsonl")).unwrap();
    let of_lines: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["reasons"].clone()).collect();
    let batches = read(&at("out.parquet"));
    let of_columns: Vec<serde_json::Value> = batches
        .iter()
        .flat_map(|batch| batch.column_by_name("reasons").unwrap().as_string::<i32>().iter())
        .map(|reasons| serde_json::from_str(reasons.unwrap()).unwrap())
        .collect();
    assert_eq!((&of_csv, &of_lines), (&of_lines, &of_columns));
    let ids = of_csv.iter().flat_map(|reasons| reasons.as_array().unwrap()).map(|reason| {
        assert!(reason["contribution"].is_number() && reason.as_object().unwrap().len() == 2, "{reason}");
        reason["id"].as_str().unwrap()
    });
    assert!(ids.filter(|id| id.contains([' ', '\'', '-'])).count() > 2);
}
