use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::PageError;

/// Extensions of pages that are looked for in folders.
const EXTENSIONS: [&str; 5] = ["md", "markdown", "html", "htm", "txt"];
/// What a folder names, in the form of `.gitignore`, that is not to be checked.
const IGNORE_FILE: &str = ".debaitignore";

/// The pages that paths stand for.
#[derive(Debug, Default)]
pub struct FoundPages {
    /// By path, each once.
    pub files: Vec<PathBuf>,
    /// What cannot be looked into.
    pub unreadable: Vec<PageError>,
}

/// Files as they are, folders by the pages in them that nothing says to ignore.
pub fn find_pages(paths: &[PathBuf]) -> FoundPages {
    let mut pages = FoundPages::default();
    for path in paths {
        if path.is_dir() {
            pages.walk(path);
        } else {
            pages.files.push(path.clone());
        }
    }
    pages.files.sort();
    pages.files.dedup();
    pages
}

impl FoundPages {
    fn walk(&mut self, folder: &Path) {
        let walk = WalkBuilder::new(folder).require_git(false).add_custom_ignore_filename(IGNORE_FILE).build();
        for entry in walk {
            match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) && is_page(entry.path()) => {
                    let path = entry.path();
                    self.files.push(path.strip_prefix(".").unwrap_or(path).to_owned());
                }
                Ok(_) => {}
                Err(error) => {
                    let (folder, reason) = (folder.display().to_string(), error.to_string());
                    self.unreadable.push(PageError::Folder { folder, reason });
                }
            }
        }
    }
}

/// Whether its extension is one of a page.
pub fn is_page(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// Whether the name of a file says that it is a WARC file, packed or not.
pub fn is_archive(path: &Path) -> bool {
    let has = |path: &Path, names: &[&str]| {
        path.extension().is_some_and(|found| names.iter().any(|name| found.eq_ignore_ascii_case(name)))
    };
    let inner = if has(path, &["gz", "zst"]) { path.file_stem().map_or(path, Path::new) } else { path };
    has(inner, &["warc"])
}

/// A path as reports name it, the same on every system.
pub fn shown(path: &Path) -> String {
    let text = path.display().to_string();
    if std::path::MAIN_SEPARATOR == '/' { text } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn folders_give_their_pages_in_order_unless_ignored() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for name in ["b.md", "a.TXT", "c.html", "data.csv", "drafts/d.htm", "old/e.md", "built/f.md", ".hidden/g.md"] {
            fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
            fs::write(root.join(name), "x").unwrap();
        }
        fs::write(root.join(IGNORE_FILE), "old/\n").unwrap();
        fs::write(root.join(".gitignore"), "/built\n").unwrap();
        let names = |paths: &[PathBuf]| {
            let found = find_pages(paths).files.into_iter();
            found.map(|path| shown(path.strip_prefix(root).unwrap())).collect::<Vec<_>>()
        };
        assert_eq!(names(&[root.to_owned()]), ["a.TXT", "b.md", "c.html", "drafts/d.htm"]);
        let twice = [root.join("old/e.md"), root.join("data.csv"), root.join("old/e.md")];
        assert_eq!(names(&twice), ["data.csv", "old/e.md"], "what is named is checked");
    }
}
