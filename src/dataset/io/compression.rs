use std::fmt;
use std::io::{self, Read, Write};
use std::path::Path;

use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;

/// How the bytes of a text are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::dataset) enum Compression {
    /// As they are.
    Plain,
    /// gzip, RFC 1952; several members follow each other.
    Gzip,
    /// Zstandard, RFC 8878; several frames follow each other.
    Zstandard,
}

/// The first bytes of gzip data.
pub(in crate::dataset) const GZIP: [u8; 2] = [0x1F, 0x8B];
/// The first bytes of a Zstandard frame.
pub(in crate::dataset) const ZSTANDARD: [u8; 4] = [0x28, 0xB5, 0x2F, 0xFD];

impl Compression {
    /// What the first bytes say.
    pub fn of_head(head: &[u8]) -> Self {
        match head {
            _ if head.starts_with(&GZIP) => Compression::Gzip,
            _ if head.starts_with(&ZSTANDARD) => Compression::Zstandard,
            _ => Compression::Plain,
        }
    }

    /// What the last extension of a path says, letter case aside.
    pub fn of_path(path: &Path) -> Self {
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
        match extension.as_deref() {
            Some("gz") => Compression::Gzip,
            Some("zst") => Compression::Zstandard,
            _ => Compression::Plain,
        }
    }

    /// The bytes that were packed.
    pub fn unpack(self, packed: impl Read + Send + 'static) -> io::Result<Box<dyn Read + Send>> {
        Ok(match self {
            Compression::Plain => Box::new(packed),
            Compression::Gzip => Box::new(MultiGzDecoder::new(packed)),
            Compression::Zstandard => Box::new(zstd::Decoder::new(packed)?),
        })
    }

    /// A writer that packs; the bytes are the same for the same text.
    pub fn pack<W: Write>(self, sink: W) -> io::Result<Packer<W>> {
        Ok(match self {
            Compression::Plain => Packer::Plain(sink),
            Compression::Gzip => Packer::Gzip(GzEncoder::new(sink, flate2::Compression::default())),
            Compression::Zstandard => Packer::Zstandard(zstd::Encoder::new(sink, zstd::DEFAULT_COMPRESSION_LEVEL)?),
        })
    }
}

/// Packs what is written to it.
pub(in crate::dataset) enum Packer<W: Write> {
    Plain(W),
    Gzip(GzEncoder<W>),
    Zstandard(zstd::Encoder<'static, W>),
}

impl<W: Write> Packer<W> {
    /// Writes the end of the packed data and gives the writer back.
    pub fn finish(self) -> io::Result<W> {
        let mut sink = match self {
            Packer::Plain(sink) => sink,
            Packer::Gzip(encoder) => encoder.finish()?,
            Packer::Zstandard(encoder) => encoder.finish()?,
        };
        sink.flush()?;
        Ok(sink)
    }
}

impl<W: Write + fmt::Debug> fmt::Debug for Packer<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Packer::Plain(sink) => f.debug_tuple("Plain").field(sink).finish(),
            Packer::Gzip(encoder) => f.debug_tuple("Gzip").field(encoder.get_ref()).finish(),
            Packer::Zstandard(encoder) => f.debug_tuple("Zstandard").field(encoder.get_ref()).finish(),
        }
    }
}

impl<W: Write> Write for Packer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Packer::Plain(sink) => sink.write(bytes),
            Packer::Gzip(encoder) => encoder.write(bytes),
            Packer::Zstandard(encoder) => encoder.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Packer::Plain(sink) => sink.flush(),
            Packer::Gzip(encoder) => encoder.flush(),
            Packer::Zstandard(encoder) => encoder.flush(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back() {
        for compression in [Compression::Plain, Compression::Gzip, Compression::Zstandard] {
            for text in ["", "headline\n", &"Storm hits coast\n".repeat(40_000)] {
                let pack = || {
                    let mut packer = compression.pack(Vec::new()).unwrap();
                    packer.write_all(text.as_bytes()).unwrap();
                    packer.finish().unwrap()
                };
                let packed = pack();
                assert_eq!(packed, pack(), "{compression:?}");
                assert_eq!(Compression::of_head(&packed), compression);
                let mut twice = String::new();
                compression.unpack(io::Cursor::new(packed.repeat(2))).unwrap().read_to_string(&mut twice).unwrap();
                assert!(twice == text.repeat(2), "{compression:?}: {} bytes", text.len());
            }
        }
    }

    #[test]
    fn the_last_extension_says_it() {
        for (path, expected) in [
            ("a.csv.gz", Compression::Gzip),
            ("a.jsonl.ZST", Compression::Zstandard),
            ("a.gz.csv", Compression::Plain),
            ("-", Compression::Plain),
        ] {
            assert_eq!(Compression::of_path(Path::new(path)), expected, "{path}");
        }
    }
}
