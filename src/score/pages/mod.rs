//! Pages of folders and WARC files through the scoring engine: one row a page, in order.

#[cfg_attr(not(feature = "columnar"), path = "batches_off.rs")]
mod batches;
mod job;
mod source;
#[cfg(test)]
mod tests;
mod work;

use self::job::{Content, PageFault, PageJob, Waiting};
use self::work::{PageScoring, PageWork};
use super::ScoreError;
use super::collector::Collector;
use super::ordered_pool::{self, More, Pipeline};
use super::plan::{OnError, Plan};
use super::row_scorer::RowScorer;
use super::summary::{Counted, Ended, Progress, Summary};
use crate::dataset::Output;

pub use self::source::{PageFiles, PageSource};

/// Scores every page of `source` into `output`, each a row of `address`, `headline` and the new columns; bad ones into
/// `errors`.
///
/// Memory is bounded by the number of threads and the longest page, not by the number of pages. Neither output is
/// finished: that is up to the caller, who drops them if this fails.
///
/// # Errors
///
/// [`ScoreError`] where the archive cannot be read, the output not written, or a bad page is to stop the run.
pub fn score_pages<S: RowScorer>(
    mut source: PageSource,
    scorer: &S,
    plan: &Plan,
    output: &mut Output,
    errors: Option<&mut Output>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Summary, ScoreError> {
    let work = PageWork::new(plan.new_columns(scorer), plan, output.name())?;
    let sheet = work.sheet(output, plan.format)?;
    let summary = Summary { of: Counted::Pages, ..Summary::default() };
    let mut collector = Collector { on_error: plan.on_error, sheet, errors, summary };
    if collector.start(&work.header(), b"record,offset,reason,address\n")? == Ended::DownstreamClosed {
        return Ok(collector.summary);
    }
    let mut pages = Pages { source: &mut source, collector: &mut collector, progress, collected: 0 };
    ordered_pool::run(&mut pages, &PageScoring { work: &work, scorer }, plan.threads)?;
    Ok(collector.finish()?)
}

struct Pages<'r, 'o> {
    source: &'r mut PageSource,
    collector: &'r mut Collector<'o>,
    progress: &'r mut dyn FnMut(Progress),
    /// Bytes of the pages that are done.
    collected: u64,
}

impl Pipeline for Pages<'_, '_> {
    type Job = PageJob;

    fn read(&mut self, job: &mut PageJob) -> Result<More, ScoreError> {
        job.reset();
        self.source.fill(job)?;
        Ok(if job.is_empty() { More::Nothing } else { More::Job })
    }

    fn collect(&mut self, job: &mut PageJob) -> Result<Ended, ScoreError> {
        if let Some(reason) = job.failure.take() {
            return Err(ScoreError::Rows { file: self.name().to_owned(), reason });
        }
        let ended = self.collector.sheet.put(std::mem::take(&mut job.out))?;
        for (at, fault) in &job.faults {
            if let Some(page) = job.pages.get(*at) {
                self.bad_page(page, fault)?;
            }
        }
        self.collector.count(job.counts, ended);
        self.collector.summary.passed_over += job.passed_over;
        self.collected += job.bytes;
        let (bytes, total) = self.source.progress(self.collected);
        (self.progress)(Progress { bytes, total, rows: self.collector.summary.read });
        Ok(ended)
    }

    fn end(&mut self) -> Result<(), ScoreError> {
        Ok(())
    }
}

impl Pages<'_, '_> {
    fn name(&self) -> &str {
        self.source.archive().unwrap_or("pages")
    }

    fn bad_page(&mut self, page: &Waiting, fault: &PageFault) -> Result<(), ScoreError> {
        let Waiting { address, content, .. } = page;
        let place = page.place();
        if self.collector.on_error == OnError::Error {
            let fault = fault.to_string();
            return Err(match (place, content) {
                (Some(place), _) => {
                    let of = if address.is_empty() { String::new() } else { format!(", {address}") };
                    let place = format!("{}: record {} (byte {}{of})", self.name(), place.record, place.offset);
                    ScoreError::Page { place, fault }
                }
                (None, Content::Unreadable(_)) => ScoreError::Folder(fault),
                (None, _) => ScoreError::Page { place: address.clone(), fault },
            });
        }
        let place = place.map_or(",,".to_owned(), |place| format!("{},{},", place.record, place.offset));
        Ok(self.collector.list(&place, &fault.to_string(), address.as_bytes())?)
    }
}
