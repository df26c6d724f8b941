//! Paths by their names alone: what they lead to need not exist.

use std::path::{Component, Path, PathBuf};

/// A path without `.` and `..`, as far as it says where they lead.
pub(super) fn tidied(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                tidy.pop();
            }
            other => tidy.push(other),
        }
    }
    tidy
}

/// How a path is written from a folder, with `/` on every system; both start at the root and are tidy.
pub(super) fn from_folder(folder: &Path, path: &Path) -> String {
    let common = folder.components().zip(path.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().skip(common).map(|_| "..".into());
    let down = path.components().skip(common).map(|part| part.as_os_str().to_string_lossy());
    up.chain(down).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_tidied_and_written_from_folders() {
        for (path, tidy) in [("/a/./b", "/a/b"), ("/a/../b/c", "/b/c"), ("/..", "/"), ("/a/b/../..", "/")] {
            assert_eq!(tidied(Path::new(path)), Path::new(tidy), "{path}");
        }
        for (folder, path, expected) in [
            ("/a", "/a/b/c.md", "b/c.md"),
            ("/a/b", "/a/c.md", "../c.md"),
            ("/", "/c.md", "c.md"),
            ("/a/b", "/x/y.md", "../../x/y.md"),
        ] {
            assert_eq!(from_folder(Path::new(folder), Path::new(path)), expected);
        }
    }
}
