use std::io::{BufRead, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Instant;

use gen_lsp_types::{
    CancelParams, Id, LspNotificationMethod as Notice, LspRequestMethod as Question, Registration, RegistrationParams,
};
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::LspError;
use super::events::{Event, Events, listen};
use super::messages::Editor;
use super::open_documents::{Ask, OpenDocuments};
use super::session::Session;
use super::settings::{Settings, watched};
use super::worker;
use crate::lint::Linter;

/// How a server has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The editor first asked it to shut down.
    AsAsked,
    Abruptly,
}

/// Serves one editor until it says so, or goes away.
///
/// # Errors
///
/// [`LspError`] where the editor cannot be heard or answered any more.
pub fn serve(
    input: impl BufRead + Send + 'static,
    output: impl Write,
    linter: Linter,
    settings: Settings,
) -> Result<Ended, LspError> {
    let (sender, events) = channel();
    let jobs = worker::start(linter, settings, Events(sender.clone()))?;
    listen(input, Events(sender))?;
    Server { editor: Editor::new(output), phase: Phase::New, documents: OpenDocuments::new(jobs) }.run(&events)
}

/// What an editor may ask for.
enum Phase {
    New,
    Open(Session),
    ShutDown,
}

struct Server<W> {
    editor: Editor<W>,
    phase: Phase,
    documents: OpenDocuments,
}

impl<W: Write> Server<W> {
    fn run(mut self, events: &Receiver<Event>) -> Result<Ended, LspError> {
        loop {
            let event = match self.documents.next_due() {
                None => events.recv().unwrap_or(Event::Ended),
                Some(due) => match events.recv_timeout(due.saturating_duration_since(Instant::now())) {
                    Ok(event) => event,
                    Err(RecvTimeoutError::Disconnected) => Event::Ended,
                    Err(RecvTimeoutError::Timeout) => {
                        self.documents.send_due(Instant::now());
                        continue;
                    }
                },
            };
            match event {
                Event::Said(Message::Request(request)) => self.request(request)?,
                Event::Said(Message::Notification(notice)) if notice.method == Notice::Exit.as_str() => {
                    return Ok(self.ended());
                }
                Event::Said(Message::Notification(notice)) => self.notice(notice)?,
                // To a question whose answer does not matter.
                Event::Said(Message::Response(_)) => {}
                Event::Unreadable(error) => self.editor.refuse_unreadable(error.to_string())?,
                Event::Failed(source) => return Err(LspError::Read { source }),
                Event::Checked(report) => {
                    if let Phase::Open(session) = &self.phase {
                        self.documents.checked(report, session, &mut self.editor)?;
                    }
                }
                Event::Ended => return Ok(self.ended()),
            }
        }
    }

    fn ended(&self) -> Ended {
        match self.phase {
            Phase::ShutDown => Ended::AsAsked,
            Phase::New | Phase::Open(_) => Ended::Abruptly,
        }
    }

    fn request(&mut self, Request { id, method, params }: Request) -> Result<(), LspError> {
        let question = Question::from(method.as_str());
        let editor = &mut self.editor;
        let session = match (&self.phase, question) {
            (Phase::New, Question::Initialize) => return self.initialize(id, params),
            (Phase::New, _) => {
                return editor.refuse(id, ErrorCode::ServerNotInitialized, "expected `initialize` first".to_owned());
            }
            (Phase::Open(_), Question::Initialize) => {
                return editor.refuse(id, ErrorCode::InvalidRequest, "is initialized already".to_owned());
            }
            (Phase::ShutDown, _) => {
                return editor.refuse(id, ErrorCode::InvalidRequest, "is shut down: expected `exit`".to_owned());
            }
            (Phase::Open(session), _) => session,
        };
        let ask = match question {
            Question::Shutdown => {
                self.documents.give_up(editor)?;
                self.phase = Phase::ShutDown;
                return self.editor.answer(id, Value::Null);
            }
            Question::TextDocumentHover => read(params).map(Ask::Hover),
            Question::TextDocumentCodeAction => read(params).map(Ask::Actions),
            _ => return editor.refuse(id, ErrorCode::MethodNotFound, format!("no method `{method}`")),
        };
        match ask {
            Ok(ask) => self.documents.ask(id, ask, session, editor),
            Err(error) => editor.refuse(id, ErrorCode::InvalidParams, format!("{method}: {error}")),
        }
    }

    fn initialize(&mut self, id: RequestId, params: Value) -> Result<(), LspError> {
        match read(params).map(Session::agree) {
            Ok(session) => {
                self.editor.answer(id, session.answer())?;
                self.phase = Phase::Open(session);
                Ok(())
            }
            Err(error) => self.editor.refuse(id, ErrorCode::InvalidParams, format!("initialize: {error}")),
        }
    }

    fn notice(&mut self, Notification { method, params }: Notification) -> Result<(), LspError> {
        let Phase::Open(session) = &self.phase else { return Ok(()) };
        let (documents, editor) = (&mut self.documents, &mut self.editor);
        let done = match Notice::from(method.as_str()) {
            Notice::Initialized if session.watches => {
                let options = serde_json::to_value(watched()).unwrap_or_default();
                let registration = Registration {
                    id: "settings".to_owned(),
                    method: Notice::WorkspaceDidChangeWatchedFiles.to_string(),
                    register_options: Some(options),
                };
                let registrations = RegistrationParams { registrations: vec![registration] };
                return editor.ask("watch", Question::ClientRegisterCapability, registrations);
            }
            Notice::TextDocumentDidOpen => read(params).map(|params| documents.open(params, session, editor)),
            Notice::TextDocumentDidChange => read(params).map(|params| documents.change(params, editor)),
            Notice::TextDocumentDidSave => read(params).map(|params| documents.save(&params, editor)),
            Notice::TextDocumentDidClose => read(params).map(|params| documents.close(&params, editor)),
            Notice::WorkspaceDidChangeWatchedFiles => Ok(documents.check_all(editor)),
            Notice::CancelRequest => read(params).map(|CancelParams { id }| {
                let id = match id {
                    Id::Int(number) => RequestId::from(number),
                    Id::String(name) => RequestId::from(name),
                };
                documents.cancel(&id, editor)
            }),
            // What is not understood may be ignored.
            _ => return Ok(()),
        };
        done.unwrap_or_else(|error| self.editor.log(&format!("{method}: {error}")))
    }
}

fn read<P: DeserializeOwned>(params: Value) -> Result<P, serde_json::Error> {
    serde_json::from_value(params)
}
