use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::encoding::{Looks, look};
use super::error::DatasetError;

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
    digest: Option<Sha256>,
}

impl Input {
    /// Opens a file, or standard input for `-`.
    ///
    /// # Errors
    ///
    /// [`DatasetError::Open`], [`DatasetError::Read`], [`DatasetError::Encoding`], [`DatasetError::NotText`].
    pub fn open(path: &Path) -> Result<Self, DatasetError> {
        let name = display_name(path);
        if path.as_os_str() == "-" {
            return Input::new(name, None, Box::new(io::stdin()), None);
        }
        let (file, size) = open_file(path, &name)?;
        Input::new(name, size, Box::new(file), None)
    }

    /// Opens a file and takes the digest of every byte read, the byte order mark included.
    pub(super) fn open_digesting(path: &Path) -> Result<Self, DatasetError> {
        let name = display_name(path);
        if path.as_os_str() == "-" {
            return Input::new(name, None, Box::new(io::stdin()), Some(Sha256::new()));
        }
        let (file, size) = open_file(path, &name)?;
        Input::new(name, size, Box::new(file), Some(Sha256::new()))
    }

    /// Text that comes from anywhere else, under a name for messages.
    pub fn from_reader(name: impl Into<String>, reader: impl Read + Send + 'static) -> Result<Self, DatasetError> {
        Input::new(name.into(), None, Box::new(reader), None)
    }

    fn new(
        name: String,
        size: Option<u64>,
        mut reader: Box<dyn Read + Send>,
        mut digest: Option<Sha256>,
    ) -> Result<Self, DatasetError> {
        let mut head = Vec::with_capacity(HEAD);
        if let Err(reason) = reader.by_ref().take(HEAD as u64).read_to_end(&mut head) {
            return Err(DatasetError::Read { file: name, reason });
        }
        if let Some(digest) = &mut digest {
            digest.update(&head);
        }
        match look(&head) {
            Looks::Text { mark } => {
                let mut head = io::Cursor::new(head);
                head.set_position(mark as u64);
                Ok(Input { name, size, reader, head, digest })
            }
            Looks::Encoded(encoding) => Err(DatasetError::Encoding { file: name, encoding }),
            Looks::Binary { found, advice } => Err(DatasetError::NotText { file: name, found, advice }),
        }
    }

    /// The name that messages use: the path, or `<stdin>`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Bytes in all, where that is known.
    pub fn size(&self) -> Option<u64> {
        self.size
    }

    /// Whether the text starts with this byte, white space aside; asked before anything is read.
    pub(super) fn starts_with(&self, byte: u8) -> bool {
        let start = self.head.position() as usize;
        let text = self.head.get_ref().get(start..).unwrap_or_default();
        text.trim_ascii_start().first() == Some(&byte)
    }

    /// Digest of what was read so far, in hexadecimal, where it was asked for.
    pub(super) fn digest(&self) -> Option<String> {
        self.digest.clone().map(|digest| hexadecimal(&digest.finalize()))
    }
}

impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let from_head = self.head.read(buffer)?;
        if from_head > 0 || buffer.is_empty() {
            return Ok(from_head);
        }
        let count = self.reader.read(buffer)?;
        if let Some(digest) = &mut self.digest {
            digest.update(&buffer[..count]);
        }
        Ok(count)
    }
}

fn open_file(path: &Path, name: &str) -> Result<(File, Option<u64>), DatasetError> {
    let failed = |reason| DatasetError::Open { file: name.to_owned(), reason };
    let file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    if metadata.is_dir() {
        return Err(failed(io::Error::from(io::ErrorKind::IsADirectory)));
    }
    Ok((file, metadata.is_file().then_some(metadata.len())))
}

/// A path as messages name it.
pub(super) fn display_name(path: &Path) -> String {
    if path.as_os_str() == "-" { "<stdin>".to_owned() } else { path.display().to_string() }
}

pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
            "in.csv: is gzip data: expected CSV or JSON Lines text; unpack it first: gzip -dc IN | debait score - …"
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
