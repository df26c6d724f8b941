//! What is no page, by its name and by its content; and what is a file where a headline was expected.

use std::path::Path;

use anyhow::{Result, bail, ensure};
use serde::de::IgnoredAny;

use super::pages::{is_archive, is_page};
use crate::dataset::Format;
use crate::text::Markup;

/// What a file holds instead of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Instead {
    Rows(Format),
    Archive,
    Xml,
    Json,
    Pdf,
}

impl Instead {
    /// As its extension says.
    fn of_name(name: &Path) -> Option<Self> {
        if let Ok(format) = Format::of_path(name) {
            return Some(Instead::Rows(format));
        }
        if is_archive(name) {
            return Some(Instead::Archive);
        }
        match name.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "xml" | "rss" | "atom" | "rdf" => Some(Instead::Xml),
            "json" | "geojson" => Some(Instead::Json),
            "pdf" => Some(Instead::Pdf),
            _ => None,
        }
    }

    /// As its text says, where its name says nothing. CSV cannot be told from prose with commas.
    fn of_text(text: &str) -> Option<Self> {
        let text = text.trim_start();
        let opens = |tag: &str| text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
        if ["<?xml", "<rss", "<feed"].into_iter().any(opens) {
            Some(Instead::Xml)
        } else if opens("%pdf-") {
            Some(Instead::Pdf)
        } else if text.starts_with(['{', '[']) {
            let mut values = serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
            let count = values.try_fold(0, |count, value| value.is_ok().then_some(count + 1));
            count.map(|count| if count > 1 { Instead::Rows(Format::Jsonl) } else { Instead::Json })
        } else {
            None
        }
    }

    fn found(self) -> &'static str {
        match self {
            Instead::Rows(Format::Csv | Format::Tsv) => "a table",
            Instead::Rows(Format::Jsonl) => "JSON Lines",
            Instead::Rows(Format::Parquet) => "a Parquet file",
            Instead::Rows(_) => "an Arrow file",
            Instead::Archive => "a WARC file",
            Instead::Xml => "XML",
            Instead::Json => "JSON",
            Instead::Pdf => "a PDF document",
        }
    }

    /// What to run instead, where there is something.
    fn advice(self, path: &Path) -> String {
        match self {
            Instead::Rows(format) if Format::of_path(path).is_ok_and(|known| known == format) => {
                format!("; `debait score {}` scores its rows", argument(path))
            }
            Instead::Rows(format) => {
                format!("; `debait score --format {} {}` scores its rows", format.name(), argument(path))
            }
            Instead::Archive => format!("; `debait score {}` scores its pages", argument(path)),
            Instead::Json => "; `debait score` reads JSON Lines, one object a line".to_owned(),
            Instead::Xml | Instead::Pdf => String::new(),
        }
    }
}

/// A path as an argument of a command.
fn argument(path: &Path) -> String {
    let shown = path.display().to_string();
    if shown.contains(char::is_whitespace) { format!("\"{shown}\"") } else { shown }
}

/// What pages are.
pub const EXPECTED: &str = "expected a page in Markdown, HTML or plain text";

/// Refuses what a name says is no page.
pub fn ensure_page_name(path: &Path) -> Result<()> {
    match Instead::of_name(path) {
        None => Ok(()),
        Some(instead) => bail!("{}: found {}, {EXPECTED}{}", path.display(), instead.found(), instead.advice(path)),
    }
}

/// Refuses a text that is no page, where its name does not say that it is one.
pub fn ensure_page_text(name: &str, path: &Path, text: &str) -> Result<()> {
    match Instead::of_text(text).filter(|_| Markup::of_path(path) == Markup::Plain) {
        None => Ok(()),
        Some(instead) => bail!("{name}: found {}, {EXPECTED}{}", instead.found(), instead.advice(path)),
    }
}

/// Refuses a headline that is the name of a file, or that looks like one of a page or of data.
pub fn ensure_headline(headline: &str) -> Result<()> {
    let path = Path::new(headline);
    let instead = Instead::of_name(path);
    let command = argument(path);
    if path.is_file() {
        match instead {
            Some(instead) => {
                bail!("{headline}: found {}, expected a headline{}", instead.found(), instead.advice(path))
            }
            None => bail!(
                "{headline}: found a file, expected a headline; `debait explain --file {command}` explains the page"
            ),
        }
    }
    let is_folder = headline.contains(std::path::is_separator) && path.is_dir();
    ensure!(!is_folder, "{headline}: found a folder, expected a headline; `debait check {command}` checks its pages");
    let looks_like_a_name = !headline.contains(char::is_whitespace) && (is_page(path) || instead.is_some());
    ensure!(
        !looks_like_a_name,
        "{headline}: found the name of a file that is not there, expected a headline, or a page by --file"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_page_is_told_by_its_text() {
        for (text, expected) in [
            ("<?xml version=\"1.0\"?><rss/>", Some(Instead::Xml)),
            ("\n<RSS version=\"2.0\">", Some(Instead::Xml)),
            ("%PDF-1.7\n", Some(Instead::Pdf)),
            ("{\"headline\": \"Ferry capsizes\"}\n", Some(Instead::Json)),
            ("[{\"a\": 1},\n {\"a\": 2}]", Some(Instead::Json)),
            ("{\"a\": 1}\n{\"a\": 2}\n", Some(Instead::Rows(Format::Jsonl))),
            ("[1] The first of many notes\n\nText.", None),
            ("[VIDEO] Ferry capsizes", None),
            ("{draft} Ferry capsizes", None),
            ("<p>Ferry capsizes</p>", None),
            ("Ferry capsizes, 14 dead, 3 missing\n", None),
            ("", None),
        ] {
            assert_eq!(Instead::of_text(text), expected, "{text}");
        }
    }

    #[test]
    fn headlines_with_slashes_dots_and_addresses_are_headlines() {
        for headline in [
            "9/11 memorial reopens",
            "Booking.com",
            "Amazon.com",
            "AC/DC",
            "Why I still write index.html by hand",
            "and/or",
            "Ferry capsizes off Samar.",
            "Q&A: what is llms.txt",
            "",
        ] {
            assert!(ensure_headline(headline).is_ok(), "{headline}");
        }
        for name in ["site/none.html", "none.md", "posts/none.TXT", "none.csv", "none.jsonl.gz", "feeds/none.xml"] {
            let message = ensure_headline(name).unwrap_err().to_string();
            assert!(message.starts_with(&format!("{name}: found the name of a file that is not there")), "{message}");
        }
    }
}
