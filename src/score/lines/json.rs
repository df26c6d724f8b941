use std::collections::HashSet;

use foldhash::fast::FixedState;

use super::job::{BadRow, Job};
use super::scratch::Scratch;
use crate::dataset::{JsonRow, Lines, RowFault, TextKeys, is_object};
use crate::score::plan::{OnError, Outcome};
use crate::score::row_scorer::{Origin, RowScorer};
use crate::score::values::{Style, Values};
use crate::text::{Article, Body};

/// Scores chunks of JSON Lines.
#[derive(Debug)]
pub(super) struct JsonWork {
    pub text: TextKeys,
    /// Names of the new members.
    pub added: HashSet<String, FixedState>,
    pub style: Style,
    pub on_error: OnError,
}

impl JsonWork {
    /// Fills a job's results; stops at the first bad row where the run is to stop there.
    pub fn run<S: RowScorer>(&self, job: &mut Job, scorer: &S, scratch: &mut Scratch<S::Scratch>) {
        let keys: Vec<&str> = self.text.keys().collect();
        for (number, line) in Lines::new(&job.chunk).enumerate() {
            job.lines = number as u64 + 1;
            let Some(row) = JsonRow::new(line.bytes) else { continue };
            let scored = match &row {
                Ok(row) => self.score(row, &keys, scorer, scratch, &mut job.out),
                Err(fault) => Err(fault.clone()),
            };
            let Err(fault) = scored else {
                job.counts.score();
                continue;
            };
            let (place, is_fatal) = (job.counts.read, fault.is_fatal());
            job.faults.push(BadRow { row: place, line: number as u64, span: line.span, fault });
            match self.on_error.take(&mut job.counts, is_fatal) {
                Outcome::Stop => break,
                Outcome::LeaveOut => {}
                Outcome::Keep => self.keep(line.bytes, &mut job.out),
            }
        }
    }

    fn score<S: RowScorer>(
        &self,
        row: &JsonRow<'_>,
        keys: &[&str],
        scorer: &S,
        scratch: &mut Scratch<S::Scratch>,
        out: &mut Vec<u8>,
    ) -> Result<(), RowFault> {
        let cells = row.read(keys, |key| self.added.contains(key))?;
        let (headline, body) = self.text.read(row, &cells)?;
        // An object with a headline is not empty: a comma may follow what it holds.
        out.extend_from_slice(inside(row.text()).as_bytes());
        let mut values = Values::new(out, &self.style);
        let body = body.map(Body::plain);
        let article = Article { headline, body: body.as_ref().map(Body::lines) };
        let origin = self.text.address(&cells).map_or(Origin::Unknown, Origin::Address);
        scorer.score(&mut scratch.scorer, &article, origin, &mut values);
        values.finish();
        out.extend_from_slice(b"}\n");
        Ok(())
    }

    /// A bad row with empty scores: all of its object, or none of it where the line holds no object. Bytes that are not
    /// UTF-8 become U+FFFD, since JSON is nothing else.
    fn keep(&self, line: &[u8], out: &mut Vec<u8>) {
        let text = String::from_utf8_lossy(line.trim_ascii());
        let object = if is_object(&text) { &text } else { "{}" };
        let inside = inside(object).trim_end_matches([' ', '\t', '\r']);
        let start = out.len();
        out.extend_from_slice(inside.as_bytes());
        let comma = out.len();
        Values::new(out, &self.style).finish();
        if comma == start + 1 && out.get(comma) == Some(&b',') {
            out.remove(comma);
        }
        out.extend_from_slice(b"}\n");
    }
}

/// An object without its closing brace.
fn inside(object: &str) -> &str {
    object.strip_suffix('}').unwrap_or(object)
}
