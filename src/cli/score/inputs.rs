use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::{Result, anyhow, bail, ensure};

use crate::dataset::{BatchReader, DatasetError, Format, Input, Source};
use crate::pages::{is_archive, is_page};
use crate::score::{PageFiles, PageSource};

/// What --format may say: how rows are written down, or that the input is a WARC file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Given {
    Rows(Format),
    Warc,
}

impl FromStr for Given {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        if name.eq_ignore_ascii_case("warc") {
            return Ok(Given::Warc);
        }
        name.parse()
            .map(Given::Rows)
            .map_err(|_| format!("unknown format `{name}`: expected one of {}, or warc for the input", Format::NAMES))
    }
}

/// What the paths to score are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A file of rows in a format.
    Rows(Format),
    /// Files of pages, and folders of them.
    Pages,
    /// A WARC file.
    Archive,
}

impl Kind {
    /// What paths are, by what they name and by what --format says.
    pub fn of(paths: &[PathBuf], given: Option<Given>) -> Result<Self> {
        if let [path] = paths {
            match given {
                Some(Given::Warc) if !path.is_dir() => return Ok(Kind::Archive),
                _ if is_archive(path) => return Ok(Kind::Archive),
                // A text file may hold rows, where it is said of what format.
                Some(Given::Rows(format)) if !path.is_dir() && may_hold_rows(path) => {
                    let named = Format::of_path(path).ok().filter(|named| named.is_columnar());
                    return Ok(Kind::Rows(named.unwrap_or(format)));
                }
                None if path.as_os_str() == "-" => return Ok(Kind::Rows(Format::of_path(path)?)),
                None if !path.is_dir() && !is_page(path) => {
                    let known = "pages end in .html, .htm, .md, .markdown or .txt, WARC files in .warc or .warc.gz";
                    return Ok(Kind::Rows(Format::of_path(path).map_err(|error| anyhow!("{error}; {known}"))?));
                }
                _ => {}
            }
        }
        for path in paths {
            let name = path.display();
            ensure!(path.as_os_str() != "-", "-: found standard input among several inputs, expected it alone");
            if !path.is_dir() && !is_page(path) {
                let what = if is_archive(path) { "a WARC file" } else { "no page by its name" };
                bail!(
                    "{name}: found {what} among several inputs, expected pages and folders of them (.html, .htm, .md, \
                     .markdown, .txt); one file of rows or one WARC file is scored at a time"
                );
            }
        }
        ensure!(given != Some(Given::Warc), "--format warc: found pages, expected one WARC file, or `-`");
        Ok(Kind::Pages)
    }

    /// Whether rows have columns to choose from.
    pub fn has_columns(&self) -> bool {
        matches!(self, Kind::Rows(_))
    }
}

/// Whether a file may be one of rows for all that its name says.
fn may_hold_rows(path: &Path) -> bool {
    !is_page(path) || path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("txt"))
}

/// What is to be scored, opened.
pub(super) enum Opened {
    Lines(Box<Source>),
    Batches(Box<BatchReader>),
    Pages(PageSource),
}

impl Opened {
    pub fn rows(path: &Path, format: Format) -> Result<Self, DatasetError> {
        Ok(match format.is_columnar() {
            true => Opened::Batches(Box::new(BatchReader::open(path, format)?)),
            false => Opened::Lines(Box::new(Source::open(Input::open_unpacked(path)?, format)?)),
        })
    }

    pub fn pages(files: PageFiles) -> Self {
        Opened::Pages(PageSource::Files(files))
    }

    pub fn archive(path: &Path) -> Result<Self, DatasetError> {
        Ok(Opened::Pages(PageSource::archive_at(path)?))
    }
}
