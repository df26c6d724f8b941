//! Records are read as the csv crate reads them, wherever the stream is cut.

use proptest::prelude::*;

use crate::dataset::*;

type Table = Vec<Vec<String>>;

fn by_chunks(text: &str, delimiter: u8, target: usize) -> Table {
    let mut chunker = Chunker::with_sizes(text.as_bytes(), Some(delimiter), target, usize::MAX);
    let (mut chunk, mut fields, mut scratch) = (Vec::new(), Vec::new(), String::new());
    let mut table = Table::new();
    while chunker.next_chunk(&mut chunk).unwrap() == Next::Chunk {
        let text = std::str::from_utf8(&chunk).unwrap();
        let mut records = Records::new(&chunk, delimiter);
        while records.next_record(&mut fields).is_some() {
            let row = fields.iter().map(|field| field.value(&text[field.span.clone()], &mut scratch).to_owned());
            table.push(row.collect());
        }
    }
    table
}

fn by_csv(text: &str, delimiter: u8) -> Table {
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).delimiter(delimiter);
    let mut reader = reader.from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn chunks_read_as_the_csv_crate_reads_the_whole(text in "[a\",;\t\r\n \u{e9}]{0,40}", target in 1usize..50) {
        for delimiter in [b',', b'\t'] {
            prop_assert_eq!(by_chunks(&text, delimiter, target), by_csv(&text, delimiter));
        }
    }

    #[test]
    fn spans_cover_any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200), target in 1usize..80) {
        let mut chunker = Chunker::with_sizes(&bytes[..], Some(b','), target, usize::MAX);
        let (mut chunk, mut fields, mut found) = (Vec::new(), Vec::new(), Vec::new());
        let mut all = Vec::new();
        while chunker.next_chunk(&mut chunk).unwrap() == Next::Chunk {
            let mut records = Records::new(&chunk, b',');
            while records.next_record(&mut fields).is_some() {
                found.push(fields.len());
            }
            all.extend_from_slice(&chunk);
        }
        prop_assert_eq!(&all, &bytes);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&bytes[..]);
        let expected: Vec<usize> = reader.byte_records().map(|record| record.unwrap().len()).collect();
        prop_assert_eq!(found, expected);
    }
}
