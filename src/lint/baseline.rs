use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::fingerprint::unnumbered;
use super::paths::{from_folder, tidied};
use super::{Checked, Finding};

/// The version of the baseline format.
const SCHEMA_VERSION: u32 = 1;

/// Known findings that are not shown again, such as those from when a site was first checked.
///
/// A finding is identified by its page, its rule and the text at its place, so it is still recognised when lines move.
/// It is suppressed as many times as it was recorded; any more are shown. Paths are relative to the baseline's folder.
///
/// # Examples
///
/// ```
/// use std::path::Path;
/// use std::sync::Arc;
/// use debait::lint::{Baseline, Checked, Config, Linter};
/// use debait::model::{Model, Scorer};
/// use debait::text::Markup;
///
/// let mut linter = Linter::new(Scorer::new(Arc::new(Model::default_clickbait()?)), Config::default());
/// let mut check = |source: &str| {
///     Checked::new("ferry.md".to_owned(), source.to_owned(), linter.check(Markup::Markdown, source))
/// };
/// let mut known = Baseline::beside(Path::new("known.json"))?;
/// known.add(Path::new("ferry.md"), &check("# Ferry sails\n\nLeave a Reply\n"));
/// let mut moved = check("# Ferry sails\n\nIt sails at noon.\n\nLeave a Reply\n");
/// assert_eq!((known.hold_back(Path::new("ferry.md"), &mut moved), moved.findings.len()), (1, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Baseline {
    /// The base of relative paths.
    working: PathBuf,
    /// The folder of the baseline.
    folder: PathBuf,
    /// The number of known findings, by page, then by rule and fingerprint.
    known: BTreeMap<String, BTreeMap<(String, String), u64>>,
}

/// A baseline that cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BaselineError {
    #[error("{}: cannot be read: {reason}", file.display())]
    Read { file: PathBuf, reason: io::Error },
    #[error("{}: is no baseline: {reason}", file.display())]
    Shape { file: PathBuf, reason: serde_json::Error },
    #[error("{}: is a baseline of version {found}, expected {SCHEMA_VERSION}: write it anew", file.display())]
    Version { file: PathBuf, found: u32 },
    #[error("the working directory is unknown: {reason}")]
    NoWorkingDirectory { reason: io::Error },
}

/// Read first: later versions may differ in everything else.
#[derive(Deserialize)]
struct Versioned {
    schema_version: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(rename = "schema_version")]
    _version: u32,
    findings: Vec<Entry<String>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry<T> {
    path: T,
    rule: T,
    fingerprint: T,
    count: u64,
}

impl Baseline {
    /// An empty baseline, to be written to this file.
    ///
    /// # Errors
    ///
    /// [`BaselineError::NoWorkingDirectory`].
    pub fn beside(file: &Path) -> Result<Self, BaselineError> {
        let working = std::env::current_dir().map_err(|reason| BaselineError::NoWorkingDirectory { reason })?;
        let folder = tidied(&working.join(file)).parent().map(Path::to_owned).unwrap_or_default();
        Ok(Baseline { working, folder, known: BTreeMap::new() })
    }

    /// Reads a file.
    ///
    /// # Errors
    ///
    /// All of [`BaselineError`].
    pub fn read(file: &Path) -> Result<Self, BaselineError> {
        let bytes = fs::read(file).map_err(|reason| BaselineError::Read { file: file.to_owned(), reason })?;
        Baseline::parse(file, &bytes)
    }

    /// Parses the bytes of a file of this name.
    ///
    /// # Errors
    ///
    /// As [`Baseline::read`], except [`BaselineError::Read`].
    pub fn parse(file: &Path, bytes: &[u8]) -> Result<Self, BaselineError> {
        let shape = |reason| BaselineError::Shape { file: file.to_owned(), reason };
        let Versioned { schema_version: found } = serde_json::from_slice(bytes).map_err(shape)?;
        if found != SCHEMA_VERSION {
            return Err(BaselineError::Version { file: file.to_owned(), found });
        }
        let Written { findings, .. } = serde_json::from_slice(bytes).map_err(shape)?;
        let mut baseline = Baseline::beside(file)?;
        for Entry { path, rule, fingerprint, count } in findings {
            let known = baseline.known.entry(path).or_default().entry((rule, fingerprint)).or_default();
            *known = known.saturating_add(count);
        }
        Ok(baseline)
    }

