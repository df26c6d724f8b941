use std::collections::BTreeMap;
use std::io::Write;
use std::ops::Range;

use serde::Serialize;

use super::{Checked, FindingsWriter, ReportError, json_error};
use crate::lint::{Edit, Finding, Rule, RuleId, Severity, fingerprints, rules};

/// Results that services keep; of more, the severest are written.
const MOST_RESULTS: usize = 5000;
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// SARIF 2.1.0: one run, with every rule, and results by severity where there are too many.
#[derive(Default)]
pub struct Sarif {
    results: Vec<(Severity, SarifResult)>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<SarifResult>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: RuleId,
    short_description: Message,
    help: Message,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult {
    rule_id: RuleId,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize, Clone)]
struct ArtifactLocation {
    uri: String,
}

/// Lines and columns from 1, columns in UTF-16 code units; an end column is one past the last.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix {
    description: Message,
    artifact_changes: [ArtifactChange; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange {
    artifact_location: ArtifactLocation,
    replacements: [Replacement; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Message,
}

impl FindingsWriter for Sarif {
    fn file(&mut self, checked: &Checked, _: &mut dyn Write) -> Result<(), ReportError> {
        let file = ArtifactLocation { uri: uri(&checked.path) };
        let prints = fingerprints(&checked.source, &checked.findings);
        for (finding, print) in checked.findings.iter().zip(prints) {
            self.results.push((finding.severity, result(checked, &file, finding, print)));
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write) -> Result<(), ReportError> {
        let mut results = std::mem::take(&mut self.results);
        if results.len() > MOST_RESULTS {
            // Stable: findings of one severity stay in the order of files and places.
            results.sort_by_key(|(severity, _)| std::cmp::Reverse(*severity));
            results.truncate(MOST_RESULTS);
        }
        let driver = Driver {
            name: "debait",
            semantic_version: env!("CARGO_PKG_VERSION"),
            rules: rules().map(descriptor).collect(),
        };
        let run = Run {
            tool: Tool { driver },
            column_kind: "utf16CodeUnits",
            results: results.into_iter().map(|(_, result)| result).collect(),
        };
        serde_json::to_writer_pretty(&mut *out, &Log { schema: SCHEMA, version: "2.1.0", runs: [run] })
            .map_err(json_error)?;
        out.write_all(b"\n")?;
        Ok(())
    }
}

fn descriptor(rule: &Rule) -> Descriptor {
    Descriptor {
        id: rule.id,
        short_description: Message { text: rule.plain_message() },
        help: Message { text: rule.advice.to_owned() },
        default_configuration: Configuration { level: level(rule.severity) },
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn result(checked: &Checked, file: &ArtifactLocation, finding: &Finding, print: String) -> SarifResult {
    let location = |span: &Range<usize>| Location {
        physical_location: PhysicalLocation { artifact_location: file.clone(), region: region(checked, span) },
    };
    let fix = |edit: &Edit| Fix {
        description: Message { text: edit.title.to_owned() },
        artifact_changes: [ArtifactChange {
            artifact_location: file.clone(),
            replacements: [Replacement {
                deleted_region: region(checked, &edit.range),
                inserted_content: Message { text: edit.replacement.clone() },
            }],
        }],
    };
    SarifResult {
        rule_id: finding.rule,
        rule_index: rules().position(|rule| rule.id == finding.rule).unwrap_or_default(),
        level: level(finding.severity),
        message: Message { text: format!("{}. {}", finding.message, finding.advice) },
        locations: [location(&finding.primary())],
        related_locations: finding.spans.iter().skip(1).map(location).collect(),
        partial_fingerprints: BTreeMap::from([("debaitFinding/v1", print)]),
        fixes: finding.fix.iter().map(fix).collect(),
    }
}

fn region(checked: &Checked, span: &Range<usize>) -> Region {
    let (start, end) = checked.places(span);
    Region { start_line: start.line, start_column: start.utf16, end_line: end.line, end_column: end.utf16 }
}

/// A path as a relative reference: what may not stand in one is percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(byte as char),
            _ => uri += &format!("%{byte:02X}"),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("posts/a b:c%/\u{e4}.md"), "posts/a%20b%3Ac%25/%C3%A4.md");
    }
}
