//! `datasets/fetch.py` against a server of this test's own.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};

use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::support::{own, python};

const CORPUS: &[u8] = b"headline,label\nA headline,1\n";

/// What the server answers: status, bytes, and how many bytes it says there are.
type Answer = (&'static str, &'static [u8], usize);

/// Serves files on the loopback interface until the process ends.
struct Server {
    address: String,
    /// Paths asked for, in order.
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start(answers: &[(&str, Answer)]) -> Server {
        let answers: BTreeMap<String, Answer> =
            answers.iter().map(|&(path, answer)| (path.to_owned(), answer)).collect();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = asked.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                answer(stream.unwrap(), &answers, &log);
            }
        });
        Server { address, asked }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn answer(mut stream: TcpStream, answers: &BTreeMap<String, Answer>, log: &Mutex<Vec<String>>) {
    let head: Vec<String> =
        BufReader::new(&stream).lines().map(Result::unwrap).take_while(|line| !line.is_empty()).collect();
    let path = head[0].split(' ').nth(1).unwrap().to_owned();
    let (status, body, length) = answers.get(&path).copied().unwrap_or(("404 Not Found", b"", 0));
    log.lock().unwrap().push(path);
    write!(stream, "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n").unwrap();
    stream.write_all(body).unwrap();
}

/// A folder with manifests, each of a name and a checksum, and a place for data.
struct Folder(TempDir);

impl Folder {
    fn new(manifests: &[(&str, &str, &str)]) -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        std::fs::create_dir(folder.0.path().join("manifests")).unwrap();
        for (name, sha256, more) in manifests {
            let text = format!(
                "name = \"{name}\"\ntitle = \"\"\norigin = \"https://example.org/{name}\"\nlicence = \"CC0\"\n\
                 citation = \"\"\nfile = \"{name}/rows.csv\"\nsha256 = \"{sha256}\"\nrows = 1\n{more}\n"
            );
            debait::dataset::Manifest::parse(Path::new(name), &text).unwrap();
            std::fs::write(folder.0.path().join("manifests").join(format!("{name}.toml")), text).unwrap();
        }
        folder
    }

    fn data(&self) -> PathBuf {
        self.0.path().join("data")
    }

    /// Every file under the data folder.
    fn files(&self) -> Vec<PathBuf> {
        let folders = std::fs::read_dir(self.data()).into_iter().flatten().map(|entry| entry.unwrap().path());
        folders.flat_map(|folder| std::fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path()).collect()
    }

    /// Runs the script: exit code, standard output, standard error.
    fn fetch(&self, mut python: Command, arguments: &[&str]) -> (Option<i32>, String, String) {
        python.arg(own("datasets/fetch.py")).arg("--manifests").arg(self.0.path().join("manifests"));
        python.arg("--data-dir").arg(self.data()).args(arguments).env("no_proxy", "*");
        let done = python.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (done.status.code(), text(done.stdout), text(done.stderr))
    }
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_corpus_is_downloaded_verified_and_then_left_alone() {
    let Some(python) = python() else { return };
    let server = Server::start(&[("/base/good/rows.csv", ("200 OK", CORPUS, CORPUS.len()))]);
    let folder = Folder::new(&[("good", &sha256(CORPUS), "")]);
    let base = format!("{}/base/", server.address);
    let path = folder.data().join("good/rows.csv");

    let (code, out, errors) = folder.fetch(python(), &["--base-url", &base]);
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    assert_eq!(out, format!("good: downloaded 0.0 MB from {base}good/rows.csv to {}\n", path.display()));
    assert_eq!(std::fs::read(&path).unwrap(), CORPUS);
    assert_eq!(folder.files(), std::slice::from_ref(&path), "no temporary file stays");

    let (code, out, _) = folder.fetch(python(), &["--base-url", &base]);
    assert_eq!((code, out), (Some(0), format!("good: is there already: {}\n", path.display())));
    assert_eq!(server.asked(), ["/base/good/rows.csv"]);

    std::fs::write(&path, "changed").unwrap();
    assert_eq!(folder.fetch(python(), &["good", "--base-url", &base]).0, Some(0));
    assert_eq!(std::fs::read(&path).unwrap(), CORPUS);
}

