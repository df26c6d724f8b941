use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::dataset::error::DatasetError;
use crate::dataset::io::taken::hexadecimal;

/// One labelled page file, as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageText {
    pub path: PathBuf,
    /// Whether its name starts with `bait-`; else it starts with `honest-`.
    pub is_bait: bool,
    /// The folder it lies in.
    pub genre: String,
    pub text: String,
}

/// Labelled pages and the digest of all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageTexts {
    /// SHA-256 over the names, under the folder, and bytes of all files in order.
    pub sha256: String,
    /// By path.
    pub pages: Vec<PageText>,
}

/// Reads a folder of labelled pages: `GENRE/bait-NAME.EXT` and `GENRE/honest-NAME.EXT`.
///
/// # Errors
///
/// [`DatasetError::Open`] where a file cannot be read or is not UTF-8, [`DatasetError::PageName`] where a name says no
/// label, [`DatasetError::NoRows`] where there is no page.
pub fn read_page_texts(folder: &Path) -> Result<PageTexts, DatasetError> {
    let mut paths = Vec::new();
    for genre in entries(folder)? {
        if genre.is_dir() {
            paths.extend(entries(&genre)?);
        }
    }
    paths.sort();
    let mut hasher = Sha256::new();
    let mut pages = Vec::with_capacity(paths.len());
    for path in paths {
        let text = fs::read_to_string(&path).map_err(|reason| cannot_open(&path, reason))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_bait = name.starts_with("bait-");
        if !is_bait && !name.starts_with("honest-") {
            return Err(DatasetError::PageName { file: path });
        }
        let genre = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
        for part in [genre.as_bytes(), b"/", name.as_bytes(), b"\0", text.as_bytes(), b"\0"] {
            hasher.update(part);
        }
        pages.push(PageText { path, is_bait, genre, text });
    }
    if pages.is_empty() {
        return Err(DatasetError::NoRows { file: folder.display().to_string() });
    }
    Ok(PageTexts { sha256: hexadecimal(&hasher.finalize()), pages })
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, DatasetError> {
    let entries = fs::read_dir(folder).map_err(|reason| cannot_open(folder, reason))?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    paths.collect::<Result<_, _>>().map_err(|reason| cannot_open(folder, reason))
}

fn cannot_open(path: &Path, reason: std::io::Error) -> DatasetError {
    DatasetError::Open { file: path.display().to_string(), reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_genres_come_from_names() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        assert!(matches!(read_page_texts(root), Err(DatasetError::NoRows { .. })));
        fs::create_dir(root.join("tea")).unwrap();
        for (name, text) in [("tea/honest-b.md", "B"), ("tea/bait-a.txt", "A"), ("README.md", "no page")] {
            fs::write(root.join(name), text).unwrap();
        }
        let read = read_page_texts(root).unwrap();
        let found: Vec<_> = read.pages.iter().map(|p| (p.is_bait, p.genre.as_str(), p.text.as_str())).collect();
        assert_eq!(found, [(true, "tea", "A"), (false, "tea", "B")]);
        fs::write(root.join("tea/bait-a.txt"), "C").unwrap();
        assert_ne!(read_page_texts(root).unwrap().sha256, read.sha256);
        fs::write(root.join("tea/c.md"), "C").unwrap();
        let message = read_page_texts(root).unwrap_err().to_string();
        assert!(message.contains("c.md") && message.contains("`bait-` or `honest-`"), "{message}");
    }
}
