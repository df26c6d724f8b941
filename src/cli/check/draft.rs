use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;

use crate::dataset::replace_text;
use crate::lint::{Checked, Config, Fixed, Linter};
use crate::pages::{PageText, read_page, shown};
use crate::report::unified_diff;

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
    /// Instead of its findings, which are not looked for then.
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
        let Fixed { source: text, made } = linter.fix(markup, &source);
        if task == Task::Diff {
            let diff = Some(unified_diff(&called, &source, &text));
            return Ok(Worked { checked: Checked::new(called, text, Vec::new()), changes: made, diff });
        }
        if made > 0 {
            replace_text(&self.path, &source, &text)?;
        }
        let findings = linter.check(markup, &text);
        Ok(Worked { checked: Checked::new(called, text, findings), changes: made, diff: None })
    }
}
