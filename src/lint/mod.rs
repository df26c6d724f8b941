//! Findings for editors: what to change in a draft, where, and why.
//!
//! **In**: the source of a page with its [`Markup`](crate::text::Markup), a [`Config`], and the models of a
//! [`Scorer`](crate::model::Scorer). **Out**: [`Finding`]s with byte spans of the source, and [`Edit`]s that fix them.
//!
//! A [`Rule`] is a value in a slice (`rules/`, one file per family), named for the problem it finds. Most rules fire
//! when a feature passes a threshold; two fire when a head calls the page bait; a few read the page's metadata and its
//! `debait-disable` comments. Start with `linter.rs` for the check itself, `fixes.rs` for safe fixes, `disable/` and
//! `baseline.rs` for suppression, `config/` for configuration files, `trial.rs` for what would lower a score.
#![doc = include_str!("README.md")]

mod about;
mod allowed;
mod baseline;
mod catalogue;
mod checked;
mod clauses;
mod config;
mod content_words;
mod deletion;
mod disable;
mod edit;
mod finding;
mod fingerprint;
mod fixes;
mod foreign;
mod forms;
mod furniture;
mod guards;
mod headline;
mod improvement;
mod linter;
mod paths;
mod quotes;
mod rule;
mod rules;
mod score;
mod severity;
mod spans;
mod surroundings;
mod trial;

pub use allowed::Allowed;
pub use baseline::{Baseline, BaselineError};
pub use catalogue::{RULES, rule, rules};
pub use checked::{Checked, Tally};
pub use config::{Config, Layer, Level, Selector, UnknownRule};
#[cfg(feature = "files")]
pub use config::{ConfigError, ConfigFault, ConfigFile, ConfigSearch};
pub use edit::{Edit, apply};
pub use finding::Finding;
pub use fingerprint::fingerprints;
pub use improvement::Improvement;
pub use linter::{Fixed, Linter};
pub use rule::{About, Finds, Fires, PageHit, Places, Rule, RuleId, Spares};
pub use severity::{Severity, UnknownSeverity};
