use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use super::job::{Content, PageJob, Waiting};
use crate::dataset::{CHUNK_BYTES, DatasetError, Found, WarcReader};
use crate::pages::{FoundPages, LONGEST_PAGE, find_pages, shown};

/// Where pages come from, in order.
pub enum PageSource {
    /// Files.
    Files(PageFiles),
    /// A WARC file.
    Archive(Box<WarcReader>),
}

/// Page files, by path, with the folder that each counts to.
#[derive(Debug, Default)]
pub struct PageFiles {
    files: VecDeque<PageFile>,
    unreadable: VecDeque<String>,
    /// Bytes of all files.
    total: u64,
}

#[derive(Debug)]
struct PageFile {
    path: PathBuf,
    folder: String,
    bytes: u64,
}

impl PageFiles {
    /// The files that paths stand for: folders are looked into, the rest is taken as it is.
    pub fn find(paths: &[PathBuf]) -> Self {
        let FoundPages { files, unreadable } = find_pages(paths);
        let folders: Vec<&Path> = paths.iter().map(PathBuf::as_path).filter(|path| path.is_dir()).collect();
        let mut total = 0;
        let files = files.into_iter().map(|path| {
            let bytes = path.metadata().map_or(0, |file| file.len());
            total += bytes;
            PageFile { folder: first_folder(&folders, &path).unwrap_or_default(), path, bytes }
        });
        let files = files.collect();
        PageFiles { files, unreadable: unreadable.iter().map(|error| error.to_string()).collect(), total }
    }

    /// Their paths.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|file| file.path.as_path())
    }

    /// Whether there is neither a page nor a folder that cannot be looked into.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.unreadable.is_empty()
    }

    fn next_page(&mut self) -> Option<(Waiting, u64)> {
        if let Some(said) = self.unreadable.pop_front() {
            let content = Content::Unreadable(said);
            return Some((Waiting { address: String::new(), folder: None, content }, 0));
        }
        let PageFile { path, folder, bytes } = self.files.pop_front()?;
        let address = shown(&path);
        Some((Waiting { address, folder: Some(folder), content: Content::File(path) }, bytes))
    }
}

/// The first folder on the way from one of some folders to a file in it; none of files that lie right in them.
fn first_folder(folders: &[&Path], file: &Path) -> Option<String> {
    let inside =
        folders.iter().find_map(|folder| file.strip_prefix(folder.strip_prefix(".").unwrap_or(folder)).ok())?;
    let mut parts = inside.components();
    let first = parts.next()?;
    parts.next().map(|_| first.as_os_str().to_string_lossy().into_owned())
}

impl PageSource {
    /// Opens a WARC file, or standard input for `-`.
    ///
    /// # Errors
    ///
    /// Those of [`WarcReader::open`].
    pub fn archive_at(path: &Path) -> Result<Self, DatasetError> {
        Ok(PageSource::Archive(Box::new(WarcReader::open(path, LONGEST_PAGE)?)))
    }

    /// The name of the archive, where the pages are of one.
    pub(super) fn archive(&self) -> Option<&str> {
        match self {
            PageSource::Files(_) => None,
            PageSource::Archive(reader) => Some(reader.name()),
        }
    }

    /// Fills a job with the next pages: as many as take the bytes of a chunk, and one at least where there is one.
    pub(super) fn fill(&mut self, job: &mut PageJob) -> Result<(), DatasetError> {
        while job.bytes < CHUNK_BYTES as u64 {
            let (page, bytes) = match self {
                PageSource::Files(files) => match files.next_page() {
                    Some(page) => page,
                    None => return Ok(()),
                },
                PageSource::Archive(reader) => match reader.next_record()? {
                    None => return Ok(()),
                    Some(Found::PassedOver) => {
                        job.passed_over += 1;
                        continue;
                    }
                    Some(Found::Page(place, mut page)) => {
                        let (address, bytes) = (std::mem::take(&mut page.address), page.size() as u64);
                        (Waiting { address, folder: None, content: Content::Archived(place, page) }, bytes)
                    }
                    Some(Found::Broken(place, address, fault)) => {
                        (Waiting { address, folder: None, content: Content::Broken(place, fault) }, 0)
                    }
                },
            };
            // What takes no bytes takes a line of output all the same.
            job.bytes += bytes.max(LEAST_BYTES);
            job.pages.push(page);
        }
        Ok(())
    }

    /// Bytes read so far, and in all where that is known; of files, those of the pages that are done.
    pub(super) fn progress(&self, collected: u64) -> (u64, Option<u64>) {
        match self {
            PageSource::Files(files) => (collected.min(files.total), Some(files.total)),
            PageSource::Archive(reader) => (reader.input().position(), reader.input().size()),
        }
    }
}

/// Bytes that a page counts for at least.
const LEAST_BYTES: u64 = 1 << 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_counts_to_the_first_folder_below_the_given_one() {
        let folder = |given: &[&str], file: &str| {
            let given: Vec<&Path> = given.iter().map(Path::new).collect();
            first_folder(&given, Path::new(file))
        };
        assert_eq!(folder(&["site"], "site/example.org/news/a.html").as_deref(), Some("example.org"));
        assert_eq!(folder(&["site"], "site/a.html"), None);
        assert_eq!(folder(&["."], "example.org/a.html").as_deref(), Some("example.org"));
        assert_eq!(folder(&["./site"], "site/example.org/a.html").as_deref(), Some("example.org"));
        assert_eq!(folder(&["one", "two"], "two/b/a.html").as_deref(), Some("b"));
        assert_eq!(folder(&[], "two/b/a.html"), None);
    }
}
