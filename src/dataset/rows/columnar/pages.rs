//! The pages of a Parquet column as their headers say, before anything is unpacked.

use std::fs::File;

use parquet::file::metadata::ColumnChunkMetaData;
use parquet::file::reader::ChunkReader;

/// What the headers of a column say.
#[derive(Debug, Default)]
pub(super) struct Pages {
    /// Bytes of the largest page, unpacked.
    pub largest: u64,
    /// Bytes of all pages, as they are packed.
    pub packed: u64,
    /// Whether there is a dictionary among them.
    pub has_dictionary: bool,
}

/// The first fields of a page header.
#[derive(Debug, Default, PartialEq, Eq)]
struct Header {
    kind: u64,
    unpacked: u64,
    packed: u64,
}

impl Pages {
    const DICTIONARY: u64 = 2;

    /// Reads headers up to the first that is none, of which the decoder has more to say.
    pub fn of(file: &File, column: &ColumnChunkMetaData) -> Self {
        let (mut start, length) = column.byte_range();
        let end = start.saturating_add(length);
        let mut pages = Pages::default();
        while start < end {
            let Some((bytes, header)) = read_header(file, start, end - start) else { break };
            pages.has_dictionary |= header.kind == Self::DICTIONARY;
            pages.largest = pages.largest.max(header.unpacked);
            pages.packed = pages.packed.saturating_add(header.packed);
            start = start.saturating_add(bytes).saturating_add(header.packed);
        }
        pages
    }
}

/// A header at a place of a file, and its bytes.
fn read_header(file: &File, start: u64, most: u64) -> Option<(u64, Header)> {
    /// Nearly all headers are shorter than the first; statistics of long values make some longer.
    const LENGTHS: [u64; 2] = [1 << 10, 4 << 20];
    LENGTHS.into_iter().find_map(|length| {
        let bytes = file.get_bytes(start, usize::try_from(length.min(most)).ok()?).ok()?;
        let mut rest = &bytes[..];
        let header = Header::read(&mut rest)?;
        Some(((bytes.len() - rest.len()) as u64, header))
    })
}

impl Header {
    /// Reads a structure in Thrift's compact protocol.
    fn read(rest: &mut &[u8]) -> Option<Self> {
        let mut header = Header::default();
        let mut field = 0;
        loop {
            let kind = next_field(rest, &mut field)?;
            let value = match (field, kind) {
                (_, STOP) => return Some(header),
                (1, I32) => &mut header.kind,
                (2, I32) => &mut header.unpacked,
                (3, I32) => &mut header.packed,
                _ => {
                    skip(rest, kind, 0)?;
                    continue;
                }
            };
            // What is below 0 is no size; the decoder says so.
            *value = u64::try_from(signed(varint(rest)?)).unwrap_or(0);
        }
    }
}

const STOP: u8 = 0;
const I32: u8 = 5;

/// The kind of the next field; its number comes after that of the one before, or is written out.
fn next_field(rest: &mut &[u8], field: &mut i64) -> Option<u8> {
    let head = *rest.split_off_first()?;
    *field = match head >> 4 {
        0 if head == STOP => *field,
        0 => signed(varint(rest)?),
        step => field.checked_add(i64::from(step))?,
    };
    Some(head & 0x0F)
}

/// Passes over a value of a kind.
fn skip(rest: &mut &[u8], kind: u8, depth: usize) -> Option<()> {
    /// Deeper than any header is.
    const DEEPEST: usize = 8;
    if depth > DEEPEST {
        return None;
    }
    match kind {
        // The kind of a field is a truth value's own.
        1 | 2 => Some(()),
        3 => rest.split_off(..1).map(drop),
        4..=6 => varint(rest).map(drop),
        7 => rest.split_off(..8).map(drop),
        8 => {
            let length = usize::try_from(varint(rest)?).ok()?;
            rest.split_off(..length).map(drop)
        }
        9 | 10 => {
            let head = *rest.split_off_first()?;
            let items = if head >> 4 == 0x0F { varint(rest)? } else { u64::from(head >> 4) };
            // In a list a truth value takes a byte, so that every item takes one at least.
            let kind = if matches!(head & 0x0F, 1 | 2) { 3 } else { head & 0x0F };
            (0..items).try_for_each(|_| skip(rest, kind, depth + 1))
        }
        12 => {
            let mut field = 0;
            loop {
                match next_field(rest, &mut field)? {
                    STOP => return Some(()),
                    kind => skip(rest, kind, depth + 1)?,
                }
            }
        }
        _ => None,
    }
}

fn varint(rest: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let byte = *rest.split_off_first()?;
        value |= u64::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

/// The last bit of a number is its sign.
fn signed(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_says_kind_and_sizes() {
        // Type 2, 1,000,005 bytes unpacked, 64 packed, and a structure in field 7.
        let dictionary = [0x15, 0x04, 0x15, 0x8A, 0x89, 0x7A, 0x15, 0x80, 0x01, 0x4C, 0x15, 0x02, 0x11, 0, 0, 0xAA];
        let header = Header { kind: 2, unpacked: 1_000_005, packed: 64 };
        let mut rest = &dictionary[..];
        assert_eq!((Header::read(&mut rest), rest), (Some(header), &[0xAA][..]));
        for end in 0..dictionary.len() - 1 {
            assert_eq!(Header::read(&mut &dictionary[..end]), None, "{end}");
        }
        // A size below 0, a number of its own before the field, a list of binary, and structures without end.
        assert_eq!(Header::read(&mut &[0x25, 0x01, 0][..]), Some(Header::default()));
        let spelled = [0x05, 0x06, 0x08, 0x19, 0x28, 0x01, 0x61, 0x00, 0];
        assert_eq!(Header::read(&mut &spelled[..]), Some(Header { packed: 4, ..Header::default() }));
        assert_eq!(Header::read(&mut &[0x1C; 100][..]), None);
        assert_eq!(Header::read(&mut &[0xFF; 100][..]), None);
    }
}
