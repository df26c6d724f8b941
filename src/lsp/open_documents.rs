use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::mpsc::Sender;
use std::time::Instant;

use gen_lsp_types::{
    CodeActionParams, DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DidSaveTextDocumentParams, HoverParams, LspNotificationMethod, PublishDiagnosticsParams, Uri,
};
use lsp_server::{ErrorCode, RequestId};
use serde_json::Value;

use super::LspError;
use super::actions::actions;
use super::diagnostics::diagnostic;
use super::document::{Document, State};
use super::hover::hover;
use super::messages::Editor;
use super::report::{Found, Report};
use super::session::Session;
use super::settings::is_settings;
use super::worker::LintJob;

/// The open documents, and the questions about them that wait for findings.
pub struct OpenDocuments {
    documents: BTreeMap<String, Document>,
    waiting: Vec<(RequestId, Ask)>,
    jobs: Sender<LintJob>,
    revisions: u64,
    /// What was said about the configuration since it was last seen to change.
    told: BTreeSet<String>,
}

/// A question that the findings of a document answer.
pub enum Ask {
    Hover(HoverParams),
    Actions(CodeActionParams),
}

impl Ask {
    fn uri(&self) -> &Uri {
        match self {
            Ask::Hover(params) => &params.text_document_position_params.text_document.uri,
            Ask::Actions(params) => &params.text_document.uri,
        }
    }

    fn answer(&self, document: &Document, found: &Found, session: &Session) -> serde_json::Result<Value> {
        match self {
            Ask::Hover(params) => {
                let position = params.text_document_position_params.position;
                serde_json::to_value(hover(document, &found.findings, position, session))
            }
            Ask::Actions(params) => {
                let range = document.text.to_bytes(params.range);
                serde_json::to_value(actions(document, found, &range, &params.context, session))
            }
        }
    }
}

impl OpenDocuments {
    pub fn new(jobs: Sender<LintJob>) -> Self {
        OpenDocuments { documents: BTreeMap::new(), waiting: Vec::new(), jobs, revisions: 0, told: BTreeSet::new() }
    }

    fn new_revision(&mut self) -> u64 {
        self.revisions += 1;
        self.revisions
    }

    /// When the next document is to be checked.
    pub fn next_due(&self) -> Option<Instant> {
        let due = |document: &Document| match document.state {
            State::Due(at) => Some(at),
            State::AtWork | State::Checked(_) => None,
        };
        self.documents.values().filter_map(due).min()
    }

    /// Has every document checked whose time has come.
    pub fn send_due(&mut self, now: Instant) {
        for document in self.documents.values_mut() {
            if matches!(document.state, State::Due(at) if at <= now) {
                send(&self.jobs, document);
            }
        }
    }

    pub fn open<W: Write>(
        &mut self,
        params: DidOpenTextDocumentParams,
        session: &Session,
        editor: &mut Editor<W>,
    ) -> Result<(), LspError> {
        let revision = self.new_revision();
        let uri = params.text_document.uri.0.clone();
        self.give_up_on(&uri, editor)?;
        match Document::open(params.text_document, session.encoding, revision) {
            Some(document) => self.documents.insert(uri, document),
            None => self.documents.remove(&uri),
        };
        Ok(())
    }

    pub fn change<W: Write>(
        &mut self,
        params: DidChangeTextDocumentParams,
        editor: &mut Editor<W>,
    ) -> Result<(), LspError> {
        let revision = self.new_revision();
        let uri = &params.text_document.text_document_identifier.uri.0;
        self.give_up_on(uri, editor)?;
        if let Some(document) = self.documents.get_mut(uri) {
            document.change(params.text_document.version, params.content_changes, revision);
        }
        Ok(())
    }

    /// Checks a saved document without a wait; all of them where it is a file of settings.
    pub fn save<W: Write>(
        &mut self,
        params: &DidSaveTextDocumentParams,
        editor: &mut Editor<W>,
    ) -> Result<(), LspError> {
        let uri = &params.text_document.uri;
        if is_settings(uri) {
            return self.check_all(editor);
        }
        if let Some(Document { state: state @ State::Due(_), .. }) = self.documents.get_mut(&uri.0) {
            *state = State::Due(Instant::now());
        }
        Ok(())
    }

