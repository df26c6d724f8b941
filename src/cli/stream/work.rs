use anyhow::{Result, bail};

use super::csv_rows::CsvWork;
use super::echo::Echo;
use super::job::Job;
use super::json_rows::JsonWork;
use super::plan::{NewColumn, Plan, RowScorer};
use super::values::Style;
use crate::dataset::{Field, Source, TextKeys};

/// What every worker does with a chunk.
#[derive(Debug)]
pub(super) enum Work {
    Csv(CsvWork),
    Json(JsonWork),
}

/// What one worker keeps from chunk to chunk.
#[derive(Debug)]
pub(super) struct Scratch<S> {
    pub fields: Vec<Field>,
    pub text: String,
    pub body: String,
    pub address: String,
    pub scorer: S,
}

impl<S> Scratch<S> {
    pub fn new(scorer: S) -> Self {
        let (text, body, address) = Default::default();
        Scratch { fields: Vec::new(), text, body, address, scorer }
    }
}

impl Work {
    /// Finds the columns and checks the new names.
    pub fn new(source: &Source, columns: Vec<NewColumn>, plan: &Plan) -> Result<Self> {
        let (file, on_error) = (source.name(), plan.on_error);
        if plan.format.is_columnar() {
            bail!(
                "{file}: text cannot be written as {}: expected csv, tsv or jsonl for the output",
                plan.format.name()
            );
        }
        let names: Vec<String> = columns.into_iter().map(|column| column.name).collect();
        source.check_added(&names)?;
        let added = names.iter().cloned().collect();
        let style = Style::new(plan.format.delimiter(), names);
        let (Some(header), Some(delimiter)) = (source.header(), source.format().delimiter()) else {
            if plan.format.delimiter().is_some() {
                bail!("{file}: JSON Lines cannot be written as {}: expected jsonl for the output", plan.format.name());
            }
            let mut text = TextKeys::new(file, plan.headline.as_ref(), plan.body.as_ref())?;
            if let Some(address) = &plan.address {
                text = text.with_address(file, address.0.as_ref())?;
            }
            return Ok(Work::Json(JsonWork { text, added, style, on_error }));
        };
        let columns = header.columns.clone();
        let headline = columns.find_headline(file, plan.headline.as_ref())?;
        let body = columns.find_body(file, plan.body.as_ref())?;
        let address = plan.address.as_ref().map(|address| columns.find_address(file, address.0.as_ref()));
        let address = address.transpose()?;
        if plan.format.delimiter().is_none() {
            columns.check_distinct(file)?;
        }
        let echo = Echo::new(delimiter, plan.format.delimiter(), columns.names());
        Ok(Work::Csv(CsvWork { delimiter, columns, headline, body, address, echo, style, on_error }))
    }

    /// The header of the output, where it has one.
    pub fn header(&self, source: &Source) -> Vec<u8> {
        let (Work::Csv(work), Some(header)) = (self, source.header()) else { return Vec::new() };
        let mut line = Vec::new();
        match work.echo {
            Echo::Raw(_) => line.extend_from_slice(&header.written),
            Echo::Delimited(delimiter) => {
                for (place, name) in header.columns.names().iter().enumerate() {
                    if place > 0 {
                        line.push(delimiter);
                    }
                    super::values::push_field(&mut line, name.as_bytes(), delimiter);
                }
            }
            Echo::Object(_) => return Vec::new(),
        }
        work.style.header(&mut line);
        line.push(b'\n');
        line
    }

    /// Fills a job's results.
    pub fn run<S: RowScorer>(&self, job: &mut Job, scorer: &S, scratch: &mut Scratch<S::Scratch>) {
        match self {
            Work::Csv(work) => work.run(job, scorer, scratch),
            Work::Json(work) => work.run(job, scorer, scratch),
        }
    }
}
