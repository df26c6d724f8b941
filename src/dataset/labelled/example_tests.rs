//! What reading examples does with good and bad input, with the exact messages.

use crate::dataset::*;

fn read(format: Format, text: &'static [u8], columns: &ExampleColumns) -> Result<Vec<Example>, String> {
    let all: Vec<_> = [1, 7, CHUNK_BYTES]
        .into_iter()
        .map(|target| {
            let input = Input::from_reader("in", text)?;
            crate::dataset::labelled::read_examples::read_rows(
                &mut Source::with_chunks(input, format, target)?,
                columns,
            )
        })
        .map(|rows: Result<_, DatasetError>| rows.map_err(|error| error.to_string()))
        .collect();
    assert!(all.iter().all(|rows| *rows == all[0]), "the size of the chunks must not matter: {all:?}");
    all[0].clone()
}

fn csv_error(text: &'static [u8]) -> String {
    read(Format::Csv, text, &ExampleColumns::default()).unwrap_err()
}

fn json_error(text: &'static [u8]) -> String {
    read(Format::Jsonl, text, &ExampleColumns::default()).unwrap_err()
}

#[test]
fn csv_gives_rows_with_their_places() {
    let columns = ExampleColumns {
        group: Some(ColumnChoice::named("site")),
        weight: Some(ColumnChoice::named("6")),
        kind: Some(ColumnChoice::named("kind")),
        ..ExampleColumns::default()
    };
    let text = "label,headline,body,site,kind,w\n1,\"Two\nlines, \"\"quoted\"\"\",,a,,2\n\n0.5,Plain,Text,,k,1\r\nhonest,Last,,,,0";
    let rows = read(Format::Csv, text.as_bytes(), &columns).unwrap();
    let plain = Example {
        headline: "Two\nlines, \"quoted\"".to_owned(),
        body: None,
        label: 1.0,
        group: Some("a".to_owned()),
        kind: None,
        weight: 2.0,
        row: 1,
        line: 2,
    };
    let second = Example {
        headline: "Plain".to_owned(),
        body: Some("Text".to_owned()),
        label: 0.5,
        group: None,
        kind: Some("k".to_owned()),
        weight: 1.0,
        row: 2,
        line: 5,
    };
    assert_eq!(rows[..2], [plain, second]);
    assert_eq!(
        (rows[2].headline.as_str(), rows[2].label, rows[2].weight, rows[2].row, rows[2].line),
        ("Last", 0.0, 0.0, 3, 6)
    );
    assert_eq!(rows.len(), 3);
}

#[test]
fn json_lines_give_the_same_rows() {
    let columns = ExampleColumns { group: Some(ColumnChoice::named("site")), ..ExampleColumns::default() };
    let text = "{\"headline\": \"A \\\"b\\\"\", \"label\": 1, \"site\": 7}\n\n  {\"title\": \"C\", \"label\": \"honest\", \"text\": \"T\", \"site\": null}  ";
    let rows = read(Format::Jsonl, text.as_bytes(), &columns).unwrap();
    assert_eq!(
        (rows[0].headline.as_str(), rows[0].label, rows[0].group.as_deref(), rows[0].line),
        ("A \"b\"", 1.0, Some("7"), 1)
    );
    assert_eq!((rows[1].headline.as_str(), rows[1].label, rows[1].body.as_deref()), ("C", 0.0, Some("T")));
    assert_eq!((rows[1].row, rows[1].line, rows[1].group.as_deref()), (2, 3, None));
}

#[test]
fn a_header_alone_has_no_rows_and_nothing_at_all_is_an_error() {
    for text in ["headline,label", "headline,label\n", "\u{feff}headline,label\r\n", "\n\nheadline,label\n\n"] {
        assert_eq!(read(Format::Csv, text.as_bytes(), &ExampleColumns::default()), Ok(vec![]), "{text:?}");
    }
    for text in ["", "\u{feff}", "\n", "\r\n\r\n"] {
        assert_eq!(csv_error(text.as_bytes()), "in: is empty: expected a header line", "{text:?}");
    }
    assert_eq!(read(Format::Jsonl, b"", &ExampleColumns::default()), Ok(vec![]));
}

