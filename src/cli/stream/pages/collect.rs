use anyhow::{Result, anyhow};

use super::job::{Content, PageFault, PageJob, Waiting};
use crate::cli::stream::plan::OnError;
use crate::cli::stream::sheet::Sheet;
use crate::cli::stream::summary::{Ended, Summary};
use crate::cli::stream::values::push_field;
use crate::dataset::{DatasetError, Downstream, Output};

/// Writes the results of pages in order and counts them.
pub(super) struct PageCollector<'o> {
    /// The name of the archive that they are of.
    pub archive: Option<String>,
    pub on_error: OnError,
    pub sheet: Sheet<'o>,
    pub errors: Option<&'o mut Output>,
    pub summary: Summary,
}

impl PageCollector<'_> {
    /// Writes what stands before the rows.
    pub fn start(&mut self, header: &[u8]) -> Result<Ended, DatasetError> {
        if let Some(errors) = &mut self.errors {
            // Nobody reading the list of bad pages is no reason to stop scoring.
            let _: Downstream = errors.put(b"record,offset,reason,address\n")?;
        }
        self.sheet.start(header)
    }

    /// Writes what a job has to say.
    pub fn take(&mut self, job: &mut PageJob) -> Result<Ended> {
        if let Some(reason) = job.failure.take() {
            return Err(anyhow!("{}: the rows cannot be put together: {reason:#}", self.name()));
        }
        let ended = self.sheet.put(std::mem::take(&mut job.out))?;
        for (at, fault) in &job.faults {
            if let Some(page) = job.pages.get(*at) {
                self.bad_page(page, fault)?;
            }
        }
        let summary = &mut self.summary;
        summary.read += job.read;
        summary.scored += job.scored;
        summary.nulled += job.nulled;
        summary.skipped += job.read - job.scored - job.nulled;
        summary.passed_over += job.passed_over;
        summary.ended = ended;
        Ok(ended)
    }

    /// Writes what stands after the rows.
    pub fn finish(self) -> Result<Summary, DatasetError> {
        Ok(Summary { ended: self.sheet.finish()?, ..self.summary })
    }

    fn name(&self) -> &str {
        self.archive.as_deref().unwrap_or("pages")
    }

    fn bad_page(&mut self, page: &Waiting, fault: &PageFault) -> Result<()> {
        let Waiting { address, content, .. } = page;
        let place = page.place();
        if self.on_error == OnError::Error {
            return Err(match (place, content) {
                (Some(place), _) => {
                    let of = if address.is_empty() { String::new() } else { format!(", {address}") };
                    anyhow!("{}: record {} (byte {}{of}): {fault}", self.name(), place.record, place.offset)
                }
                (None, Content::Unreadable(_)) => anyhow!("{fault}"),
                (None, _) => anyhow!("{address}: {fault}"),
            });
        }
        if let Some(errors) = &mut self.errors {
            let mut line = match place {
                Some(place) => format!("{},{},", place.record, place.offset).into_bytes(),
                None => b",,".to_vec(),
            };
            push_field(&mut line, fault.to_string().as_bytes(), b',');
            line.push(b',');
            push_field(&mut line, address.as_bytes(), b',');
            line.push(b'\n');
            let _: Downstream = errors.put(&line)?;
        }
        Ok(())
    }
}
