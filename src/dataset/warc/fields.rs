use std::borrow::Cow;

use super::fault::{Header, RecordFault};
use crate::message::shorten;

/// The fields of a header of WARC or HTTP: `Name: value` a line, a line that starts with white space going on with the
/// value before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads the lines behind the first one, up to a blank one. Bytes that are not UTF-8 become U+FFFD.
    ///
    /// Servers send what they like: lines without a colon are passed over in a header of HTTP.
    pub fn read(header: Header, lines: &[u8]) -> Result<Self, RecordFault> {
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in lines.split(|byte| *byte == b'\n') {
            let text = String::from_utf8_lossy(line);
            let text = text.trim_end();
            if text.is_empty() {
                continue;
            }
            if text.starts_with([' ', '\t']) {
                if let Some((_, value)) = fields.last_mut() {
                    value.push(' ');
                    value.push_str(text.trim_start());
                }
                continue;
            }
            match text.split_once(':') {
                Some((name, value)) => fields.push((name.trim_end().to_ascii_lowercase(), value.trim().to_owned())),
                None if header == Header::Http => {}
                None => {
                    let (found, expected) = (shorten(text), "a field, such as WARC-Type: response");
                    return Err(RecordFault::HeaderLine { header, found, expected });
                }
            }
        }
        Ok(Fields(fields))
    }

    /// The first value of a name, which is given in small letters.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The entries of a list that may be spread over several fields of a name, in small letters, in order.
    pub fn list<'f>(&'f self, name: &'f str) -> impl Iterator<Item = String> + 'f {
        let values = self.0.iter().filter(move |(known, _)| known == name);
        let entries = values.flat_map(|(_, value)| value.split(','));
        entries.map(|entry| entry.trim().to_ascii_lowercase()).filter(|entry| !entry.is_empty())
    }
}

/// The header of an answer of HTTP: its status and fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    pub status: u16,
    pub fields: Fields,
}

impl Answer {
    /// Reads the header at the start of a block, and says where its content starts; none where the header does not end.
    pub fn read(block: &[u8]) -> Result<Option<(Self, usize)>, RecordFault> {
        let Some(end) = end_of_header(block) else { return Ok(None) };
        let header = block.get(..end).unwrap_or_default();
        let start = memchr::memchr(b'\n', header).map_or(end, |at| at + 1);
        let (first, rest) = header.split_at(start.min(end));
        let first = String::from_utf8_lossy(first);
        let Some(status) = status(&first) else {
            let expected = "a status line, such as HTTP/1.1 200 OK";
            return Err(RecordFault::HeaderLine { header: Header::Http, found: shorten(first.trim_end()), expected });
        };
        Ok(Some((Answer { status, fields: Fields::read(Header::Http, rest)? }, end)))
    }
}

/// The status of `HTTP/1.1 200 OK`, of whatever version.
fn status(line: &str) -> Option<u16> {
    let mut words = line.split_ascii_whitespace();
    words.next().filter(|version| version.starts_with("HTTP/"))?;
    words.next()?.parse().ok()
}

/// The first byte behind a blank line.
fn end_of_header(block: &[u8]) -> Option<usize> {
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', block) {
        let line = block.get(start..end).unwrap_or_default();
        if line.is_empty() || line == b"\r" {
            return Some(end + 1);
        }
        start = end + 1;
    }
    None
}

/// A value as a field says it, without the marks around an address: `<http://example.org/>` in files of old.
pub(super) fn address(value: &str) -> Cow<'_, str> {
    let value = value.trim();
    Cow::Borrowed(value.strip_prefix('<').and_then(|inner| inner.strip_suffix('>')).unwrap_or(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_as_servers_send_them() {
        let read = |text: &str| Answer::read(text.as_bytes()).unwrap();
        let (answer, start) = read("HTTP/2 200\nContent-Type : text/html;\n  charset=utf-8\nnonsense\n\n<p>").unwrap();
        assert_eq!((answer.status, start), (200, 63));
        assert_eq!(answer.fields.get("content-type"), Some("text/html; charset=utf-8"));
        let (answer, _) = read("HTTP/1.1 404 Not Found\r\nVia: a, B\r\nVia: c\r\n\r\n").unwrap();
        assert_eq!(
            (answer.status, answer.fields.list("via").collect::<Vec<_>>()),
            (404, vec!["a".into(), "b".into(), "c".into()])
        );
        assert_eq!(read("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"), None);
        assert_eq!(read("HTTP/1.1 200 OK\r\n\r\n").unwrap().1, 19);
        for text in ["\r\n\r\n", "<p>\n\n", "HTTP/1.1\r\n\r\n", "HTTP/1.1 two OK\r\n\r\n", "HTTP/1.1 99999 OK\r\n\r\n"]
        {
            assert!(matches!(Answer::read(text.as_bytes()), Err(RecordFault::HeaderLine { .. })), "{text:?}");
        }
    }
}
