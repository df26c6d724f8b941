//! Files that are being written under a temporary name.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::{Builder, NamedTempFile};

/// The temporary names in use, which only whoever ends the process has to know.
static NAMES: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A file under a temporary name. It is removed where it is dropped, and by [`abandon_unfinished`].
#[derive(Debug)]
pub(in crate::dataset) struct Unfinished {
    file: NamedTempFile,
    // Dropped last: a name is known as long as there is a file under it.
    name: Name,
}

#[derive(Debug)]
struct Name(PathBuf);

impl Unfinished {
    pub fn create(builder: &Builder<'_, '_>, folder: &Path) -> io::Result<Self> {
        // Held meanwhile, so that no file is there whose name is not known.
        let mut names = names();
        let file = builder.tempfile_in(folder)?;
        names.insert(file.path().to_owned());
        Ok(Unfinished { name: Name(file.path().to_owned()), file })
    }

    /// The file, for what belongs to it and not to its text.
    pub fn file(&self) -> &File {
        self.file.as_file()
    }

    /// Gives the file its final name.
    pub fn finish(self, target: &Path) -> io::Result<()> {
        let Unfinished { file, name } = self;
        {
            // Either the file is finished and the process ends afterwards, or it is removed and never finished.
            let _ending = names();
            file.persist(target)?;
        }
        drop(name);
        Ok(())
    }
}

impl Write for Unfinished {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Name {
    fn drop(&mut self) {
        names().remove(&self.0);
    }
}

fn names() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    NAMES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes every file that is not finished, for a process that is about to end: no file is begun or finished afterwards,
/// and whoever tries to waits for the end.
pub fn abandon_unfinished() {
    let names = names();
    for name in names.iter() {
        // There is nothing else to be done about one that stays.
        let _ = fs::remove_file(name);
    }
    std::mem::forget(names);
}
