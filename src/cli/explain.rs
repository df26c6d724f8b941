use std::io::{Read, Write};

use anyhow::{Context, Result, ensure};
use clap::{Args, ValueEnum};

use super::options::ModelOption;
use super::terminal::Color;
use crate::explain::{EXPLANATION_VERSION, Explanation, explain};
use crate::model::Scorer;
use crate::report::{Paint, explanation_text};

/// Explains one headline: its probability and every contribution, with the words that caused it.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  debait explain \"You won't believe what happened next\"\n  \
echo \"Parliament dissolved\" | debait explain - --format json")]
pub struct Explain {
    /// The headline, or `-` to read it from standard input.
    headline: String,
    #[command(flatten)]
    model: ModelOption,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Explain {
    pub fn run(self, color: Color) -> Result<()> {
        let headline = match self.headline.as_str() {
            "-" => {
                let mut text = String::new();
                std::io::stdin().read_to_string(&mut text).context("standard input")?;
                text.trim_end_matches(['\r', '\n']).to_owned()
            }
            _ => self.headline,
        };
        ensure!(!headline.trim().is_empty(), "the headline is empty: expected some words");
        let mut scorer = Scorer::new(self.model.load()?);
        let head = explain(&mut scorer, &headline);
        let explanation = Explanation {
            schema_version: EXPLANATION_VERSION,
            headline,
            heads: [(scorer.model().head().name(), head)].into(),
        };
        let text = match self.format {
            Format::Json => serde_json::to_string_pretty(&explanation)? + "\n",
            Format::Text => explanation_text(&explanation, Paint::new(color.on_stdout())),
        };
        std::io::stdout().write_all(text.as_bytes())?;
        Ok(())
    }
}
