use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use super::coding::Ending;
use super::fault::{Header, RecordFault};
use super::fields::{Answer, Fields, address};
use super::media::page_type;
use super::page::{ArchivedPage, Transfer};
use super::stream::Stream;
use crate::dataset::error::DatasetError;
use crate::dataset::io::input::Input;
use crate::message::shorten;

/// Bytes that a header may have.
const LONGEST_HEADER: usize = 64 << 10;
/// Bytes of a line between records that are read at a time.
const LONGEST_START: usize = 4096;

/// Reads the records of a WARC file, packed or not, in order.
///
/// Pages are the answers of servers (`response`, of status 200) and files (`resource`) that are HTML or plain text; no
/// other record is kept in memory, and none of a page beyond a limit.
///
/// The crates for WARC files of today (fastwarc 2.0, warc 0.4, rust_warc 1.2) end without an error, or for good, at a
/// record that is cut off or broken, or take as much memory as it claims to need.
pub struct WarcReader {
    name: String,
    stream: Stream<Input>,
    limit: usize,
    /// Records that were started.
    records: u64,
    /// Offset of the first line of the next record, where it is read already.
    started: Option<u64>,
    /// Whether nothing more can be read.
    ended: bool,
}

/// Where a record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordPlace {
    /// Its number, from 1; what is no record between two of them has one, too.
    pub record: u64,
    /// Its first byte in the file, unpacked, from 0.
    pub offset: u64,
}

/// What the next record is.
#[derive(Debug)]
pub enum Found {
    /// A page.
    Page(RecordPlace, ArchivedPage),
    /// Something else, or a page that was not there.
    PassedOver,
    /// Nothing that can be read; the address, where it is known.
    Broken(RecordPlace, String, RecordFault),
}

/// What a record is said to be.
struct Head {
    fields: Fields,
    length: u64,
}

impl WarcReader {
    /// Opens a file, or standard input for `-`; gzip and Zstandard data are unpacked on the way. Pages of more than
    /// `limit` bytes are faults.
    ///
    /// # Errors
    ///
    /// [`DatasetError::Open`], [`DatasetError::Read`].
    pub fn open(path: &Path, limit: usize) -> Result<Self, DatasetError> {
        Ok(WarcReader::new(Input::open_bytes(path)?, limit))
    }

    /// The same of bytes that come from anywhere else, under a name for messages.
    ///
    /// # Errors
    ///
    /// [`DatasetError::Read`].
    pub fn from_reader(
        name: impl Into<String>,
        reader: impl Read + Send + 'static,
        limit: usize,
    ) -> Result<Self, DatasetError> {
        Ok(WarcReader::new(Input::bytes_of_reader(name, reader)?, limit))
    }

    fn new(input: Input, limit: usize) -> Self {
        let name = input.name().to_owned();
        WarcReader { name, stream: Stream::new(input), limit, records: 0, started: None, ended: false }
    }

    /// The name that messages use.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The bytes, where they come from.
    pub fn input(&self) -> &Input {
        self.stream.get_ref()
    }

    /// The next record; none at the end. After a broken one, reading goes on with the next that can be told.
    ///
    /// # Errors
    ///
    /// [`DatasetError::Read`].
    pub fn next_record(&mut self) -> Result<Option<Found>, DatasetError> {
        if self.ended {
            return Ok(None);
        }
        let mut place = RecordPlace { record: self.records + 1, offset: self.stream.offset() };
        let mut said = String::new();
        match self.read_record(&mut place, &mut said) {
            Ok(None) => Ok(None),
            Ok(Some(found)) => {
                self.records += 1;
                Ok(Some(found))
            }
            Err(Stop::Fault(fault)) => {
                self.records += 1;
                Ok(Some(Found::Broken(place, said, fault)))
            }
            Err(Stop::Read(reason)) if is_of_packing(&reason) => {
                self.ended = true;
                self.records += 1;
                Ok(Some(Found::Broken(place, said, RecordFault::Packed { reason: Arc::new(reason) })))
            }
            Err(Stop::Read(reason)) => Err(DatasetError::Read { file: self.name.clone(), reason }),
        }
    }

