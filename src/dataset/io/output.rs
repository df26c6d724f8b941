use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::dataset::error::DatasetError;
use crate::dataset::io::compression::{Compression, Packer};
use crate::dataset::io::standard::{StandardOutput, standard_output};
use crate::dataset::io::unfinished::Unfinished;

/// Where results go: a file that appears under its name only when it is whole, or standard output.
#[derive(Debug)]
pub struct Output {
    name: String,
    packer: Packer<Sink>,
}

#[derive(Debug)]
enum Sink {
    Standard(StandardOutput),
    /// A terminal, pipe or null device under a path: written to as it is.
    Device(File),
    Nowhere(io::Sink),
    Replacing {
        unfinished: Unfinished,
        target: PathBuf,
    },
}

/// Whether anyone still reads the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Downstream {
    /// As far as is known.
    Open,
    /// The pipe is closed: stop, quietly.
    Closed,
}

impl Output {
    /// Standard output for `-`; for a file, a temporary one beside it that [`Output::finish`] gives its name.
    ///
    /// # Errors
    ///
    /// [`DatasetError::Write`].
    pub fn create(path: &Path) -> Result<Self, DatasetError> {
        Output::create_with(path, Compression::Plain)
    }

    /// The same; what is written to a path that ends in `.gz` or `.zst` is packed on the way.
    ///
    /// # Errors
    ///
    /// [`DatasetError::Write`].
    pub fn create_packed(path: &Path) -> Result<Self, DatasetError> {
        Output::create_with(path, Compression::of_path(path))
    }

    fn create_with(path: &Path, compression: Compression) -> Result<Self, DatasetError> {
        if path.as_os_str() == "-" {
            return Output::standard();
        }
        let name = path.display().to_string();
        match Sink::create(path).and_then(|sink| compression.pack(sink)) {
            Ok(packer) => Ok(Output { name, packer }),
            Err(reason) => Err(DatasetError::Write { file: name, reason }),
        }
    }

    /// Standard output.
    ///
    /// # Errors
    ///
    /// [`DatasetError::Write`] where it is closed.
    pub fn standard() -> Result<Self, DatasetError> {
        let name = "<stdout>".to_owned();
        match standard_output() {
            Ok(stdout) => Ok(Output { name, packer: Packer::Plain(Sink::Standard(stdout)) }),
            Err(reason) => Err(DatasetError::Write { file: name, reason }),
        }
    }

    /// Keeps nothing of what is written to it.
    pub fn nowhere() -> Self {
        Output { name: "nowhere".to_owned(), packer: Packer::Plain(Sink::Nowhere(io::sink())) }
    }

    /// Writes a whole file, or standard output for `-`.
    ///
    /// # Errors
    ///
    /// [`DatasetError::Write`].
    pub fn write_all(path: &Path, bytes: &[u8]) -> Result<Downstream, DatasetError> {
        let mut output = Output::create(path)?;
        match output.put(bytes)? {
            Downstream::Open => output.finish(),
            Downstream::Closed => Ok(Downstream::Closed),
        }
    }

    /// The name that messages use.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Writes all of `bytes`.
    ///
    /// # Errors
    ///
    /// [`DatasetError::Write`]; a closed pipe is [`Downstream::Closed`], not an error.
    pub fn put(&mut self, bytes: &[u8]) -> Result<Downstream, DatasetError> {
        let result = self.packer.write_all(bytes);
        downstream(&self.name, result)
    }

    /// Makes the output whole: what was written is there under the final name, or all sent.
    ///
    /// # Errors
    ///
    /// [`DatasetError::Write`]. Without this call, a file is left as it was before.
    pub fn finish(self) -> Result<Downstream, DatasetError> {
        let Output { name, packer } = self;
        let sink = match packer.finish() {
            Ok(sink) => sink,
            Err(error) => return downstream(&name, Err(error)),
        };
        if let Sink::Replacing { unfinished, target } = sink {
            unfinished.finish(&target).map_err(|reason| DatasetError::Write { file: name, reason })?;
        }
        Ok(Downstream::Open)
    }
}

/// For what knows of writers alone: a closed pipe is an error, of its own kind.
impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.put(bytes) {
            Ok(Downstream::Open) => Ok(bytes.len()),
            Ok(Downstream::Closed) => Err(io::ErrorKind::BrokenPipe.into()),
            Err(error) => Err(io::Error::other(error)),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.packer.flush()
    }
}

fn downstream(name: &str, result: io::Result<()>) -> Result<Downstream, DatasetError> {
    match result {
        Ok(()) => Ok(Downstream::Open),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Downstream::Closed),
        Err(reason) => Err(DatasetError::Write { file: name.to_owned(), reason }),
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer().flush()
    }
}

