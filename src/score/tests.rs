//! What the engine writes for good and bad rows, with the exact messages; the same for any threads and chunks.

use std::io::Cursor;
use std::path::Path;

use super::*;
use crate::dataset::{ColumnChoice, Format, Input, Output, Source};
use crate::text::Article;

/// Scores a row by the length of its headline; says whether there is a body.
pub(super) struct Length;

impl RowScorer for Length {
    type Scratch = String;

    fn scratch(&self) -> String {
        String::new()
    }

    fn columns(&self) -> Vec<NewColumn> {
        vec![NewColumn::number("length"), NewColumn::text("page")]
    }

    fn score(&self, scratch: &mut String, article: &Article<'_>, _: Origin<'_>, values: &mut Values<'_>) {
        scratch.clear();
        scratch.push_str(if article.body.is_some() { "has \"one\"" } else { "none" });
        values.number(article.headline.len() as f64);
        values.text(scratch);
    }
}

/// What came out of a run.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Outcome {
    pub out: Vec<u8>,
    pub errors: String,
    pub result: Result<Summary, String>,
}

impl Outcome {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.out).unwrap()
    }
}

pub(super) fn plan(format: Format, on_error: OnError) -> Plan {
    let threads = 1.try_into().unwrap();
    Plan { headline: None, body: None, address: None, prefix: String::new(), on_error, format, threads }
}

/// One run; what a failed one wrote is kept too.
pub(super) fn run_once(from: Format, text: &[u8], plan: &Plan, target: usize) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let (out, list) = (folder.path().join("out"), folder.path().join("errors"));
    let create = |path: &Path| Output::create(path).unwrap();
    let (mut output, mut errors) = (create(&out), create(&list));
    let result = Input::from_reader("in", Cursor::new(text.to_vec()))
        .and_then(|input| Source::with_chunks(input, from, target))
        .map_err(ScoreError::from)
        .and_then(|source| score_stream(source, &Length, plan, &mut output, Some(&mut errors), &mut |_| ()))
        .map_err(|error| error.to_string());
    let _ = (output.finish().unwrap(), errors.finish().unwrap());
    let errors = String::from_utf8_lossy(&std::fs::read(list).unwrap()).into_owned();
    Outcome { out: std::fs::read(out).unwrap(), errors, result }
}

/// Runs with several sizes and threads, which must not matter.
fn run(from: Format, text: &[u8], plan: &Plan) -> Outcome {
    let first = run_once(from, text, plan, 1 << 18);
    for (target, threads) in [(1, 1), (1, 3), (7, 2), (64, 1), (1 << 18, 2)] {
        let plan = Plan { threads: threads.try_into().unwrap(), ..plan.clone() };
        assert_eq!(run_once(from, text, &plan, target), first, "chunks of {target}, {threads} threads");
    }
    first
}

fn csv(text: &str, on_error: OnError) -> Outcome {
    run(Format::Csv, text.as_bytes(), &plan(Format::Csv, on_error))
}

#[test]
fn csv_rows_keep_their_bytes_and_order() {
    let text = "label,\"head line\",title,body\r\n1,x,\"A, \"\"b\"\"\nc\",\r\n\r\n0,\"y\"z,Plain,Text\n,,Last,\" \"";
    let outcome = csv(text, OnError::Error);
    assert_eq!(
        outcome.text(),
        "label,\"head line\",title,body,length,page\n1,x,\"A, \"\"b\"\"\nc\",,8.0,none\n\
         0,\"y\"z,Plain,Text,5.0,\"has \"\"one\"\"\"\n,,Last,\" \",4.0,none\n"
    );
    assert_eq!(outcome.result, Ok(Summary { read: 3, scored: 3, ..Summary::default() }));
    assert_eq!(outcome.result.unwrap().to_string(), "3 rows read, 3 scored, 0 skipped");
    assert_eq!(csv("title", OnError::Error).text(), "title,length,page\n");
}

#[test]
fn formats_can_change_on_the_way() {
    let text = "headline,n\n\"A,\tb\",\"1\n\"\nC,\n";
    let tsv = run(Format::Csv, text.as_bytes(), &plan(Format::Tsv, OnError::Error));
    assert_eq!(tsv.text(), "headline\tn\tlength\tpage\n\"A,\tb\"\t\"1\n\"\t4.0\tnone\nC\t\t1.0\tnone\n");
    let json = run(Format::Csv, text.as_bytes(), &plan(Format::Jsonl, OnError::Error));
    assert_eq!(
        json.text(),
        "{\"headline\":\"A,\\tb\",\"n\":\"1\\n\",\"length\":4.0,\"page\":\"none\"}\n\
         {\"headline\":\"C\",\"n\":\"\",\"length\":1.0,\"page\":\"none\"}\n"
    );
    let repeated = run(Format::Csv, b"headline,n,n\nA,1,2\n", &plan(Format::Jsonl, OnError::Error));
    let expected = "in: the column `n` stands more than once (columns 2 and 3): give its number instead";
    assert_eq!(repeated.result.unwrap_err(), expected);
    let refused = run(Format::Jsonl, b"{}\n", &plan(Format::Csv, OnError::Error));
    let expected = "in: JSON Lines cannot be written as csv: expected jsonl for the output";
    assert_eq!(refused.result.unwrap_err(), expected);
}

