use super::plan::OnError;
use super::sheet::Sheet;
use super::summary::{Counts, Ended, Summary};
use super::values::push_field;
use crate::dataset::{DatasetError, Downstream, Output};

/// Writes the results of jobs in order, lists what is bad, and counts.
pub(super) struct Collector<'o> {
    pub on_error: OnError,
    pub sheet: Sheet<'o>,
    pub errors: Option<&'o mut Output>,
    pub summary: Summary,
}

impl Collector<'_> {
    /// Writes what stands before the rows, and before the list of bad ones.
    pub fn start(&mut self, header: &[u8], list: &[u8]) -> Result<Ended, DatasetError> {
        if let Some(errors) = &mut self.errors {
            // Nobody reading the list of bad rows is no reason to stop scoring.
            let _: Downstream = errors.put(list)?;
        }
        self.summary.ended = self.sheet.put_text(header)?;
        Ok(self.summary.ended)
    }

    /// Adds what became of the rows of a job, whose rows are written.
    pub fn count(&mut self, counts: Counts, ended: Ended) -> Ended {
        self.summary.add(counts);
        self.summary.ended = ended;
        ended
    }

    /// Whether bad rows are listed.
    pub fn lists(&self) -> bool {
        self.errors.is_some()
    }

    /// Lists a bad row or page: its place, two fields with a comma behind each; what is wrong; and what it is.
    pub fn list(&mut self, place: &str, reason: &str, what: &[u8]) -> Result<(), DatasetError> {
        if let Some(errors) = &mut self.errors {
            let mut line = place.as_bytes().to_vec();
            push_field(&mut line, reason.as_bytes(), b',');
            line.push(b',');
            push_field(&mut line, what, b',');
            line.push(b'\n');
            let _: Downstream = errors.put(&line)?;
        }
        Ok(())
    }

    /// Writes what stands after the rows, unless nobody wants it.
    pub fn finish(self) -> Result<Summary, DatasetError> {
        match self.summary.ended {
            Ended::Complete => Ok(Summary { ended: self.sheet.finish()?, ..self.summary }),
            Ended::DownstreamClosed => Ok(self.summary),
        }
    }
}
