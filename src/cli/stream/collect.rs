use super::job::{BadRow, Job};
use super::plan::OnError;
use super::summary::{Ended, Summary};
use super::values::push_field;
use crate::dataset::{DatasetError, Downstream, Output, RECORD_LIMIT, RowFault};

/// Writes the results of jobs in order and numbers their rows.
pub(super) struct Collector<'o> {
    pub file: String,
    pub on_error: OnError,
    pub output: &'o mut Output,
    pub errors: Option<&'o mut Output>,
    /// Line where the next chunk starts, from 1.
    pub line: u64,
    pub summary: Summary,
    buffer: Vec<u8>,
}

impl<'o> Collector<'o> {
    pub fn new(
        file: &str,
        first_line: u64,
        on_error: OnError,
        output: &'o mut Output,
        errors: Option<&'o mut Output>,
    ) -> Self {
        let summary = Summary::default();
        Collector { file: file.to_owned(), on_error, output, errors, line: first_line, summary, buffer: Vec::new() }
    }

    /// Writes the header lines.
    pub fn start(&mut self, header: &[u8]) -> Result<Ended, DatasetError> {
        if let Some(errors) = &mut self.errors {
            // Nobody reading the list of bad rows is no reason to stop scoring.
            let _: Downstream = errors.put(b"row,line,reason,record\n")?;
        }
        ended(self.output.put(header)?)
    }

    /// Writes what a job has to say.
    pub fn take(&mut self, job: &Job) -> Result<Ended, DatasetError> {
        let ended = ended(self.output.put(&job.out)?)?;
        for bad in &job.faults {
            self.bad_row(bad, job)?;
        }
        let summary = &mut self.summary;
        summary.read += job.rows;
        summary.scored += job.scored;
        summary.nulled += job.nulled;
        summary.skipped += job.rows - job.scored - job.nulled;
        summary.ended = ended;
        self.line += job.lines;
        Ok(ended)
    }

    /// The error of a record that is too long to be kept, which comes after all jobs.
    pub fn too_long(&self) -> DatasetError {
        let fault = RowFault::TooLong { limit: RECORD_LIMIT };
        DatasetError::Row { file: self.file.clone(), row: self.summary.read + 1, line: self.line, fault }
    }

    fn bad_row(&mut self, bad: &BadRow, job: &Job) -> Result<(), DatasetError> {
        let row = self.summary.read + bad.row + 1;
        let line = self.line + bad.line;
        if self.on_error == OnError::Error || bad.fault.is_fatal() {
            return Err(DatasetError::Row { file: self.file.clone(), row, line, fault: bad.fault.clone() });
        }
        if let RowFault::UnclosedQuote { lines, .. } = bad.fault {
            self.summary.swallowed += lines;
        }
        if let Some(errors) = &mut self.errors {
            self.buffer.clear();
            self.buffer.extend_from_slice(format!("{row},{line},").as_bytes());
            push_field(&mut self.buffer, bad.fault.to_string().as_bytes(), b',');
            self.buffer.push(b',');
            push_field(&mut self.buffer, job.chunk.get(bad.span.clone()).unwrap_or_default(), b',');
            self.buffer.push(b'\n');
            let _: Downstream = errors.put(&self.buffer)?;
        }
        Ok(())
    }
}

pub(super) fn ended(downstream: Downstream) -> Result<Ended, DatasetError> {
    Ok(match downstream {
        Downstream::Open => Ended::Complete,
        Downstream::Closed => Ended::DownstreamClosed,
    })
}
