//! What reading measured values does with good and bad files, with the exact messages.

use crate::dataset::labelled::measured::read_source;
use crate::dataset::*;

const FEATURES: [&str; 2] = ["form.a", "page.b"];

fn read_with(text: &str, columns: &ExampleColumns) -> Result<Vec<MeasuredExample>, String> {
    let all: Vec<_> = [1, 7, CHUNK_BYTES]
        .into_iter()
        .map(|target| {
            let input = Input::from_reader("in", std::io::Cursor::new(text.to_owned().into_bytes()))?;
            read_source(Source::with_chunks(input, Format::Csv, target)?, columns, &FEATURES)
        })
        .map(|read: Result<_, DatasetError>| read.map(|read| read.rows).map_err(|error| error.to_string()))
        .collect();
    let shown: Vec<String> = all.iter().map(|read| format!("{read:?}")).collect();
    assert!(shown.iter().all(|read| *read == shown[0]), "the size of the chunks must not matter: {shown:?}");
    all[0].clone()
}

fn read(text: &str) -> Result<Vec<MeasuredExample>, String> {
    read_with(text, &ExampleColumns::default())
}

/// What was read of each row, with an empty text for what was not measured.
fn values(rows: &[MeasuredExample]) -> Vec<Vec<String>> {
    let written = |value: &f64| if value.is_nan() { String::new() } else { value.to_string() };
    rows.iter().map(|row| row.values.iter().map(written).collect()).collect()
}

#[test]
fn columns_are_found_by_name_and_others_left_alone() {
    let rows = read(
        "address,page.b,label,genre,form.a,seo_bait_probability,verdict,host\n\
         \"https://a.example/?q=1,2\n\",,1,farm,0.1,0.93,bait,a.example\n\n\
         https://b.example/,-2.5,0.25,\"wire, \"\"late\"\"\", 3e-7 ,,,\n",
    )
    .unwrap();
    assert_eq!(values(&rows), [["0.1", ""], ["0.0000003", "-2.5"]]);
    assert_eq!((rows[0].label, rows[1].label), (1.0, 0.25));
    assert_eq!((rows[0].group.as_deref(), rows[1].group.as_deref()), (Some("a.example"), None));
    let places: Vec<_> = rows.iter().map(|row| (row.row, row.line)).collect();
    assert_eq!(places, [(1, 2), (2, 5)]);
    let turned = read("host,form.a,page.b,label\na.example,0.1,,1\n,0.0000003,-25e-1,0.25\n").unwrap();
    assert_eq!(values(&turned), values(&rows));
}

#[test]
fn the_group_is_the_host_unless_another_is_named() {
    let text = "group,host,site,weight,label,form.a,page.b\ng,h,s,2,honest,1,1\n";
    let group = |columns: &ExampleColumns| read_with(text, columns).unwrap()[0].group.clone().unwrap();
    assert_eq!(group(&ExampleColumns::default()), "h");
    let site = ExampleColumns { group: Some(ColumnChoice::named("site")), ..ExampleColumns::default() };
    assert_eq!(group(&site), "s");
    let no_host = read("group,label,form.a,page.b\ng,0,1,1\n").unwrap();
    assert_eq!(no_host[0].group.as_deref(), Some("g"));
    let all_bait = ExampleColumns {
        every_label: Some(EveryLabel::Bait),
        weight: Some(ColumnChoice::named("weight")),
        ..ExampleColumns::default()
    };
    let row = &read_with(text, &all_bait).unwrap()[0];
    assert_eq!((row.label, row.weight), (1.0, 2.0));
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    let value = |found: &str, expected: &str| {
        let message = read(&format!("label,form.a,page.b\n0,1,2\n1,1,{found}\n")).unwrap_err();
        assert_eq!(message, format!("in: row 2 (line 3): {expected}"));
    };
    for found in ["abc", "NaN", "inf", "-Infinity", "1e400", "1e13", "0x10", "1 000", "true"] {
        let range = "expected a number from -1e12 to 1e12, or nothing where it was not measured";
        value(found, &format!("column `page.b`: found `{found}`, {range}"));
    }
    value("1,5", "found 4 fields, expected 3 as in the header; is a text that holds the delimiter missing its quotes?");
    for (text, expected) in [
        (
            "label,form.a\n1,2\n",
            "in: no column of the feature `page.b`: expected values of all features that the model learns from; write \
             them anew with `debait score --features` of this version",
        ),
        (
            "label,x_form.a\n1,2\n",
            "in: no column of the feature `form.a`, nor of another one: expected values of all features that the model \
             learns from; write them anew with `debait score --features` of this version",
        ),
        (
            "label,form.a,page.b\n1,2,3\n0, ,\n",
            "in: row 2 (line 3): found no value of any feature, expected one at least: was the row scored?",
        ),
        ("form.a,page.b\n2,3\n", "in: no column `label`; the columns are `form.a`, `page.b`"),
        (
            "label,form.a,page.b\nmaybe,2,3\n",
            "in: row 1 (line 2): column `label`: found `maybe`, expected 0, 1, bait, honest or a number from 0 to 1",
        ),
        (
            "label,form.a,page.b,form.a\n1,2,3,4\n",
            "in: the column `form.a` stands more than once (columns 2 and 4): expected each feature once",
        ),
        ("label,form.a,page.b\n", "in: has no rows: expected labelled rows"),
    ] {
        assert_eq!(read(text).unwrap_err(), expected, "{text:?}");
    }
}

#[test]
fn other_formats_are_refused() {
    for (name, format) in [("m.jsonl", "jsonl"), ("m.parquet", "parquet")] {
        let read = read_measured(name.as_ref(), &ExampleColumns::default(), &FEATURES);
        let expected = format!("{name}: found the format {format}, expected csv or tsv");
        assert_eq!(read.unwrap_err().to_string(), expected);
    }
}
