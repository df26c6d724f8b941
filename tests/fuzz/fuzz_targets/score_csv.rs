//! Any bytes as CSV through the scoring engine: no panic, no row lost or changed beside what the `csv` crate reads,
//! and the same bytes for any number of threads and any size of chunks.
#![no_main]

use std::io::Cursor;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::LazyLock;

use csv::ByteRecord;
use debait::dataset::{Format, Input, Output, Source};
use debait::score::{NewColumn, OnError, Origin, Plan, RowScorer, Summary, Values, score_stream};
use debait::text::Article;
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

static FOLDER: LazyLock<TempDir> = LazyLock::new(|| tempfile::tempdir().expect("there is a place for results"));

/// Scores a row by the length of its headline.
struct Length;

impl RowScorer for Length {
    type Scratch = ();

    fn scratch(&self) {}

    fn columns(&self) -> Vec<NewColumn> {
        vec![NewColumn::number("length")]
    }

    fn score(&self, _: &mut (), article: &Article<'_>, _: Origin<'_>, values: &mut Values<'_>) {
        values.number(article.headline.len() as f64);
    }
}

/// What was written, with the summary where the run succeeded.
fn run(bytes: &[u8], on_error: OnError, threads: usize, target: usize) -> (Option<Summary>, Vec<u8>) {
    let path: &Path = &FOLDER.path().join("out.csv");
    let threads = NonZeroUsize::new(threads).expect("there is a thread");
    let plan = Plan {
        headline: None,
        body: None,
        address: None,
        prefix: "debait_".to_owned(),
        on_error,
        format: Format::Csv,
        threads,
    };
    let source = Input::from_reader("in", Cursor::new(bytes.to_vec()))
        .and_then(|input| Source::with_chunks(input, Format::Csv, target));
    let Ok(source) = source else { return (None, Vec::new()) };
    let mut output = Output::create(path).expect("it can be written");
    let summary = score_stream(source, &Length, &plan, &mut output, None, &mut |_| ()).ok();
    let _ = output.finish().expect("it can be written");
    (summary, std::fs::read(path).expect("it is there"))
}

fn records(bytes: &[u8]) -> Vec<ByteRecord> {
    let reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    reader.into_byte_records().map(|record| record.expect("memory can be read")).collect()
}

fuzz_target!(|bytes: &[u8]| {
    let (summary, out) = run(bytes, OnError::Null, 1, 1 << 18);
    let target = 1 + bytes.last().map_or(0, |byte| usize::from(byte % 61));
    assert_eq!(run(bytes, OnError::Null, 1 + target % 3, target), (summary, out.clone()));
    let Some(summary) = summary else { return };

    let (before, after) = (records(bytes), records(&out));
    assert_eq!(summary.read as usize + 1, before.len());
    assert_eq!(summary.scored + summary.nulled, summary.read);
    assert_eq!(after.len(), before.len());
    let columns = before[0].len();
    let mut scored = 0;
    for (before, after) in before.iter().zip(&after).skip(1) {
        assert_eq!(after.len(), columns + 1);
        for place in 0..columns {
            assert_eq!(before.get(place).unwrap_or_default(), &after[place]);
        }
        scored += u64::from(!after[columns].is_empty());
    }
    assert_eq!(scored, summary.scored);

    let (skipping, _) = run(bytes, OnError::Skip, 2, target);
    let skipping = skipping.expect("no fault is fatal that was not before");
    assert_eq!((skipping.read, skipping.scored, skipping.skipped), (summary.read, summary.scored, summary.nulled));
    let (strict, _) = run(bytes, OnError::Error, 1, target);
    assert_eq!(strict.is_some(), summary.nulled == 0);
});
