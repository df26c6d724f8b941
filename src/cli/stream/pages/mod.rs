//! Pages of folders and WARC files through the scoring engine: one row a page, in order.

#[cfg_attr(not(feature = "columnar"), path = "batches_off.rs")]
mod batches;
mod collect;
mod job;
mod source;
#[cfg(test)]
mod tests;
mod work;

use anyhow::Result;

use self::collect::PageCollector;
use self::job::PageJob;
use self::work::{PageScoring, PageWork};
use super::ordered_pool::{self, More, Pipeline};
use super::plan::{Plan, RowScorer};
use super::summary::{Counted, Ended, Progress, Summary};
use crate::dataset::Output;

pub use self::source::{PageFiles, PageSource};

/// Scores every page of `source` into `output`, each a row of `address`, `headline` and the new columns; bad ones into
/// `errors`.
///
/// Memory is bounded by the number of threads and the longest page, not by the number of pages. Neither output is
/// finished: that is up to the caller, who drops them if this fails.
pub fn score_pages<S: RowScorer>(
    mut source: PageSource,
    scorer: &S,
    plan: &Plan,
    output: &mut Output,
    errors: Option<&mut Output>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Summary> {
    let work = PageWork::new(plan.new_columns(scorer), plan, output.name())?;
    let sheet = work.sheet(output, plan.format)?;
    let summary = Summary { of: Counted::Pages, ..Summary::default() };
    let archive = source.archive().map(str::to_owned);
    let mut collector = PageCollector { archive, on_error: plan.on_error, sheet, errors, summary };
    if collector.start(&work.header())? == Ended::DownstreamClosed {
        return Ok(Summary { ended: Ended::DownstreamClosed, ..collector.summary });
    }
    let mut pipeline = Pages { source: &mut source, collector: &mut collector, progress, collected: 0 };
    ordered_pool::run(&mut pipeline, &PageScoring { work: &work, scorer }, plan.threads)?;
    match collector.summary.ended {
        Ended::Complete => Ok(collector.finish()?),
        Ended::DownstreamClosed => Ok(collector.summary),
    }
}

struct Pages<'r, 'o> {
    source: &'r mut PageSource,
    collector: &'r mut PageCollector<'o>,
    progress: &'r mut dyn FnMut(Progress),
    /// Bytes of the pages that are done.
    collected: u64,
}

impl Pipeline for Pages<'_, '_> {
    type Job = PageJob;

    fn read(&mut self, job: &mut PageJob) -> Result<More> {
        job.reset();
        self.source.fill(job)?;
        Ok(if job.is_empty() { More::Nothing } else { More::Job })
    }

    fn collect(&mut self, job: &mut PageJob) -> Result<Ended> {
        let ended = self.collector.take(job)?;
        self.collected += job.bytes;
        let (bytes, total) = self.source.progress(self.collected);
        (self.progress)(Progress { bytes, total, rows: self.collector.summary.read });
        Ok(ended)
    }

    fn end(&mut self) -> Result<()> {
        Ok(())
    }
}
