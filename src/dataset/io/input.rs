use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::dataset::error::DatasetError;
use crate::dataset::io::compression::Compression;
use crate::dataset::io::encoding::{Looks, look};
use crate::dataset::io::standard::display_name;
use crate::dataset::io::taken::{CountingReader, Taken};

/// Bytes looked at before reading starts.
const HEAD: usize = 4096;

/// Bytes of UTF-8 text from a file or standard input, a byte order mark taken off.
///
/// The first bytes are judged on opening: UTF-16, archives and the like are refused there, with advice.
pub struct Input {
    name: String,
    size: Option<u64>,
    reader: Box<dyn Read + Send>,
    head: io::Cursor<Vec<u8>>,
    taken: Taken,
}

/// What happens to packed bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Packed {
    Refuse,
    Unpack,
}

impl Input {
    /// Opens a file, or standard input for `-`; packed bytes are refused.
    ///
    /// # Errors
    ///
    /// [`DatasetError::Open`], [`DatasetError::Read`], [`DatasetError::Encoding`], [`DatasetError::NotText`].
    pub fn open(path: &Path) -> Result<Self, DatasetError> {
        Input::open_with(path, Packed::Refuse, Taken::default())
    }

    /// The same, with gzip and Zstandard data unpacked on the way, whatever the extension.
    ///
    /// # Errors
    ///
    /// Those of [`Input::open`]; what is inside must be text, and not packed again.
    pub fn open_unpacked(path: &Path) -> Result<Self, DatasetError> {
        Input::open_with(path, Packed::Unpack, Taken::default())
    }

    /// The same, with the digest of every byte of the file, packed as it is, the byte order mark included.
    pub(in crate::dataset) fn open_digesting(path: &Path) -> Result<Self, DatasetError> {
        Input::open_with(path, Packed::Unpack, Taken::digesting())
    }

    fn open_with(path: &Path, packed: Packed, taken: Taken) -> Result<Self, DatasetError> {
        let name = display_name(path);
        let (size, reader) = opened(path, &name)?;
        Input::new(name, size, reader, packed, taken)
    }

    /// The bytes of a file, or of standard input for `-`, whatever they are; gzip and Zstandard data are unpacked on the
    /// way.
    pub(in crate::dataset) fn open_bytes(path: &Path) -> Result<Self, DatasetError> {
        let name = display_name(path);
        let (size, reader) = opened(path, &name)?;
        Input::of_bytes(name, size, reader)
    }

    /// The same of bytes that come from anywhere else, under a name for messages.
    pub(in crate::dataset) fn bytes_of_reader(
        name: impl Into<String>,
        reader: impl Read + Send + 'static,
    ) -> Result<Self, DatasetError> {
        Input::of_bytes(name.into(), None, Box::new(reader))
    }

    fn of_bytes(name: String, size: Option<u64>, reader: Box<dyn Read + Send>) -> Result<Self, DatasetError> {
        let taken = Taken::default();
        let mut reader: Box<dyn Read + Send> = Box::new(CountingReader::new(reader, taken.clone()));
        let opened = read_head(&mut reader).and_then(|head| match Compression::of_head(&head) {
            Compression::Plain => Ok((reader, head)),
            // What cannot be unpacked is found where it is read.
            compression => Ok((compression.unpack(io::Cursor::new(head).chain(reader))?, Vec::new())),
        });
        match opened {
            Ok((reader, head)) => Ok(Input { name, size, reader, head: io::Cursor::new(head), taken }),
            Err(reason) => Err(DatasetError::Read { file: name, reason }),
        }
    }

    /// Text that comes from anywhere else, under a name for messages.
    pub fn from_reader(name: impl Into<String>, reader: impl Read + Send + 'static) -> Result<Self, DatasetError> {
        Input::new(name.into(), None, Box::new(reader), Packed::Refuse, Taken::default())
    }

    fn new(
        name: String,
        size: Option<u64>,
        reader: Box<dyn Read + Send>,
        packed: Packed,
        taken: Taken,
    ) -> Result<Self, DatasetError> {
        let opened = (|| {
            let mut reader: Box<dyn Read + Send> = Box::new(CountingReader::new(reader, taken.clone()));
            let mut head = read_head(&mut reader)?;
            let compression = Compression::of_head(&head);
            if packed == Packed::Unpack && compression != Compression::Plain {
                reader = compression.unpack(io::Cursor::new(head).chain(reader))?;
                head = read_head(&mut reader)?;
            }
            Ok((reader, head))
        })();
        let (reader, head) = match opened {
            Ok(opened) => opened,
            Err(reason) => return Err(DatasetError::Read { file: name, reason }),
        };
        match look(&head) {
            Looks::Text { mark } => {
                let mut head = io::Cursor::new(head);
                head.set_position(mark as u64);
                Ok(Input { name, size, reader, head, taken })
            }
            Looks::Encoded(encoding) => Err(DatasetError::Encoding { file: name, encoding }),
            Looks::Binary { found, advice } => Err(DatasetError::NotText { file: name, found, advice }),
        }
    }

