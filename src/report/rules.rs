use std::fmt::Write;

use serde::Serialize;

use super::clicks::clicks_section;
use crate::features::{Clicks, feature};
use crate::lint::{Finds, Fires, Rule, RuleId, Severity, Spares, rules};

/// Characters of an example that are shown; long ones repeat filler.
const SHOWN: usize = 400;

/// The rules of the linter as a table for the terminal.
pub fn rules_text() -> String {
    let width = rules().map(|rule| rule.id.0.len()).max().unwrap_or(0);
    let mut text = String::new();
    for rule in rules() {
        let _ = writeln!(text, "  {:width$}  {:7}  {}", rule.id, rule.severity, rule.plain_message());
    }
    let _ = writeln!(text, "{} rules; `debait rule ID` prints one rule's page", rules().count());
    text
}

/// The rules of the linter as a Markdown table.
pub fn rules_markdown() -> String {
    let mut text = String::from("| rule | severity | finds | measures |\n|---|---|---|---|\n");
    for rule in rules() {
        let measures = match rule.finds {
            Finds::Feature { id, .. } => format!("`{id}`"),
            Finds::Head(head) => format!("`{}`", head.column()),
            Finds::About(_) => "front matter".to_owned(),
            Finds::Disables => "comments".to_owned(),
        };
        let _ = writeln!(text, "| `{}` | {} | {} | {measures} |", rule.id, rule.severity, rule.plain_message());
    }
    text.push('\n');
    text
}

/// A rule of the linter as machines read it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "report", derive(utoipa::ToSchema))]
pub struct RuleEntry {
    #[cfg_attr(feature = "report", schema(value_type = String))]
    id: RuleId,
    family: &'static str,
    severity: Severity,
    /// What is wrong where it fires.
    finds: String,
    /// What to do about it.
    advice: &'static str,
    /// Where it fires: a headline, or a page in Markdown.
    bad: &'static str,
    /// A near miss, where it does not.
    good: &'static str,
    /// What readers clicked of headlines that differ in what it measures; absent where too few of those tested do.
    #[serde(skip_serializing_if = "Option::is_none")]
    clicks: Option<&'static Clicks>,
}

impl RuleEntry {
    pub fn of(rule: &'static Rule) -> Self {
        RuleEntry {
            id: rule.id,
            family: rule.family(),
            severity: rule.severity,
            finds: rule.plain_message(),
            advice: rule.advice,
            bad: rule.bad,
            good: rule.good,
            clicks: rule.feature().and_then(Clicks::of),
        }
    }
}

/// The page of one rule of the linter.
pub fn lint_rule_page(rule: &Rule) -> String {
    let mut text = format!("# {}\n\nFinds: {}.\n\n## Why\n\n", rule.id, rule.plain_message());
    let measured = rule.feature().and_then(|id| feature(id.0));
    let _ = match (measured, rule.finds) {
        (Some(feature), Finds::Feature { fires, .. }) => {
            let from = match fires {
                Fires::From(value) => format!("where `{}` is {value} or more", feature.id),
                Fires::UpTo(value) => {
                    format!("on pages of 500 words or more where `{}` is {value} or less", feature.id)
                }
            };
            writeln!(text, "It fires {from} ({}): {}.", feature.unit.name(), feature.summary)
        }
        (_, Finds::Head(head)) => writeln!(
            text,
            "It fires where `{}` reaches the threshold that is stored in the model, and names what speaks for it.",
            head.column()
        ),
        (_, Finds::About(about)) => {
            writeln!(text, "It fires from {} on, read from what the page says of itself.", about.from)
        }
        (_, Finds::Disables) => writeln!(
            text,
            "It fires where a `debait-disable`, `debait-disable-next-line` or `debait-enable` does nothing. A disable of a \
             rule that does not run is left alone, and only its own name disables this rule."
        ),
        (None, Finds::Feature { .. }) => Ok(()),
    };
    let _ = writeln!(text, "\n## What to do\n\n{}", rule.advice);
    if rule.fix.is_some() {
        text.push_str("`debait check --fix` does it where that is safe.\n");
    }
    let _ = writeln!(text, "\n## Severity\n\n{}", rule.severity);
    if !rule.yields_to.is_empty() {
        let others: Vec<String> = rule.yields_to.iter().map(|id| format!("`{id}`")).collect();
        let _ = writeln!(text, "It is silent where one of these fires: {}.", others.join(", "));
    }
    match rule.spares {
        Spares::Nothing => {}
        Spares::Names => text.push_str("It passes over the `names` of a configuration.\n"),
        Spares::NamesAndAcronyms => {
            text.push_str("It passes over the `names` and `acronyms` of a configuration.\n");
        }
    }
    let _ = writeln!(text, "\n## Bad\n\n{}\n\n## Good\n\n{}", quoted(rule.bad), quoted(rule.good));
    if let Some(feature) = measured {
        text.push_str(&clicks_section(feature));
        let source = feature.source;
        let _ = writeln!(text, "\n## Source\n\n{} ({}): {}.", source.cite, source.locator, source.claim);
    }
    text
}

/// An example as an indented block, cut where it is long.
fn quoted(example: &str) -> String {
    let end = example.char_indices().nth(SHOWN).map_or(example.len(), |(at, _)| at);
    let (shown, rest) = example.split_at(end);
    let mut text: Vec<String> =
        shown.trim_end().lines().map(|line| format!("    {line}").trim_end().to_owned()).collect();
    if !rest.is_empty() {
        text.push("    \u{2026}".to_owned());
    }
    text.join("\n")
}
