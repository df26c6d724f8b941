use anyhow::Result;
use clap::{Args, ValueEnum};

use super::labelled::{LabelledData, WithoutTexts};
use super::terminal::print;
use crate::evaluate::{AuditRow, PatternValues, audit};
use crate::features::features;
use crate::report::{audit_json, audit_text};
use crate::text::Language;

/// Is this data set fit to train on? Duplicates, conflicting labels, one-feature leaks, group imbalance.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  debait audit labelled.csv\n  debait audit posts.jsonl --group-col publisher --format json"
)]
pub struct Audit {
    #[command(flatten)]
    data: LabelledData,
    /// Language of the headlines.
    #[arg(long, default_value = "en")]
    lang: Language,
    #[arg(long, value_enum, default_value_t = AuditFormat::Text)]
    format: AuditFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum AuditFormat {
    Text,
    Json,
}

impl Audit {
    pub fn run(self) -> Result<()> {
        let sources = self.data.load(&[], None, &WithoutTexts::Nothing("an audit compares texts"))?;
        let rows: Vec<_> = sources.iter().flat_map(|source| &source.rows).collect();
        let from: Vec<_> = rows.iter().map(|row| row.measured_from()).collect();
        let headlines: Vec<&str> = rows.iter().map(|row| row.name()).collect();
        let catalogue: Vec<_> = features().collect();
        let measured = PatternValues::of(&from, &catalogue, self.lang);
        let examined: Vec<AuditRow<'_>> = rows
            .iter()
            .map(|row| AuditRow { text: row.name(), target: row.label, group: row.group.as_deref() })
            .collect();
        let found = audit(&examined, &measured.columns())?;
        let text = match self.format {
            AuditFormat::Text => audit_text(&found, &headlines),
            AuditFormat::Json => audit_json(&found)?,
        };
        print(text)
    }
}
