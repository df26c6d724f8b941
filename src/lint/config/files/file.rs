use std::fs;
use std::path::{Path, PathBuf};

use super::reader::{Override, Reader};
use super::{ConfigError, ConfigFault};
use crate::lint::{Config, Layer};

/// The name of a project's file that has a table for every tool.
const SHARED: &str = "pyproject.toml";
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A file of configuration: what it says for all pages, and for some.
///
/// # Examples
///
/// ```
/// use std::path::Path;
/// use debait::lint::{ConfigFile, Layer, Level, rule};
///
/// let text = br#"
///     ignore = ["year-stamp"]
///     [per-file-overrides."reviews/"]
///     severity = { selling-title = "off" }
/// "#;
/// let file = ConfigFile::parse(Path::new("site/debait.toml"), text)?;
/// let level = |page: &str, id| file.config(Path::new(page), &Layer::default()).level(rule(id).unwrap());
/// assert_eq!(level("site/a.md", "year-stamp"), Level::Off);
/// assert_eq!(level("site/reviews/a.md", "selling-title"), Level::Off);
/// assert_ne!(level("site/a.md", "selling-title"), Level::Off);
///
/// let slip = ConfigFile::parse(Path::new("debait.toml"), b"ignor = []").unwrap_err();
/// assert_eq!(slip.to_string(), "debait.toml: line 1, column 1: unknown key `ignor` (did you mean `ignore`?)");
/// # Ok::<(), debait::lint::ConfigError>(())
/// ```
#[derive(Debug, Clone)]
pub struct ConfigFile {
    path: PathBuf,
    base: Layer,
    overrides: Vec<Override>,
}

impl ConfigFile {
    /// Reads a file; of a `pyproject.toml` the table `tool.debait`.
    ///
    /// # Errors
    ///
    /// [`ConfigError::Read`], and as [`ConfigFile::parse`].
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        ConfigFile::parse(path, &bytes(path)?)
    }

    /// Reads a file of this name, if it says anything to this program: a `pyproject.toml` may not.
    ///
    /// # Errors
    ///
    /// As [`ConfigFile::read`], save [`ConfigError::NoTable`].
    pub(super) fn read_if_own(path: &Path) -> Result<Option<Self>, ConfigError> {
        ConfigFile::parse_if_own(path, &bytes(path)?)
    }

    /// Reads the bytes of a file of this name.
    ///
    /// # Errors
    ///
    /// [`ConfigError::At`] names line and column, and suggests the nearest key or rule for an unknown one;
    /// [`ConfigError::NoTable`].
    pub fn parse(path: &Path, bytes: &[u8]) -> Result<Self, ConfigError> {
        ConfigFile::parse_if_own(path, bytes)?.ok_or_else(|| ConfigError::NoTable { file: path.to_owned() })
    }

    fn parse_if_own(path: &Path, bytes: &[u8]) -> Result<Option<Self>, ConfigError> {
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let (before, rest) = bytes.split_at(error.valid_up_to());
            let text = std::str::from_utf8(before).unwrap_or_default();
            let byte = rest.first().copied().unwrap_or_default();
            Reader { file: path, text }.fault(text.len()..text.len(), ConfigFault::NotUtf8 { byte })
        })?;
        let reader = Reader { file: path, text: text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text) };
        let said = if path.file_name().is_some_and(|name| name == SHARED) {
            reader.read_tool()?
        } else {
            Some(reader.read()?)
        };
        Ok(said.map(|(base, overrides)| ConfigFile { path: path.to_owned(), base, overrides }))
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What holds for a page, whose path starts as that of this file does; the options of a run prevail.
    pub fn config(&self, page: &Path, options: &Layer) -> Config {
        let special = self.overrides_of(page).into_iter().filter_map(|at| self.overrides.get(at));
        let layers = special.map(|each| &each.layer);
        Config::of([&self.base].into_iter().chain(layers).chain([options]))
    }

    /// Which of its tables for some pages hold for this one, by their numbers.
    pub(super) fn overrides_of(&self, page: &Path) -> Vec<usize> {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let Ok(relative) = page.strip_prefix(folder) else { return Vec::new() };
        let holds = |(at, each): (usize, &Override)| each.glob.matches(relative).then_some(at);
        self.overrides.iter().enumerate().filter_map(holds).collect()
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, ConfigError> {
    fs::read(path).map_err(|reason| ConfigError::Read { file: path.to_owned(), reason })
}
