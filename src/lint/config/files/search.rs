use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{ConfigError, ConfigFile};
use crate::lint::paths::tidied;
use crate::lint::{Config, Layer};

/// Files that a folder may have, of which the first holds.
const NAMES: [&str; 3] = ["debait.toml", ".debait.toml", "pyproject.toml"];

/// Finds the configuration of each page: that of the nearest folder above it, or one for all.
///
/// Reads each file once; errors come with the first page that needs the file.
#[derive(Debug)]
pub struct ConfigSearch {
    from: From,
    /// What the options of a run say, over all files.
    options: Layer,
    /// Where relative paths start.
    working: PathBuf,
    /// The nearest file of each folder that was asked for.
    nearest: BTreeMap<PathBuf, Option<Arc<ConfigFile>>>,
    /// What holds for pages, by file and its tables for some pages.
    known: BTreeMap<(Option<PathBuf>, Vec<usize>), Arc<Config>>,
}

/// Where configuration comes from.
#[derive(Debug)]
enum From {
    Options,
    File(Arc<ConfigFile>),
    NearestFile,
}

impl ConfigSearch {
    /// What holds by the options of a run alone.
    ///
    /// # Errors
    ///
    /// [`ConfigError::NoWorkingDirectory`].
    pub fn isolated(options: Layer) -> Result<Self, ConfigError> {
        ConfigSearch::new(From::Options, options)
    }

    /// What one file says for all pages.
    ///
    /// # Errors
    ///
    /// [`ConfigError::NoWorkingDirectory`], and as [`ConfigFile::read`].
    pub fn in_file(file: &Path, options: Layer) -> Result<Self, ConfigError> {
        let mut search = ConfigSearch::new(From::Options, options)?;
        let file = search.absolute(file);
        search.from = From::File(Arc::new(search.named(ConfigFile::read(&file))?));
        Ok(search)
    }

    /// What the nearest file says for each page: `debait.toml`, `.debait.toml`, or `pyproject.toml` with a table
    /// `tool.debait`, in the folder of the page or the nearest above it.
    ///
    /// # Errors
    ///
    /// [`ConfigError::NoWorkingDirectory`].
    pub fn nearest(options: Layer) -> Result<Self, ConfigError> {
        ConfigSearch::new(From::NearestFile, options)
    }

    fn new(from: From, options: Layer) -> Result<Self, ConfigError> {
        let working = std::env::current_dir().map_err(|reason| ConfigError::NoWorkingDirectory { reason })?;
        Ok(ConfigSearch { from, options, working, nearest: BTreeMap::new(), known: BTreeMap::new() })
    }

    /// What holds for a page, which need not exist.
    ///
    /// # Errors
    ///
    /// As [`ConfigFile::read`], of the nearest file.
    pub fn config(&mut self, page: &Path) -> Result<Arc<Config>, ConfigError> {
        let file = self.file(page)?;
        let page = self.absolute(page);
        let special = file.as_ref().map(|file| file.overrides_of(&page)).unwrap_or_default();
        let key = (file.as_ref().map(|file| file.path().to_owned()), special);
        let of_file = || match &file {
            Some(file) => file.config(&page, &self.options),
            None => Config::of([&self.options]),
        };
        Ok(self.known.entry(key).or_insert_with(|| Arc::new(of_file())).clone())
    }

    /// The file that holds for a page.
    ///
    /// # Errors
    ///
    /// As [`ConfigFile::read`], of the nearest file.
    pub fn file(&mut self, page: &Path) -> Result<Option<Arc<ConfigFile>>, ConfigError> {
        match &self.from {
            From::Options => Ok(None),
            From::File(file) => Ok(Some(Arc::clone(file))),
            From::NearestFile => {
                let page = self.absolute(page);
                self.nearest_to(page.parent().unwrap_or(&page))
            }
        }
    }

    fn nearest_to(&mut self, folder: &Path) -> Result<Option<Arc<ConfigFile>>, ConfigError> {
        let mut found = None;
        let mut passed = Vec::new();
        for folder in folder.ancestors() {
            if let Some(known) = self.nearest.get(folder) {
                found = known.clone();
                break;
            }
            passed.push(folder.to_owned());
            if let Some(file) = self.in_folder(folder)? {
                found = Some(Arc::new(file));
                break;
            }
        }
        for folder in passed {
            self.nearest.insert(folder, found.clone());
        }
        Ok(found)
    }

