use std::path::Path;

use super::batches::PageBatches;
use super::job::{COLUMNS, Content, PageFault, PageJob, Waiting};
use crate::dataset::{DatasetError, Format, Output, PageKind};
use crate::pages::{LONGEST_PAGE, PageError, read_page};
use crate::score::column::NewColumn;
use crate::score::ordered_pool::Worker;
use crate::score::plan::{OnError, Outcome, Plan};
use crate::score::row_scorer::{Origin, RowScorer};
use crate::score::sheet::{Sheet, SheetRows};
use crate::score::values::{Style, Values, push_field, push_string};
use crate::text::{Markup, PageFile};

/// What every worker does with pages.
#[derive(Debug)]
pub(super) struct PageWork {
    on_error: OnError,
    form: Form,
}

/// How the rows are written.
#[derive(Debug)]
enum Form {
    /// As records, or as objects.
    Text(Option<u8>, Style),
    Batches(PageBatches),
}

impl PageWork {
    /// How pages become rows of the output of a name.
    pub fn new(added: Vec<NewColumn>, plan: &Plan, output: &str) -> Result<Self, DatasetError> {
        let form = if plan.format.is_columnar() {
            Form::Batches(PageBatches::new(added, plan.format, output)?)
        } else {
            let names = added.into_iter().map(|column| column.name).collect();
            let delimiter = plan.format.delimiter();
            Form::Text(delimiter, Style::new(delimiter, names))
        };
        Ok(PageWork { on_error: plan.on_error, form })
    }

    /// Where the rows go.
    pub fn sheet<'o>(&self, output: &'o mut Output, format: Format) -> Result<Sheet<'o>, DatasetError> {
        match &self.form {
            Form::Batches(batches) => batches.sheet(output, format),
            Form::Text(..) => Ok(Sheet::Records(output)),
        }
    }

    /// The header of the output, where it has one.
    pub fn header(&self) -> Vec<u8> {
        let Form::Text(Some(delimiter), style) = &self.form else { return Vec::new() };
        let mut line = COLUMNS.join(&char::from(*delimiter).to_string()).into_bytes();
        style.header(&mut line);
        line.push(b'\n');
        line
    }

    /// Fills a job's results; stops at the first bad page where the run is to stop there.
    fn run<S: RowScorer>(&self, job: &mut PageJob, scorer: &S, scratch: &mut S::Scratch) {
        match &self.form {
            Form::Text(delimiter, style) => {
                let mut out = Vec::new();
                self.each(job, |page, read| {
                    let headline = read.map_or("", |read| read.headline.as_str());
                    open_row(&mut out, &page.address, headline, *delimiter);
                    let mut values = Values::new(&mut out, style);
                    if let Some(read) = read {
                        scorer.score(scratch, &read.article(), origin(page), &mut values);
                    }
                    values.finish();
                    out.extend_from_slice(if delimiter.is_some() { b"\n" } else { b"}\n" });
                });
                job.out = SheetRows::Text(out);
            }
            Form::Batches(batches) => {
                let mut rows = batches.rows(job.pages.len());
                self.each(job, |page, read| {
                    let mut values = rows.values(&page.address, read.map(|read| read.headline.as_str()));
                    if let Some(read) = read {
                        scorer.score(scratch, &read.article(), origin(page), &mut values);
                    }
                    values.finish();
                });
                match rows.finish() {
                    Ok(rows) => job.out = rows,
                    Err(failure) => job.failure = Some(failure.to_string()),
                }
            }
        }
    }

    /// Counts the pages, and hands on those that are to be written: with what is read of them, or to be left empty.
    fn each(&self, job: &mut PageJob, mut put: impl FnMut(&Waiting, Option<&PageFile>)) {
        for (at, page) in job.pages.iter().enumerate() {
            match read(&page.content) {
                Ok(read) => {
                    put(page, Some(&read));
                    job.counts.score();
                }
                Err(fault) => {
                    job.faults.push((at, fault));
                    match self.on_error.take(&mut job.counts, false) {
                        Outcome::Stop => return,
                        Outcome::LeaveOut => {}
                        Outcome::Keep => put(page, None),
                    }
                }
            }
        }
    }
}

/// What a page says, as far as it says anything: without a headline, its body is scored alone.
fn read(content: &Content) -> Result<PageFile, PageFault> {
    let page = match content {
        Content::File(path) => {
            let page = read_page(path, path).map_err(|error| PageFault::File(without_name(&error, path)))?;
            PageFile::read(page.markup, &page.source)
        }
        Content::Archived(_, page) => {
            let text = page.text(LONGEST_PAGE).map_err(PageFault::Record)?;
            PageFile::read(markup(page.kind), &text)
        }
        Content::Broken(_, fault) => return Err(PageFault::Record(fault.clone())),
        Content::Unreadable(said) => return Err(PageFault::File(said.clone())),
    };
    let is_blank = |text: &str| text.trim().is_empty();
    if is_blank(&page.headline) && is_blank(&page.body.text) { Err(PageFault::Empty) } else { Ok(page) }
}

fn markup(kind: PageKind) -> Markup {
    match kind {
        PageKind::Html => Markup::Html,
        PageKind::Text => Markup::Plain,
    }
}

/// What an error says behind the name of its file.
fn without_name(error: &PageError, path: &Path) -> String {
    let said = error.to_string();
    said.strip_prefix(&format!("{}: ", path.display())).map_or(said.clone(), str::to_owned)
}

fn origin(page: &Waiting) -> Origin<'_> {
    match &page.folder {
        Some(folder) => Origin::Folder(folder),
        None => Origin::Address(&page.address),
    }
}

fn open_row(out: &mut Vec<u8>, address: &str, headline: &str, delimiter: Option<u8>) {
    match delimiter {
        Some(delimiter) => {
            push_field(out, address.as_bytes(), delimiter);
            out.push(delimiter);
            push_field(out, headline.as_bytes(), delimiter);
        }
        None => {
            for (mark, (name, text)) in ["{", ","].into_iter().zip(COLUMNS.into_iter().zip([address, headline])) {
                out.extend_from_slice(format!("{mark}\"{name}\":").as_bytes());
                push_string(out, text);
            }
        }
    }
}

/// A [`PageWork`] with its scorer.
pub(super) struct PageScoring<'s, S> {
    pub work: &'s PageWork,
    pub scorer: &'s S,
}

impl<S: RowScorer> Worker<PageJob> for PageScoring<'_, S> {
    type Scratch = S::Scratch;

    fn scratch(&self) -> S::Scratch {
        self.scorer.scratch()
    }

    fn run(&self, job: &mut PageJob, scratch: &mut S::Scratch) {
        self.work.run(job, self.scorer, scratch);
    }
}
