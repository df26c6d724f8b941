//! What the reader finds in archives as crawlers write them, and in broken ones.

use std::io::{self, Read};

use super::*;

/// Bytes that a page may have in these tests.
pub(super) const LIMIT: usize = 4096;

/// A record with fields, each with its line break, and content.
pub(super) fn record(fields: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("WARC/1.0\r\n{fields}Content-Length: {}\r\n\r\n", content.len());
    [head.as_bytes(), content, b"\r\n\r\n"].concat()
}

/// The answer of a server as a record; `header` are the fields of the answer, each with its line break.
pub(super) fn response(address: &str, header: &str, content: &[u8]) -> Vec<u8> {
    let fields = format!(
        "WARC-Type: response\r\nWARC-Target-URI: {address}\r\nContent-Type: application/http; msgtype=response\r\n"
    );
    let answer = format!("HTTP/1.1 200 OK\r\n{header}\r\n");
    record(&fields, &[answer.as_bytes(), content].concat())
}

/// An answer of HTML.
pub(super) fn page(name: &str) -> Vec<u8> {
    response(&format!("http://a.example/{name}"), "Content-Type: text/html\r\n", name.as_bytes())
}

/// What a reader finds, a line each: the text of a page, or what is wrong.
pub(super) fn found(reader: impl Read + Send + 'static) -> Vec<String> {
    let mut reader = WarcReader::from_reader("in.warc", reader, LIMIT).unwrap();
    let mut found = Vec::new();
    while let Some(next) = reader.next_record().unwrap() {
        found.push(match next {
            Found::PassedOver => "passed over".to_owned(),
            Found::Broken(place, address, fault) => format!("{}@{} {address}: {fault}", place.record, place.offset),
            Found::Page(place, page) => match page.text(LIMIT) {
                Ok(text) => format!("{}@{} {}: {text}", place.record, place.offset, page.address),
                Err(fault) => format!("{}@{} {}: {fault}", place.record, place.offset, page.address),
            },
        });
    }
    found
}

fn found_in(bytes: Vec<u8>) -> Vec<String> {
    found(io::Cursor::new(bytes))
}

#[test]
fn pages_are_found_among_other_records() {
    let http = "Content-Type: application/http\r\nWARC-Target-URI: http://a.example/\r\n";
    let bytes = [
        record("WARC-Type: warcinfo\r\nContent-Type: application/warc-fields\r\n", b"software: none\r\n"),
        record(&format!("WARC-Type: request\r\n{http}"), b"GET / HTTP/1.1\r\n\r\n"),
        page("one"),
        record(&format!("WARC-Type: response\r\n{http}"), b"HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\nx"),
        response("http://a.example/picture", "Content-Type: image/png\r\n", &[0; 3 * LIMIT]),
        response("http://a.example/silent", "", b"x"),
        record("WARC-Type: response\r\nContent-Type: text/dns\r\n", b"a.example. 60 IN A 127.0.0.1"),
        record("WARC-Type: revisit\r\nContent-Type: application/http\r\n", b"HTTP/1.1 200 OK\r\n\r\n"),
        record("warc-type: Resource\r\nWARC-Target-URI: <file:///notes>\r\ncontent-type: text/plain\r\n", b"two"),
        record("WARC-Type: resource\r\nContent-Type: text/css\r\n", b"p { color: red }"),
    ]
    .concat();
    let found = found_in(bytes);
    assert_eq!(found.iter().filter(|line| *line == "passed over").count(), 8);
    assert!(found[2].ends_with(" http://a.example/one: one") && found[2].starts_with("3@"), "{}", found[2]);
    assert!(found[8].ends_with(" file:///notes: two"), "{}", found[8]);
    assert_eq!(found_in(Vec::new()), [] as [&str; 0]);
    assert_eq!(found_in(b"\r\n\r\n".to_vec()), [] as [&str; 0]);
}

