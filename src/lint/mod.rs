//! Findings for editors: what to change in a draft, where it stands, and why.
//!
//! A [`Rule`] is a value in a slice, named for the bad thing it finds. Most rules fire where one measurement of the
//! catalogue passes a threshold; two fire where a head calls the page bait; a few read what the page says of itself.
//! A [`Linter`] checks one page after another; every [`Finding`] has its places as bytes of the source.
//!
//! In comes the source of a page; out go findings, and what to change.
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
