use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Subcommand};

use super::config_options::ConfigOptions;
use super::terminal::print;
use crate::pages::shown;

/// Which rules run, how much they matter and from where they fire, by options and files of configuration.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  debait config dump\n  debait config dump posts/draft.md\n  debait config dump --isolated > debait.toml"
)]
pub struct ConfigCommand {
    #[command(subcommand)]
    command: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Prints what holds for a page in full, as a file of configuration that says the same.
    Dump {
        /// The page, which need not exist; `-` is standard input without a name.
        #[arg(value_name = "PAGE", default_value = "-")]
        page: PathBuf,
        #[command(flatten)]
        options: ConfigOptions,
    },
}

impl ConfigCommand {
    pub fn run(self) -> Result<()> {
        let Action::Dump { page, options } = self.command;
        let mut search = options.search()?;
        let (config, file) = (search.config(&page)?, search.file(&page)?);
        let source = file.map(|file| format!("# {}\n", shown(search.from_here(file.path())).escape_debug()));
        print(source.unwrap_or_default() + &config.to_toml()?)
    }
}
