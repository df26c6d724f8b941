use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

use crate::dataset::error::DatasetError;
use crate::dataset::io::input::open_file;

/// A file to jump about in, and its bytes: standard input and pipes are copied to a temporary one first.
pub(super) fn seekable(path: &Path, name: &str) -> Result<(File, u64), DatasetError> {
    if path.as_os_str() == "-" {
        return spooled(io::stdin(), name);
    }
    match open_file(path, name)? {
        (file, Some(size)) => Ok((file, size)),
        (pipe, None) => spooled(pipe, name),
    }
}

pub(super) fn spooled(mut reader: impl Read, name: &str) -> Result<(File, u64), DatasetError> {
    let copied = tempfile::tempfile().and_then(|mut file| {
        let size = io::copy(&mut reader, &mut file)?;
        file.rewind()?;
        Ok((file, size))
    });
    copied.map_err(|reason| DatasetError::Read { file: name.to_owned(), reason })
}
