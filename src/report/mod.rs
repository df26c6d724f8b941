//! How results look: terminal text, JSON, a page. Nothing is computed here; what is shown was found out before.

mod audit;
mod card;
mod card_tables;
mod catalogue;
mod clicks;
mod error;
mod explanation;
mod findings;
mod format;
mod html;
mod json;
mod model;
mod paint;
mod plots;
mod rules;
mod schemas;
mod sites;
mod text;

pub use audit::audit_text;
pub use card::model_card;
pub use catalogue::{FeatureEntry, catalogue_entries, catalogue_json, catalogue_markdown, catalogue_text, rule_page};
pub use clicks::clicks_markdown;
pub use error::ReportError;
pub use explanation::{Shown, explanation_text};
pub use findings::{
    FINDINGS_SCHEMA_VERSION, FindingsFormat, FindingsReport, FindingsWriter, error_line, tally_line, unified_diff,
};
pub use html::evaluation_html;
pub use json::{EVALUATION_SCHEMA_VERSION, audit_json, evaluation_json, metrics_json};
pub use model::{model_diff, model_text};
pub use paint::Paint;
pub use rules::{RuleEntry, lint_rule_page, rules_markdown, rules_text};
pub use schemas::SchemaName;
pub use sites::write_sites;
pub use text::evaluation_text;
