//! Disabling what the samples' findings are, line by line.

use std::path::Path;
use std::sync::Arc;

use super::disable::DisableLines;
use crate::features::Head;
use crate::lint::{Config, Finding, Linter, apply};
use crate::model::{Model, Scorer};
use crate::text::{LineIndex, Markup};

#[test]
fn a_disabled_finding_of_a_sample_is_gone_and_nothing_else_is() {
    let models = Head::ALL.map(|head| Arc::new(Model::default_of(head).unwrap()));
    let mut linter = Linter::new(Scorer::of(models).unwrap(), Config::default());
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets/samples/pages");
    let mut paths: Vec<_> = ignore::Walk::new(pages).map(|entry| entry.unwrap().into_path()).collect();
    paths.sort();
    let (mut tried, mut offered, mut wrong) = (0, 0, Vec::new());
    for path in paths.into_iter().filter(|path| path.is_file()).step_by(3) {
        let markup = Markup::of_path(&path);
        let source = std::fs::read_to_string(&path).unwrap();
        let lines = LineIndex::new(&source);
        let line_of = |finding: &Finding| lines.place(&source, finding.primary().start).line;
        let findings = linter.check(markup, &source);
        let mut seen = Vec::new();
        for finding in &findings {
            let line = line_of(finding);
            if seen.contains(&(finding.rule, line)) {
                continue;
            }
            seen.push((finding.rule, line));
            tried += 1;
            let start = lines.line(&source, line).start;
            let Some(edit) = DisableLines::of(markup, &source).disable(start, finding.rule) else { continue };
            offered += 1;
            let (text, _) = apply(&source, [&edit]);
            let left: Vec<_> = linter.check(markup, &text).into_iter().map(|finding| finding.rule.0).collect();
            let others = findings.iter().filter(|other| other.rule != finding.rule || line_of(other) != line);
            let expected: Vec<_> = others.map(|finding| finding.rule.0).collect();
            if left != expected {
                wrong.push(format!("{}:{line}: {}\n  {left:?}\n  {expected:?}", path.display(), finding.rule));
            }
        }
    }
    assert!(offered * 3 > tried, "{offered} of {tried}");
    assert!(wrong.is_empty(), "{} of {offered}\n{}", wrong.len(), wrong.join("\n"));
}
