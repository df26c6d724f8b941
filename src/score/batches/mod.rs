//! Record batches through the engine: the rows of Parquet and Arrow files.

#[cfg(test)]
mod tests;
mod work;

use self::work::{BatchJob, BatchScoring, BatchWork, push_record};
use super::ScoreError;
use super::collector::Collector;
use super::ordered_pool::{self, More, Pipeline};
use super::plan::{OnError, Plan};
use super::row_scorer::RowScorer;
use super::sheet::Sheet;
use super::summary::{Ended, Progress, Summary};
use crate::dataset::{BatchReader, BatchRecords, BatchWriter, ColumnarError, DatasetError, Output, RowFault};

/// Scores every row of a columnar file into `output`, bad rows into `errors`.
///
/// Memory is bounded by the number of threads and the size of a row group, not by the input. Neither output is
/// finished: that is up to the caller, who drops them if this fails.
///
/// # Errors
///
/// [`ScoreError`] where the file cannot be read, the output not written, or a bad row is to stop the run.
pub fn score_batches<S: RowScorer>(
    mut reader: BatchReader,
    scorer: &S,
    plan: &Plan,
    output: &mut Output,
    errors: Option<&mut Output>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Summary, ScoreError> {
    let work = BatchWork::new(&reader, plan.new_columns(scorer), plan)?;
    let sheet = match work.schema() {
        Some(schema) => Sheet::Batches(Box::new(BatchWriter::new(output, plan.format, schema, reader.layout())?)),
        None => Sheet::Records(output),
    };
    let mut collector = Collector { on_error: plan.on_error, sheet, errors, summary: Summary::default() };
    if collector.start(&work.header(), b"row,line,reason,record\n")? == Ended::DownstreamClosed {
        return Ok(collector.summary);
    }
    let mut batches = Batches { reader: &mut reader, collector: &mut collector, progress };
    ordered_pool::run(&mut batches, &BatchScoring { work: &work, scorer }, plan.threads)?;
    Ok(collector.finish()?)
}

struct Batches<'r, 'o> {
    reader: &'r mut BatchReader,
    collector: &'r mut Collector<'o>,
    progress: &'r mut dyn FnMut(Progress),
}

impl Pipeline for Batches<'_, '_> {
    type Job = BatchJob;

    fn read(&mut self, job: &mut BatchJob) -> Result<More, ScoreError> {
        job.batch = self.reader.next_batch()?;
        Ok(if job.batch.is_some() { More::Job } else { More::Nothing })
    }

    fn collect(&mut self, job: &mut BatchJob) -> Result<Ended, ScoreError> {
        let BatchJob { batch, out, failure, counts, faults } = std::mem::take(job);
        if let Some(reason) = failure {
            let (file, row) = (self.reader.name().to_owned(), self.collector.summary.read);
            return Err(ColumnarError::ReadArrow { file, row, reason }.into());
        }
        let ended = self.collector.sheet.put(out)?;
        let records = match &batch {
            Some(batch) if !faults.is_empty() => BatchRecords::new(batch).ok(),
            _ => None,
        };
        for (row, fault) in faults {
            self.bad_row(row, &fault, records.as_ref())?;
        }
        self.collector.count(counts, ended);
        let (bytes, total) = (self.reader.position(), self.reader.size());
        (self.progress)(Progress { bytes, total, rows: self.collector.summary.read });
        Ok(ended)
    }

    fn end(&mut self) -> Result<(), ScoreError> {
        Ok(())
    }
}

impl Batches<'_, '_> {
    fn bad_row(&mut self, at: usize, fault: &RowFault, records: Option<&BatchRecords<'_>>) -> Result<(), DatasetError> {
        let row = self.collector.summary.read + at as u64 + 1;
        if self.collector.on_error == OnError::Error {
            return Err(DatasetError::BatchRow { file: self.reader.name().to_owned(), row, fault: fault.clone() });
        }
        if !self.collector.lists() {
            return Ok(());
        }
        let fields = records.into_iter().flat_map(|records| records.fields(at));
        let fields: Vec<String> = fields.map(|field| field.unwrap_or_else(|error| error.to_string())).collect();
        let mut record = Vec::new();
        push_record(&mut record, fields.iter().map(String::as_str), b',');
        self.collector.list(&format!("{row},,"), &fault.to_string(), &record)
    }
}
