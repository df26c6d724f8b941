use anyhow::{Result, bail};
use clap::Args;

use super::terminal::print;
use crate::features::{feature, features};
use crate::lint::{rule, rules};
use crate::message::DidYouMean;
use crate::report::{lint_rule_page, rule_page, rules_text};

/// Prints one page: of a rule of `debait check`, or of a feature of the catalogue. Without an ID, lists the rules.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  debait rule\n  debait rule stuffed-tail\n  debait rule curiosity.cliffhanger")]
pub struct Rule {
    /// The id of a rule, or of a feature (see `debait features`).
    id: Option<String>,
}

impl Rule {
    pub fn run(self) -> Result<()> {
        let page = match self.id.as_deref() {
            None => rules_text(),
            Some(id) => match (rule(id), feature(id)) {
                (Some(rule), _) => lint_rule_page(rule),
                (None, Some(feature)) => rule_page(feature),
                (None, None) => {
                    let known = rules().map(|rule| rule.id.0).chain(features().map(|feature| feature.id.0));
                    let near = DidYouMean::among(id, known);
                    bail!("no rule `{id}`{near}: `debait rule` lists the rules, `debait features` the features");
                }
            },
        };
        print(page)
    }
}
