use std::io::Write;

use anyhow::{Result, bail};
use clap::Args;

use crate::dataset::DidYouMean;
use crate::features::{feature, features};
use crate::report::rule_page;

/// Prints one feature's page: what it measures, why, where the idea comes from, examples and near misses.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  debait rule curiosity.cliffhanger")]
pub struct Rule {
    /// A feature's id (see `debait features`).
    id: String,
}

impl Rule {
    pub fn run(self) -> Result<()> {
        let Some(feature) = feature(&self.id) else {
            let near = DidYouMean::among(&self.id, features().map(|feature| feature.id.0));
            bail!("no rule `{}`{near}: `debait features` lists all", self.id);
        };
        std::io::stdout().write_all(rule_page(feature).as_bytes())?;
        Ok(())
    }
}
