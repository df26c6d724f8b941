use anyhow::Result;
use clap::{Args, ValueEnum};

use super::terminal::print;
use crate::report::{catalogue_json, catalogue_markdown, catalogue_text};

/// Prints the catalogue of features: what is measured, which way it points, and where the idea comes from.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  debait features\n  debait features --format json | jq '.[].id'")]
pub struct Features {
    #[arg(long, value_enum, default_value_t = FeaturesFormat::Table)]
    format: FeaturesFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FeaturesFormat {
    Table,
    Json,
    Markdown,
}

impl Features {
    pub fn run(self) -> Result<()> {
        let text = match self.format {
            FeaturesFormat::Table => catalogue_text(),
            FeaturesFormat::Json => catalogue_json()?,
            FeaturesFormat::Markdown => catalogue_markdown(),
        };
        print(text)
    }
}
