//! The page that the project started from: which rules fire, and where.

use debait::lint::Checked;
use debait::text::Markup;

use super::linter;
use crate::support::{corpus, own, unavailable};

/// Ids and positions alone: the page belongs to the corpora, not to the repository. Run with `GOLDEN=overwrite` to
/// write them anew.
#[test]
fn the_page_it_started_from_has_its_findings_at_the_right_lines() {
    let Some(path) = corpus("articles/articles.jsonl") else { return };
    let path = path.ancestors().nth(3).unwrap().join("example/iran-seo-page.txt");
    let Ok(source) = std::fs::read_to_string(&path) else {
        return unavailable(&format!("no data ({} is missing)", path.display()));
    };
    let findings = linter().check(Markup::Plain, &source);
    let checked = Checked::new("example".to_owned(), source, findings);
    let lines = checked.findings.iter().map(|finding| {
        let (start, end) = checked.places(&finding.primary());
        let place = format!("{}:{}-{}:{}", start.line, start.column, end.line, end.column);
        format!("{place} {} {}\n", finding.severity, finding.rule)
    });
    let found: String = lines.collect();
    let golden = own("tests/golden/example-page.findings");
    if std::env::var("GOLDEN").as_deref() == Ok("overwrite") {
        std::fs::write(&golden, &found).unwrap();
    }
    assert_eq!(found, std::fs::read_to_string(&golden).unwrap(), "run GOLDEN=overwrite cargo test lint::example");
}
