use std::borrow::Cow;
use std::io::{self, Read};
use std::sync::Arc;

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use super::fault::RecordFault;
use crate::dataset::io::compression::Compression;
use crate::message::shorten;

/// Whether content may end before it is whole: crawlers cut long pages off, and say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    Whole,
    Cut,
}

/// Undoes a coding of content, by its name in small letters; what unpacks to more than `limit` bytes is a fault.
///
/// Archives often keep the content unpacked and the field as the server sent it: what is not packed is left as it is.
pub(super) fn unpack<'c>(
    content: Cow<'c, [u8]>,
    coding: &str,
    ending: Ending,
    limit: usize,
) -> Result<Cow<'c, [u8]>, RecordFault> {
    let read = |coding: &'static str, reader: &mut dyn Read| {
        let mut unpacked = Vec::new();
        match reader.take(limit as u64 + 1).read_to_end(&mut unpacked) {
            _ if unpacked.len() > limit => Err(RecordFault::TooLong { limit }),
            Ok(_) => Ok(Cow::Owned(unpacked)),
            Err(error) if ending == Ending::Cut && error.kind() == io::ErrorKind::UnexpectedEof => {
                Ok(Cow::Owned(unpacked))
            }
            Err(reason) => Err(RecordFault::Content { coding, reason: Arc::new(reason) }),
        }
    };
    match coding {
        "identity" | "none" => Ok(content),
        "gzip" | "x-gzip" if Compression::of_head(&content) == Compression::Gzip => {
            read("gzip", &mut MultiGzDecoder::new(content.as_ref()))
        }
        "zstd" if Compression::of_head(&content) == Compression::Zstandard => {
            match zstd::Decoder::new(content.as_ref()) {
                Ok(mut decoder) => read("zstd", &mut decoder),
                Err(reason) => Err(RecordFault::Content { coding: "zstd", reason: Arc::new(reason) }),
            }
        }
        // Some servers leave the wrapping of zlib out.
        "deflate" if is_zlib(&content) => read("deflate", &mut ZlibDecoder::new(content.as_ref())),
        "deflate" if std::str::from_utf8(&content).is_ok() => Ok(content),
        "deflate" => match read("deflate", &mut DeflateDecoder::new(content.as_ref())) {
            Err(RecordFault::Content { .. }) => Ok(content),
            unpacked => unpacked,
        },
        "gzip" | "x-gzip" | "zstd" => Ok(content),
        other => Err(RecordFault::Coding { found: shorten(other) }),
    }
}

/// Whether bytes start as RFC 1950 says: method 8, and the first two a multiple of 31.
fn is_zlib(content: &[u8]) -> bool {
    matches!(content, [first, second, ..] if first & 0x0F == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0)
}

