use std::sync::Arc;

use arrow_array::{BooleanArray, RecordBatch};
use arrow_schema::{ArrowError, Schema, SchemaRef};
use arrow_select::filter::filter_record_batch;

use crate::dataset::{BatchReader, BatchRecords, Columns, RowFault, TextColumn};
use crate::score::ScoreError;
use crate::score::column::NewColumn;
use crate::score::new_columns::NewColumns;
use crate::score::ordered_pool::Worker;
use crate::score::plan::{OnError, Outcome, Plan};
use crate::score::row_scorer::{Origin, RowScorer};
use crate::score::sheet::SheetRows;
use crate::score::summary::Counts;
use crate::score::values::{Style, Values, push_field};
use crate::text::{Article, Body};

/// A record batch on its way through a worker.
#[derive(Debug, Default)]
pub(super) struct BatchJob {
    /// The rows as they were read.
    pub batch: Option<RecordBatch>,
    /// What is to be written for them.
    pub out: SheetRows,
    /// What kept the rows from being written.
    pub failure: Option<ArrowError>,
    /// What became of the rows.
    pub counts: Counts,
    /// Bad rows, in order, by their place from 0.
    pub faults: Vec<(usize, RowFault)>,
}

/// What every worker does with a batch.
#[derive(Debug)]
pub(super) struct BatchWork {
    columns: Columns,
    headline: usize,
    body: Option<usize>,
    added: Vec<NewColumn>,
    on_error: OnError,
    form: Form,
}

/// How the rows are written.
#[derive(Debug)]
enum Form {
    /// As batches of this schema.
    Batches(SchemaRef),
    /// As records.
    Records(u8, Style),
}

impl BatchWork {
    /// Finds the columns and checks the new names.
    pub fn new(reader: &BatchReader, added: Vec<NewColumn>, plan: &Plan) -> Result<Self, ScoreError> {
        let file = reader.name();
        let columns = reader.columns().clone();
        let names = || added.iter().map(|column| column.name.clone());
        columns.check_added(file, names())?;
        let headline = columns.find_headline(file, plan.headline.as_ref())?;
        let body = columns.find_body(file, plan.body.as_ref())?;
        reader.check_text(headline)?;
        body.map_or(Ok(()), |body| reader.check_text(body))?;
        let form = match plan.format.delimiter() {
            Some(delimiter) => Form::Records(delimiter, Style::new(Some(delimiter), names().collect())),
            None if plan.format.is_columnar() => {
                let before = reader.schema();
                let fields = added.iter().map(|column| Arc::new(NewColumns::field(column)));
                let fields: Vec<_> = before.fields().iter().cloned().chain(fields).collect();
                Form::Batches(Arc::new(Schema::new_with_metadata(fields, before.metadata().clone())))
            }
            None => {
                return Err(ScoreError::Format {
                    file: file.to_owned(),
                    read: reader.format().name(),
                    written: plan.format.name(),
                    expected: "parquet, arrow, arrows, csv or tsv",
                });
            }
        };
        Ok(BatchWork { columns, headline, body, added, on_error: plan.on_error, form })
    }

    /// The schema of the output, where it has one.
    pub fn schema(&self) -> Option<&SchemaRef> {
        match &self.form {
            Form::Batches(schema) => Some(schema),
            Form::Records(..) => None,
        }
    }

    /// The header of the output, where it has one.
    pub fn header(&self) -> Vec<u8> {
        let Form::Records(delimiter, style) = &self.form else { return Vec::new() };
        let mut line = Vec::new();
        push_record(&mut line, self.columns.names().iter().map(String::as_str), *delimiter);
        style.header(&mut line);
        line.push(b'\n');
        line
    }

    /// Fills a job's results; stops at the first bad row where the run is to stop there.
    fn run<S: RowScorer>(&self, job: &mut BatchJob, scorer: &S, scratch: &mut S::Scratch) {
        let Some(batch) = job.batch.take() else { return };
        let done = match &self.form {
            Form::Batches(schema) => self.append(&batch, schema, job, scorer, scratch),
            Form::Records(delimiter, style) => self.write(&batch, *delimiter, style, job, scorer, scratch),
        };
        match done {
            Ok(out) => job.out = out,
            Err(failure) => job.failure = Some(failure),
        }
        job.batch = Some(batch);
    }

