use std::io::{self, BufRead, Read};

use lsp_server::Message;

use crate::message::one_line;

/// Bytes a message may have: twice what a page may, because JSON escapes.
const LONGEST: u64 = 64 << 20;
/// Bytes a line of a header may have.
const LONGEST_LINE: u64 = 4096;
/// The header that says how long a message is, as far as its value.
const LENGTH: &str = "Content-Length:";
/// Characters of what cannot be read that an error quotes.
const QUOTED: usize = 60;

/// Something that is no message; what follows may be one.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Unreadable {
    #[error("a message of {found} bytes is too long: expected at most {LONGEST}")]
    TooLong { found: u64 },
    #[error("found the header `{found}`, expected `{LENGTH} NUMBER`")]
    Header { found: String },
    #[error("found a message without a length, expected `{LENGTH} NUMBER` before it")]
    NoLength,
    #[error("found `{found}`, expected a message in JSON: {reason}")]
    Payload { found: String, reason: serde_json::Error },
}

/// Why there is no message.
#[derive(Debug)]
pub enum Fault {
    Unreadable(Unreadable),
    /// Nothing more can be read.
    Io(io::Error),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Fault::Io(error)
    }
}

impl From<Unreadable> for Fault {
    fn from(error: Unreadable) -> Self {
        Fault::Unreadable(error)
    }
}

/// Messages as they come, each behind a header that says its length.
pub struct Framing<R> {
    input: R,
    /// Bytes to pass over, or fewer where a header comes before: whoever claims too much may not send it.
    ahead: u64,
    /// Whether the name of a header that says a length was read, and its value is next.
    named: bool,
}

impl<R: BufRead> Framing<R> {
    pub fn new(input: R) -> Self {
        Framing { input, ahead: 0, named: false }
    }

    /// The next message; none at the end.
    pub fn read(&mut self) -> Result<Option<Message>, Fault> {
        self.pass_over()?;
        let Some(length) = self.length()? else { return Ok(None) };
        if length > LONGEST {
            self.ahead = length;
            return Err(Unreadable::TooLong { found: length }.into());
        }
        let mut body = Vec::new();
        if self.input.by_ref().take(length).read_to_end(&mut body)? < length as usize {
            return Ok(None);
        }
        let message =
            serde_json::from_slice(&body).map_err(|reason| Unreadable::Payload { found: quoted(&body), reason });
        Ok(Some(message?))
    }

    /// What the headers before a message say of its length, read up to the blank line behind them; none at the end.
    fn length(&mut self) -> Result<Option<u64>, Fault> {
        let mut length = None;
        let mut some = false;
        loop {
            let mut line = if std::mem::take(&mut self.named) { LENGTH.as_bytes().to_vec() } else { Vec::new() };
            self.input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)?;
            if line.is_empty() {
                return Ok(None);
            }
            let header = || Unreadable::Header { found: quoted(&line) };
            let Some(text) = line.strip_suffix(b"\r\n") else {
                // The rest of a long line is no header either.
                self.ahead = if line.ends_with(b"\n") { 0 } else { u64::MAX };
                return Err(header().into());
            };
            if text.is_empty() && some {
                return Ok(Some(length.ok_or(Unreadable::NoLength)?));
            }
            some |= !text.is_empty();
            let text = std::str::from_utf8(text).map_err(|_| header())?;
            match text.split_once(':') {
                Some((name, value)) if is_length(name) => length = Some(value.trim().parse().map_err(|_| header())?),
                None if !text.is_empty() => return Err(header().into()),
                _ => {}
            }
        }
    }

    /// Passes over what is ahead, up to a header that says a length.
    fn pass_over(&mut self) -> io::Result<()> {
        let mut matched = 0;
        while self.ahead > 0 && !self.named {
            let bytes = self.input.fill_buf()?;
            if bytes.is_empty() {
                self.ahead = 0;
            }
            let mut passed = 0;
            for byte in bytes {
                passed += 1;
                self.ahead -= 1;
                // Only the first letter can start it anew: no other is a capital C.
                matched = match *byte {
                    byte if byte == LENGTH.as_bytes()[matched] => matched + 1,
                    b'C' => 1,
                    _ => 0,
                };
                self.named = matched == LENGTH.len();
                if self.named || self.ahead == 0 {
                    break;
                }
            }
            self.input.consume(passed);
        }
        self.ahead = 0;
        Ok(())
    }
}

