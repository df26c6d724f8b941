use crate::dataset::io::compression::Compression;

/// What the first bytes of an input say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::dataset) enum Looks {
    /// UTF-8 after a mark of this many bytes, as far as can be seen.
    Text { mark: usize },
    /// Text in another encoding, named as `iconv` names it.
    Encoded(&'static str),
    /// Not text: what, and what to do about it.
    Binary { found: &'static str, advice: &'static str },
}

/// Judges by marks and magic numbers, then by where NUL bytes stand.
pub(in crate::dataset) fn look(head: &[u8]) -> Looks {
    match Compression::of_head(head) {
        Compression::Plain => {}
        Compression::Gzip => {
            return Looks::Binary { found: "gzip data", advice: "unpack it first: gzip -dc IN | debait … -" };
        }
        Compression::Zstandard => {
            return Looks::Binary { found: "Zstandard data", advice: "unpack it first: zstd -dc IN | debait … -" };
        }
    }
    match head {
        [0xEF, 0xBB, 0xBF, ..] => Looks::Text { mark: 3 },
        [0xFF, 0xFE, 0, 0, ..] => Looks::Encoded("UTF-32LE"),
        [0, 0, 0xFE, 0xFF, ..] => Looks::Encoded("UTF-32BE"),
        [0xFF, 0xFE, ..] => Looks::Encoded("UTF-16LE"),
        [0xFE, 0xFF, ..] => Looks::Encoded("UTF-16BE"),
        [b'P', b'K', 3, 4, ..] => Looks::Binary {
            found: "a ZIP archive or an Excel workbook",
            advice: "unpack it, or save the sheet as CSV UTF-8",
        },
        [b'P', b'A', b'R', b'1', ..] => {
            Looks::Binary { found: "a Parquet file", advice: "give it the extension .parquet, or --format parquet" }
        }
        [b'A', b'R', b'R', b'O', b'W', b'1', ..] => {
            Looks::Binary { found: "an Arrow file", advice: "give it the extension .arrow, or --format arrow" }
        }
        _ => by_nul_bytes(head),
    }
}

/// Mostly-Latin text in UTF-16 has a NUL in nearly every other byte, always on the same side.
fn by_nul_bytes(head: &[u8]) -> Looks {
    let pairs = head.chunks_exact(2);
    let total = pairs.len();
    let (high_first, low_first) = pairs.fold((0, 0), |(be, le), pair| {
        (be + usize::from(pair[0] == 0 && pair[1] != 0), le + usize::from(pair[0] != 0 && pair[1] == 0))
    });
    if total >= 2 && low_first * 2 > total && high_first * 8 < low_first {
        Looks::Encoded("UTF-16LE")
    } else if total >= 2 && high_first * 2 > total && low_first * 8 < high_first {
        Looks::Encoded("UTF-16BE")
    } else {
        Looks::Text { mark: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_encodings_apart() {
        let le: Vec<u8> = "headline,label\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = "headline,label\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(look(&le), Looks::Encoded("UTF-16LE"));
        assert_eq!(look(&be), Looks::Encoded("UTF-16BE"));
        assert_eq!(look(b"\xFF\xFEh\0"), Looks::Encoded("UTF-16LE"));
        assert_eq!(look(b"\xFE\xFF\0h"), Looks::Encoded("UTF-16BE"));
        assert_eq!(look(b"\xEF\xBB\xBFheadline"), Looks::Text { mark: 3 });
        assert_eq!(look("headline,title\nDeux\u{e9}".as_bytes()), Looks::Text { mark: 0 });
        assert_eq!(look(b"headline\na\0b\0c\n"), Looks::Text { mark: 0 });
        assert_eq!(look(b""), Looks::Text { mark: 0 });
        assert!(matches!(look(b"\x1F\x8B\x08"), Looks::Binary { found: "gzip data", .. }));
    }
}
