use std::path::Path;
use std::sync::Arc;

use gen_lsp_types::{DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, Uri};

use crate::lint::{Config, ConfigError, ConfigSearch};

/// Files that may say which rules run, and how.
const NAMES: [&str; 3] = ["debait.toml", ".debait.toml", "pyproject.toml"];
/// A page that is no file, for which the working directory stands.
const UNSAVED: &str = "-";

/// Starts to look for configuration.
pub type Settings = Box<dyn Fn() -> Result<ConfigSearch, ConfigError> + Send>;

/// The rules for a document. Files are read anew each time: they may have changed.
pub fn config_for(path: Option<&Path>, settings: &Settings) -> Result<Arc<Config>, ConfigError> {
    settings()?.config(path.unwrap_or(Path::new(UNSAVED)))
}

/// Whether a file may be one of settings.
pub fn is_settings(uri: &Uri) -> bool {
    uri.0.rsplit('/').next().is_some_and(|name| NAMES.contains(&name))
}

/// The files whose change concerns all documents.
pub fn watched() -> DidChangeWatchedFilesRegistrationOptions {
    let watcher =
        |name: &str| FileSystemWatcher { glob_pattern: GlobPattern::Pattern(format!("**/{name}")), kind: None };
    DidChangeWatchedFilesRegistrationOptions { watchers: NAMES.into_iter().map(watcher).collect() }
}
