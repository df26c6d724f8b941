use std::fmt::Write;

use anyhow::Result;
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::terminal::print;
use crate::report::SchemaName;

/// Prints the JSON Schema of a file or an output, for editors and for programs that read them.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  debait schema\n  debait schema config > debait.schema.json\n  \
debait schema findings | check-jsonschema --schemafile - findings.json")]
pub struct SchemaCommand {
    /// What to describe; without it, what there is to choose from is listed.
    #[arg(value_name = "NAME")]
    name: Option<SchemaName>,
}

impl ValueEnum for SchemaName {
    fn value_variants<'a>() -> &'a [Self] {
        &SchemaName::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.about()))
    }
}

impl SchemaCommand {
    pub fn run(self) -> Result<()> {
        let Some(name) = self.name else {
            let mut text = String::new();
            for name in SchemaName::ALL {
                writeln!(text, "{:<12} {}", name.name(), name.about())?;
            }
            return print(text);
        };
        print(serde_json::to_string_pretty(&name.schema())? + "\n")
    }
}
