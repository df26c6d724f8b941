use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::media::PageKind;

/// Bytes of a page in which it may name its encoding, as browsers look for it.
const DECLARED_WITHIN: usize = 1024;

/// The text of a page, as browsers read it: by its byte order mark, else by the encoding that the server names, else
/// by the one that the page names, else as UTF-8 where it is that, and as Windows-1252 where it is not.
///
/// Bytes that the encoding does not have, and NUL, become U+FFFD; an encoding that nobody knows counts as not named.
///
/// # Source
/// WHATWG, Encoding Standard, and HTML Standard, section 13.2.3 (determining the character encoding).
pub(super) fn decode(bytes: &[u8], kind: PageKind, named: Option<&str>) -> String {
    let known = |name: &str| Encoding::for_label(name.as_bytes());
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => {
            let declared = || (kind == PageKind::Html).then(|| declared(bytes)).flatten();
            match named.and_then(known).or_else(declared) {
                Some(encoding) => encoding,
                None if std::str::from_utf8(bytes).is_ok() => UTF_8,
                None => WINDOWS_1252,
            }
        }
    };
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    match memchr::memchr(0, text.as_bytes()) {
        Some(_) => text.replace('\0', "\u{fffd}"),
        None => Cow::into_owned(text),
    }
}

/// What a `meta` element near the start names: `<meta charset=…>`, or in the content type that it stands for.
fn declared(page: &[u8]) -> Option<&'static Encoding> {
    let start = page.get(..DECLARED_WITHIN).unwrap_or(page).to_ascii_lowercase();
    let elements = memchr::memmem::find_iter(&start, "<meta").filter_map(|at| {
        let element = start.get(at..).unwrap_or_default();
        element.get(..memchr::memchr(b'>', element).unwrap_or(element.len()))
    });
    elements.filter_map(charset_of).find_map(Encoding::for_label).map(|encoding| {
        // Who can read the element at all does not read UTF-16.
        if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding }
    })
}

/// The name behind `charset=`.
fn charset_of(element: &[u8]) -> Option<&[u8]> {
    const KEY: &[u8] = b"charset";
    let at = memchr::memmem::find(element, KEY)?;
    let value = element.get(at + KEY.len()..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b';' | b'/');
    value.get(..value.iter().position(ends).unwrap_or(value.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read_in_the_encoding_that_they_are_in() {
        let html = |text: &str| text.as_bytes().to_vec();
        let cyrillic =
            b"<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>\xcf\xe0\xf0\xee\xec".to_vec();
        for (bytes, named, expected) in [
            (html("Caf\u{e9}"), None, "Caf\u{e9}"),
            (b"Caf\xe9".to_vec(), None, "Caf\u{e9}"),
            (b"Caf\xe9".to_vec(), Some("utf-8"), "Caf\u{fffd}"),
            (b"Caf\xe9 \x93".to_vec(), Some("iso-8859-1"), "Caf\u{e9} \u{201c}"),
            (b"\xef\xbb\xbfCaf\xc3\xa9".to_vec(), Some("windows-1252"), "Caf\u{e9}"),
            (b"\xff\xfeC\0a\0".to_vec(), None, "Ca"),
            (b"\x83e\x83X\x83g".to_vec(), Some("Shift_JIS"), "\u{30c6}\u{30b9}\u{30c8}"),
            (html("<meta charset=utf-16>Caf\u{e9}"), None, "<meta charset=utf-16>Caf\u{e9}"),
            (html("<meta charset=nobody><p>\u{e9}"), Some("nor-this"), "<meta charset=nobody><p>\u{e9}"),
            (b"a\0b".to_vec(), None, "a\u{fffd}b"),
        ] {
            assert_eq!(decode(&bytes, PageKind::Html, named), expected, "{named:?} {bytes:?}");
        }
        assert!(decode(&cyrillic, PageKind::Html, None).ends_with("\u{41f}\u{430}\u{440}\u{43e}\u{43c}"));
        assert!(!decode(&cyrillic, PageKind::Text, None).contains('\u{41f}'), "plain text names no encoding");
    }

    #[test]
    fn the_encoding_is_named_near_the_start() {
        for (page, expected) in [
            ("<META CHARSET = \"koi8-r\" />", Some("KOI8-R")),
            ("<meta name=a><meta charset='gbk'>", Some("GBK")),
            ("<meta charset", None),
            ("<meta charset>", None),
            ("<p charset=gbk>", None),
        ] {
            assert_eq!(declared(page.as_bytes()).map(Encoding::name), expected, "{page}");
        }
        let late = format!("{}<meta charset=gbk>", " ".repeat(DECLARED_WITHIN));
        assert_eq!(declared(late.as_bytes()), None);
    }
}
