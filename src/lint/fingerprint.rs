use std::collections::BTreeMap;
use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::Finding;
use crate::text::LineIndex;

/// Bytes of the digest to keep.
const KEPT: usize = 8;

/// A fingerprint for each finding that stays the same when lines are added or removed elsewhere in the file.
///
/// It is a hash of the rule and the text of the finding with its white space normalised, followed by a running number
/// that tells findings with the same hash apart.
pub fn fingerprints(source: &str, findings: &[Finding]) -> Vec<String> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let numbered = unnumbered(source, findings).into_iter().map(|print| {
        let number = seen.entry(print.clone()).or_default();
        *number += 1;
        format!("{print}:{number}")
    });
    numbered.collect()
}

/// Fingerprints without numbers: findings of one rule on the same text share a fingerprint.
pub(super) fn unnumbered(source: &str, findings: &[Finding]) -> Vec<String> {
    let lines = LineIndex::new(source);
    let prints = findings.iter().map(|finding| {
        let span = finding.primary();
        let text = match source.get(span.clone()) {
            Some(text) if !text.trim().is_empty() => text,
            _ => source.get(lines.line(source, lines.place(source, span.start).line)).unwrap_or_default(),
        };
        let mut hasher = Sha256::new();
        hasher.update(finding.rule.0);
        for word in text.split_whitespace() {
            hasher.update([0]);
            hasher.update(word);
        }
        hasher.finalize().iter().take(KEPT).fold(String::with_capacity(2 * KEPT), |mut print, byte| {
            let _ = write!(print, "{byte:02x}");
            print
        })
    });
    prints.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{RuleId, Severity};

    fn finding(rule: &'static str, span: std::ops::Range<usize>) -> Finding {
        Finding {
            rule: RuleId(rule),
            severity: Severity::Info,
            message: String::new(),
            advice: "",
            spans: vec![span],
            value: 1.0,
            improvements: Vec::new(),
            fix: None,
        }
    }

    #[test]
    fn they_stay_when_other_lines_come_and_go() {
        let before = "one  two\nthree\none two\n";
        let after = "zero\n\none two\nthree\none two\n";
        let places = [0..8, 15..22].map(|span| finding("a", span));
        let moved = [6..13, 20..27].map(|span| finding("a", span));
        let prints = fingerprints(before, &places);
        assert_eq!(prints, fingerprints(after, &moved));
        assert_ne!(prints[0], prints[1]);
        assert_ne!(prints[0], fingerprints(before, &[finding("b", 0..8)])[0]);
        assert_eq!(fingerprints("", &[finding("a", 0..0)]).len(), 1);
    }
}
