//! Any bytes as a WARC file: no panic, records count up and do not overlap, and no page is longer than it may be.
#![no_main]

use std::io::Cursor;

use debait::dataset::{Found, WarcReader};
use libfuzzer_sys::fuzz_target;

/// Bytes a page may have.
const LIMIT: usize = 4096;
/// A legacy encoding makes one byte to three of UTF-8 at most.
const GROWS: usize = 3;

fuzz_target!(|bytes: &[u8]| {
    let Ok(mut reader) = WarcReader::from_reader("in.warc", Cursor::new(bytes.to_vec()), LIMIT) else { return };
    let (mut count, mut last) = (0, None);
    while let Ok(Some(found)) = reader.next_record() {
        count += 1;
        let (place, page) = match found {
            Found::Page(place, page) => (place, Some(page)),
            Found::Broken(place, ..) => (place, None),
            Found::PassedOver => continue,
        };
        assert_eq!(place.record, count);
        assert!(last.is_none_or(|last| last <= place.offset), "record {count} starts before the one before it");
        last = Some(place.offset);
        if let Some(Ok(text)) = page.map(|page| page.text(LIMIT)) {
            assert!(text.len() <= GROWS * LIMIT);
        }
    }
});