#[test]
fn bad_headers_say_what_is_there() {
    for (text, expected) in [
        (
            "headlin,label\nA,1\n",
            "in: no column `headline` or `title` (did you mean `headlin`?); the columns are `headlin`, `label`",
        ),
        ("headline,lable\nA,1\n", "in: no column `label` (did you mean `lable`?); the columns are `headline`, `lable`"),
        (
            "headline,label,label\nA,1,1\n",
            "in: the column `label` stands more than once (columns 2 and 3): give its number instead",
        ),
        (
            "headline,\"label\nA,1\n",
            "in: header (line 1): a quote opens in column 2 and never closes, swallowing the line that follows; expected a \
             closing quote",
        ),
        ("headline,la\0bel\nA,1\n", "in: header (line 1): column 2: found a NUL byte (0x00), expected text"),
    ] {
        assert_eq!(csv_error(text.as_bytes()), expected);
    }
    let columns = ExampleColumns { group: Some(ColumnChoice::named("9")), ..ExampleColumns::default() };
    let error = read(Format::Csv, b"headline,label\n", &columns).unwrap_err();
    assert_eq!(error, "in: no column 9; the columns are `headline`, `label`");
    let error = read(Format::Jsonl, b"{}", &columns).unwrap_err();
    assert_eq!(error, "in: column 9: JSON Lines has keys, not column numbers: give the key's name");
    assert_eq!("0".parse::<ColumnChoice>().unwrap_err().to_string(), "column 0: column numbers start at 1");
}

#[test]
fn bad_rows_of_csv_say_where_and_what() {
    for (text, expected) in [
        (
            &b"headline,label\nA,1\n\"B\nb\",0\nC,maybe\n"[..],
            "in: row 3 (line 5): column `label`: found `maybe`, expected 0, 1, bait, honest or a number from 0 to 1",
        ),
        (
            b"headline,label\nA,1\nB, b,0\n",
            "in: row 2 (line 3): found 3 fields, expected 2 as in the header; is a text that holds the delimiter missing its quotes?",
        ),
        (
            b"headline,label\nA\n",
            "in: row 1 (line 2): found 1 field, expected 2 as in the header; is a line break inside a text missing its quotes?",
        ),
        (
            b"headline,label\n\"  \",1\n",
            "in: row 1 (line 2): column `headline`: found an empty headline, expected text",
        ),
        (
            b"headline,label\nA,1\nDon\x92t,0\n",
            "in: row 2 (line 3): column `headline`: found the byte 0x92, which is not UTF-8 (it looks like Windows-1252; convert it first: iconv -f WINDOWS-1252 -t UTF-8 IN > OUT); expected UTF-8 text",
        ),
        (
            b"headline,label\nA,1\nB,\x00\n",
            "in: row 2 (line 3): column `label`: found a NUL byte (0x00), expected text",
        ),
        (
            b"label,headline\n1,A\n0,\"B\nC\n",
            "in: row 2 (line 3): a quote opens in column `headline` and never closes, swallowing the line that follows; \
             expected a closing quote",
        ),
    ] {
        assert_eq!(csv_error(text), expected);
    }
}

#[test]
fn bad_rows_of_json_lines_say_where_and_what() {
    for (text, expected) in [
        (
            &b"{\"headline\":\"A\",\"label\":1}\n{\"headline\":\"A\""[..],
            "in: row 2 (line 2): column 15: EOF while parsing an object; expected one JSON object a line",
        ),
        (
            b"\n[1]\n",
            "in: row 1 (line 2): column 1: invalid type: sequence, expected a JSON object; expected one JSON object a line",
        ),
        (
            b"{\"headlin\":\"A\",\"label\":1}",
            "in: row 1 (line 1): column 25: the object ends without the key `headline` or `title`",
        ),
        (b"{\"headline\":\"A\"}", "in: row 1 (line 1): column 16: the object ends without the key `label`"),
        (b"{\"headline\":7,\"label\":1}", "in: row 1 (line 1): column `headline`: found a number, expected a string"),
        (
            b"{\"headline\":\" \",\"label\":1}",
            "in: row 1 (line 1): column `headline`: found an empty headline, expected text",
        ),
        (
            b"{\"headline\":\"A\",\"label\":true}",
            "in: row 1 (line 1): column `label`: found `true or false`, expected 0, 1, bait, honest or a number from 0 to 1",
        ),
        (
            b"{\"headline\":\"A\",\"body\":[],\"label\":1}",
            "in: row 1 (line 1): column `body`: found an array, expected a string",
        ),
        (
            b"{\"headline\":\"\xE9t\xE9\"}",
            "in: row 1 (line 1): column 14: found the byte 0xE9, which is not UTF-8 (it looks like Windows-1252; convert it first: iconv -f WINDOWS-1252 -t UTF-8 IN > OUT); expected UTF-8 text",
        ),
        (b" {\"headline\":\"\x00\"}", "in: row 1 (line 1): column 15: found a NUL byte (0x00), expected text"),
        (b"{} {}", "in: row 1 (line 1): column 4: trailing characters; expected one JSON object a line"),
    ] {
        assert_eq!(json_error(text), expected);
    }
}
