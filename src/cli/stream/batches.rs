use anyhow::Result;

use super::batch_collect::BatchCollector;
use super::batch_work::{BatchJob, BatchScoring, BatchWork};
use super::ordered_pool::{self, More, Pipeline};
use super::plan::{Plan, RowScorer};
use super::sheet::Sheet;
use super::summary::{Ended, Progress, Summary};
use crate::dataset::{BatchReader, BatchWriter, Output};

/// Scores every row of a columnar file into `output`, bad rows into `errors`.
///
/// Memory is bounded by the number of threads and the size of a row group, not by the input. Neither output is
/// finished: that is up to the caller, who drops them if this fails.
pub fn score_batches<S: RowScorer>(
    mut reader: BatchReader,
    scorer: &S,
    plan: &Plan,
    output: &mut Output,
    errors: Option<&mut Output>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Summary> {
    let work = BatchWork::new(&reader, plan.new_columns(scorer), plan)?;
    let sheet = match work.schema() {
        Some(schema) => Sheet::Batches(Box::new(BatchWriter::new(output, plan.format, schema, reader.layout())?)),
        None => Sheet::Records(output),
    };
    let file = reader.name().to_owned();
    let summary = Summary::default();
    let mut collector = BatchCollector { file, on_error: plan.on_error, sheet, errors, summary };
    if collector.start(&work.header())? == Ended::DownstreamClosed {
        return Ok(Summary { ended: Ended::DownstreamClosed, ..collector.summary });
    }
    let mut pipeline = Batches { reader: &mut reader, collector: &mut collector, progress };
    ordered_pool::run(&mut pipeline, &BatchScoring { work: &work, scorer }, plan.threads)?;
    match collector.summary.ended {
        Ended::Complete => Ok(collector.finish()?),
        Ended::DownstreamClosed => Ok(collector.summary),
    }
}

struct Batches<'r, 'o> {
    reader: &'r mut BatchReader,
    collector: &'r mut BatchCollector<'o>,
    progress: &'r mut dyn FnMut(Progress),
}

impl Pipeline for Batches<'_, '_> {
    type Job = BatchJob;

    fn read(&mut self, job: &mut BatchJob) -> Result<More> {
        job.batch = self.reader.next_batch()?;
        Ok(if job.batch.is_some() { More::Job } else { More::Nothing })
    }

    fn collect(&mut self, job: &mut BatchJob) -> Result<Ended> {
        let ended = self.collector.take(job)?;
        let (bytes, total) = (self.reader.position(), self.reader.size());
        (self.progress)(Progress { bytes, total, rows: self.collector.summary.read });
        Ok(ended)
    }

    fn end(&mut self) -> Result<()> {
        Ok(())
    }
}
