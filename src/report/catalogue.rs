use std::fmt::Write;

use serde::Serialize;

use super::clicks::clicks_section;
use crate::features::{Clicks, FAMILIES, Family, Feature, Reads, Use, features};

/// The catalogue as a table for the terminal.
pub fn catalogue_text() -> String {
    let width = features().map(|feature| feature.id.0.len()).max().unwrap_or(0);
    let mut text = String::new();
    for family in FAMILIES {
        let _ = writeln!(text, "{} ({})", family.title, family.code);
        for feature in family.features() {
            let direction = feature.direction.name();
            let _ = writeln!(
                text,
                "  {:width$}  {direction:6}  {:7}  {}",
                feature.id.0,
                feature.unit.name(),
                feature.summary
            );
        }
    }
    let _ = writeln!(text, "{} features; `debait rule ID` prints one feature's page", features().count());
    text
}

/// The catalogue as Markdown tables, one a family.
pub fn catalogue_markdown() -> String {
    let mut text = String::new();
    for family in FAMILIES {
        let _ = writeln!(
            text,
            "#### {} (`{}`)\n\n| feature | bait | unit | measures | source |\n|---|---|---|---|---|",
            family.title, family.id
        );
        for feature in family.features() {
            let _ = writeln!(
                text,
                "| `{}` | {} | {} | {} | {} |",
                feature.id,
                feature.direction.name(),
                feature.unit.name(),
                feature.summary,
                feature.source.cite
            );
        }
        text.push('\n');
    }
    text
}

/// A feature as machines read the catalogue.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "report", derive(utoipa::ToSchema))]
pub struct FeatureEntry {
    id: &'static str,
    family: &'static str,
    /// For headings and legends.
    family_title: &'static str,
    unit: &'static str,
    /// Which way more of it points: `raises`, `lowers`, or `either`.
    direction: &'static str,
    /// Whether it is measured in English text alone.
    english_only: bool,
    /// Whether the default models may give it weight.
    in_models: bool,
    summary: &'static str,
    /// Said of a text that has it; `{}` stands for the value.
    present: &'static str,
    /// Said of a text that does not.
    absent: &'static str,
    cite: &'static str,
    locator: &'static str,
    claim: &'static str,
    /// What readers clicked of headlines that differ in it; absent where too few of those tested do.
    #[serde(skip_serializing_if = "Option::is_none")]
    clicks: Option<&'static Clicks>,
}

/// The catalogue as a JSON array.
///
/// # Errors
///
/// None for a well-formed catalogue; serde_json's otherwise.
pub fn catalogue_json() -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(&catalogue_entries())? + "\n")
}

/// Every feature, in the order of the catalogue.
pub fn catalogue_entries() -> Vec<FeatureEntry> {
    let of_family = |family: &'static Family| family.features().map(move |feature| (family, feature));
    FAMILIES
        .iter()
        .flat_map(of_family)
        .map(|(family, feature)| FeatureEntry {
            id: feature.id.0,
            family: family.id,
            family_title: family.title,
            unit: feature.unit.name(),
            direction: feature.direction.name(),
            english_only: feature.reads == Reads::Lexicon,
            in_models: feature.used == Use::Model,
            summary: feature.summary,
            present: feature.present,
            absent: feature.absent,
            cite: feature.source.cite,
            locator: feature.source.locator,
            claim: feature.source.claim,
            clicks: Clicks::of(feature.id),
        })
        .collect()
}

/// The page of one feature.
pub fn rule_page(feature: &Feature) -> String {
    let mut text = format!("# {}\n\nMeasures {} ({}).\n", feature.id, feature.summary, feature.unit.name());
    let _ = writeln!(
        text,
        "\n## What it says\n\n- where it is: {}\n- where it is not: {}",
        feature.present.replace("{}", "…"),
        feature.absent
    );
    let _ = writeln!(
        text,
        "\nIts weight in a model {}.",
        match feature.direction.name() {
            "raises" => "is never below zero: more of it is never less like bait",
            "lowers" => "is never above zero: more of it is never more like bait",
            _ => "may have either sign: the data decide",
        }
    );
    if feature.reads == Reads::Lexicon {
        text.push_str("It reads English word lists; in other languages it is not measured.\n");
    }
    if feature.used == Use::ShownOnly {
        text.push_str("It is shown and in no default model.\n");
    }
    let _ = writeln!(text, "\n## Examples\n");
    for example in feature.examples.iter().filter(|example| !example.evidence.is_empty()) {
        let evidence: Vec<String> = example.evidence.iter().map(|piece| format!("\u{201c}{piece}\u{201d}")).collect();
        let _ = writeln!(text, "- {} \u{2192} {} ({})", example.text, number(example.value), evidence.join(", "));
    }
    let misses: Vec<_> = feature.examples.iter().filter(|example| example.evidence.is_empty()).collect();
    if !misses.is_empty() {
        let _ = writeln!(text, "\n## Near misses\n");
        for example in misses {
            let _ = writeln!(text, "- {}", example.text);
        }
    }
    text.push_str(&clicks_section(feature));
    let source = feature.source;
    let _ = writeln!(text, "\n## Source\n\n{} ({}): {}.", source.cite, source.locator, source.claim);
    text
}

fn number(value: f64) -> String {
    let text = format!("{value:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