    /// The contents of the file: JSON, one finding per line, sorted by path, rule and fingerprint.
    ///
    /// # Errors
    ///
    /// Those of the JSON writer, none of which can occur here.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        let mut text = format!("{{\n\"schema_version\": {SCHEMA_VERSION},\n\"findings\": [");
        let mut before = "\n";
        for (path, known) in &self.known {
            for ((rule, fingerprint), &count) in known {
                text += before;
                text += &serde_json::to_string(&Entry { path, rule, fingerprint, count })?;
                before = ",\n";
            }
        }
        text += "\n]\n}\n";
        Ok(text)
    }

    /// Records the findings of a page.
    pub fn add(&mut self, page: &Path, checked: &Checked) {
        let path = self.path_of(page);
        for key in keys(&checked.source, &checked.findings) {
            *self.known.entry(path.clone()).or_default().entry(key).or_default() += 1;
        }
    }

    /// Removes the known findings of a page, and returns how many there were.
    pub fn hold_back(&self, page: &Path, checked: &mut Checked) -> usize {
        let Some(known) = self.known.get(&self.path_of(page)) else { return 0 };
        let mut left = known.clone();
        let all = checked.findings.len();
        let mut keys = keys(&checked.source, &checked.findings).into_iter();
        checked.findings.retain(|_| match keys.next().and_then(|key| left.get_mut(&key)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
        all - checked.findings.len()
    }

    fn path_of(&self, page: &Path) -> String {
        from_folder(&self.folder, &tidied(&self.working.join(page)))
    }
}

/// The key of each finding: its rule and fingerprint.
fn keys(source: &str, findings: &[Finding]) -> Vec<(String, String)> {
    let prints = unnumbered(source, findings);
    findings.iter().zip(prints).map(|(finding, print)| (finding.rule.0.to_owned(), print)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lint::{RuleId, Severity};

    /// A page whose findings are every "!" and "?".
    fn checked(source: &str) -> Checked {
        let mark = |(at, mark): (usize, char)| {
            let rule = match mark {
                '!' => RuleId("exclamation"),
                '?' => RuleId("question-headline"),
                _ => return None,
            };
            let start = source[..at].rfind('\n').map_or(0, |at| at + 1);
            let line = start..at + 1;
            Some(Finding {
                rule,
                severity: Severity::Info,
                message: String::new(),
                advice: "",
                spans: vec![line],
                value: 1.0,
                improvements: Vec::new(),
                fix: None,
            })
        };
        Checked::new("a.md".to_owned(), source.to_owned(), source.char_indices().filter_map(mark).collect())
    }

    #[test]
    fn what_is_known_is_held_back_as_often_as_it_was_there() {
        let mut baseline = Baseline::beside(Path::new("known.json")).unwrap();
        baseline.add(Path::new("posts/a.md"), &checked("one!\ntwo!\none!\nfour?\n"));
        let read = Baseline::parse(Path::new("./known.json"), baseline.to_json().unwrap().as_bytes()).unwrap();
        assert_eq!(read, baseline);
        for (page, source, held, shown) in [
            ("posts/a.md", "one!\ntwo!\none!\nfour?\n", 4, &[][..]),
            ("./posts/../posts/a.md", "zero\n\ntwo!\n  one!\nfour?\n\none!\n", 4, &[]),
            ("posts/a.md", "one!\none!\none!\n", 2, &["one!"]),
            ("posts/a.md", "one?\nfive!\nfour?\n", 1, &["one?", "five!"]),
            ("posts/a.md", "", 0, &[]),
            ("posts/b.md", "one!\n", 0, &["one!"]),
            ("a.md", "one!\n", 0, &["one!"]),
        ] {
            let mut page_of = checked(source);
            assert_eq!(read.hold_back(Path::new(page), &mut page_of), held, "{page}: {source}");
            let texts: Vec<&str> = page_of.findings.iter().map(|finding| &source[finding.primary()]).collect();
            assert_eq!(texts, shown, "{page}: {source}");
        }
    }

    #[test]
    fn files_are_sorted_and_name_pages_from_their_folder() {
        let mut baseline = Baseline::beside(Path::new("lint/known.json")).unwrap();
        baseline.add(Path::new("b.md"), &checked("one!\n"));
        baseline.add(Path::new("lint/a.md"), &checked("one?\none!\none!\n"));
        let text = baseline.to_json().unwrap();
        let told: Vec<(String, String, u64)> = serde_json::from_str::<Written>(&text)
            .unwrap()
            .findings
            .into_iter()
            .map(|entry| (entry.path, entry.rule, entry.count))
            .collect();
        let expected = [("../b.md", "exclamation", 1), ("a.md", "exclamation", 2), ("a.md", "question-headline", 1)];
        assert_eq!(told, expected.map(|(path, rule, count)| (path.to_owned(), rule.to_owned(), count)));
        assert_eq!(text.lines().count(), 5 + 3, "a line a finding: {text}");
        let empty = Baseline::beside(Path::new("known.json")).unwrap();
        assert_eq!(Baseline::parse(Path::new("known.json"), empty.to_json().unwrap().as_bytes()).unwrap(), empty);
    }

    #[test]
    fn other_files_are_no_baselines() {
        for (text, expected) in [
            ("", "known.json: is no baseline: EOF while parsing a value at line 1 column 0"),
            ("[]", "known.json: is no baseline: "),
            (
                "{\"schema_version\": 2, \"pages\": []}",
                "known.json: is a baseline of version 2, expected 1: write it anew",
            ),
            ("{\"schema_version\": 1}", "known.json: is no baseline: missing field `findings`"),
            ("{\"schema_version\": 1, \"findings\": [{}]}", "known.json: is no baseline: missing field `path`"),
        ] {
            let message = Baseline::parse(Path::new("known.json"), text.as_bytes()).unwrap_err().to_string();
            assert!(message.starts_with(expected), "{message}");
        }
        assert!(Baseline::read(Path::new("none/at/all.json")).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_bytes_panic(findings in "\\PC{0,60}", count in any::<u64>()) {
            let whole = format!("{{\"schema_version\": 1, \"findings\": [{findings}]}}");
            let entry = format!("{{\"path\": \"a\", \"rule\": \"\", \"fingerprint\": \"\", \"count\": {count}}}");
            let twice = format!("{{\"schema_version\": 1, \"findings\": [{entry}, {entry}]}}");
            for text in [&findings, &whole] {
                let _ = Baseline::parse(Path::new("known.json"), text.as_bytes());
            }
            prop_assert!(Baseline::parse(Path::new("known.json"), twice.as_bytes()).is_ok());
        }
    }
}
