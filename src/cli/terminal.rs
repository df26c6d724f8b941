use std::fmt::Display;
use std::io::{IsTerminal, Write, stderr};

use anyhow::Result;
use clap::ValueEnum;

use crate::dataset::{Downstream, Output};

/// When to colour text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    Always,
    Never,
}

impl Color {
    /// Whether text on standard output is coloured.
    pub fn on_stdout(self) -> bool {
        match self {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                !refused && std::io::stdout().is_terminal()
            }
        }
    }
}

/// Writes a text to standard output; a reader that has gone away has seen enough.
pub fn print(text: impl AsRef<[u8]>) -> Result<()> {
    let mut output = Output::standard()?;
    if output.put(text.as_ref())? == Downstream::Open {
        let _: Downstream = output.finish()?;
    }
    Ok(())
}

/// Writes a line to standard error. Where that fails there is nobody to tell, and nothing else is wrong.
pub fn say(line: impl Display) {
    let _ = stderr().write_all(format!("{line}\n").as_bytes());
}
