use super::csv::CsvWork;
use super::job::Job;
use super::json::JsonWork;
use super::scratch::Scratch;
use crate::dataset::{Source, TextKeys};
use crate::score::ScoreError;
use crate::score::column::NewColumn;
use crate::score::echo::Echo;
use crate::score::plan::Plan;
use crate::score::row_scorer::RowScorer;
use crate::score::values::{Style, push_field};

/// What every worker does with a chunk.
#[derive(Debug)]
pub(super) enum Work {
    Csv(CsvWork),
    Json(JsonWork),
}

impl Work {
    /// Finds the columns and checks the new names.
    pub fn new(source: &Source, columns: Vec<NewColumn>, plan: &Plan) -> Result<Self, ScoreError> {
        let (file, on_error) = (source.name(), plan.on_error);
        let cannot = |read, expected| {
            let (file, written) = (file.to_owned(), plan.format.name());
            Err(ScoreError::Format { file, read, written, expected })
        };
        if plan.format.is_columnar() {
            return cannot("text", "csv, tsv or jsonl");
        }
        let names: Vec<String> = columns.into_iter().map(|column| column.name).collect();
        source.check_added(&names)?;
        let added = names.iter().cloned().collect();
        let style = Style::new(plan.format.delimiter(), names);
        let (Some(header), Some(delimiter)) = (source.header(), source.format().delimiter()) else {
            if plan.format.delimiter().is_some() {
                return cannot("JSON Lines", "jsonl");
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
                    push_field(&mut line, name.as_bytes(), delimiter);
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
