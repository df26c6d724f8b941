use std::fs::{self, Metadata};
use std::path::Path;
#[cfg(not(unix))]
use std::path::PathBuf;

/// What tells a file from every other, however it is called: `./x`, a link and a hard link are the same as `x`.
///
/// Asking opens nothing, so that a pipe is left as it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FileId(Unique);

/// Device and inode.
#[cfg(unix)]
type Unique = (u64, u64);
/// The path without links.
#[cfg(not(unix))]
type Unique = PathBuf;

impl FileId {
    /// Of a path, links followed; none where there is no file, and for `-`.
    pub fn of(path: &Path) -> Option<Self> {
        if path.as_os_str() == "-" { None } else { FileId::of_file(path, &fs::metadata(path).ok()?) }
    }

    /// Of a file that the system has told about.
    #[cfg(unix)]
    pub(in crate::dataset) fn of_file(_: &Path, file: &Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        Some(FileId((file.dev(), file.ino())))
    }

    /// Of a file that the system has told about.
    #[cfg(not(unix))]
    pub(in crate::dataset) fn of_file(path: &Path, _: &Metadata) -> Option<Self> {
        fs::canonicalize(path).ok().map(FileId)
    }
}