fn is_length(name: &str) -> bool {
    LENGTH.strip_suffix(':').is_some_and(|length| name.eq_ignore_ascii_case(length))
}

fn quoted(bytes: &[u8]) -> String {
    // No character has more than four bytes.
    let start = bytes.get(..4 * (QUOTED + 1)).unwrap_or(bytes);
    one_line(&String::from_utf8_lossy(start), QUOTED)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read of these bytes: the method of a message, or an error.
    fn read(bytes: &[u8]) -> Vec<String> {
        // A small buffer, so that all cuts between two reads are met.
        let mut framing = Framing::new(io::BufReader::with_capacity(3, bytes));
        let next = || match framing.read() {
            Ok(message) => Some(match message? {
                Message::Notification(notice) => notice.method,
                other => format!("{other:?}"),
            }),
            Err(Fault::Unreadable(error)) => Some(error.to_string()),
            Err(Fault::Io(error)) => panic!("{error}"),
        };
        std::iter::from_fn(next).collect()
    }

    fn framed(method: &str) -> String {
        let body = format!("{{\"jsonrpc\": \"2.0\", \"method\": \"{method}\"}}");
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    #[test]
    fn what_is_no_message_is_said_in_short_and_what_follows_is_read() {
        let next = framed("next");
        let long = "x".repeat(9000);
        let cut = format!("{}\u{2026}", "x".repeat(QUOTED));
        let no_header = |found: &str| format!("found the header `{found}`, expected `Content-Length: NUMBER`");
        for (bytes, expected) in [
            (String::new(), vec![]),
            ("\r\n".to_owned(), vec![]),
            ("Content-Type: text\r\n\r\n".to_owned(), vec![Unreadable::NoLength.to_string()]),
            (
                "content-length:4\r\nContent-Type: a:b\r\n\r\nnull".to_owned(),
                vec![
                    "found `null`, expected a message in JSON: data did not match any variant of untagged enum Message"
                        .to_owned(),
                ],
            ),
            ("Content-Length: many\r\n\r\n".to_owned(), vec![no_header("Content-Length: many")]),
            ("Content-Length: -1\r\n\r\n".to_owned(), vec![no_header("Content-Length: -1")]),
            ("garbage\r\n".to_owned(), vec![no_header("garbage")]),
            (long.clone(), vec![no_header(&cut)]),
            (format!("{long}\r\n{long}C Content-Len"), vec![no_header(&cut)]),
            (
                "Content-Length: 67108865\r\n\r\n".to_owned(),
                vec![Unreadable::TooLong { found: 67_108_865 }.to_string()],
            ),
            (
                format!("Content-Length: {}\r\n\r\n{{\"Content-Length\": 4, {long}", u64::MAX),
                vec![Unreadable::TooLong { found: u64::MAX }.to_string()],
            ),
        ] {
            let mut expected = expected;
            assert_eq!(read(bytes.as_bytes()), expected, "{bytes}");
            expected.push("next".to_owned());
            assert_eq!(read(format!("{bytes}{next}").as_bytes()), expected, "{bytes}");
            expected.push("next".to_owned());
            assert_eq!(read(format!("{bytes}{next}{next}").as_bytes()), expected, "{bytes}");
        }
        assert_eq!(read(b"Content-Length: 2\r\n\r\n{"), [] as [&str; 0], "cut short");
        let payload = format!("Content-Length: {}\r\n\r\n{long}", long.len());
        assert!(read(payload.as_bytes())[0].starts_with(&format!("found `{cut}`, expected a message")));
    }
}
