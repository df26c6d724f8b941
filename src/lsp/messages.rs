use std::io::Write;

use gen_lsp_types::json_rpc::Id;
use gen_lsp_types::{LogMessageParams, LspNotificationMethod, LspRequestMethod, MessageType, ShowMessageParams};
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::Serialize;

use super::LspError;
use crate::message::one_line;

/// Characters of an error: it may quote what an editor said, of whatever length.
const LONGEST: usize = 400;

/// The editor, as one who is spoken to.
pub struct Editor<W>(W);

/// An answer to what had no readable number.
#[derive(Serialize)]
struct Unreadable {
    jsonrpc: &'static str,
    id: Id,
    error: lsp_server::ResponseError,
}

impl<W: Write> Editor<W> {
    pub fn new(output: W) -> Self {
        Editor(output)
    }

    pub fn answer(&mut self, id: RequestId, result: impl Serialize) -> Result<(), LspError> {
        self.say(Message::Response(Response::new_ok(id, result)))
    }

    /// Says why a request has no answer.
    pub fn refuse(&mut self, id: RequestId, code: ErrorCode, reason: String) -> Result<(), LspError> {
        self.say(Message::Response(Response::new_err(id, code as i32, one_line(&reason, LONGEST))))
    }

    /// Says that something could not be read.
    pub fn refuse_unreadable(&mut self, reason: String) -> Result<(), LspError> {
        let message = one_line(&reason, LONGEST);
        let error = lsp_server::ResponseError { code: ErrorCode::ParseError as i32, message, data: None };
        let answer = Unreadable { jsonrpc: "2.0", id: Id::Null, error };
        let text = serde_json::to_string(&answer).map_err(|source| LspError::Write { source: source.into() })?;
        let written = write!(self.0, "Content-Length: {}\r\n\r\n{text}", text.len()).and_then(|()| self.0.flush());
        written.map_err(|source| LspError::Write { source })
    }

    pub fn notify(&mut self, method: LspNotificationMethod<'_>, params: impl Serialize) -> Result<(), LspError> {
        self.say(Message::Notification(Notification::new(method.into(), params)))
    }

    /// Asks for something whose answer does not matter.
    pub fn ask(&mut self, id: &str, method: LspRequestMethod<'_>, params: impl Serialize) -> Result<(), LspError> {
        self.say(Message::Request(Request::new(RequestId::from(id.to_owned()), method.into(), params)))
    }

    /// A line for the log that an editor keeps of its servers.
    pub fn log(&mut self, message: &str) -> Result<(), LspError> {
        let message = one_line(message, LONGEST);
        self.notify(LspNotificationMethod::WindowLogMessage, LogMessageParams { kind: MessageType::Warning, message })
    }

    /// An error that people should see.
    pub fn show(&mut self, message: String) -> Result<(), LspError> {
        self.notify(LspNotificationMethod::WindowShowMessage, ShowMessageParams { kind: MessageType::Error, message })
    }

    fn say(&mut self, message: Message) -> Result<(), LspError> {
        message.write(&mut self.0).map_err(|source| LspError::Write { source })
    }
}
