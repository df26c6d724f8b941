use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::Path;

use crate::dataset::error::{DatasetError, KeptBecause};
use crate::dataset::io::unfinished::Unfinished;

/// What may stand before UTF-8 text.
const MARK: &str = "\u{feff}";

/// Writes the text of a file anew: whole or not at all, with its byte order mark, owner, group and permissions. A link
/// keeps pointing at its file; the file is what is replaced.
///
/// The file is read again just before it is replaced: where it does not say `before` any more, it is left alone.
///
/// # Errors
///
/// [`DatasetError::Kept`], [`DatasetError::Read`], [`DatasetError::Write`]; the file is as it was.
pub fn replace_text(path: &Path, before: &str, after: &str) -> Result<(), DatasetError> {
    let file = || path.display().to_string();
    let kept = |because| DatasetError::Kept { file: file(), because };
    let unread = |reason| DatasetError::Read { file: file(), reason };
    let unwritten = |reason| DatasetError::Write { file: file(), reason };

    let target = fs::canonicalize(path).map_err(unread)?;
    let metadata = fs::metadata(&target).map_err(unread)?;
    if !metadata.is_file() {
        return Err(kept(KeptBecause::NoFile));
    }
    if is_protected(&target, &metadata).map_err(unwritten)? {
        return Err(kept(KeptBecause::ReadOnly));
    }
    if let names @ 2.. = names(&metadata) {
        return Err(kept(KeptBecause::HardLinks { names }));
    }
    let mark = if fs::read(&target).map_err(unread)?.starts_with(MARK.as_bytes()) { MARK } else { "" };
    let mut temporary = (|| {
        let folder = target.parent().ok_or(io::ErrorKind::InvalidInput)?;
        let name = target.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy();
        Unfinished::create(tempfile::Builder::new().prefix(&format!(".{name}.")).suffix(".part"), folder)
    })()
    .map_err(|error| unwritten(error.kind().into()))?;
    [mark, after].iter().try_for_each(|text| temporary.write_all(text.as_bytes())).map_err(unwritten)?;
    keep_owner(temporary.file(), &metadata).map_err(|reason| kept(KeptBecause::Owner { reason }))?;
    // Behind the owner: to change that takes permissions away.
    temporary.file().set_permissions(metadata.permissions()).map_err(unwritten)?;
    let now = fs::read(&target).map_err(unread)?;
    if now.strip_prefix(mark.as_bytes()) != Some(before.as_bytes()) {
        return Err(kept(KeptBecause::Changed));
    }
    temporary.finish(&target).map_err(unwritten)
}

/// Whether a file may not be written to: by its mode, which does not stop every user, or by what the system says.
fn is_protected(path: &Path, metadata: &Metadata) -> io::Result<bool> {
    #[cfg(unix)]
    let by_mode = std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o200 == 0;
    #[cfg(not(unix))]
    let by_mode = metadata.permissions().readonly();
    match File::options().write(true).open(path) {
        Ok(_) => Ok(by_mode),
        Err(error) if matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem) => {
            Ok(true)
        }
        Err(error) => Err(error),
    }
}

#[cfg(unix)]
fn names(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(metadata)
}

#[cfg(not(unix))]
fn names(_: &Metadata) -> u64 {
    1
}

#[cfg(unix)]
fn keep_owner(file: &File, metadata: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let own = file.metadata()?;
    let differs = |theirs: u32, ours: u32| (theirs != ours).then_some(theirs);
    match (differs(metadata.uid(), own.uid()), differs(metadata.gid(), own.gid())) {
        (None, None) => Ok(()),
        (user, group) => fchown(file, user, group),
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The files of a folder with a draft in it: nothing else may be left there.
    fn draft(text: &str) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("draft.md");
        fs::write(&path, text).unwrap();
        (folder, path)
    }

    fn refusal(path: &Path, before: &str) -> String {
        let error = replace_text(path, before, "new").unwrap_err().to_string();
        error.strip_prefix(&path.display().to_string()).unwrap().to_owned()
    }

    #[test]
    fn a_text_is_replaced_with_its_mark() {
        for (before, after) in [("old", "new"), ("\u{feff}old", "\u{feff}new")] {
            let (folder, path) = draft(before);
            replace_text(&path, "old", "new").unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), after);
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file stays");
        }
    }

    #[test]
    fn what_somebody_else_wrote_since_stays() {
        let (folder, path) = draft("old, and a line of the editor's");
        let said = refusal(&path, "old");
        assert_eq!(said, ": is left as it is: it has changed since it was read; run again to read what it says now");
        assert_eq!(fs::read_to_string(&path).unwrap(), "old, and a line of the editor's");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file stays");
        fs::remove_file(&path).unwrap();
        assert!(refusal(&path, "old").starts_with(": cannot read: "));
        assert!(!path.exists());
    }

    #[cfg(unix)]
    #[test]
    fn owner_permissions_and_links_stay() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
        let (folder, path) = draft("old");
        let link = folder.path().join("link.md");
        symlink("draft.md", &link).unwrap();
        // Only a privileged user can give a file away.
        let given = chown(&path, Some(12345), Some(54321)).is_ok();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o2640)).unwrap();
        let before = fs::metadata(&path).unwrap();
        replace_text(&link, "old", "new").unwrap();
        let after = fs::metadata(&path).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!((after.uid(), after.gid(), after.mode()), (before.uid(), before.gid(), before.mode()));
        assert!(!given || after.uid() == 12345);
    }

    #[cfg(unix)]
    #[test]
    fn read_only_files_and_hard_links_are_refused() {
        use std::os::unix::fs::PermissionsExt;
        let (folder, path) = draft("old");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        assert!(refusal(&path, "old").starts_with(": is left as it is: it is read-only"));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        fs::hard_link(&path, folder.path().join("other.md")).unwrap();
        assert!(refusal(&path, "old").starts_with(": is left as it is: it has 2 names (hard links)"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert!(replace_text(Path::new("/dev/null"), "", "new").is_err());
    }
}
