//! Pages through the engine: the same bytes for any threads, bad ones as is asked for, and few in memory at a time.

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::*;
use crate::dataset::{Format, Output, WarcReader};
use crate::pages::LONGEST_PAGE;
use crate::score::tests::{Length, plan};
use crate::score::{OnError, Plan};

fn record(address: &str, answer: &str, content: &str) -> Vec<u8> {
    let block = format!("HTTP/1.1 {answer}\r\n\r\n{content}");
    let fields = "WARC-Type: response\r\nContent-Type: application/http\r\n";
    let length = block.len();
    format!("WARC/1.0\r\n{fields}WARC-Target-URI: {address}\r\nContent-Length: {length}\r\n\r\n{block}\r\n\r\n")
        .into_bytes()
}

const HTML: &str = "200 OK\r\nContent-Type: text/html";

fn archive() -> Vec<u8> {
    let mut bytes = record("http://a.example/1", HTML, "<title>Ferry, late</title><p>It left.");
    bytes.extend(record("http://a.example/2", "404 None\r\nContent-Type: text/html", "<title>None</title>"));
    bytes.extend(record("http://a.example/3", HTML, "<p></p>"));
    bytes.extend(b"nonsense\r\n");
    bytes.extend(record("http://a.example/4", HTML, "<h1>Storm</h1>"));
    bytes.extend(b"WARC/1.0\r\nContent-Length: 9\r\n\r\n");
    bytes
}

/// What was written, the list of bad pages, and how it ended.
type Outcome = (Vec<u8>, String, Result<Summary, String>);

fn run_of(source: PageSource, plan: &Plan, progress: &mut dyn FnMut(Progress)) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let (out, list) = (folder.path().join("out"), folder.path().join("errors"));
    let create = |path: &Path| Output::create(path).unwrap();
    let (mut output, mut errors) = (create(&out), create(&list));
    let result = score_pages(source, &Length, plan, &mut output, Some(&mut errors), progress);
    let _ = (output.finish().unwrap(), errors.finish().unwrap());
    let errors = std::fs::read_to_string(list).unwrap();
    (std::fs::read(out).unwrap(), errors, result.map_err(|error| format!("{error}")))
}

fn run(format: Format, on_error: OnError) -> Outcome {
    let source = || {
        let reader = WarcReader::from_reader("in.warc", io::Cursor::new(archive()), LONGEST_PAGE).unwrap();
        PageSource::Archive(Box::new(reader))
    };
    let plan = plan(format, on_error);
    let one = run_of(source(), &plan, &mut |_| ());
    let three = Plan { threads: 3.try_into().unwrap(), ..plan };
    assert_eq!(run_of(source(), &three, &mut |_| ()), one);
    one
}

