//! What is no page, by its name and by its content.

use std::path::Path;

use serde::de::IgnoredAny;

use super::PageError;
use super::find::is_archive;
use crate::dataset::Format;
use crate::text::Markup;

/// What a file holds that is no page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAPage {
    Rows(Format),
    Archive,
    Xml,
    Json,
    Pdf,
}

impl NotAPage {
    /// As its extension says.
    pub fn of_name(name: &Path) -> Option<Self> {
        if let Ok(format) = Format::of_path(name) {
            return Some(NotAPage::Rows(format));
        }
        if is_archive(name) {
            return Some(NotAPage::Archive);
        }
        match name.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "xml" | "rss" | "atom" | "rdf" => Some(NotAPage::Xml),
            "json" | "geojson" => Some(NotAPage::Json),
            "pdf" => Some(NotAPage::Pdf),
            _ => None,
        }
    }

    /// As its text says, where its name says nothing. CSV cannot be told from prose with commas.
    fn of_text(text: &str) -> Option<Self> {
        let text = text.trim_start();
        let opens = |tag: &str| text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
        if ["<?xml", "<rss", "<feed"].into_iter().any(opens) {
            Some(NotAPage::Xml)
        } else if opens("%pdf-") {
            Some(NotAPage::Pdf)
        } else if text.starts_with(['{', '[']) {
            let mut values = serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
            let count = values.try_fold(0, |count, value| value.is_ok().then_some(count + 1));
            count.map(|count| if count > 1 { NotAPage::Rows(Format::Jsonl) } else { NotAPage::Json })
        } else {
            None
        }
    }

    /// As messages name it.
    pub fn found(self) -> &'static str {
        match self {
            NotAPage::Rows(Format::Csv | Format::Tsv) => "a table",
            NotAPage::Rows(Format::Jsonl) => "JSON Lines",
            NotAPage::Rows(Format::Parquet) => "a Parquet file",
            NotAPage::Rows(_) => "an Arrow file",
            NotAPage::Archive => "a WARC file",
            NotAPage::Xml => "XML",
            NotAPage::Json => "JSON",
            NotAPage::Pdf => "a PDF document",
        }
    }

    /// What to run instead, where there is something.
    pub fn advice(self, path: &Path) -> String {
        match self {
            NotAPage::Rows(format) if Format::of_path(path).is_ok_and(|known| known == format) => {
                format!("; `debait score {}` scores its rows", shell_argument(path))
            }
            NotAPage::Rows(format) => {
                format!("; `debait score --format {} {}` scores its rows", format.name(), shell_argument(path))
            }
            NotAPage::Archive => format!("; `debait score {}` scores its pages", shell_argument(path)),
            NotAPage::Json => "; `debait score` reads JSON Lines, one object a line".to_owned(),
            NotAPage::Xml | NotAPage::Pdf => String::new(),
        }
    }

    fn error(self, file: String, path: &Path) -> PageError {
        PageError::NotAPage { file, found: self.found().to_owned(), advice: self.advice(path) }
    }
}

/// A path as an argument of a command.
pub fn shell_argument(path: &Path) -> String {
    let shown = path.display().to_string();
    if shown.contains(char::is_whitespace) { format!("\"{shown}\"") } else { shown }
}

/// Refuses what a name says is no page.
pub(super) fn ensure_page_name(path: &Path) -> Result<(), PageError> {
    match NotAPage::of_name(path) {
        None => Ok(()),
        Some(other) => Err(other.error(path.display().to_string(), path)),
    }
}

/// Refuses a text that is no page, where its name does not say that it is one.
pub(super) fn ensure_page_text(name: &str, path: &Path, text: &str) -> Result<(), PageError> {
    match NotAPage::of_text(text).filter(|_| Markup::of_path(path) == Markup::Plain) {
        None => Ok(()),
        Some(other) => Err(other.error(name.to_owned(), path)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_page_is_told_by_its_text() {
        for (text, expected) in [
            ("<?xml version=\"1.0\"?><rss/>", Some(NotAPage::Xml)),
            ("\n<RSS version=\"2.0\">", Some(NotAPage::Xml)),
            ("%PDF-1.7\n", Some(NotAPage::Pdf)),
            ("{\"headline\": \"Ferry capsizes\"}\n", Some(NotAPage::Json)),
            ("[{\"a\": 1},\n {\"a\": 2}]", Some(NotAPage::Json)),
            ("{\"a\": 1}\n{\"a\": 2}\n", Some(NotAPage::Rows(Format::Jsonl))),
            ("[1] The first of many notes\n\nText.", None),
            ("[VIDEO] Ferry capsizes", None),
            ("{draft} Ferry capsizes", None),
            ("<p>Ferry capsizes</p>", None),
            ("Ferry capsizes, 14 dead, 3 missing\n", None),
            ("", None),
        ] {
            assert_eq!(NotAPage::of_text(text), expected, "{text}");
        }
    }
}
