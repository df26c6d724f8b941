//! Data sets that cannot be read.

use std::fs;

use super::{debait_in, refused};

/// Every command that reads labelled headlines, and `score`.
const COMMANDS: [&[&str]; 4] = [&["score"], &["eval"], &["audit"], &["train", "-o", "model.json"]];

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn every_command_says_what_is_wrong_and_where() {
    let text = "headline,label\nStorm hits coast,0\nVotes are in,1\n";
    let cases: &[(&str, Vec<u8>, &str)] = &[
        ("empty.csv", b"".to_vec(), "empty.csv: is empty: expected a header line"),
        ("blank.csv", b"\xEF\xBB\xBF\r\n\n".to_vec(), "blank.csv: is empty: expected a header line"),
        (
            "columns.csv",
            b"headlin,label\nStorm hits coast,0\n".to_vec(),
            "columns.csv: no column `headline` or `title` (did you mean `headlin`?); the columns are `headlin`, `label`",
        ),
        (
            "little.csv",
            utf16(&format!("\u{feff}{text}"), u16::to_le_bytes),
            "little.csv: is UTF-16LE text: expected UTF-8; convert it first: iconv -f UTF-16LE -t UTF-8 IN > OUT",
        ),
        (
            "big.csv",
            utf16(text, u16::to_be_bytes),
            "big.csv: is UTF-16BE text: expected UTF-8; convert it first: iconv -f UTF-16BE -t UTF-8 IN > OUT",
        ),
        (
            "windows.csv",
            b"headline,label\nStorm hits coast,0\nIt\x92s over,1\n".to_vec(),
            "windows.csv: row 2 (line 3): column `headline`: found the byte 0x92, which is not UTF-8 (it looks like \
             Windows-1252; convert it first: iconv -f WINDOWS-1252 -t UTF-8 IN > OUT); expected UTF-8 text",
        ),
        (
            "windows.jsonl",
            b"{\"headline\":\"Storm hits coast\",\"label\":0}\n{\"headline\":\"It\x92s over\",\"label\":1}\n".to_vec(),
            "windows.jsonl: row 2 (line 2): column 16: found the byte 0x92, which is not UTF-8 (it looks like \
             Windows-1252; convert it first: iconv -f WINDOWS-1252 -t UTF-8 IN > OUT); expected UTF-8 text",
        ),
        (
            "nul.csv",
            b"headline,label\nStorm\0 hits coast,0\n".to_vec(),
            "nul.csv: row 1 (line 2): column `headline`: found a NUL byte (0x00), expected text",
        ),
        (
            "nul.jsonl",
            b"{\"headline\":\"Storm\0\",\"label\":0}\n".to_vec(),
            "nul.jsonl: row 1 (line 1): column 19: found a NUL byte (0x00), expected text",
        ),
        (
            "wide_row.csv",
            b"headline,label\nStorm hits coast,0\nFire, near port,0\n".to_vec(),
            "wide_row.csv: row 2 (line 3): found 3 fields, expected 2 as in the header; is a text that holds the \
             delimiter missing its quotes?",
        ),
        (
            "short_row.tsv",
            b"headline\tlabel\n\"Storm\nhits\"\t0\nVotes are\n".to_vec(),
            "short_row.tsv: row 2 (line 4): found 1 field, expected 2 as in the header; is a line break inside a text \
             missing its quotes?",
        ),
        (
            "quote.csv",
            b"headline,label\n\"Storm hits coast,0\nVotes are in,1\n".to_vec(),
            "quote.csv: row 1 (line 2): a quote opens in column `headline` and never closes, swallowing the line that \
             follows; expected a closing quote",
        ),
        (
            "no_headline.csv",
            b"headline,label\nStorm hits coast,0\n \xC2\xA0,1\n".to_vec(),
            "no_headline.csv: row 2 (line 3): column `headline`: found an empty headline, expected text",
        ),
        (
            "no_headline.jsonl",
            b"{\"headline\":\"\",\"label\":0}\n".to_vec(),
            "no_headline.jsonl: row 1 (line 1): column `headline`: found an empty headline, expected text",
        ),
        (
            "null.jsonl",
            b"{\"headline\":null,\"label\":0}\n".to_vec(),
            "null.jsonl: row 1 (line 1): column `headline`: found null, expected a string",
        ),
        (
            "cut.jsonl",
            b"{\"headline\":\"Storm hits coast\",\"label\":0}\n{\"headline\":\"Votes".to_vec(),
            "cut.jsonl: row 2 (line 2): column 18: EOF while parsing a string; expected one JSON object a line",
        ),
        ("packed.csv", b"\x1F\x8B\x08\0\0\0\0\0".to_vec(), "packed.csv: cannot read: unexpected end of file"),
        (
            "sheet.csv",
            b"PK\x03\x04\x14\0".to_vec(),
            "sheet.csv: is a ZIP archive or an Excel workbook: expected CSV or JSON Lines text; unpack it, or save the \
             sheet as CSV UTF-8",
        ),
        (
            "headlines.xls",
            text.into(),
            "headlines.xls: unknown extension `.xls`: expected one of .csv, .tsv, .jsonl, .ndjson (and these with .gz or \
             .zst), .parquet, .arrow, .feather, .arrows, or a format given by name (csv, tsv, jsonl, parquet, arrow, \
             arrows)",
        ),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes, expected) in cases {
        fs::write(folder.path().join(name), bytes).unwrap();
        for command in COMMANDS {
            let said = refused(debait_in(folder.path(), &[command, &[name]].concat()));
            // Scoring takes pages too, and says what they are called.
            let pages = "; pages end in .html, .htm, .md, .markdown or .txt, WARC files in .warc or .warc.gz";
            let said = if command[0] == "score" { said.strip_suffix(pages).unwrap_or(&said) } else { &said };
            assert_eq!(said, *expected, "{command:?}");
        }
    }
    assert!(!folder.path().join("model.json").exists());
}

