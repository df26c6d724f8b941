use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};
use clap::{Args, ValueEnum};

use super::headline_argument::ensure_headline;
use super::options::{LangOption, ModelOption};
use super::terminal::{Color, print};
use crate::dataset::{ColumnName, Input, RowFault};
use crate::explain::explain_in;
use crate::model::Scorers;
use crate::pages::{PageText, read_page, read_up_to};
use crate::report::{Paint, Shown, explanation_text};
use crate::text::{Article, Markup, PageFile};

/// Explains one headline, or one page: its probability and every contribution, with the words that caused it.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  debait explain \"You won't believe what happened next\"\n  \
echo \"Parliament dissolved\" | debait explain - --format json\n  debait explain --file post.md\n  \
debait explain --lang es \"No vas a creer lo que pasó después\"")]
pub struct Explain {
    /// The headline, or `-` to read it from standard input.
    #[arg(required_unless_present = "file")]
    headline: Option<String>,
    /// A page instead: Markdown (.md, .markdown), HTML (.html, .htm), else plain text under its headline; or `-` for
    /// plain text on standard input.
    #[arg(long, value_name = "PAGE", conflicts_with = "headline")]
    file: Option<PathBuf>,
    #[command(flatten)]
    model: ModelOption,
    #[command(flatten)]
    lang: LangOption,
    /// One line for every contribution, also for those below a tenth of the largest; JSON always has them all.
    #[arg(long)]
    all: bool,
    #[arg(long, value_enum, default_value_t = ExplainFormat::Text)]
    format: ExplainFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ExplainFormat {
    Text,
    Json,
}

/// Bytes a headline on standard input may have.
const LONGEST: usize = 1 << 20;

impl Explain {
    pub fn run(self, color: Color) -> Result<()> {
        let page = match (&self.file, self.headline) {
            (Some(path), _) => page_of(path)?,
            (None, Some(headline)) => Page::Headline(match headline.as_str() {
                "-" => read_headline(Input::open(Path::new("-"))?)?,
                _ => {
                    ensure_headline(&headline)?;
                    headline
                }
            }),
            (None, None) => bail!("found no headline: expected a headline or --file PAGE"),
        };
        let article = page.article();
        let has_body = article.body.is_some_and(|body| !body.text.trim().is_empty());
        ensure!(has_body || !article.headline.trim().is_empty(), "the headline is empty: expected some words");
        let lang = self.lang.lang;
        let mut scorers = Scorers::of(self.model.load(lang)?)?;
        let explanation = explain_in(&mut scorers, &article, lang);
        let text = match self.format {
            ExplainFormat::Json => serde_json::to_string_pretty(&explanation)? + "\n",
            ExplainFormat::Text => {
                let shown = if self.all { Shown::All } else { Shown::Reasons };
                explanation_text(&explanation, shown, Paint::new(color.on_stdout()))
            }
        };
        print(text)
    }
}

/// What is explained.
enum Page {
    Headline(String),
    File(Box<PageFile>),
}

impl Page {
    fn article(&self) -> Article<'_> {
        match self {
            Page::Headline(headline) => Article::headline(headline),
            Page::File(page) => page.article(),
        }
    }
}

/// A file as a page, which has to have a headline or a body.
fn page_of(path: &Path) -> Result<Page> {
    let PageText { name, markup, source } = read_page(path, path)?;
    let page = PageFile::read(markup, &source);
    let expected = match markup {
        Markup::Markdown => "`title` in front matter, or a heading of the first level (`# …`)",
        Markup::Html => "a `title` or `h1` element",
        Markup::Plain => "a first line with words",
    };
    let is_empty = page.headline.trim().is_empty() && page.body.text.trim().is_empty();
    ensure!(!is_empty, "{name}: found neither a headline nor text under it: expected {expected}");
    Ok(Page::File(Box::new(page)))
}

/// All of an input as one headline, the line break at its end excluded.
fn read_headline(input: Input) -> Result<String> {
    let name = input.name().to_owned();
    let bytes = read_up_to(input, LONGEST, "one headline; `debait score` reads files of them")?;
    let at = |at: usize| ColumnName::Numbered(at + 1);
    if let Some(nul) = bytes.iter().position(|&byte| byte == 0) {
        bail!("{name}: {}", RowFault::Nul { column: at(nul) });
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let first = error.utf8_error().valid_up_to();
        let byte = error.as_bytes().get(first).copied().unwrap_or_default();
        anyhow::anyhow!("{name}: {}", RowFault::NotUtf8 { column: at(first), byte })
    })?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