    /// The name that messages use: the path, or `<stdin>`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Bytes of the file in all, packed as they are, where that is known.
    pub fn size(&self) -> Option<u64> {
        self.size
    }

    /// Bytes of the file read so far, packed as they are.
    pub fn position(&self) -> u64 {
        self.taken.bytes()
    }

    /// Whether the text starts with this byte, white space aside; asked before anything is read.
    pub(in crate::dataset) fn starts_with(&self, byte: u8) -> bool {
        let start = self.head.position() as usize;
        let text = self.head.get_ref().get(start..).unwrap_or_default();
        text.trim_ascii_start().first() == Some(&byte)
    }

    /// Digest of what was read so far, in hexadecimal, where it was asked for.
    pub(in crate::dataset) fn digest(&self) -> Option<String> {
        self.taken.digest()
    }
}

impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let from_head = self.head.read(buffer)?;
        if from_head > 0 || buffer.is_empty() {
            return Ok(from_head);
        }
        self.reader.read(buffer)
    }
}

/// The bytes that a path names, and how many they are where that is known.
fn opened(path: &Path, name: &str) -> Result<(Option<u64>, Box<dyn Read + Send>), DatasetError> {
    if path.as_os_str() == "-" {
        return Ok((None, Box::new(io::stdin())));
    }
    let (file, size) = open_file(path, name)?;
    Ok((size, Box::new(file)))
}

fn read_head(reader: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(HEAD);
    reader.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}

pub(in crate::dataset) fn open_file(path: &Path, name: &str) -> Result<(File, Option<u64>), DatasetError> {
    let failed = |reason| DatasetError::Open { file: name.to_owned(), reason };
    let file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    if metadata.is_dir() {
        return Err(failed(io::Error::from(io::ErrorKind::IsADirectory)));
    }
    Ok((file, metadata.is_file().then_some(metadata.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_data_are_unpacked_where_that_is_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("in.csv");
        let packed = zstd::encode_all(&b"\xEF\xBB\xBFheadline\n"[..], 1).unwrap();
        std::fs::write(&path, &packed).unwrap();
        assert!(Input::open(&path).err().unwrap().to_string().contains("is Zstandard data"));
        let mut input = Input::open_digesting(&path).unwrap();
        let mut text = String::new();
        input.read_to_string(&mut text).unwrap();
        assert_eq!((text.as_str(), input.position()), ("headline\n", packed.len() as u64));
        let twice = zstd::encode_all(packed.as_slice(), 1).unwrap();
        std::fs::write(&path, twice).unwrap();
        assert!(Input::open_unpacked(&path).err().unwrap().to_string().contains("is Zstandard data"));
        std::fs::write(&path, &packed[..packed.len() - 3]).unwrap();
        let error = Input::open_unpacked(&path).err().unwrap().to_string();
        assert_eq!(error, format!("{}: cannot read: incomplete frame", path.display()));
    }

    fn read(bytes: &'static [u8]) -> Result<String, String> {
        let mut input = Input::from_reader("in.csv", bytes).map_err(|error| error.to_string())?;
        let mut text = String::new();
        input.read_to_string(&mut text).unwrap();
        Ok(text)
    }

    #[test]
    fn takes_the_byte_order_mark_off() {
        assert_eq!(read(b"\xEF\xBB\xBFheadline\n").unwrap(), "headline\n");
        assert_eq!(read(b"headline\n").unwrap(), "headline\n");
        assert_eq!(read(b"").unwrap(), "");
    }

    #[test]
    fn refuses_other_encodings_with_advice() {
        assert_eq!(
            read(b"\xFF\xFEh\0e\0").unwrap_err(),
            "in.csv: is UTF-16LE text: expected UTF-8; convert it first: iconv -f UTF-16LE -t UTF-8 IN > OUT"
        );
        assert_eq!(
            read(b"\x1F\x8B\x08\0\0").unwrap_err(),
            "in.csv: is gzip data: expected CSV or JSON Lines text; unpack it first: gzip -dc IN | debait … -"
        );
    }

    #[test]
    fn says_what_cannot_be_opened() {
        let error = Input::open(Path::new("no/such.csv")).err().unwrap();
        assert_eq!(error.to_string(), "no/such.csv: cannot open: No such file or directory (os error 2)");
        let error = Input::open(Path::new("src")).err().unwrap();
        assert_eq!(error.to_string(), "src: cannot open: is a directory");
    }
}
