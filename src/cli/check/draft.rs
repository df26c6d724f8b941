use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use similar::TextDiff;

use crate::cli::page_text::{PageText, read_page};
use crate::cli::pages::shown;
use crate::dataset::Output;
use crate::lint::{Checked, Config, Fixed, Linter};

/// A page to check.
pub(super) struct Draft {
    pub path: PathBuf,
    /// As reports name it; its extension tells the markup.
    pub name: PathBuf,
    pub config: Arc<Config>,
}

/// What is done with pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Task {
    Report,
    Fix,
    Diff,
}

/// A page that was checked.
pub(super) struct Worked {
    pub checked: Checked,
    pub changes: usize,
    /// Instead of its findings.
    pub diff: Option<String>,
}

impl Draft {
    /// Checks the page, and changes it where that is wanted.
    pub fn work(&self, task: Task, linter: &mut Linter) -> Result<Worked> {
        let PageText { name, markup, source } = read_page(&self.path, &self.name)?;
        let called = if self.name.as_os_str() == "-" { name } else { shown(&self.name) };
        linter.set_config(Arc::clone(&self.config));
        if task == Task::Report {
            let findings = linter.check(markup, &source);
            return Ok(Worked { checked: Checked::new(called, source, findings), changes: 0, diff: None });
        }
        let Fixed { source: text, made, findings } = linter.fix(markup, &source);
        let diff = (task == Task::Diff).then(|| unified(&called, &source, &text));
        if task == Task::Fix && made > 0 {
            replace(&self.path, &text).with_context(|| format!("{called}: cannot put it right"))?;
        }
        Ok(Worked { checked: Checked::new(called, text, findings), changes: made, diff })
    }
}

/// What was changed, as `diff -u` says it; empty where nothing was.
fn unified(name: &str, before: &str, after: &str) -> String {
    if before == after {
        return String::new();
    }
    TextDiff::from_lines(before, after).unified_diff().header(name, name).to_string()
}

/// Writes a page anew; a byte order mark stays.
fn replace(path: &Path, text: &str) -> Result<()> {
    const MARK: &[u8] = b"\xEF\xBB\xBF";
    let marked = std::fs::read(path)?.starts_with(MARK);
    let mut bytes = if marked { MARK.to_vec() } else { Vec::new() };
    bytes.extend_from_slice(text.as_bytes());
    let _ = Output::write_all(path, &bytes)?;
    Ok(())
}
