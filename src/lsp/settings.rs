use std::path::Path;

use gen_lsp_types::{DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, Uri};

use crate::lint::Config;

/// Files that may say which rules run, and how.
const NAMES: [&str; 3] = ["debait.toml", ".debait.toml", "pyproject.toml"];

/// The rules for a document, read anew each time.
pub fn config_for(_path: Option<&Path>) -> Config {
    Config::default()
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