#[test]
fn json_objects_keep_their_bytes() {
    let text = " {\"n\": 1.0e2, \"headline\" : \"A \\\"b\\\"\", \"body\":\"B\" }\r\n\n{\"title\":\"\u{e9}\"}";
    let outcome = run(Format::Jsonl, text.as_bytes(), &plan(Format::Jsonl, OnError::Error));
    assert_eq!(
        outcome.text(),
        "{\"n\": 1.0e2, \"headline\" : \"A \\\"b\\\"\", \"body\":\"B\" ,\"length\":5.0,\"page\":\"has \\\"one\\\"\"}\n\
         {\"title\":\"\u{e9}\",\"length\":2.0,\"page\":\"none\"}\n"
    );
    assert_eq!(outcome.result, Ok(Summary { read: 2, scored: 2, ..Summary::default() }));
}

#[test]
fn columns_can_be_chosen_and_the_new_ones_renamed() {
    let mut plan = plan(Format::Csv, OnError::Error);
    (plan.headline, plan.body) = ("2".parse().ok(), Some(ColumnChoice::named("page")));
    let taken = run(Format::Csv, b"page,what\nP,W\n", &plan).result.unwrap_err();
    let expected = "in: the column `page` is already there (column 1): give --prefix to rename the new columns";
    assert_eq!(taken, expected);
    plan.prefix = "d_".to_owned();
    let outcome = run(Format::Csv, b"page,what\nP,W\n", &plan);
    assert_eq!(outcome.text(), "page,what,d_length,d_page\nP,W,1.0,\"has \"\"one\"\"\"\n");
    let plan = Plan { format: Format::Jsonl, headline: Some(ColumnChoice::named("what")), ..plan };
    let taken = run(Format::Jsonl, b"{\"what\":\"W\"}\n{\"d_page\":1}", &Plan { on_error: OnError::Skip, ..plan });
    let expected = "in: row 2 (line 2): the key `d_page` is already there: give --prefix to rename the new keys";
    assert_eq!(taken.result.unwrap_err(), expected);
}

#[test]
fn a_bad_row_stops_after_the_rows_before_it() {
    let outcome = csv("headline,n\n\"A\nb\",1\nB\nC,3\n", OnError::Error);
    assert_eq!(outcome.text(), "headline,n,length,page\n\"A\nb\",1,3.0,none\n");
    let expected = "in: row 2 (line 4): found 1 field, expected 2 as in the header; \
                    is a line break inside a text missing its quotes?";
    assert_eq!(outcome.result.unwrap_err(), expected);
}

const BAD: &[u8] = b"headline,n\nA,1\nB\nC,2,3\n,4\nD\x92t,5\nE,\0\nF,6\n\"G,7\nH";

#[test]
fn bad_rows_are_left_out_and_listed() {
    let outcome = run(Format::Csv, BAD, &plan(Format::Csv, OnError::Skip));
    assert_eq!(outcome.text(), "headline,n,length,page\nA,1,1.0,none\nF,6,1.0,none\n");
    assert_eq!(outcome.result, Ok(Summary { read: 8, scored: 2, skipped: 6, swallowed: 1, ..Summary::default() }));
    let expected = "row,line,reason,record\n\
        2,3,\"found 1 field, expected 2 as in the header; is a line break inside a text missing its quotes?\",B\n\
        3,4,\"found 3 fields, expected 2 as in the header; is a text that holds the delimiter missing its quotes?\",\"C,2,3\"\n\
        4,5,\"column `headline`: found an empty headline, expected text\",\",4\"\n\
        5,6,\"column `headline`: found the byte 0x92, which is not UTF-8 (it looks like Windows-1252; convert it first: iconv -f WINDOWS-1252 -t UTF-8 IN > OUT); expected UTF-8 text\",\"D\u{fffd}t,5\"\n\
        6,7,\"column `n`: found a NUL byte (0x00), expected text\",\"E,\0\"\n\
        8,9,\"a quote opens in column `headline` and never closes, swallowing the line that follows; expected a closing quote\",\"\"\"G,7\nH\"\n";
    assert_eq!(outcome.errors, expected);
}

