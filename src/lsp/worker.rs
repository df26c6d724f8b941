use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::LspError;
use super::events::{Event, Events};
use super::report::{Found, Report};
use super::settings::{Settings, config_for};
use crate::lint::{ConfigError, Linter, rule};
use crate::text::Markup;

/// A revision of a document that is to be checked.
pub struct LintJob {
    pub uri: String,
    pub revision: u64,
    pub markup: Markup,
    pub source: String,
    pub path: Option<PathBuf>,
}

/// Starts the thread that checks drafts, one after another.
pub fn start(mut linter: Linter, settings: Settings, events: Events) -> Result<Sender<LintJob>, LspError> {
    let (sender, jobs) = channel();
    let work = move || {
        let mut backlog = Backlog::default();
        while let Some(job) = backlog.next(&jobs) {
            let report = Report { found: check(&mut linter, &settings, &job), uri: job.uri, revision: job.revision };
            if !events.send(Event::Checked(report)) {
                return;
            }
        }
    };
    thread::Builder::new().name("linter".to_owned()).spawn(work).map_err(|source| LspError::Thread { source })?;
    Ok(sender)
}

fn check(linter: &mut Linter, settings: &Settings, job: &LintJob) -> Result<Found, ConfigError> {
    linter.set_config(config_for(job.path.as_deref(), settings)?);
    let findings = linter.check(job.markup, &job.source);
    let fixable = findings.iter().any(|finding| rule(finding.rule.0).is_some_and(|rule| rule.fix.is_some()));
    let fixed = fixable.then(|| linter.fix(job.markup, &job.source)).filter(|fixed| fixed.made > 0);
    Ok(Found { findings, fixed: fixed.map(|fixed| fixed.source) })
}

/// Work that waits: of every document the latest revision, in the order in which they came.
#[derive(Default)]
struct Backlog(VecDeque<LintJob>);

impl Backlog {
    fn push(&mut self, job: LintJob) {
        self.0.retain(|older| older.uri != job.uri);
        self.0.push_back(job);
    }

    /// Waits for something to do; none when nothing can come any more.
    fn next(&mut self, jobs: &Receiver<LintJob>) -> Option<LintJob> {
        if self.0.is_empty() {
            self.push(jobs.recv().ok()?);
        }
        while let Ok(job) = jobs.try_recv() {
            self.push(job);
        }
        self.0.pop_front()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newer_revisions_drop_older_work() {
        let (sender, jobs) = channel();
        for (uri, revision) in [("a", 1), ("b", 2), ("a", 3), ("c", 4), ("b", 5)] {
            let job =
                LintJob { uri: uri.to_owned(), revision, markup: Markup::Plain, source: String::new(), path: None };
            sender.send(job).unwrap();
        }
        drop(sender);
        let mut backlog = Backlog::default();
        let done: Vec<_> = std::iter::from_fn(|| backlog.next(&jobs)).map(|job| (job.uri, job.revision)).collect();
        assert_eq!(done, [("a".to_owned(), 3), ("c".to_owned(), 4), ("b".to_owned(), 5)]);
    }
}
