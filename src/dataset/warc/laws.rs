//! What holds for any archive, however it is cut and packed.

use std::io::{self, Read, Write};

use proptest::prelude::*;

use super::tests::{LIMIT, found, page, record, response};
use super::*;

/// Hands bytes on in pieces of given sizes, over and over.
struct Pieces {
    bytes: io::Cursor<Vec<u8>>,
    sizes: Vec<usize>,
    at: usize,
}

impl Read for Pieces {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let size = self.sizes[self.at % self.sizes.len()].min(buffer.len());
        self.at += 1;
        self.bytes.read(&mut buffer[..size])
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Content in chunks of given sizes, over and over.
fn chunked(content: &[u8], sizes: &[usize]) -> Vec<u8> {
    let (mut out, mut rest, mut at) = (Vec::new(), content, 0);
    while !rest.is_empty() {
        let (chunk, behind) = rest.split_at(sizes[at % sizes.len()].min(rest.len()));
        write!(out, "{:x};n={at}\r\n", chunk.len()).unwrap();
        out.extend_from_slice(chunk);
        out.extend_from_slice(b"\r\n");
        (rest, at) = (behind, at + 1);
    }
    out.extend_from_slice(b"0\r\n\r\n");
    out
}

fn records() -> impl Strategy<Value = Vec<Vec<u8>>> {
    let one = prop_oneof![
        4 => "[a-z]{0,20}".prop_map(|name| page(&name)),
        1 => proptest::collection::vec(any::<u8>(), 0..60).prop_map(|bytes| record("WARC-Type: metadata\r\n", &bytes)),
        1 => proptest::collection::vec(any::<u8>(), 0..60).prop_map(|bytes| {
            record("WARC-Type: response\r\nContent-Type: application/http\r\n", &bytes)
        }),
        1 => "[a-zA-Z/:. \n]{1,30}".prop_map(|text| format!("{text}\r\n").into_bytes()),
    ];
    proptest::collection::vec(one, 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_does_not_matter_how_the_bytes_come(
        records in records(),
        sizes in proptest::collection::vec(1usize..50, 1..5),
        members in proptest::collection::vec(1usize..400, 1..5),
    ) {
        let bytes = records.concat();
        let expected = found(io::Cursor::new(bytes.clone()));
        let pieces = Pieces { bytes: io::Cursor::new(bytes.clone()), sizes: sizes.clone(), at: 0 };
        prop_assert_eq!(&found(pieces), &expected);
        let (mut packed, mut rest, mut at) = (Vec::new(), bytes.as_slice(), 0);
        while !rest.is_empty() {
            let (member, behind) = rest.split_at(members[at % members.len()].min(rest.len()));
            packed.extend(gzip(member));
            (rest, at) = (behind, at + 1);
        }
        prop_assert_eq!(&found(Pieces { bytes: io::Cursor::new(packed), sizes, at: 0 }), &expected);
    }

    #[test]
    fn chunks_and_codings_change_no_character(
        text in "[a-z<>\u{e9}\u{4e2d}\r\n0-9;]{0,300}",
        sizes in proptest::collection::vec(1usize..40, 1..4),
        codings in proptest::collection::vec(prop_oneof![Just("gzip"), Just("identity"), Just("zstd")], 0..3),
    ) {
        let mut content = text.clone().into_bytes();
        for coding in &codings {
            content = match *coding {
                "gzip" => gzip(&content),
                "zstd" => zstd::encode_all(content.as_slice(), 1).unwrap(),
                _ => content,
            };
        }
        let header = format!(
            "Content-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\nContent-Encoding: {}\r\n",
            codings.join(", ")
        );
        let bytes = response("http://a.example/", &header, &chunked(&content, &sizes));
        let mut reader = WarcReader::from_reader("in.warc", io::Cursor::new(bytes), 1 << 20).unwrap();
        let Some(Found::Page(_, page)) = reader.next_record().unwrap() else { panic!("no page") };
        prop_assert_eq!(page.text(1 << 20).unwrap(), text);
    }

    #[test]
    fn any_bytes_end_and_count_up(bytes in proptest::collection::vec(any::<u8>(), 0..300), records in records()) {
        let bytes = [records.concat(), bytes, b"\nWARC/1.0\nContent-Length: 0\n\n".to_vec()].concat();
        let length = bytes.len() as u64;
        let mut reader = WarcReader::from_reader("in.warc", io::Cursor::new(bytes), LIMIT).unwrap();
        let (mut last, mut count) = (None, 0);
        while let Some(next) = reader.next_record().unwrap() {
            count += 1;
            let place = match &next {
                Found::Page(place, _) | Found::Broken(place, ..) => *place,
                Found::PassedOver => continue,
            };
            prop_assert_eq!(place.record, count);
            prop_assert!(place.offset < length && last.is_none_or(|last| last < place.offset));
            last = Some(place.offset);
        }
        prop_assert!(count >= 1);
    }
}
