use std::fs::OpenOptions;
use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use super::terminal::say;

/// Writes a debait.toml with every key commented out, to start from.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  debait init\n  debait init posts/")]
pub struct Init {
    /// The folder to write it into.
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,
}

const NAME: &str = "debait.toml";
const TEXT: &str = include_str!("init.toml");

impl Init {
    pub fn run(self) -> Result<()> {
        let path = self.folder.join(NAME);
        // Only a new file is written to: one that is there is somebody's.
        let file = OpenOptions::new().write(true).create_new(true).open(&path);
        let written = file.and_then(|mut file| file.write_all(TEXT.as_bytes()));
        written.with_context(|| format!("{}: cannot be written as a new file", path.display()))?;
        say(format_args!("debait: wrote {}", path.display()));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::ConfigFile;

    #[test]
    fn it_is_a_configuration_as_it_is_and_with_every_key() {
        assert!(ConfigFile::parse(NAME.as_ref(), TEXT.as_bytes()).is_ok());
        let is_key = |line: &&str| line.starts_with('[') || line.contains(" = ");
        let keys: Vec<&str> = TEXT.lines().filter_map(|line| line.strip_prefix("# ")).filter(is_key).collect();
        assert_eq!(keys.len(), 12, "{keys:?}");
        ConfigFile::parse(NAME.as_ref(), keys.join("\n").as_bytes()).unwrap();
    }
}
