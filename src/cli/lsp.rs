use std::io::{self, BufReader, BufWriter};

use anyhow::Result;
use clap::Args;

use super::check::linter;
use super::config_options::ConfigOptions;
use super::options::ModelOption;
use crate::dataset::Output;
use crate::lsp::{Ended, serve};

/// Serves an editor on standard input and output (Language Server Protocol).
///
/// Drafts in Markdown, HTML and plain text are checked while they are written, as `debait check` does. The page of a
/// rule is shown where it has found something, and code actions put findings right or disable a rule for a line.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 shut down by the editor, 1 the editor left without a word, 2 a model cannot be read."
)]
pub struct Lsp {
    /// What some editors say; there is no other way.
    #[arg(long, hide = true)]
    stdio: bool,
    #[command(flatten)]
    config: ConfigOptions,
    #[command(flatten)]
    model: ModelOption,
}

impl Lsp {
    pub fn run(self) -> Result<u8> {
        let linter = linter(&self.model.load_all(None)?)?;
        // What is named must be there from the start; the nearest files may come and go.
        drop(self.config.search()?);
        let settings = Box::new(move || self.config.search());
        let output = BufWriter::new(Output::standard()?);
        Ok(match serve(BufReader::new(io::stdin()), output, linter, settings)? {
            Ended::AsAsked => 0,
            Ended::Abruptly => 1,
        })
    }
}