impl Sink {
    fn create(path: &Path) -> io::Result<Self> {
        let target = destination(path)?;
        let existing = fs::metadata(&target).ok();
        if existing.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if existing.as_ref().is_some_and(|metadata| !metadata.is_file()) {
            return Ok(Sink::Device(File::options().write(true).open(&target)?));
        }
        let folder = match target.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        if !folder.is_dir() {
            let reason = format!("there is no folder {}", folder.display());
            return Err(io::Error::new(io::ErrorKind::NotFound, reason));
        }
        let stem = target.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy();
        let prefix = format!(".{stem}.");
        let mut builder = tempfile::Builder::new();
        builder.prefix(&prefix).suffix(".part");
        if let Some(permissions) = existing.map(|metadata| metadata.permissions()).or_else(default_permissions) {
            builder.permissions(permissions);
        }
        // The path of the temporary file in the message would only puzzle.
        let unfinished = Unfinished::create(&builder, folder).map_err(|error| io::Error::from(error.kind()))?;
        Ok(Sink::Replacing { unfinished, target })
    }

    fn writer(&mut self) -> &mut dyn Write {
        match self {
            Sink::Standard(stdout) => stdout,
            Sink::Device(file) => file,
            Sink::Nowhere(sink) => sink,
            Sink::Replacing { unfinished, .. } => unfinished,
        }
    }
}

/// The file that a path leads to, there or not: links keep pointing at their file, and the file is what is written.
pub(in crate::dataset) fn destination(path: &Path) -> io::Result<PathBuf> {
    /// As many as Linux follows.
    const MOST_LINKS: usize = 40;
    if let Ok(found) = fs::canonicalize(path) {
        return Ok(found);
    }
    let mut target = path.to_owned();
    if fs::metadata(path).is_ok() {
        // Such as a pipe under /dev/fd, which has no path of its own.
        return Ok(target);
    }
    for _ in 0..MOST_LINKS {
        match fs::read_link(&target) {
            Ok(next) => target = target.parent().unwrap_or(Path::new("")).join(next),
            Err(_) => return Ok(target),
        }
    }
    Err(io::Error::other("expected a file, found a link that leads to itself"))
}

/// What a new file gets, before the process's mask: temporary files are private otherwise.
#[cfg(unix)]
fn default_permissions() -> Option<fs::Permissions> {
    Some(std::os::unix::fs::PermissionsExt::from_mode(0o666))
}

#[cfg(not(unix))]
fn default_permissions() -> Option<fs::Permissions> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_appears_when_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.csv");
        fs::write(&path, "old").unwrap();
        let mut output = Output::create(&path).unwrap();
        assert_eq!(output.put(b"new").unwrap(), Downstream::Open);
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        drop(output);
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file stays");
        let mut output = Output::create(&path).unwrap();
        assert_eq!(output.put(b"new").unwrap(), Downstream::Open);
        assert_eq!(output.finish().unwrap(), Downstream::Open);
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real.csv"), folder.path().join("link.csv"));
        fs::write(&real, "old").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&real, &link).unwrap();
        let mut output = Output::create(&link).unwrap();
        assert_eq!(output.put(b"new").unwrap(), Downstream::Open);
        assert_eq!(output.finish().unwrap(), Downstream::Open);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&real).unwrap(), "new");
        assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(Output::create(Path::new("/dev/null")).unwrap().put(b"x").unwrap(), Downstream::Open);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_nothing_yet_gets_its_file() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("deep")).unwrap();
        for (link, target) in [("one", "deep/new.csv"), ("two", "one"), ("lost", "no/such.csv"), ("round", "round")] {
            symlink(target, at(link)).unwrap();
        }
        let _ = Output::write_all(&at("two"), b"new").unwrap();
        assert!(["one", "two"].iter().all(|link| fs::symlink_metadata(at(link)).unwrap().is_symlink()));
        assert_eq!(fs::read_to_string(at("deep/new.csv")).unwrap(), "new");
        for (link, expected) in [("lost", "there is no folder"), ("round", "a link that leads to itself")] {
            let said = Output::create(&at(link)).unwrap_err().to_string();
            assert!(said.contains(expected), "{said}");
            assert!(fs::symlink_metadata(at(link)).unwrap().is_symlink());
        }
    }

    #[test]
    fn says_what_cannot_be_written() {
        let error = Output::create(Path::new("no/such/out.csv")).unwrap_err();
        assert_eq!(error.to_string(), "no/such/out.csv: cannot write: there is no folder no/such");
        assert_eq!(Output::create(Path::new("src")).unwrap_err().to_string(), "src: cannot write: is a directory");
    }
}