#[test]
fn what_is_not_the_file_described_is_not_kept() {
    let Some(python) = python() else { return };
    let server = Server::start(&[
        ("/wrong.csv", ("200 OK", b"other", 5)),
        ("/short.csv", ("200 OK", CORPUS, CORPUS.len() + 7)),
        ("/gone.csv", ("503 Service Unavailable", b"", 0)),
    ]);
    let at = |path: &str| format!("url = \"{}/{path}.csv\"", server.address);
    let sum = sha256(CORPUS);
    let names = ["gone", "missing", "short", "wrong"];
    let urls = names.map(at);
    let manifests: Vec<_> = names.iter().zip(&urls).map(|(name, url)| (*name, sum.as_str(), url.as_str())).collect();
    let folder = Folder::new(&manifests);

    let (code, out, errors) = folder.fetch(python(), &[]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    let address = &server.address;
    let expected = [
        format!("gone: {address}/gone.csv: HTTP 503 Service Unavailable"),
        format!("missing: {address}/missing.csv: HTTP 404 Not Found"),
        format!(
            "short: {address}/short.csv: is cut short: found {} bytes, expected {}",
            CORPUS.len(),
            CORPUS.len() + 7
        ),
        format!(
            "wrong: {address}/wrong.csv: is not the file described: sha256 is {}, expected {sum}",
            sha256(b"other")
        ),
    ];
    assert_eq!(errors.lines().collect::<Vec<_>>(), expected);
    assert_eq!(folder.files(), Vec::<PathBuf>::new());
}

#[test]
fn a_corpus_that_cannot_be_downloaded_says_where_it_comes_from() {
    let Some(python) = python() else { return };
    let folder =
        Folder::new(&[("far", &sha256(CORPUS), ""), ("local", &sha256(CORPUS), "url = \"file:///etc/hosts\"")]);
    let (code, _, errors) = folder.fetch(python(), &["far"]);
    let expected = format!(
        "far: cannot be downloaded as it is used here: it is published at https://example.org/far (licence: CC0); \
         prepare it as datasets/README.md says and put it at {}, or give --base-url\n",
        folder.data().join("far/rows.csv").display()
    );
    assert_eq!((code, errors), (Some(2), expected));
    let (code, _, errors) = folder.fetch(python(), &["local"]);
    let expected = "local: file:///etc/hosts: expected an address that starts with http:// or https://\n";
    assert_eq!((code, errors.as_str()), (Some(2), expected));
    let (code, _, errors) = folder.fetch(python(), &["near"]);
    let expected = "fetch.py: no manifest is named `near`: expected one of far, local\n";
    assert_eq!((code, errors.as_str()), (Some(2), expected));
}

#[test]
fn bodies_that_stand_apart_are_fetched_too() {
    let Some(python) = python() else { return };
    let (bodies, sum) = (b"{\"id\": \"1\", \"text\": \"A body.\"}\n", sha256(CORPUS));
    let server = Server::start(&[
        ("/pairs/rows.csv", ("200 OK", CORPUS, CORPUS.len())),
        ("/pairs/bodies.jsonl", ("200 OK", bodies, bodies.len())),
    ]);
    let table = format!(
        "[bodies]\nfile = \"pairs/bodies.jsonl\"\nsha256 = \"{}\"\nkey = \"id\"\nbody = \"text\"",
        sha256(bodies)
    );
    let folder = Folder::new(&[("pairs", &sum, &table)]);
    let (code, out, errors) = folder.fetch(python(), &["--base-url", &server.address]);
    assert_eq!((code, errors.as_str(), out.lines().count()), (Some(0), "", 2));
    assert_eq!(std::fs::read(folder.data().join("pairs/bodies.jsonl")).unwrap(), bodies);
    assert_eq!(std::fs::read(folder.data().join("pairs/rows.csv")).unwrap(), CORPUS);
}
