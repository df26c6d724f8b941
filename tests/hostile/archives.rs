//! WARC files that claim, hold or unpack to more than memory should hold: bad rows, and the run goes on behind them.

use std::fs::File;
use std::io::{self, BufWriter, Cursor, Read, Write};

use flate2::Compression;
use flate2::read::GzEncoder;

use super::huge::in_little_memory;

/// Bytes that something unpacks to or is long; more than the program gets memory for.
const LONG: u64 = 400 << 20;
const HTTP: &str = "WARC-Type: response\r\nContent-Type: application/http\r\n";
const HTML: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";

fn record(content_header: &str, length: u64) -> String {
    let length = length + content_header.len() as u64;
    format!("WARC/1.0\r\n{HTTP}Content-Length: {length}\r\n\r\n{content_header}")
}

/// A page that is good, as a record.
fn good() -> String {
    let page = "<title>Storm hits coast</title>";
    format!("{}{page}\r\n\r\n", record(&format!("{HTML}\r\n"), page.len() as u64))
}

/// What is written and said of an archive between good pages.
fn scored(name: &str, broken: impl Read) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    let bytes = Cursor::new(good()).chain(broken).chain(Cursor::new(format!("\r\n\r\n{}", good())));
    let mut file = BufWriter::new(File::create(&path).unwrap());
    if name.ends_with(".gz") {
        io::copy(&mut GzEncoder::new(bytes, Compression::fast()), &mut file).unwrap();
    } else {
        let mut bytes = bytes;
        io::copy(&mut bytes, &mut file).unwrap();
    }
    file.flush().unwrap();
    let mut run = in_little_memory(&["score", name, "--on-error", "skip", "--errors", "bad.csv"]);
    let output = run.current_dir(folder.path()).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    let bad = std::fs::read_to_string(folder.path().join("bad.csv")).unwrap();
    (bad.lines().nth(1).unwrap_or_default().to_owned(), said)
}

fn xs() -> impl Read {
    io::repeat(b'x').take(LONG)
}

#[test]
fn what_unpacks_to_400_mb_is_a_bad_row() {
    let long = || Cursor::new(record(&format!("{HTML}\r\n"), LONG)).chain(xs());
    for name in ["long.warc", "bomb.warc.gz"] {
        let (bad, said) = scored(name, long());
        assert_eq!(said, "debait: 3 pages read, 2 scored, 1 skipped\n");
        assert!(bad.starts_with("2,") && bad.ends_with(",the page is longer than 32 MiB,"), "{bad}");
    }
    let mut bomb = Vec::new();
    GzEncoder::new(xs(), Compression::fast()).read_to_end(&mut bomb).unwrap();
    let head = record(&format!("{HTML}Content-Encoding: gzip\r\n\r\n"), bomb.len() as u64);
    let (bad, said) = scored("bomb.warc", Cursor::new(head).chain(Cursor::new(bomb)));
    assert_eq!(said, "debait: 3 pages read, 2 scored, 1 skipped\n");
    assert!(bad.ends_with(",the page is longer than 32 MiB,"), "{bad}");
}

#[test]
fn what_is_no_page_may_be_long() {
    let film = "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n";
    let (_, said) = scored("film.warc", Cursor::new(record(film, LONG)).chain(xs()));
    assert_eq!(said, "debait: 2 pages read, 2 scored, 0 skipped; 1 record passed over\n");
}

#[test]
fn a_header_or_line_without_end_is_a_bad_row() {
    for (start, expected) in [
        ("WARC/1.0\r\nWARC-Type: ", "the WARC header is longer than 64 KiB"),
        ("no record ", "found `no record xxx"),
        ("WARC/1.0\r\nContent-Length: x\r\n\r\n", "Content-Length: found `x`, expected a number of bytes; "),
    ] {
        let (bad, said) = scored("endless.warc", Cursor::new(start).chain(xs()));
        assert_eq!(said, "debait: 3 pages read, 2 scored, 1 skipped\n");
        assert!(bad.contains(expected), "{bad}");
    }
}

#[test]
fn a_length_of_a_trillion_megabytes_takes_no_memory() {
    let (bad, said) =
        scored("claim.warc", Cursor::new(record(&format!("{HTML}\r\n"), 1_000_000_000_000_000_000)).chain(xs()));
    assert_eq!(said, "debait: 2 pages read, 1 scored, 1 skipped\n");
    assert!(bad.contains("the file ends inside the record: found "), "{bad}");
}