#[test]
fn bad_pages_stop_are_left_out_or_keep_their_place() {
    let (out, _, result) = run(Format::Csv, OnError::Error);
    let first = "address,headline,length,page\nhttp://a.example/1,\"Ferry, late\",11.0,\"has \"\"one\"\"\"\n";
    assert_eq!(String::from_utf8(out).unwrap(), first);
    let third = record("http://a.example/1", HTML, "<title>Ferry, late</title><p>It left.").len()
        + record("http://a.example/2", "404 None\r\nContent-Type: text/html", "<title>None</title>").len();
    let expected = format!(
        "in.warc: record 3 (byte {third}, http://a.example/3): found neither a headline nor a body, expected a page"
    );
    assert_eq!(result.unwrap_err(), expected);
    let (out, errors, result) = run(Format::Csv, OnError::Skip);
    assert_eq!(String::from_utf8(out).unwrap(), format!("{first}http://a.example/4,Storm,5.0,\"has \"\"one\"\"\"\n"));
    let said = result.unwrap().to_string();
    assert_eq!(said, "5 pages read, 2 scored, 3 skipped; 1 record passed over");
    let lines: Vec<&str> = errors.lines().collect();
    assert_eq!(
        lines[..2],
        [
            "record,offset,reason,address",
            &format!("3,{third},\"found neither a headline nor a body, expected a page\",http://a.example/3")
        ]
    );
    assert!(lines[2].starts_with("4,") && lines[2].contains("found `nonsense`"), "{errors}");
    assert!(
        lines[3].starts_with("6,") && lines[3].contains("the file ends inside the record: found 0 bytes"),
        "{errors}"
    );
    let (out, _, result) = run(Format::Jsonl, OnError::Null);
    let expected = "{\"address\":\"http://a.example/1\",\"headline\":\"Ferry, late\",\"length\":11.0,\"page\":\"has \\\"one\\\"\"}\n\
        {\"address\":\"http://a.example/3\",\"headline\":\"\",\"length\":null,\"page\":null}\n\
        {\"address\":\"\",\"headline\":\"\",\"length\":null,\"page\":null}\n\
        {\"address\":\"http://a.example/4\",\"headline\":\"Storm\",\"length\":5.0,\"page\":\"has \\\"one\\\"\"}\n\
        {\"address\":\"\",\"headline\":\"\",\"length\":null,\"page\":null}\n";
    assert_eq!(String::from_utf8(out).unwrap(), expected);
    let summary = result.unwrap();
    assert_eq!((summary.read, summary.scored, summary.nulled, summary.passed_over), (5, 2, 3, 1));
}

#[test]
fn pages_are_written_as_columns_too() {
    for format in [Format::Parquet, Format::Arrow, Format::ArrowStream] {
        let (out, _, result) = run(format, OnError::Null);
        assert_eq!(result.unwrap().read, 5);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        std::fs::write(&path, out).unwrap();
        let mut reader = crate::dataset::BatchReader::open(&path, format).unwrap();
        let mut rows = 0;
        while let Some(batch) = reader.next_batch().unwrap() {
            rows += batch.num_rows();
        }
        assert_eq!(
            (rows, reader.columns().names()),
            (5, &["address", "headline", "length", "page"].map(str::to_owned)[..])
        );
    }
}

/// An endless crawl, made as it is read: so many pages, each as long as the next.
struct Crawl {
    page: Vec<u8>,
    at: usize,
    pages: usize,
    /// Bytes handed out.
    read: Arc<AtomicU64>,
}

impl Read for Crawl {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.page.len() && self.pages > 1 {
            (self.at, self.pages) = (0, self.pages - 1);
        }
        let rest = &self.page[self.at..];
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        self.at += count;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

#[test]
fn few_pages_are_in_memory_at_a_time() {
    let text = format!("<title>Ferry</title><p>{}</p>", "It left at noon. ".repeat(600));
    let page = record("http://a.example/", HTML, &text);
    let (length, pages) = (page.len() as u64, 1300);
    for threads in [1, 3] {
        let read = Arc::new(AtomicU64::new(0));
        let crawl = Crawl { page: page.clone(), at: 0, pages, read: read.clone() };
        let reader = WarcReader::from_reader("in.warc", crawl, LONGEST_PAGE).unwrap();
        let plan = Plan { threads: threads.try_into().unwrap(), ..plan(Format::Csv, OnError::Error) };
        let mut most = 0;
        let mut progress = |at: Progress| most = most.max(read.load(Ordering::Relaxed) - at.rows * length);
        let (_, _, result) = run_of(PageSource::Archive(Box::new(reader)), &plan, &mut progress);
        assert_eq!(result.unwrap().scored, pages as u64);
        // What is read and not yet written: the jobs of the workers, each a chunk and a page long, and what is read ahead.
        let bound = (2 * threads as u64 + 1) * (256 << 10) + (1 << 20);
        assert!(most < bound, "{most} bytes of {} in memory with {threads} threads", pages as u64 * length);
        assert!(pages as u64 * length > 4 * bound);
    }
}
