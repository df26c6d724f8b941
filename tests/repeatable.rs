//! The same input gives the same bytes, for any number of threads.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use debait::model::{Head, Model, Scorer, Verdict};
use debait::text::Article;

use crate::support::{debait, headlines, own};

fn train(folder: &Path, threads: Option<&str>) -> [Vec<u8>; 3] {
    let mut command = debait();
    command.current_dir(folder).args(["train", "samples.csv", "--cross-validate", "-o", "mine.json"]);
    if let Some(threads) = threads {
        command.args(["--threads", threads]);
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    ["mine.json", "mine.metrics.json", "mine.card.md"].map(|name| fs::read(folder.join(name)).unwrap())
}

#[test]
fn training_again_gives_the_same_bytes_for_any_number_of_threads() {
    let folder = tempfile::tempdir().unwrap();
    let samples = fs::read_to_string(own("datasets/samples/training.csv")).unwrap();
    let some: Vec<&str> = samples.lines().enumerate().filter(|(n, _)| n % 6 == 0).map(|(_, line)| line).collect();
    fs::write(folder.path().join("samples.csv"), some.join("\n")).unwrap();
    let first = train(folder.path(), None);
    for threads in [None, Some("1"), Some("4")] {
        let again = train(folder.path(), threads);
        for (part, (first, again)) in ["model", "metrics", "card"].into_iter().zip(first.iter().zip(&again)) {
            assert!(first == again, "the {part} differs with {threads:?} threads");
        }
    }
}

/// Enough rows for several chunks, with some bad ones.
fn many_rows() -> String {
    let samples = fs::read_to_string(own("datasets/samples/headlines.csv")).unwrap();
    let (header, rows) = samples.split_once('\n').unwrap();
    let mut text = format!("{header}\n");
    for copy in 0..6 {
        text.push_str(rows);
        text.push_str(&format!("too,many,fields,{copy}\n , ,{copy}\n"));
    }
    text
}

#[test]
fn scoring_gives_the_same_bytes_for_any_number_of_threads() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("many.csv"), many_rows()).unwrap();
    let score = |threads: &str, format: &str| {
        let mut command = debait();
        command.current_dir(folder.path()).args(["score", "many.csv", "--explain", "3", "--features"]);
        command.args(["--on-error", "null", "--errors", "bad.csv", "--threads", threads]);
        let scored = format!("scored.{format}");
        let output = command.args(["-o", &scored]).output().unwrap();
        assert!(output.status.success());
        let files = [&scored, "bad.csv"].map(|name| fs::read(folder.path().join(name)).unwrap());
        (files, output.stderr)
    };
    for format in ["csv", "jsonl"] {
        let alone = score("1", format);
        assert!(alone.0[0].len() > 1 << 20);
        assert!(alone == score("4", format), "{format} differs with 4 threads");
    }
}

/// What the wheel, Polars and Spark are compared with in turn.
#[test]
fn the_command_line_writes_what_the_library_says() {
    let folder = tempfile::tempdir().unwrap();
    let scored = folder.path().join("scored.csv");
    let samples = own("datasets/samples/headlines.csv");
    assert!(debait().arg("score").arg(&samples).arg("-o").arg(&scored).output().unwrap().status.success());
    let models = Head::ALL.map(|head| Arc::new(Model::default_of(head).unwrap()));
    let mut scorer = Scorer::of(models).unwrap();
    let mut reader = csv::Reader::from_path(&scored).unwrap();
    let columns = reader.headers().unwrap().clone();
    let at = |name: &str| columns.iter().position(|column| column == name).unwrap();
    let wanted = ["headline", "clickbait_probability", "seo_bait_probability", "verdict"].map(at);
    let mut rows = 0;
    for record in reader.records() {
        let record = record.unwrap();
        let [headline, clickbait, seo_bait, verdict] = wanted.map(|column| &record[column]);
        let judged = scorer.predict(&Article::headline(headline));
        let of = |head| format!("{:.6}", judged.probability(head).unwrap());
        assert_eq!(
            (of(Head::Clickbait), of(Head::SeoBait), judged.verdict().map(Verdict::as_str)),
            (clickbait.into(), seo_bait.into(), Some(verdict))
        );
        rows += 1;
    }
    assert_eq!(rows, headlines(&samples).len());
}
