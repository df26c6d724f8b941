use anyhow::Result;
use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::terminal::print;

/// Writes completions for a shell to standard output.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  debait completions bash > ~/.local/share/bash-completion/completions/debait")]
pub struct Completions {
    shell: Shell,
}

impl Completions {
    pub fn run(self) -> Result<()> {
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut super::Cli::command(), "debait", &mut text);
        print(text)
    }
}
