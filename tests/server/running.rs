//! A server on a port of its own, and what is asked of it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use serde_json::Value;
use ureq::Agent;
use ureq::http::Response;

use crate::support::debait;

/// What no answer takes, however busy the machine.
const PATIENCE: Duration = Duration::from_secs(120);

pub struct Server {
    child: Child,
    pub addr: SocketAddr,
    agent: Agent,
    log: Arc<Mutex<String>>,
    logger: Option<JoinHandle<()>>,
}

/// An answer, its body read.
pub struct Answer {
    pub status: u16,
    pub kind: String,
    pub head: Response<()>,
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub fn header(&self, name: &str) -> &str {
        self.head.headers().get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Server {
    /// For this machine alone.
    pub fn start(options: &[&str]) -> Self {
        Server::start_at("127.0.0.1:0", options)
    }

    pub fn start_at(addr: &str, options: &[&str]) -> Self {
        let mut command = debait();
        command.args(["serve", "--addr", addr, "--isolated"]).args(options).env_remove("DEBAIT_TOKEN");
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        let log = Arc::new(Mutex::new(String::new()));
        let (mut stderr, kept) = (BufReader::new(child.stderr.take().unwrap()), Arc::clone(&log));
        let logger = std::thread::spawn(move || {
            let mut line = String::new();
            while stderr.read_line(&mut line).is_ok_and(|read| read > 0) {
                kept.lock().unwrap().push_str(&std::mem::take(&mut line));
            }
        });
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let addr = line.trim().strip_prefix("listening on http://").map(|addr| addr.parse().unwrap());
        let addr = addr.unwrap_or_else(|| panic!("{line:?}: {}", log.lock().unwrap()));
        let config = Agent::config_builder().http_status_as_error(false).timeout_global(Some(PATIENCE)).build();
        Server { child, addr, agent: config.into(), log, logger: Some(logger) }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.addr)
    }

    pub fn get(&self, path: &str) -> Answer {
        answer(self.agent.get(self.url(path)).call().unwrap())
    }

    pub fn get_with(&self, path: &str, name: &str, value: &str) -> Answer {
        answer(self.agent.get(self.url(path)).header(name, value).call().unwrap())
    }

    pub fn post(&self, path: &str, body: &Value) -> Answer {
        answer(self.agent.post(self.url(path)).send_json(body).unwrap())
    }

    /// Whatever bytes, said to be of a kind.
    pub fn post_bytes(&self, path: &str, kind: &str, body: &[u8]) -> Answer {
        answer(self.agent.post(self.url(path)).content_type(kind).send(body).unwrap())
    }

    /// A connection with nothing said on it.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.addr).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Everything that is answered to some bytes until the connection ends.
    pub fn raw(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        // The server may have seen enough before everything is written.
        let _ = stream.write_all(bytes);
        rest(&mut stream)
    }

    pub fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// Bytes of memory that are in use at the moment, where the system says so.
    pub fn resident(&self) -> Option<usize> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
        Some(line.split_whitespace().nth(1)?.parse::<usize>().ok()? * 1024)
    }

    /// Tells the server to stop, as whoever runs servers does.
    #[cfg(unix)]
    pub fn terminate(&self) {
        let pid = self.child.id().to_string();
        assert!(std::process::Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    }

    /// The exit code and the whole log, once the server has ended.
    pub fn ended(mut self) -> (Option<i32>, String) {
        let code = self.child.wait().unwrap().code();
        self.logger.take().unwrap().join().unwrap();
        (code, self.log())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What comes until the connection ends, one way or another.
pub fn rest(stream: &mut TcpStream) -> String {
    let (mut bytes, mut buffer) = (Vec::new(), [0; 4096]);
    while let Ok(read @ 1..) = stream.read(&mut buffer) {
        bytes.extend_from_slice(&buffer[..read]);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn answer(response: Response<ureq::Body>) -> Answer {
    let (head, mut body) = response.into_parts();
    let kind = body.mime_type().unwrap_or_default().to_owned();
    let text = body.read_to_string().unwrap();
    Answer { status: head.status.as_u16(), kind, head: Response::from_parts(head, ()), text }
}