#[test]
fn labels_that_are_none_are_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("labels.csv"), "headline,label\nStorm hits coast,0\nVotes are in,perhaps\n").unwrap();
    fs::write(folder.path().join("unlabelled.csv"), "headline,lable\nStorm hits coast,0\n").unwrap();
    for command in &COMMANDS[1..] {
        let said = refused(debait_in(folder.path(), &[command, &["labels.csv"][..]].concat()));
        let expected = "labels.csv: row 2 (line 3): column `label`: found `perhaps`, expected 0, 1, bait, honest or a \
                        number from 0 to 1";
        assert_eq!(said, expected, "{command:?}");
        let said = refused(debait_in(folder.path(), &[command, &["unlabelled.csv"][..]].concat()));
        let expected = "unlabelled.csv: no column `label` (did you mean `lable`?); the columns are `headline`, `lable`";
        assert_eq!(said, expected, "{command:?}");
    }
}

#[test]
fn a_header_alone_has_nothing_to_learn_but_scores() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("header.csv"), "headline,label\n").unwrap();
    fs::write(folder.path().join("nothing.jsonl"), "").unwrap();
    for command in &COMMANDS[1..] {
        for name in ["header.csv", "nothing.jsonl"] {
            let said = refused(debait_in(folder.path(), &[command, &[name][..]].concat()));
            assert_eq!(said, format!("{name}: has no rows: expected labelled rows"), "{command:?}");
        }
    }
    for (name, expected) in
        [("header.csv", "headline,label,clickbait_probability,seo_bait_probability,verdict\n"), ("nothing.jsonl", "")]
    {
        let output = debait_in(folder.path(), &["score", name]).output().unwrap();
        assert!(output.status.success());
        assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "debait: 0 rows read, 0 scored, 0 skipped\n");
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_name() {
    let folder = tempfile::tempdir().unwrap();
    let rows = "headline,label\nStorm hits coast,0\nVotes are in,1\n";
    let scored = [("plain.csv", rows.to_owned()), ("mark.csv", format!("\u{feff}{rows}"))].map(|(name, text)| {
        fs::write(folder.path().join(name), text).unwrap();
        let output = debait_in(folder.path(), &["score", name]).output().unwrap();
        assert!(output.status.success());
        output.stdout
    });
    assert_eq!(scored[0], scored[1]);
}

#[test]
fn a_headline_on_standard_input_is_checked_like_any_other() {
    let folder = tempfile::tempdir().unwrap();
    for (bytes, expected) in [
        (&b"\n"[..], "the headline is empty: expected some words"),
        (b"Storm\0", "<stdin>: column 6: found a NUL byte (0x00), expected text"),
        (
            b"It\x92s over",
            "<stdin>: column 3: found the byte 0x92, which is not UTF-8 (it looks like Windows-1252; convert it first: \
             iconv -f WINDOWS-1252 -t UTF-8 IN > OUT); expected UTF-8 text",
        ),
        (
            b"\xFF\xFEI\0t\0",
            "<stdin>: is UTF-16LE text: expected UTF-8; convert it first: iconv -f UTF-16LE -t UTF-8 IN > OUT",
        ),
    ] {
        let input = folder.path().join("input");
        fs::write(&input, bytes).unwrap();
        let mut command = debait_in(folder.path(), &["explain", "-"]);
        command.stdin(fs::File::open(input).unwrap());
        assert_eq!(refused(command), expected);
    }
}
