use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use crate::dataset::{ColumnChoice, Downstream, EveryLabel, ExampleColumns, Output, UsedFiles, read_examples};
use crate::evaluate::{Draft, Injector, Trait};
use crate::features::Head;

/// Puts traits of bait into honest articles: labelled data with known causes, and tests of any model's robustness.
///
/// Writes one JSON object a line: headline, body, label, group (the headline it was made from) and traits. The same
/// seed and input give the same bytes.
#[derive(Debug, Args)]
#[command(after_help = after_help())]
pub struct Inject {
    /// CSV, TSV or JSON Lines file of headlines, with bodies where there are any; `-` is standard input.
    #[arg(value_name = "DATA")]
    input: PathBuf,
    /// Where to write JSON Lines; `-` is standard output.
    #[arg(short, long, value_name = "OUT.jsonl", default_value = "-")]
    output: PathBuf,
    /// Trait to put into every article; may be given several times. Default: one to five of those of SEO-bait, drawn
    /// for each article.
    #[arg(long = "trait", value_name = "TRAIT")]
    traits: Vec<Trait>,
    /// Write one copy for each of the traits (by default, all of them), not one copy with all.
    #[arg(long)]
    each: bool,
    /// Write each article as it is too, labelled honest.
    #[arg(long)]
    keep: bool,
    /// Column of the headline, by name or number from 1; default: `headline`, else `title`.
    #[arg(long, value_name = "COLUMN")]
    headline_col: Option<ColumnChoice>,
    /// Column of the body, by name or number from 1; default: `body`, `text` or `content` where there is one.
    #[arg(long, value_name = "COLUMN")]
    body_col: Option<ColumnChoice>,
    /// Seed of what is drawn.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Traits drawn for an article where none is asked for.
const DRAWN: (usize, usize) = (1, 5);

fn after_help() -> String {
    let traits = Trait::ALL.iter().map(|each| format!("  {:<18} {}", each.name(), each.about()));
    format!(
        "Traits:\n{}\nExamples:\n  debait inject articles.jsonl -o drawn.jsonl --keep\n  \
         debait inject articles.csv --each --keep | debait eval - --head seo-bait --by traits\n  \
         debait inject articles.jsonl --trait stuffed-tail --trait promo -o stuffed.jsonl",
        traits.collect::<Vec<_>>().join("\n")
    )
}

#[derive(Serialize)]
struct Row<'a> {
    headline: &'a str,
    body: &'a str,
    label: u8,
    group: &'a str,
    traits: String,
}

impl Inject {
    pub fn run(self) -> Result<()> {
        let columns = ExampleColumns {
            headline: self.headline_col.clone(),
            body: self.body_col.clone(),
            every_label: Some(EveryLabel::Honest),
            ..ExampleColumns::default()
        };
        let mut files = UsedFiles::default();
        files.read(&self.input);
        files.write(&self.output)?;
        let examples = read_examples(&self.input, &columns)?;
        let injector = Injector::new(self.seed);
        let mut output = Output::create(&self.output)?;
        'rows: for example in examples.rows {
            let draft = Draft { headline: example.headline, body: example.body.unwrap_or_default() };
            let as_it_is = self.keep.then(Vec::new);
            for traits in as_it_is.into_iter().chain(self.copies(&injector, &draft)) {
                let row = row(&injector.inject(&draft, &traits), &draft, &traits)?;
                if output.put(&row)? == Downstream::Closed {
                    break 'rows;
                }
            }
        }
        let _: Downstream = output.finish()?;
        Ok(())
    }

    /// The traits of each copy of an article.
    fn copies(&self, injector: &Injector, draft: &Draft) -> Vec<Vec<Trait>> {
        let asked = if self.traits.is_empty() { Trait::ALL } else { &self.traits };
        match (self.each, self.traits.is_empty()) {
            (true, _) => asked.iter().map(|&each| vec![each]).collect(),
            (false, false) => vec![self.traits.clone()],
            (false, true) => vec![injector.draw(draft, Head::SeoBait, DRAWN)],
        }
    }
}

fn row(draft: &Draft, original: &Draft, traits: &[Trait]) -> Result<Vec<u8>> {
    let mut line = serde_json::to_vec(&Row {
        headline: &draft.headline,
        body: &draft.body,
        label: u8::from(!traits.is_empty()),
        group: &original.headline,
        traits: traits.iter().map(|each| each.name()).collect::<Vec<_>>().join(" "),
    })?;
    line.push(b'\n');
    Ok(line)
}
