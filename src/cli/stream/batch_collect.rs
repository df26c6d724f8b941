use anyhow::Result;

use super::batch_work::{BatchJob, push_record};
use super::plan::OnError;
use super::sheet::Sheet;
use super::summary::{Ended, Summary};
use super::values::push_field;
use crate::dataset::{BatchRecords, ColumnarError, DatasetError, Downstream, Output, RowFault};

/// Writes the results of batches in order and numbers their rows.
pub(super) struct BatchCollector<'o> {
    pub file: String,
    pub on_error: OnError,
    pub sheet: Sheet<'o>,
    pub errors: Option<&'o mut Output>,
    pub summary: Summary,
}

impl BatchCollector<'_> {
    /// Writes what stands before the rows.
    pub fn start(&mut self, header: &[u8]) -> Result<Ended, DatasetError> {
        if let Some(errors) = &mut self.errors {
            // Nobody reading the list of bad rows is no reason to stop scoring.
            let _: Downstream = errors.put(b"row,line,reason,record\n")?;
        }
        self.sheet.start(header)
    }

    /// Writes what a job has to say, and empties it.
    pub fn take(&mut self, job: &mut BatchJob) -> Result<Ended, DatasetError> {
        let BatchJob { batch, out, failure, rows, scored, nulled, faults } = std::mem::take(job);
        if let Some(reason) = failure {
            let row = self.summary.read;
            return Err(ColumnarError::ReadArrow { file: self.file.clone(), row, reason }.into());
        }
        let ended = self.sheet.put(out)?;
        let records = match &batch {
            Some(batch) if !faults.is_empty() => BatchRecords::new(batch).ok(),
            _ => None,
        };
        for (row, fault) in faults {
            let fields = records.as_ref().map(|records| records.fields(row));
            self.bad_row(row, fault, fields.into_iter().flatten())?;
        }
        let summary = &mut self.summary;
        summary.read += rows as u64;
        summary.scored += scored as u64;
        summary.nulled += nulled as u64;
        summary.skipped += (rows - scored - nulled) as u64;
        summary.ended = ended;
        Ok(ended)
    }

    /// Writes what stands after the rows.
    pub fn finish(self) -> Result<Summary, DatasetError> {
        Ok(Summary { ended: self.sheet.finish()?, ..self.summary })
    }

    fn bad_row<E: ToString>(
        &mut self,
        row: usize,
        fault: RowFault,
        fields: impl Iterator<Item = Result<String, E>>,
    ) -> Result<(), DatasetError> {
        let row = self.summary.read + row as u64 + 1;
        if self.on_error == OnError::Error {
            return Err(DatasetError::BatchRow { file: self.file.clone(), row, fault });
        }
        if let Some(errors) = &mut self.errors {
            let fields: Vec<String> = fields.map(|field| field.unwrap_or_else(|error| error.to_string())).collect();
            let mut record = Vec::new();
            push_record(&mut record, fields.iter().map(String::as_str), b',');
            let mut line = format!("{row},,").into_bytes();
            push_field(&mut line, fault.to_string().as_bytes(), b',');
            line.push(b',');
            push_field(&mut line, &record, b',');
            line.push(b'\n');
            let _: Downstream = errors.put(&line)?;
        }
        Ok(())
    }
}