/// Puts content together that was sent in chunks, as RFC 9112, section 7.1, has it.
///
/// Content that does not start with the size of a chunk is taken to be put together already.
pub(super) fn join_chunks(content: Cow<'_, [u8]>, ending: Ending) -> Result<Cow<'_, [u8]>, RecordFault> {
    let mut joined = Vec::new();
    let mut at = 0;
    loop {
        let rest = content.get(at..).unwrap_or_default();
        let line = memchr::memchr(b'\n', rest.get(..rest.len().min(LONGEST_SIZE)).unwrap_or_default());
        let size = line.and_then(|end| size_of(rest.get(..end)?));
        let (Some(end), Some(size)) = (line, size) else {
            return match (at, ending) {
                (0, _) => Ok(content),
                (_, Ending::Cut) => Ok(Cow::Owned(joined)),
                _ => Err(RecordFault::Chunks { at, found: quoted(rest), expected: "the size of a chunk" }),
            };
        };
        if size == 0 {
            return Ok(Cow::Owned(joined));
        }
        let data = rest.get(end + 1..).unwrap_or_default();
        let chunk = usize::try_from(size).ok().and_then(|size| data.get(..size));
        let Some(chunk) = chunk else {
            joined.extend_from_slice(data);
            return match ending {
                Ending::Cut => Ok(Cow::Owned(joined)),
                Ending::Whole => {
                    let found = format!("{} bytes of a chunk of {size}", data.len());
                    Err(RecordFault::Chunks { at: at + end + 1, found, expected: "all of it" })
                }
            };
        };
        joined.extend_from_slice(chunk);
        let behind = data.get(chunk.len()..).unwrap_or_default();
        let break_length = match behind {
            [b'\r', b'\n', ..] => 2,
            [b'\n', ..] => 1,
            [] | [b'\r'] if ending == Ending::Cut => return Ok(Cow::Owned(joined)),
            _ => {
                let at = at + end + 1 + chunk.len();
                return Err(RecordFault::Chunks { at, found: quoted(behind), expected: "a line break behind a chunk" });
            }
        };
        at += end + 1 + chunk.len() + break_length;
    }
}

/// Bytes that the line with the size of a chunk may have.
const LONGEST_SIZE: usize = 4096;

/// The number at the start of a line such as `1f40;name=value`.
fn size_of(line: &[u8]) -> Option<u64> {
    let digits = line.split(|byte| *byte == b';').next()?.trim_ascii();
    let is_number = (1..=16).contains(&digits.len()) && digits.iter().all(u8::is_ascii_hexdigit);
    if is_number { u64::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok() } else { None }
}

fn quoted(bytes: &[u8]) -> String {
    match bytes {
        [] => "the end".to_owned(),
        _ => format!("`{}`", shorten(&String::from_utf8_lossy(bytes.get(..bytes.len().min(64)).unwrap_or_default()))),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn joined(content: &str, ending: Ending) -> Result<String, String> {
        match join_chunks(Cow::Borrowed(content.as_bytes()), ending) {
            Ok(text) => Ok(String::from_utf8(text.into_owned()).unwrap()),
            Err(fault) => Err(fault.to_string()),
        }
    }

    #[test]
    fn chunks_are_put_together() {
        for (content, expected) in [
            ("3\r\nabc\r\nA ;x=y\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n", "abc0123456789"),
            ("1\na\n0\n\n", "a"),
            ("0\r\n\r\n", ""),
            ("<p>Not in chunks</p>", "<p>Not in chunks</p>"),
            ("", ""),
        ] {
            assert_eq!(joined(content, Ending::Whole).unwrap(), expected);
        }
        for (content, expected, kept) in [
            ("3\r\nabc\r\n", "at byte 8 found the end, expected the size of a chunk", "abc"),
            ("3\r\nabc\r\nzz\r\n", "at byte 8 found `zz  `, expected the size of a chunk", "abc"),
            ("5\r\nabc", "at byte 3 found 3 bytes of a chunk of 5, expected all of it", "abc"),
            (
                "ffffffffffffffff\r\nabc",
                "at byte 18 found 3 bytes of a chunk of 18446744073709551615, expected all of it",
                "abc",
            ),
            ("3\r\nabc", "at byte 6 found the end, expected a line break behind a chunk", "abc"),
        ] {
            assert_eq!(joined(content, Ending::Whole).unwrap_err(), format!("the content in chunks: {expected}"));
            assert_eq!(joined(content, Ending::Cut).unwrap(), kept);
        }
        assert!(joined("3\r\nabcdef", Ending::Cut).is_err(), "what goes on is not cut off");
    }

    #[test]
    fn codings_are_undone() {
        let text = "Storm hits coast\n".repeat(1000);
        let pack = |coding: &str| {
            let bytes = text.as_bytes();
            match coding {
                "gzip" => {
                    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
                    encoder.write_all(bytes).unwrap();
                    encoder.finish().unwrap()
                }
                "zlib" | "deflate" => {
                    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
                    encoder.write_all(bytes).unwrap();
                    let packed = encoder.finish().unwrap();
                    if coding == "zlib" { packed } else { packed[2..packed.len() - 4].to_vec() }
                }
                "zstd" => zstd::encode_all(bytes, 1).unwrap(),
                _ => bytes.to_vec(),
            }
        };
        for (packed, coding) in [
            ("gzip", "gzip"),
            ("gzip", "x-gzip"),
            ("zlib", "deflate"),
            ("deflate", "deflate"),
            ("zstd", "zstd"),
            ("plain", "gzip"),
            ("plain", "deflate"),
            ("plain", "zstd"),
            ("plain", "identity"),
        ] {
            let packed = pack(packed);
            let content = || Cow::Borrowed(packed.as_slice());
            assert!(unpack(content(), coding, Ending::Whole, text.len()).unwrap() == text.as_bytes(), "{coding}");
            if packed.len() < text.len() {
                let fault = unpack(content(), coding, Ending::Whole, text.len() - 1).unwrap_err();
                assert!(matches!(fault, RecordFault::TooLong { .. }), "{coding}: {fault}");
            }
        }
        let fault = unpack(Cow::Borrowed(b"x"), "br", Ending::Whole, 9).unwrap_err().to_string();
        assert_eq!(fault, "Content-Encoding: found `br`, expected gzip, deflate, zstd or identity");
        let packed = pack("gzip");
        let cut = || Cow::Borrowed(&packed[..packed.len() - 12]);
        assert!(matches!(unpack(cut(), "gzip", Ending::Whole, 1 << 20), Err(RecordFault::Content { .. })));
        assert!(text.as_bytes().starts_with(&unpack(cut(), "gzip", Ending::Cut, 1 << 20).unwrap()));
    }
}