    pub fn close<W: Write>(
        &mut self,
        params: &DidCloseTextDocumentParams,
        editor: &mut Editor<W>,
    ) -> Result<(), LspError> {
        let uri = &params.text_document.uri;
        self.give_up_on(&uri.0, editor)?;
        if self.documents.remove(&uri.0).is_none() {
            return Ok(());
        }
        let nothing = PublishDiagnosticsParams { uri: uri.clone(), version: None, diagnostics: Vec::new() };
        editor.notify(LspNotificationMethod::TextDocumentPublishDiagnostics, nothing)
    }

    /// Checks every document anew, by what the configuration is now.
    pub fn check_all<W: Write>(&mut self, editor: &mut Editor<W>) -> Result<(), LspError> {
        self.give_up(editor)?;
        self.told.clear();
        for document in self.documents.values_mut() {
            self.revisions += 1;
            document.check_anew(self.revisions);
        }
        Ok(())
    }

    /// Answers a question, if the document is checked; else has it checked at once and lets the question wait.
    pub fn ask<W: Write>(
        &mut self,
        id: RequestId,
        ask: Ask,
        session: &Session,
        editor: &mut Editor<W>,
    ) -> Result<(), LspError> {
        let Some(document) = self.documents.get_mut(&ask.uri().0) else { return editor.answer(id, Value::Null) };
        match &document.state {
            State::Checked(found) => return reply(id, ask.answer(document, found, session), editor),
            State::Due(_) => send(&self.jobs, document),
            State::AtWork => {}
        }
        self.waiting.push((id, ask));
        Ok(())
    }

    /// Takes a report in: shows what was found, and answers what waited for it. One of an older revision is dropped.
    pub fn checked<W: Write>(
        &mut self,
        report: Report,
        session: &Session,
        editor: &mut Editor<W>,
    ) -> Result<(), LspError> {
        let Report { uri, revision, found } = report;
        let Some(document) = self.documents.get_mut(&uri).filter(|document| document.revision == revision) else {
            return Ok(());
        };
        let found = match found {
            Ok(found) => found,
            Err(error) => {
                let error = error.to_string();
                if self.told.insert(error.clone()) {
                    editor.show(error)?;
                }
                Found::default()
            }
        };
        let shown = PublishDiagnosticsParams {
            uri: document.uri.clone(),
            version: Some(document.version),
            diagnostics: found.findings.iter().map(|finding| diagnostic(finding, document, session)).collect(),
        };
        editor.notify(LspNotificationMethod::TextDocumentPublishDiagnostics, shown)?;
        for (id, ask) in self.waiting.extract_if(.., |(_, ask)| ask.uri().0 == uri) {
            reply(id, ask.answer(document, &found, session), editor)?;
        }
        document.state = State::Checked(found);
        Ok(())
    }

    /// Takes a question back.
    pub fn cancel<W: Write>(&mut self, id: &RequestId, editor: &mut Editor<W>) -> Result<(), LspError> {
        for (id, _) in self.waiting.extract_if(.., |(waiting, _)| waiting == id) {
            editor.refuse(id, ErrorCode::RequestCanceled, "is cancelled, as asked".to_owned())?;
        }
        Ok(())
    }

    /// Answers no question that still waits: the documents have changed.
    pub fn give_up<W: Write>(&mut self, editor: &mut Editor<W>) -> Result<(), LspError> {
        self.waiting.drain(..).try_for_each(|(id, _)| refuse_outdated(id, editor))
    }

    fn give_up_on<W: Write>(&mut self, uri: &str, editor: &mut Editor<W>) -> Result<(), LspError> {
        let mut outdated = self.waiting.extract_if(.., |(_, ask)| ask.uri().0 == uri);
        outdated.try_for_each(|(id, _)| refuse_outdated(id, editor))
    }
}

fn refuse_outdated<W: Write>(id: RequestId, editor: &mut Editor<W>) -> Result<(), LspError> {
    editor.refuse(id, ErrorCode::ContentModified, "the document has changed since".to_owned())
}

fn reply<W: Write>(id: RequestId, answer: serde_json::Result<Value>, editor: &mut Editor<W>) -> Result<(), LspError> {
    match answer {
        Ok(answer) => editor.answer(id, answer),
        Err(error) => editor.refuse(id, ErrorCode::InternalError, error.to_string()),
    }
}

/// Has a document checked. Where nobody can check any more the server ends by itself.
fn send(jobs: &Sender<LintJob>, document: &mut Document) {
    document.state = State::AtWork;
    let _ = jobs.send(LintJob {
        uri: document.uri.0.clone(),
        revision: document.revision,
        markup: document.markup,
        source: document.text.source().to_owned(),
        path: document.path.clone(),
    });
}