    fn read_record(&mut self, place: &mut RecordPlace, said: &mut String) -> Result<Option<Found>, Stop> {
        let Some(offset) = self.find_start(place)? else { return Ok(None) };
        place.offset = offset;
        let Head { fields, length } = self.read_head()?;
        let target = fields.get("warc-target-uri").unwrap_or_default();
        *said = address(target).into_owned();
        let content_type = fields.get("content-type").unwrap_or_default();
        let kind = fields.get("warc-type").unwrap_or_default().to_ascii_lowercase();
        let mut block = Vec::new();
        let (answer, start) = match kind.as_str() {
            "response" if is_http(content_type) => match self.read_answer(&mut block, length)? {
                (answer, start) if answer.status == 200 => (Some(answer.fields), start),
                _ => return self.pass_over(length - block.len() as u64, length),
            },
            "resource" => (None, 0),
            _ => return self.pass_over(length, length),
        };
        let content_type = match &answer {
            Some(answer) => answer.get("content-type").unwrap_or_default(),
            None => content_type,
        };
        let left = length - block.len() as u64;
        let Some((kind, charset)) = page_type(content_type) else { return self.pass_over(left, length) };
        if length - start as u64 > self.limit as u64 {
            self.skip(left, length)?;
            return Err(Stop::Fault(RecordFault::TooLong { limit: self.limit }));
        }
        self.stream.read_block(&mut block, left)?;
        ensure_whole(block.len() as u64, length)?;
        block.drain(..start);
        let page = ArchivedPage {
            address: std::mem::take(said),
            kind,
            charset,
            transfer: answer.as_ref().map_or(Transfer::Whole, Transfer::of),
            codings: answer.as_ref().map_or_else(Vec::new, |answer| answer.list("content-encoding").collect()),
            ending: if fields.get("warc-truncated").is_some() { Ending::Cut } else { Ending::Whole },
            content: block,
        };
        Ok(Some(Found::Page(*place, page)))
    }

    /// Reads up to the first line of a record, it included, and says where it starts; none at the end.
    fn find_start(&mut self, place: &mut RecordPlace) -> Result<Option<u64>, Stop> {
        if let Some(offset) = self.started.take() {
            return Ok(Some(offset));
        }
        let mut line = Vec::new();
        loop {
            let offset = self.stream.offset();
            line.clear();
            if self.stream.read_line(&mut line, LONGEST_START)? == 0 {
                return Ok(None);
            }
            if is_start(&line) {
                return Ok(Some(offset));
            }
            if !line.trim_ascii().is_empty() {
                place.offset = offset;
                let found = shorten(String::from_utf8_lossy(&line).trim_end());
                let ends = line.ends_with(b"\n");
                let skipped = line.len() as u64 + self.skip_to_start(ends)?;
                return Err(Stop::Fault(RecordFault::NoRecord { found, skipped }));
            }
        }
    }

    /// Passes over all lines up to one that starts a record, and says how many bytes those are.
    fn skip_to_start(&mut self, mut at_line: bool) -> Result<u64, Stop> {
        let start = self.stream.offset();
        let mut line = Vec::new();
        loop {
            let offset = self.stream.offset();
            line.clear();
            if self.stream.read_line(&mut line, LONGEST_START)? == 0 {
                return Ok(offset - start);
            }
            if at_line && is_start(&line) {
                self.started = Some(offset);
                return Ok(offset - start);
            }
            at_line = line.ends_with(b"\n");
        }
    }

