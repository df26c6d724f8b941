use std::collections::HashMap;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use crate::dataset::error::{DatasetError, Use};
use crate::dataset::io::file_id::FileId;
use crate::dataset::io::output::destination;
use crate::dataset::io::standard::display_name;

/// The files that a run reads and writes, so that none is written that is read, or written twice.
///
/// A file is known by what it is, not by its name: `./a.csv`, a symbolic link and a hard link are `a.csv` too, and so is
/// a standard stream that leads there. What is no regular file, such as a pipe or `/dev/null`, is nobody's alone.
///
/// ```
/// use std::path::Path;
/// use debait::dataset::UsedFiles;
///
/// let mut files = UsedFiles::default();
/// files.read(Path::new("Cargo.toml"));
/// files.write(Path::new("scored.csv"))?;
/// let error = files.write(Path::new("./Cargo.toml")).unwrap_err().to_string();
/// assert_eq!(error, "./Cargo.toml: cannot be written: this run reads it, as Cargo.toml; expected another file");
/// # Ok::<(), debait::dataset::DatasetError>(())
/// ```
#[derive(Debug, Default)]
pub struct UsedFiles(HashMap<Identity, (Use, String)>);

/// What a file is, whatever it is called.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Identity {
    /// A file that is there.
    File(FileId),
    /// A file that is not there yet: its name in a folder without links.
    Path(PathBuf),
}

impl UsedFiles {
    /// Notes a file that is read, `-` for standard input. All that are read are noted before the first that is written.
    pub fn read(&mut self, path: &Path) {
        if let Some(identity) = Identity::of(path, Use::Read) {
            self.0.entry(identity).or_insert_with(|| (Use::Read, display_name(path)));
        }
    }

    /// Notes a file that is written, `-` for standard output.
    ///
    /// # Errors
    ///
    /// [`DatasetError::FileInUse`] where it is one that is noted already.
    pub fn write(&mut self, path: &Path) -> Result<(), DatasetError> {
        let file = if path.as_os_str() == "-" { "<stdout>".to_owned() } else { path.display().to_string() };
        match Identity::of(path, Use::Written) {
            Some(identity) => match self.0.get(&identity) {
                Some((used, other)) => Err(DatasetError::FileInUse { file, used: *used, other: other.clone() }),
                None => {
                    self.0.insert(identity, (Use::Written, file));
                    Ok(())
                }
            },
            None => Ok(()),
        }
    }
}

impl Identity {
    fn of(path: &Path, used: Use) -> Option<Self> {
        if path.as_os_str() == "-" {
            return stream(used)
                .ok()
                .filter(Metadata::is_file)
                .and_then(|file| FileId::of_file(path, &file))
                .map(Identity::File);
        }
        match fs::metadata(path) {
            Ok(file) => {
                Some(file).filter(Metadata::is_file).and_then(|file| FileId::of_file(path, &file)).map(Identity::File)
            }
            Err(_) => {
                let target = destination(path).ok()?;
                let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
                let folder = fs::canonicalize(folder.unwrap_or(Path::new("."))).ok()?;
                Some(Identity::Path(folder.join(target.file_name()?)))
            }
        }
    }
}

/// What stands behind a standard stream.
#[cfg(unix)]
fn stream(used: Use) -> io::Result<Metadata> {
    match used {
        Use::Read => crate::dataset::io::standard::standard_input()?.metadata(),
        Use::Written => crate::dataset::io::standard::standard_output()?.metadata(),
    }
}

#[cfg(not(unix))]
fn stream(_: Use) -> io::Result<Metadata> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_file_is_the_same_under_every_name() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("in.csv"), "headline\n").unwrap();
        fs::create_dir(at("deep")).unwrap();
        symlink(at("in.csv"), at("deep/symbolic")).unwrap();
        symlink("symbolic", at("deep/twice")).unwrap();
        fs::hard_link(at("in.csv"), at("hard")).unwrap();
        symlink("../new.csv", at("deep/dangling")).unwrap();
        symlink("round", at("round")).unwrap();
        let mut files = UsedFiles::default();
        files.read(&at("in.csv"));
        for name in ["in.csv", "./in.csv", "deep/../in.csv", "deep/symbolic", "deep/twice", "hard"] {
            assert!(matches!(files.write(&at(name)), Err(DatasetError::FileInUse { used: Use::Read, .. })), "{name}");
        }
        files.write(&at("deep/dangling")).unwrap();
        for name in ["new.csv", "./deep/../new.csv", "deep/dangling"] {
            let said = files.write(&at(name)).unwrap_err();
            assert!(matches!(said, DatasetError::FileInUse { used: Use::Written, .. }), "{name}: {said}");
        }
        for name in ["other.csv", "deep/new.csv", "round", "no/such/folder"] {
            files.write(&at(name)).unwrap();
        }
        for _ in 0..2 {
            files.write(Path::new("/dev/null")).unwrap();
        }
    }
}
