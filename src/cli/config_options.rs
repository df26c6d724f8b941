use std::path::PathBuf;

use clap::Args;

use crate::lint::{ConfigError, ConfigSearch, Layer, Selector};

/// Which rules run, by options and files of configuration.
#[derive(Debug, Args)]
pub struct ConfigOptions {
    /// The file of configuration for all pages. Default: of each page, the nearest debait.toml, .debait.toml or
    /// pyproject.toml with a table [tool.debait], in its folder or above.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Reads no file of configuration.
    #[arg(long, conflicts_with = "config")]
    isolated: bool,
    /// Rules to run instead of those that files select: ids, families, or `all`; comma-separated.
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    select: Vec<Selector>,
    /// Rules to run besides.
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    extend_select: Vec<Selector>,
    /// Rules not to run.
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    ignore: Vec<Selector>,
}

impl ConfigOptions {
    /// Where the configuration of pages is looked for.
    pub fn search(&self) -> Result<ConfigSearch, ConfigError> {
        let options = Layer {
            select: (!self.select.is_empty()).then(|| self.select.clone()),
            extend_select: self.extend_select.clone(),
            ignore: self.ignore.clone(),
            ..Layer::default()
        };
        match &self.config {
            Some(file) => ConfigSearch::in_file(file, options),
            None if self.isolated => ConfigSearch::isolated(options),
            None => ConfigSearch::nearest(options),
        }
    }
}
