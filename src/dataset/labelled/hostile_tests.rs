//! Inputs too long, too wide or too odd, and the digest of what was read.

use crate::dataset::*;

#[test]
fn one_endless_line_is_refused_without_reading_it_all() {
    use std::io::Read;
    for (format, expected) in [
        (
            Format::Csv,
            "in: row 2 (line 3): the record is longer than 32 MiB; a quote that never closes may have joined lines",
        ),
        (Format::Jsonl, "in: row 1 (line 1): column 1: expected value; expected one JSON object a line"),
    ] {
        let start = &b"headline,label\nA,1\n"[..];
        let endless = start.chain(std::io::repeat(b'x'));
        let mut source = Source::open(Input::from_reader("in", endless).unwrap(), format).unwrap();
        let error =
            crate::dataset::labelled::read_examples::read_rows(&mut source, &ExampleColumns::default()).unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn a_million_columns_are_read_and_listed_shortly() {
    let names: Vec<String> = (0..1_000_000).map(|number| format!("c{number}")).collect();
    let mut text = names.join(",");
    text.push('\n');
    let input = Input::from_reader("in", std::io::Cursor::new(text)).unwrap();
    let mut source = Source::open(input, Format::Csv).unwrap();
    let error = crate::dataset::labelled::read_examples::read_rows(&mut source, &ExampleColumns::default())
        .unwrap_err()
        .to_string();
    assert!(error.starts_with("in: no column `headline` or `title`; the columns are `c0`, `c1`"), "{error}");
    assert!(error.ends_with("`c19` and 999980 more"), "{error}");
}

#[test]
fn the_digest_is_that_of_the_file_with_its_mark() {
    let file = tempfile::Builder::new().suffix(".csv").tempfile().unwrap();
    std::fs::write(file.path(), "\u{feff}headline,label\nA,1\n").unwrap();
    let examples = read_examples(file.path(), &ExampleColumns::default()).unwrap();
    assert_eq!(examples.sha256, "9387ff1b57ba3abc6ef804ba1fb58c446e2cd6392784690706f065d2ab052bae");
    assert_eq!(examples.rows.len(), 1);
}
