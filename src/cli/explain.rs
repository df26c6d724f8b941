use std::io::{Read, Write};
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use clap::{Args, ValueEnum};

use super::options::ModelOption;
use super::terminal::Color;
use crate::dataset::{ColumnName, Input, RowFault};
use crate::explain::explain_article;
use crate::model::Scorer;
use crate::report::{Paint, explanation_text};
use crate::text::Article;

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

/// Bytes a headline on standard input may have.
const LONGEST: usize = 1 << 20;

impl Explain {
    pub fn run(self, color: Color) -> Result<()> {
        let headline = match self.headline.as_str() {
            "-" => read_headline(Input::open(Path::new("-"))?)?,
            _ => self.headline,
        };
        ensure!(!headline.trim().is_empty(), "the headline is empty: expected some words");
        let mut scorer = Scorer::of(self.model.load()?)?;
        let explanation = explain_article(&mut scorer, &Article::headline(&headline));
        let text = match self.format {
            Format::Json => serde_json::to_string_pretty(&explanation)? + "\n",
            Format::Text => explanation_text(&explanation, Paint::new(color.on_stdout())),
        };
        std::io::stdout().write_all(text.as_bytes())?;
        Ok(())
    }
}

/// All of an input as one headline, the line break at its end excluded.
fn read_headline(input: Input) -> Result<String> {
    let name = input.name().to_owned();
    let mut bytes = Vec::new();
    input.take(LONGEST as u64 + 1).read_to_end(&mut bytes).with_context(|| format!("{name}: cannot read"))?;
    ensure!(
        bytes.len() <= LONGEST,
        "{name}: is longer than {} MiB: expected one headline; `debait score` reads files of them",
        LONGEST >> 20
    );
    let at = |at: usize| ColumnName::Numbered(at + 1);
    if let Some(nul) = bytes.iter().position(|&byte| byte == 0) {
        bail!("{name}: {}", RowFault::Nul { column: at(nul) });
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let first = error.utf8_error().valid_up_to();
        let byte = error.as_bytes().get(first).copied().unwrap_or_default();
        anyhow::anyhow!("{name}: {}", RowFault::NotUtf8 { column: at(first), byte })
    })?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
