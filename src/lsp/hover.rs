use std::fmt::Write;

use gen_lsp_types::{Hover, MarkupContent, Position};

use super::document::Document;
use super::session::Session;
use crate::lint::{Finding, rule};
use crate::report::lint_rule_page;

/// The pages of the rules that found something at a position, the finding with the least text first.
pub fn hover(document: &Document, findings: &[Finding], position: Position, session: &Session) -> Option<Hover> {
    let byte = document.text.byte(position);
    let at = |finding: &Finding| finding.spans.iter().find(|span| span.start <= byte && byte <= span.end).cloned();
    let mut here: Vec<_> = findings.iter().filter_map(|finding| Some((at(finding)?, finding))).collect();
    here.sort_by_key(|(span, _)| span.len());
    let range = here.first().map(|(span, _)| document.text.to_editor(span))?;
    let mut shown = Vec::new();
    let mut text = String::new();
    for (_, finding) in here {
        if !shown.contains(&finding.rule) {
            shown.push(finding.rule);
            text.push_str(if text.is_empty() { "" } else { "\n---\n\n" });
            page(finding, &mut text);
        }
    }
    Some(Hover { contents: MarkupContent { kind: session.pages.clone(), value: text }.into(), range: Some(range) })
}

/// What would make it better, if that can be said, and the page of the rule.
fn page(finding: &Finding, text: &mut String) {
    if !finding.improvements.is_empty() {
        text.push_str("What would make it better:\n\n");
        for each in &finding.improvements {
            let _ = writeln!(text, "- without {}: {:.2} → {:.2}", each.without, each.from, each.to);
        }
        text.push('\n');
    }
    if let Some(rule) = rule(finding.rule.0) {
        text.push_str(&lint_rule_page(rule));
    }
}
