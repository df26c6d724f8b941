use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Subcommand};

use super::options::ModelOption;
use super::terminal::print;
use crate::model::Model;
use crate::report::{model_diff, model_text};

/// What a model holds, and what changed between two.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  debait model show\n  debait model show --model mine.json\n  debait model diff old.json new.json"
)]
pub struct ModelCommand {
    #[command(subcommand)]
    command: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Prints provenance, calibration, threshold and the strongest weights of each model.
    Show {
        #[command(flatten)]
        model: ModelOption,
    },
    /// Prints what changed from one model to another, the largest changes of weights first.
    Diff { old: PathBuf, new: PathBuf },
}

impl ModelCommand {
    pub fn run(self) -> Result<()> {
        let text = match self.command {
            Action::Show { model } => {
                let texts = model.load(None)?.iter().map(|each| model_text(&model.name(), each)).collect::<Vec<_>>();
                texts.join("\n")
            }
            Action::Diff { old, new } => {
                let (before, after) = (Model::load(&old)?, Model::load(&new)?);
                model_diff(&before, &after)
            }
        };
        print(text)
    }
}
