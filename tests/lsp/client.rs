//! An editor, as far as the server can tell: messages over the pipes of the program.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::debait;

/// What no message takes, however busy the machine.
const PATIENCE: Duration = Duration::from_secs(120);

pub struct Client {
    child: Child,
    to_server: Option<ChildStdin>,
    from_server: Receiver<Value>,
    /// Messages that were not asked for yet.
    unread: Vec<Value>,
    requests: i64,
}

impl Client {
    /// A server that nothing was said to yet.
    pub fn start() -> Self {
        let mut command = debait();
        command.args(["lsp", "--stdio"]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (sender, from_server) = channel();
        std::thread::spawn(move || while read(&mut output).is_some_and(|message| sender.send(message).is_ok()) {});
        Client { to_server: child.stdin.take(), child, from_server, unread: Vec::new(), requests: 0 }
    }

    /// A server that is ready for drafts, and what it said of itself.
    pub fn ready(capabilities: Value) -> (Self, Value) {
        let mut client = Client::start();
        let params = json!({ "processId": null, "rootUri": null, "capabilities": capabilities });
        let answer = client.request("initialize", params)["result"].clone();
        client.notify("initialized", json!({}));
        (client, answer)
    }

    /// Whatever bytes.
    pub fn say(&mut self, bytes: &str) {
        let pipe = self.to_server.as_mut().unwrap();
        pipe.write_all(bytes.as_bytes()).unwrap();
        pipe.flush().unwrap();
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.say(&format!("Content-Length: {}\r\n\r\n{text}", text.len()));
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Asks, and does not wait for the answer; the number of the question.
    pub fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.requests += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": self.requests, "method": method, "params": params }));
        self.requests
    }

    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        self.answer_to(id)
    }

    pub fn answer_to(&mut self, id: i64) -> Value {
        self.wait_for(|message| message["id"] == id && message.get("method").is_none())
    }

    /// The first message that is wanted; the others are kept.
    pub fn wait_for(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.unread.iter().position(&wanted) {
            return self.unread.remove(at);
        }
        let end = Instant::now() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let message = self.from_server.recv_timeout(left);
            let message = message.unwrap_or_else(|_| panic!("nothing came; unread: {:#?}", self.unread));
            if wanted(&message) {
                return message;
            }
            self.unread.push(message);
        }
    }

    /// What the server shows of a version of a document.
    pub fn findings(&mut self, uri: &str, version: i64) -> Vec<Value> {
        let shown = self.wait_for(|message| {
            let params = &message["params"];
            is_shown(message) && params["uri"] == uri && params["version"] == version
        });
        shown["params"]["diagnostics"].as_array().unwrap().clone()
    }

    /// The versions that were shown so far and not asked for.
    pub fn unread_versions(&self) -> Vec<i64> {
        let shown = self.unread.iter().filter(|message| is_shown(message));
        shown.map(|message| message["params"]["version"].as_i64().unwrap()).collect()
    }

    pub fn has_unread(&self, method: &str) -> bool {
        self.unread.iter().any(|message| message["method"] == method)
    }

    pub fn open(&mut self, uri: &str, language: &str, text: &str) {
        let item = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": item }));
    }

    pub fn change(&mut self, uri: &str, version: i64, changes: Value) {
        let document = json!({ "uri": uri, "version": version });
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    pub fn hover(&mut self, uri: &str, line: u64, character: u64) -> Value {
        let at = json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } });
        self.request("textDocument/hover", at)["result"].clone()
    }

    /// The actions for a range as titles and actions.
    pub fn actions(&mut self, uri: &str, range: &Value, only: &[&str]) -> Vec<(String, Value)> {
        let mut context = json!({ "diagnostics": [] });
        if !only.is_empty() {
            context["only"] = json!(only);
        }
        let params = json!({ "textDocument": { "uri": uri }, "range": range, "context": context });
        let answer = self.request("textDocument/codeAction", params)["result"].clone();
        let title = |action: &Value| action["title"].as_str().unwrap().to_owned();
        answer.as_array().unwrap().iter().map(|action| (title(action), action.clone())).collect()
    }

    /// Shuts the server down as an editor should.
    pub fn leave(mut self) {
        assert_eq!(self.request("shutdown", Value::Null)["result"], Value::Null);
        self.notify("exit", Value::Null);
        assert_eq!(self.ended().code(), Some(0));
    }

    /// Says no more, and waits for the end.
    pub fn ended(mut self) -> ExitStatus {
        self.to_server = None;
        self.child.wait().unwrap()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn is_shown(message: &Value) -> bool {
    message["method"] == "textDocument/publishDiagnostics"
}

/// The next message; none at the end.
fn read(input: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if input.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", value)) => length = value.parse().unwrap(),
            Some(_) => {}
            None => break,
        }
    }
    let mut bytes = vec![0; length];
    input.read_exact(&mut bytes).ok()?;
    Some(serde_json::from_slice(&bytes).unwrap())
}

/// A text with the edits of an action made, as an editor that counts in UTF-16 makes them.
pub fn edited(text: &str, action: &Value, uri: &str) -> String {
    let mut text = text.to_owned();
    // No action has more than one edit, so that none moves another.
    let edits = action["edit"]["changes"][uri].as_array().unwrap();
    assert_eq!(edits.len(), 1);
    for edit in edits {
        let at = |end: &str| byte(&text, &edit["range"][end]);
        text.replace_range(at("start")..at("end"), edit["newText"].as_str().unwrap());
    }
    text
}

fn byte(text: &str, position: &Value) -> usize {
    let number = |name: &str| usize::try_from(position[name].as_u64().unwrap()).unwrap();
    let start: usize = text.split_inclusive('\n').take(number("line")).map(str::len).sum();
    let mut units = number("character");
    for (at, c) in text[start..].char_indices() {
        if units == 0 {
            return start + at;
        }
        units -= c.len_utf16();
    }
    text.len()
}