#[test]
fn bad_rows_keep_their_place_with_empty_scores() {
    let outcome = run(Format::Csv, BAD, &plan(Format::Csv, OnError::Null));
    let expected: &[u8] =
        b"headline,n,length,page\nA,1,1.0,none\nB,,,\nC,2,,\n,4,,\nD\x92t,5,,\nE,\0,,\nF,6,1.0,none\n\"G,7\nH\",,,\n";
    assert_eq!(outcome.out, expected);
    assert_eq!(outcome.result, Ok(Summary { read: 8, scored: 2, nulled: 6, swallowed: 1, ..Summary::default() }));
    assert_eq!(
        outcome.result.unwrap().to_string(),
        "8 rows read, 2 scored, 0 skipped, 6 kept with empty scores; a quote that never closes swallowed 1 line"
    );
    let json = run(Format::Csv, BAD, &plan(Format::Jsonl, OnError::Null));
    assert!(json.text().contains("{\"headline\":\"B\",\"n\":null,\"length\":null,\"page\":null}\n"), "{}", json.text());
    assert!(json.text().contains("{\"headline\":\"D\u{fffd}t\",\"n\":\"5\","), "{}", json.text());
    assert!(json.text().ends_with("{\"headline\":\"G,7\\nH\",\"n\":null,\"length\":null,\"page\":null}\n"));
}

#[test]
fn bad_objects_keep_their_place_too() {
    let text = b"{\"headline\":1}\n{ }\n{\"headline\":\"A\"\n[]\n\n{\"headline\":\"B\"}\n\xFF\n";
    let outcome = run(Format::Jsonl, text, &plan(Format::Jsonl, OnError::Null));
    assert_eq!(
        outcome.text(),
        "{\"headline\":1,\"length\":null,\"page\":null}\n{\"length\":null,\"page\":null}\n{\"length\":null,\"page\":null}\n\
         {\"length\":null,\"page\":null}\n{\"headline\":\"B\",\"length\":1.0,\"page\":\"none\"}\n{\"length\":null,\"page\":null}\n"
    );
    assert_eq!(outcome.result, Ok(Summary { read: 6, scored: 1, nulled: 5, ..Summary::default() }));
    assert!(outcome.errors.contains("\n3,3,column 15: EOF while parsing an object; expected one JSON object a line,"));
    assert!(outcome.errors.contains("\n6,7,\"column 1: found the byte 0xFF, which is not UTF-8"), "{}", outcome.errors);
}

#[test]
fn an_unclosed_quote_says_what_it_swallowed() {
    let text = format!("headline,n\nA,1\n\"B,2\n{}", "C,3\n".repeat(500));
    for on_error in [OnError::Skip, OnError::Null] {
        let outcome = csv(&text, on_error);
        let summary = outcome.result.unwrap();
        assert_eq!((summary.read, summary.scored, summary.swallowed), (2, 1, 500));
        assert!(summary.to_string().ends_with("; a quote that never closes swallowed 500 lines"), "{summary}");
        let expected = "\n2,3,\"a quote opens in column `headline` and never closes, swallowing the 500 lines that \
                        follow; expected a closing quote\",";
        assert!(outcome.errors.contains(expected), "{}", outcome.errors);
    }
    let expected = "in: row 1 (line 2): a quote opens in column `n` and never closes; expected a closing quote";
    assert_eq!(csv("headline,n\nA,\"1\n", OnError::Error).result.unwrap_err(), expected);
}

/// What JSON allows and no text, number or encoding has: the other fields of such a row are kept.
#[test]
fn an_object_that_cannot_be_read_is_kept_whole() {
    let text = b"{\"id\":1,\"headline\":\"\\ud800\",\"note\":\"kept\"}\n{\"id\":2,\"headline\":\"A\",\"body\":1e999}\n\
        {\"\\udfff\":3,\"headline\":\"B\"}\n{\"id\":4,\"headline\":\"\x92t\"}\n{\"id\":5,\"headline\":\"C\",\"note\":\"\\udc00\"}\n";
    let outcome = run(Format::Jsonl, text, &plan(Format::Jsonl, OnError::Null));
    assert_eq!(
        outcome.text(),
        "{\"id\":1,\"headline\":\"\\ud800\",\"note\":\"kept\",\"length\":null,\"page\":null}\n\
         {\"id\":2,\"headline\":\"A\",\"body\":1e999,\"length\":null,\"page\":null}\n\
         {\"\\udfff\":3,\"headline\":\"B\",\"length\":null,\"page\":null}\n\
         {\"id\":4,\"headline\":\"\u{fffd}t\",\"length\":null,\"page\":null}\n\
         {\"id\":5,\"headline\":\"C\",\"note\":\"\\udc00\",\"length\":1.0,\"page\":\"none\"}\n"
    );
    let expected = "\n1,1,\"column 27: unexpected end of hex escape; expected strings of Unicode characters, and numbers of \
                    64 bits\",";
    assert!(outcome.errors.contains(expected), "{}", outcome.errors);
    // A name that is taken is found behind what cannot be read, too.
    let text = b"{\"headline\":\"\\ud800\",\"page\":1}\n";
    let said = run(Format::Jsonl, text, &plan(Format::Jsonl, OnError::Null)).result.unwrap_err();
    assert_eq!(said, "in: row 1 (line 1): the key `page` is already there: give --prefix to rename the new keys");
}
