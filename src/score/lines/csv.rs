use super::job::{BadRow, Job};
use super::scratch::Scratch;
use crate::dataset::{Columns, CsvRow, CsvRows, Field, LineCursor, RowFault};
use crate::score::echo::Echo;
use crate::score::plan::{OnError, Outcome};
use crate::score::row_scorer::{Origin, RowScorer};
use crate::score::values::{Style, Values};
use crate::text::{Article, Body};

/// Scores chunks of CSV.
#[derive(Debug)]
pub(super) struct CsvWork {
    pub delimiter: u8,
    pub columns: Columns,
    pub headline: usize,
    pub body: Option<usize>,
    pub address: Option<usize>,
    pub echo: Echo,
    pub style: Style,
    pub on_error: OnError,
}

impl CsvWork {
    /// Fills a job's results; stops at the first bad row where the run is to stop there.
    pub fn run<S: RowScorer>(&self, job: &mut Job, scorer: &S, scratch: &mut Scratch<S::Scratch>) {
        let Job { chunk, out, counts, .. } = job;
        let mut lines = LineCursor::default();
        let mut fields = std::mem::take(&mut scratch.fields);
        let mut rows = CsvRows::new(chunk, self.delimiter, &mut fields);
        while let Some((row, fields)) = rows.next_row() {
            let start = out.len();
            let Err(fault) = self.score(&row, fields, scorer, scratch, out) else {
                counts.score();
                continue;
            };
            out.truncate(start);
            let line = lines.lines_before(chunk, row.span().start);
            let (place, is_fatal) = (counts.read, fault.is_fatal());
            job.faults.push(BadRow { row: place, line, span: row.span(), fault });
            match self.on_error.take(counts, is_fatal) {
                Outcome::Stop => break,
                Outcome::LeaveOut => {}
                Outcome::Keep => self.keep(&row, fields, &mut scratch.text, out),
            }
        }
        job.lines = lines.lines_before(chunk, chunk.len());
        scratch.fields = fields;
    }

    fn score<S: RowScorer>(
        &self,
        row: &CsvRow<'_>,
        fields: &[Field],
        scorer: &S,
        scratch: &mut Scratch<S::Scratch>,
        out: &mut Vec<u8>,
    ) -> Result<(), RowFault> {
        row.check(fields, &self.columns)?;
        self.echo.good(row, fields, &mut scratch.text, out);
        let Some(headline) = fields.get(self.headline) else {
            return Err(RowFault::EmptyHeadline { column: self.columns.name(self.headline) });
        };
        let headline = row.value(headline, &mut scratch.text);
        if headline.trim().is_empty() {
            return Err(RowFault::EmptyHeadline { column: self.columns.name(self.headline) });
        }
        let body = self.body.and_then(|place| fields.get(place)).map(|field| row.value(field, &mut scratch.body));
        let body = body.filter(|body| !body.trim().is_empty()).map(Body::plain);
        let article = Article { headline, body: body.as_ref().map(Body::lines) };
        let origin = match self.address.and_then(|place| fields.get(place)) {
            Some(field) => Origin::Address(row.value(field, &mut scratch.address)),
            None => Origin::Unknown,
        };
        let mut values = Values::new(out, &self.style);
        scorer.score(&mut scratch.scorer, &article, origin, &mut values);
        values.finish();
        out.extend_from_slice(self.echo.end());
        Ok(())
    }

    fn keep(&self, row: &CsvRow<'_>, fields: &[Field], text: &mut String, out: &mut Vec<u8>) {
        self.echo.bad(row, fields, self.columns.names().len(), text, out);
        Values::new(out, &self.style).finish();
        out.extend_from_slice(self.echo.end());
    }
}
