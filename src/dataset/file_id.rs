use std::fs;
use std::path::Path;
#[cfg(not(unix))]
use std::path::PathBuf;

/// What tells a file from every other, however it is called: `./x`, a link and a hard link are the same as `x`.
///
/// Asking opens nothing, so that a pipe is left as it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FileId(Unique);

#[cfg(unix)]
type Unique = (u64, u64);
#[cfg(not(unix))]
type Unique = PathBuf;

impl FileId {
    /// Of a path, links followed; none where there is no file, and for `-`.
    pub fn of(path: &Path) -> Option<Self> {
        if path.as_os_str() == "-" { None } else { unique(path).map(FileId) }
    }
}

#[cfg(unix)]
fn unique(path: &Path) -> Option<Unique> {
    let metadata = fs::metadata(path).ok()?;
    Some((std::os::unix::fs::MetadataExt::dev(&metadata), std::os::unix::fs::MetadataExt::ino(&metadata)))
}

#[cfg(not(unix))]
fn unique(path: &Path) -> Option<Unique> {
    fs::canonicalize(path).ok()
}
