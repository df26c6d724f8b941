use std::io::{self, BufRead};
use std::sync::mpsc::Sender;
use std::thread;

use lsp_server::Message;

use super::LspError;
use super::framing::{Fault, Framing, Unreadable};
use super::report::Report;

/// What a server waits for.
pub enum Event {
    Said(Message),
    /// Something was said that is no message; what follows may be one.
    Unreadable(Unreadable),
    /// Nothing more can be read.
    Failed(io::Error),
    Checked(Report),
    /// A thread has ended: the editor is gone, or there is nobody to check drafts.
    Ended,
}

/// A thread's way to the server. When the thread ends, for whatever reason, the server hears of it.
pub struct Events(pub Sender<Event>);

impl Events {
    /// Whether anybody still listens.
    pub fn send(&self, event: Event) -> bool {
        self.0.send(event).is_ok()
    }
}

impl Drop for Events {
    fn drop(&mut self) {
        self.send(Event::Ended);
    }
}

/// Reads messages on a thread of its own, so that an editor is never kept waiting.
pub fn listen(input: impl BufRead + Send + 'static, events: Events) -> Result<(), LspError> {
    let read = move || {
        let mut messages = Framing::new(input);
        loop {
            let event = match messages.read() {
                Ok(Some(message)) => Event::Said(message),
                Ok(None) => return,
                Err(Fault::Unreadable(error)) => Event::Unreadable(error),
                Err(Fault::Io(error)) => {
                    events.send(Event::Failed(error));
                    return;
                }
            };
            if !events.send(event) {
                return;
            }
        }
    };
    thread::Builder::new().name("editor".to_owned()).spawn(read).map_err(|source| LspError::Thread { source })?;
    Ok(())
}
