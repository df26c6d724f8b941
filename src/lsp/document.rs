use std::path::PathBuf;
use std::time::{Duration, Instant};

use gen_lsp_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri};

use super::report::Found;
use super::text::{Encoding, Text};
use super::uri::file_path;
use crate::text::Markup;

/// How long nothing may have changed before a draft is checked.
const PAUSE: Duration = Duration::from_millis(200);

/// An open draft.
pub struct Document {
    pub uri: Uri,
    /// The editor's number of the text.
    pub version: i32,
    pub markup: Markup,
    /// Where it is saved, if it is.
    pub path: Option<PathBuf>,
    pub text: Text,
    /// Our number of the text and its settings: no two in a session are the same.
    pub revision: u64,
    pub state: State,
}

/// How far a revision has come.
pub enum State {
    /// It is checked when the time has come.
    Due(Instant),
    AtWork,
    Checked(Found),
}

impl Document {
    /// A draft as it is opened; none where it is in no markup that is known.
    pub fn open(item: TextDocumentItem, encoding: Encoding, revision: u64) -> Option<Self> {
        let path = file_path(&item.uri);
        Some(Document {
            markup: markup(&item.language_id.to_string(), &item.uri)?,
            uri: item.uri,
            version: item.version,
            path,
            text: Text::new(item.text, encoding),
            revision,
            state: State::Due(Instant::now()),
        })
    }

    /// Makes the changes, one after another.
    pub fn change(&mut self, version: i32, changes: Vec<TextDocumentContentChangeEvent>, revision: u64) {
        for change in changes {
            match change {
                TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                    self.text.replace(part.range, &part.text);
                }
                TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => {
                    self.text = self.text.with(whole.text);
                }
            }
        }
        self.version = version;
        self.revision = revision;
        self.state = State::Due(Instant::now() + PAUSE);
    }

    /// Has it checked at once, as a new revision.
    pub fn check_anew(&mut self, revision: u64) {
        self.revision = revision;
        self.state = State::Due(Instant::now());
    }
}

/// As the language says, or else the extension.
fn markup(language: &str, uri: &Uri) -> Option<Markup> {
    match language {
        "markdown" => Some(Markup::Markdown),
        "html" => Some(Markup::Html),
        "plaintext" | "text" => Some(Markup::Plain),
        _ => {
            let name = uri.0.rsplit('/').next().unwrap_or_default();
            let extension = name.rsplit_once('.')?.1.to_ascii_lowercase();
            match extension.as_str() {
                "md" | "markdown" => Some(Markup::Markdown),
                "html" | "htm" => Some(Markup::Html),
                "txt" => Some(Markup::Plain),
                _ => None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_tells_the_markup_or_else_the_extension() {
        for (language, uri, expected) in [
            ("markdown", "untitled:Untitled-1", Some(Markup::Markdown)),
            ("html", "file:///a.md", Some(Markup::Html)),
            ("plaintext", "file:///a.md", Some(Markup::Plain)),
            ("text", "file:///notes", Some(Markup::Plain)),
            ("", "file:///a.MD", Some(Markup::Markdown)),
            ("django-html", "file:///a.b/page.htm", Some(Markup::Html)),
            ("", "file:///a.txt", Some(Markup::Plain)),
            ("toml", "file:///debait.toml", None),
            ("", "file:///a.md/notes", None),
            ("rust", "untitled:Untitled-2", None),
        ] {
            assert_eq!(markup(language, &Uri::from(uri)), expected, "{language} {uri}");
        }
    }
}