#[test]
fn lines_may_end_in_a_line_feed_alone() {
    let bytes = String::from_utf8(page("one")).unwrap().replace("\r\n\r\none", "\n\none").replace("\r\n", "\n");
    let length = "HTTP/1.1 200 OK\nContent-Type: text/html\n\none".len();
    let before = bytes.lines().find(|line| line.starts_with("Content-Length")).unwrap().to_owned();
    let bytes = bytes.replace(&before, &format!("Content-Length: {length}"));
    assert_eq!(found_in(bytes.repeat(2).into_bytes()).len(), 2);
}

#[test]
fn reading_goes_on_behind_a_broken_record() {
    let head = "WARC-Type: response\r\nContent-Type: application/http\r\n";
    let http = |content: &[u8]| record(head, content);
    for (broken, expected) in [
        (
            b"<p>no record</p>\r\nnor this\r\n".to_vec(),
            "found `<p>no record</p>`, expected a record that starts with WARC/1.0 or the like; 28 bytes are passed over \
             up to the next one, or the end",
        ),
        (
            format!("WARC/1.0\r\n{head}\r\nno length").into_bytes(),
            "the record has no Content-Length, expected one; 9 bytes are passed over up to the next record, or the end",
        ),
        (
            format!("WARC/1.0\r\n{head}Content-Length: -1\r\n\r\nx\r\n\r\n").into_bytes(),
            "Content-Length: found `-1`, expected a number of bytes; 5 bytes are passed over up to the next record, or \
             the end",
        ),
        (
            format!("WARC/1.0\r\n{head}").into_bytes(),
            "the record has no Content-Length, expected one; 0 bytes are passed over up to the next record, or the end",
        ),
        (
            format!("WARC/1.0\r\n{head}nonsense\r\nContent-Length: 1\r\n\r\nx\r\n\r\n").into_bytes(),
            "the WARC header: found `nonsense`, expected a field, such as WARC-Type: response",
        ),
        (
            format!("WARC/1.0\r\n{head}Long: {}\r\n\r\n", "x".repeat(65 << 10)).into_bytes(),
            "the WARC header is longer than 64 KiB",
        ),
        (
            http(b"<p>x</p>\r\n\r\n"),
            "the HTTP header: found `<p>x</p>`, expected a status line, such as HTTP/1.1 200 OK",
        ),
        (http(b"HTTP/1.1 200 OK\r\nA: b\r\n"), "the HTTP header: found `the end of the record`, expected a blank line"),
        (
            http(&[b"HTTP/1.1 200 OK\r\nA: ".to_vec(), vec![b'x'; 65 << 10], b"\r\n\r\n".to_vec()].concat()),
            "the HTTP header is longer than 64 KiB",
        ),
    ] {
        // Without a line break behind it, what is no record would be the start of a line.
        let broken = [broken, b"\r\n".to_vec()].concat();
        let start = page("one").len();
        let found = found_in([page("one"), broken, page("two")].concat());
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].ends_with(": one") && found[2].ends_with(": two") && found[2].starts_with("3@"), "{found:?}");
        let said =
            found[1].replace("11 bytes", "9 bytes").replace("7 bytes", "5 bytes").replace("30 bytes", "28 bytes");
        assert_eq!(said, format!("2@{start} : {expected}"));
    }
}

#[test]
fn a_page_that_is_too_long_is_passed_by() {
    let long = response("http://a.example/long", "Content-Type: text/html\r\n", &[b'x'; LIMIT + 1]);
    let found = found_in([long, page("two")].concat());
    assert_eq!(found[0], "1@0 http://a.example/long: the page is longer than 0 MiB");
    assert!(found[1].ends_with(": two"), "{found:?}");
    let longest = response("http://a.example/", "Content-Type: text/html\r\n", &[b'x'; LIMIT]);
    assert!(found_in(longest)[0].ends_with("xxx"));
}

#[test]
fn content_that_unpacks_to_too_much_is_bounded() {
    let mut bomb = Vec::new();
    let zeros = io::repeat(0).take(64 << 20);
    flate2::read::GzEncoder::new(zeros, flate2::Compression::fast()).read_to_end(&mut bomb).unwrap();
    let mut reader = WarcReader::from_reader("in.warc", io::Cursor::new(packed_page(&bomb)), 1 << 20).unwrap();
    let Some(Found::Page(_, page)) = reader.next_record().unwrap() else { panic!() };
    assert!(matches!(page.text(1 << 20), Err(RecordFault::TooLong { .. })));
}