    fn append<S: RowScorer>(
        &self,
        batch: &RecordBatch,
        schema: &SchemaRef,
        job: &mut BatchJob,
        scorer: &S,
        scratch: &mut S::Scratch,
    ) -> Result<SheetRows, ArrowError> {
        let mut new = NewColumns::new(&self.added, batch.num_rows());
        let mut kept = vec![false; batch.num_rows()];
        self.each(batch, job, |row, texts| {
            let mut values = Values::in_columns(&mut new);
            if let Some((headline, body)) = texts {
                score(scorer, scratch, headline, body, &mut values);
            }
            values.finish();
            kept[row] = true;
        });
        if !kept.contains(&true) {
            // No rows would have no dictionary, which a file takes for another one.
            return Ok(SheetRows::Nothing);
        }
        let old = match kept.iter().all(|kept| *kept) {
            true => batch.clone(),
            false => filter_record_batch(batch, &BooleanArray::from(kept))?,
        };
        let columns = old.columns().iter().cloned().chain(new.finish()).collect();
        RecordBatch::try_new(schema.clone(), columns).map(SheetRows::Batch)
    }

    fn write<S: RowScorer>(
        &self,
        batch: &RecordBatch,
        delimiter: u8,
        style: &Style,
        job: &mut BatchJob,
        scorer: &S,
        scratch: &mut S::Scratch,
    ) -> Result<SheetRows, ArrowError> {
        let records = BatchRecords::new(batch)?;
        let (mut out, mut failed) = (Vec::new(), None);
        self.each(batch, job, |row, texts| {
            match records.fields(row).collect::<Result<Vec<_>, _>>() {
                Ok(fields) => push_record(&mut out, fields.iter().map(String::as_str), delimiter),
                Err(error) => failed = Some(error),
            }
            let mut values = Values::new(&mut out, style);
            if let Some((headline, body)) = texts {
                score(scorer, scratch, headline, body, &mut values);
            }
            values.finish();
            out.push(b'\n');
        });
        failed.map_or(Ok(SheetRows::Text(out)), Err)
    }

    /// Counts the rows of a batch, and hands on those that are to be written: with their texts, or to be left empty.
    fn each(&self, batch: &RecordBatch, job: &mut BatchJob, mut put: impl FnMut(usize, Option<(&str, Option<&str>)>)) {
        let texts = |column: usize| TextColumn::new(batch.column(column).as_ref());
        let (headlines, bodies) = (texts(self.headline), self.body.and_then(texts));
        for row in 0..batch.num_rows() {
            let headline = headlines.as_ref().and_then(|texts| texts.get(row));
            match self.usable(headline) {
                Ok(headline) => {
                    let body = bodies.as_ref().and_then(|texts| texts.get(row));
                    put(row, Some((headline, body.filter(|body| !body.trim().is_empty()))));
                    job.counts.score();
                }
                Err(fault) => {
                    job.faults.push((row, fault));
                    match self.on_error.take(&mut job.counts, false) {
                        Outcome::Stop => return,
                        Outcome::LeaveOut => {}
                        Outcome::Keep => put(row, None),
                    }
                }
            }
        }
    }

    fn usable<'t>(&self, headline: Option<&'t str>) -> Result<&'t str, RowFault> {
        let column = || self.columns.name(self.headline);
        match headline {
            None => Err(RowFault::WrongType { column: column(), found: "null", expected: "a string" }),
            Some(headline) if headline.trim().is_empty() => Err(RowFault::EmptyHeadline { column: column() }),
            Some(headline) => Ok(headline),
        }
    }
}

/// Scores the texts of a row.
fn score<S: RowScorer>(
    scorer: &S,
    scratch: &mut S::Scratch,
    headline: &str,
    body: Option<&str>,
    values: &mut Values<'_>,
) {
    let body = body.map(Body::plain);
    let article = Article { headline, body: body.as_ref().map(Body::lines) };
    scorer.score(scratch, &article, Origin::Unknown, values);
}

/// Appends fields with a delimiter between them.
pub(super) fn push_record<'f>(out: &mut Vec<u8>, fields: impl Iterator<Item = &'f str>, delimiter: u8) {
    for (place, field) in fields.enumerate() {
        if place > 0 {
            out.push(delimiter);
        }
        push_field(out, field.as_bytes(), delimiter);
    }
}

/// A [`BatchWork`] with its scorer.
pub(super) struct BatchScoring<'s, S> {
    pub work: &'s BatchWork,
    pub scorer: &'s S,
}

impl<S: RowScorer> Worker<BatchJob> for BatchScoring<'_, S> {
    type Scratch = S::Scratch;

    fn scratch(&self) -> S::Scratch {
        self.scorer.scratch()
    }

    fn run(&self, job: &mut BatchJob, scratch: &mut S::Scratch) {
        self.work.run(job, self.scorer, scratch);
    }
}