    fn in_folder(&self, folder: &Path) -> Result<Option<ConfigFile>, ConfigError> {
        for name in NAMES {
            let path = folder.join(name);
            if path.is_file()
                && let Some(file) = self.named(ConfigFile::read_if_own(&path))?
            {
                return Ok(Some(file));
            }
        }
        Ok(None)
    }

    /// A path from the root on.
    fn absolute(&self, path: &Path) -> PathBuf {
        tidied(&self.working.join(path))
    }

    /// A path as it is seen from the working directory, where it is inside.
    pub fn from_here<'p>(&self, path: &'p Path) -> &'p Path {
        path.strip_prefix(&self.working).unwrap_or(path)
    }

    /// Names the file of an error as it is seen from here.
    fn named<T>(&self, read: Result<T, ConfigError>) -> Result<T, ConfigError> {
        let mut read = read;
        if let Err(ConfigError::Read { file, .. } | ConfigError::NoTable { file } | ConfigError::At { file, .. }) =
            &mut read
        {
            *file = self.from_here(file).to_owned();
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::lint::{Level, rule};

    /// A folder with files of configuration, each of which ignores one rule.
    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn the_nearest_file_holds() {
        let site = folder(&[
            ("debait.toml", "ignore = ['emoji']"),
            (".debait.toml", "ignore = ['urgency']"),
            ("blog/pyproject.toml", "[project]\nname = 'blog'"),
            ("blog/posts/pyproject.toml", "[tool.debait]\nignore = ['hyperbole']\n"),
            ("blog/posts/old/.debait.toml", "per-file-overrides = { 'a.md' = { ignore = ['absolutes'] } }"),
        ]);
        let mut search = ConfigSearch::nearest(Layer::default()).unwrap();
        let mut off = |page: &str| {
            let config = search.config(&site.path().join(page)).unwrap();
            let ids = ["emoji", "urgency", "hyperbole", "absolutes"];
            ids.into_iter().filter(|id| config.level(rule(id).unwrap()) == Level::Off).collect::<Vec<_>>()
        };
        for (page, expected) in [
            ("a.md", &["emoji"][..]),
            ("blog/a.md", &["emoji"]),
            ("none/at/all/a.md", &["emoji"]),
            ("blog/posts/a.md", &["hyperbole"]),
            ("blog/posts/old/a.md", &["absolutes"]),
            ("blog/posts/old/b.md", &[]),
            ("blog/posts/old/../a.md", &["hyperbole"]),
            ("./blog/./posts/old/../old/a.md", &["absolutes"]),
        ] {
            assert_eq!(off(page), expected, "{page}");
        }
        let page = site.path().join("blog/a.md");
        let one = Arc::as_ptr(&search.config(&page).unwrap());
        assert_eq!(one, Arc::as_ptr(&search.config(&site.path().join("b.md")).unwrap()), "made once");
    }

    #[test]
    fn a_file_for_all_or_none() {
        let site = folder(&[("debait.toml", "ignore = ['emoji']"), ("other.toml", "ignore = ['urgency']")]);
        let (page, options) =
            (site.path().join("a.md"), Layer { ignore: vec!["year-stamp".parse().unwrap()], ..Layer::default() });
        let in_file = ConfigSearch::in_file(&site.path().join("other.toml"), options.clone()).unwrap();
        for (mut search, expected) in [
            (ConfigSearch::isolated(options.clone()).unwrap(), &["year-stamp"][..]),
            (in_file, &["urgency", "year-stamp"]),
            (ConfigSearch::nearest(options).unwrap(), &["emoji", "year-stamp"]),
        ] {
            let config = search.config(&page).unwrap();
            let ids = ["emoji", "urgency", "year-stamp"];
            let off: Vec<_> = ids.into_iter().filter(|id| config.level(rule(id).unwrap()) == Level::Off).collect();
            assert_eq!(off, expected);
        }
        assert!(ConfigSearch::in_file(&site.path().join("none.toml"), Layer::default()).is_err());
    }
}