fn packed_page(content: &[u8]) -> Vec<u8> {
    response("http://a.example/", "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", content)
}

#[test]
fn a_record_that_claims_too_much_takes_no_memory() {
    let huge =
        |fields: &str, start: &str| format!("WARC/1.0\r\n{fields}Content-Length: 1000000000000000000\r\n\r\n{start}");
    let http = "WARC-Type: response\r\nContent-Type: application/http\r\n";
    let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";
    for (bytes, found) in [
        (huge(http, page), page.len()),
        (huge(http, "HTTP/1.1 404 None\r\n\r\n"), 21),
        (huge("WARC-Type: metadata\r\n", "abc"), 3),
        (huge("WARC-Type: resource\r\nContent-Type: text/html\r\n", "abc"), 3),
        (huge(http, ""), 0),
    ] {
        let expected = format!(
            "1@0 : the file ends inside the record: found {found} bytes of its content, expected 1000000000000000000 as \
             Content-Length says"
        );
        assert_eq!(found_in(bytes.into_bytes()), [expected]);
    }
    // Much more of it than is held.
    let endless = huge(http, page).into_bytes();
    let reader = io::Cursor::new(endless).chain(io::repeat(b'x').take(64 << 20));
    let [said] = &found(reader)[..] else { panic!() };
    assert!(said.contains(&format!("found {} bytes", page.len() + (64 << 20))), "{said}");
    let over = "WARC/1.0\r\nContent-Length: 18446744073709551616\r\n\r\n".as_bytes().to_vec();
    assert!(found_in(over)[0].contains("Content-Length: found `18446744073709551616`, expected a number of bytes"));
}

#[test]
fn a_file_that_breaks_off_says_where() {
    let whole = [page("one"), page("two")].concat();
    for cut in 1..page("two").len() - 4 {
        let found = found_in(whole[..whole.len() - 4 - cut].to_vec());
        assert_eq!(found.len(), 2, "{cut}: {found:?}");
        assert!(
            found[1].contains("the file ends inside") || found[1].contains("expected a record"),
            "{cut}: {}",
            found[1]
        );
    }
}

#[test]
fn packed_data_that_break_off_are_one_broken_record() {
    let pack = |bytes: &[u8]| {
        let mut packed = Vec::new();
        flate2::read::GzEncoder::new(bytes, flate2::Compression::fast()).read_to_end(&mut packed).unwrap();
        packed
    };
    let members = [pack(&page("one")), pack(&page("two")), pack(&page("three"))];
    let whole = members.concat();
    // Inside the trailer, where the page itself is whole, and before it.
    for (cut, pages) in [(1, 3), (8, 3), (30, 2), (members[2].len() - 1, 2)] {
        let found = found_in(whole[..whole.len() - cut].to_vec());
        assert_eq!(found.len(), pages + 1, "{cut}: {found:?}");
        assert!(found[pages].contains("the packed data cannot be read on: "), "{cut}: {}", found[pages]);
    }
    let mut damaged = whole.clone();
    damaged[members[0].len() + 4 + members[1].len() / 2] ^= 0xFF;
    let found = found_in(damaged);
    assert!(found[0].ends_with(": one") && found.last().unwrap().contains("cannot be read on"), "{found:?}");
}

#[test]
fn pages_that_the_crawler_cut_off_are_read_as_far_as_they_go() {
    let cut = |truncated: &str| {
        let fields = format!("WARC-Type: response\r\n{truncated}Content-Type: application/http\r\n");
        let answer =
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nStorm hits";
        found_in(record(&fields, answer)).remove(0)
    };
    assert_eq!(cut("WARC-Truncated: length\r\n"), "1@0 : Storm hits");
    let expected = "1@0 : the content in chunks: at byte 4 found 10 bytes of a chunk of 16, expected all of it";
    assert_eq!(cut(""), expected);
}