    /// Reads the fields behind the first line.
    fn read_head(&mut self) -> Result<Head, Stop> {
        let mut lines = Vec::new();
        loop {
            let start = lines.len();
            let count = self.stream.read_line(&mut lines, LONGEST_HEADER + 1 - start)?;
            if count == 0 {
                return Err(Stop::Fault(RecordFault::NoHeaderEnd));
            }
            if lines.len() > LONGEST_HEADER {
                self.skip_to_start(lines.ends_with(b"\n"))?;
                return Err(Stop::Fault(RecordFault::LongHeader { header: Header::Warc, limit: LONGEST_HEADER }));
            }
            let line = lines.get(start..).unwrap_or_default();
            if line.trim_ascii().is_empty() {
                break;
            }
            if is_start(line) {
                // A record without content, or the head of one that was cut off.
                self.started = Some(self.stream.offset() - count as u64);
                return Err(Stop::Fault(RecordFault::NoLength { skipped: 0 }));
            }
        }
        let fields = match Fields::read(Header::Warc, &lines) {
            Ok(fields) => fields,
            Err(fault) => {
                self.skip_to_start(true)?;
                return Err(Stop::Fault(fault));
            }
        };
        let Some(given) = fields.get("content-length") else {
            let skipped = self.skip_to_start(true)?;
            return Err(Stop::Fault(RecordFault::NoLength { skipped }));
        };
        match given.parse() {
            Ok(length) => Ok(Head { fields, length }),
            Err(_) => {
                let found = shorten(given);
                let skipped = self.skip_to_start(true)?;
                Err(Stop::Fault(RecordFault::Length { found, skipped }))
            }
        }
    }

    /// Reads the header of an answer at the start of a block, with some of what follows it, and says where it ends.
    fn read_answer(&mut self, block: &mut Vec<u8>, length: u64) -> Result<(Answer, usize), Stop> {
        let wanted = length.min(LONGEST_HEADER as u64);
        self.stream.read_block(block, wanted)?;
        if (block.len() as u64) < wanted {
            ensure_whole(block.len() as u64, length)?;
        }
        let fault = match Answer::read(block) {
            Ok(Some(answer)) => return Ok(answer),
            Err(fault) => fault,
            Ok(None) if length > wanted => RecordFault::LongHeader { header: Header::Http, limit: LONGEST_HEADER },
            Ok(None) => {
                let (header, found) = (Header::Http, "the end of the record".to_owned());
                RecordFault::HeaderLine { header, found, expected: "a blank line" }
            }
        };
        self.skip(length - block.len() as u64, length)?;
        Err(Stop::Fault(fault))
    }

    fn pass_over(&mut self, left: u64, length: u64) -> Result<Option<Found>, Stop> {
        self.skip(left, length)?;
        Ok(Some(Found::PassedOver))
    }

    /// Passes over what is left of content of a length.
    fn skip(&mut self, left: u64, length: u64) -> Result<(), Stop> {
        let found = self.stream.skip(left)?;
        ensure_whole(length - left + found, length)
    }
}

/// Why a record is not read.
enum Stop {
    Fault(RecordFault),
    Read(io::Error),
}

impl From<io::Error> for Stop {
    fn from(reason: io::Error) -> Self {
        Stop::Read(reason)
    }
}

fn ensure_whole(found: u64, expected: u64) -> Result<(), Stop> {
    if found == expected { Ok(()) } else { Err(Stop::Fault(RecordFault::CutOff { found, expected })) }
}

/// Whether a line is the first of a record.
fn is_start(line: &[u8]) -> bool {
    let version = line.strip_prefix(b"WARC/").map(<[u8]>::trim_ascii_end);
    version
        .is_some_and(|version| matches!(version, [b'0' | b'1', b'.', rest @ ..] if rest.iter().all(u8::is_ascii_digit)))
}

/// Whether content is an answer of a server.
fn is_http(content_type: &str) -> bool {
    content_type.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/http"))
}

/// Whether an error is of what was packed, and not of the system.
fn is_of_packing(reason: &io::Error) -> bool {
    matches!(reason.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData)
}
