use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::{Args, CommandFactory};

use super::terminal::print;

/// Writes the manual page to standard output, or one page a subcommand into a folder.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  debait man | man -l -\n  debait man --dir ~/.local/share/man/man1")]
pub struct Man {
    /// Folder to write `debait.1`, `debait-score.1`, … to.
    #[arg(long, value_name = "FOLDER")]
    dir: Option<PathBuf>,
}

impl Man {
    pub fn run(self) -> Result<()> {
        let command = super::Cli::command();
        match self.dir {
            Some(dir) => {
                std::fs::create_dir_all(&dir).with_context(|| format!("cannot make {}", dir.display()))?;
                clap_mangen::generate_to(command, &dir).with_context(|| format!("cannot write to {}", dir.display()))
            }
            None => {
                let mut page = Vec::new();
                clap_mangen::Man::new(command).render(&mut page)?;
                print(page)
            }
        }
    }
}
