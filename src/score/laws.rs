//! What holds for any bytes.

use proptest::prelude::*;

use super::tests::{plan, run_once};
use super::values::Style;
use super::{OnError, Plan, Values};
use crate::dataset::{ExampleColumns, Format, read_measured};

fn policy() -> impl Strategy<Value = OnError> {
    prop_oneof![Just(OnError::Error), Just(OnError::Skip), Just(OnError::Null)]
}

fn records(bytes: &[u8], delimiter: u8) -> Vec<csv::ByteRecord> {
    let mut reader = csv::ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(delimiter);
    reader.from_reader(bytes).byte_records().map(|record| record.unwrap()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn threads_and_chunks_change_no_byte(
        text in prop_oneof!["headline,n\n([a\",;\r\n\u{e9}\0]{0,6},?\"?\n?){0,8}", "[\\[{\"headline:}, \n\\\\]{0,60}"],
        rough in proptest::collection::vec(any::<u8>(), 0..40),
        from in prop_oneof![Just(Format::Csv), Just(Format::Tsv), Just(Format::Jsonl)],
        to in prop_oneof![Just(Format::Csv), Just(Format::Tsv), Just(Format::Jsonl)],
        on_error in policy(),
        target in 1usize..40,
        threads in 1usize..4,
    ) {
        let text = [text.as_bytes(), &rough].concat();
        let one = plan(to, on_error);
        let many = Plan { threads: threads.try_into().unwrap(), ..one.clone() };
        let whole = run_once(from, &text, &one, 1 << 18);
        prop_assert_eq!(&run_once(from, &text, &many, target), &whole);
        if let Ok(summary) = whole.result {
            prop_assert_eq!(summary.read, summary.scored + summary.skipped + summary.nulled);
        }
    }

    #[test]
    fn no_row_of_csv_is_lost_or_changed(rows in "([ab\",\r\n\u{e9}]{0,5},?[c\"]?\n?){0,8}", to in 0usize..2) {
        let text = format!("headline,n\n{rows}");
        let (format, delimiter) = [(Format::Csv, b','), (Format::Tsv, b'\t')][to];
        let outcome = run_once(Format::Csv, text.as_bytes(), &plan(format, OnError::Null), 16);
        let (before, after) = (records(text.as_bytes(), b','), records(&outcome.out, delimiter));
        prop_assert_eq!(before.len(), after.len());
        prop_assert_eq!(outcome.result.unwrap().read as usize, before.len() - 1);
        for (before, after) in before.iter().zip(&after).skip(1) {
            prop_assert_eq!(after.len(), 4);
            for place in 0..2 {
                prop_assert_eq!(before.get(place).unwrap_or_default(), &after[place]);
            }
            let blank = |field: &[u8]| std::str::from_utf8(field).unwrap().trim().is_empty();
            if !after[2].is_empty() {
                prop_assert!(before.len() == 2 && !blank(&before[0]));
            }
        }
    }

    #[test]
    fn every_line_of_json_stays_an_object(lines in proptest::collection::vec(
        prop_oneof!["\\{\"headline\":\"[a-z\"\\\\]{0,4}\"\\}", "\\{\"[ht]\":[0-9\\[\\]]{1,3} ?\\}", "[ -~]{0,12}", "\\PC{0,8}"], 0..8)
    ) {
        let text = lines.join("\n");
        let outcome = run_once(Format::Jsonl, text.as_bytes(), &plan(Format::Jsonl, OnError::Null), 16);
        prop_assume!(outcome.result.is_ok());
        let expected = text.lines().filter(|line| !line.as_bytes().trim_ascii().is_empty()).count();
        let written: Vec<serde_json::Value> =
            outcome.out.split(|byte| *byte == b'\n').filter(|line| !line.is_empty())
                .map(|line| serde_json::from_slice(line).unwrap()).collect();
        prop_assert_eq!(written.len(), expected);
        prop_assert!(written.iter().all(|object| object.get("length").is_some() && object.get("page").is_some()));
    }

    #[test]
    fn values_that_are_written_are_read_as_the_same_numbers(
        rows in proptest::collection::vec(proptest::collection::vec(value(), 5), 1..9),
        order in Just(vec![0, 1, 2, 3, 4]).prop_shuffle(),
    ) {
        let names = ["a.one", "a.two", "b.three", "b.four", "c.five"];
        let style = Style::new(Some(b','), names.map(str::to_owned).to_vec());
        let mut text = b"label".to_vec();
        style.header(&mut text);
        for row in &rows {
            text.extend_from_slice(b"\n1");
            let mut values = Values::new(&mut text, &style);
            row.iter().for_each(|value| values.number(value.unwrap_or(f64::NAN)));
            values.finish();
        }
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("measured.csv");
        std::fs::write(&file, &text).unwrap();
        let asked: Vec<&str> = order.iter().map(|&place: &usize| names[place]).collect();
        let read = read_measured(&file, &ExampleColumns::default(), &asked);
        if rows.iter().any(|row| row.iter().all(Option::is_none)) {
            prop_assert!(read.unwrap_err().to_string().contains("found no value of any feature"));
            return Ok(());
        }
        let read = read.unwrap().rows;
        prop_assert_eq!(read.len(), rows.len());
        for (read, row) in read.iter().zip(&rows) {
            for (value, &place) in read.values.iter().zip(&order) {
                prop_assert_eq!(value.to_bits(), row[place].unwrap_or(f64::NAN).to_bits());
            }
        }
    }
}

/// A value as features have them, or any other that can be read; one in five was not measured.
fn value() -> impl Strategy<Value = Option<f64>> {
    let any = prop_oneof![0.0..=1.0, -1e12..=1e12, Just(0.0), Just(-0.0), Just(f64::MIN_POSITIVE), Just(5e-324)];
    proptest::option::weighted(
        0.8,
        prop_oneof![any, (0u32..5000, 1u32..5000).prop_map(|(a, b)| f64::from(a) / f64::from(b))],
    )
}
