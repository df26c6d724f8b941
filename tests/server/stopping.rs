//! A server that is told to stop answers what has come.
#![cfg(unix)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use super::running::Server;

const CLIENTS: usize = 24;

/// The status of the next answer, and whether it is the last; none where the connection has ended.
fn answer(stream: &mut BufReader<TcpStream>) -> Option<(String, bool)> {
    let (mut status, mut line, mut length, mut last) = (String::new(), String::new(), 0, false);
    stream.read_line(&mut status).ok().filter(|&read| read > 0)?;
    while line != "\r\n" {
        line.clear();
        stream.read_line(&mut line).unwrap();
        let lower = line.to_ascii_lowercase();
        if let Some(value) = lower.strip_prefix("content-length: ") {
            length = value.trim().parse().unwrap();
        }
        last |= lower.trim() == "connection: close";
    }
    assert!(length > 0, "{status}");
    stream.read_exact(&mut vec![0; length]).unwrap();
    Some((status, last))
}

#[test]
fn no_request_is_lost_where_it_stops_under_load() {
    let server = Server::start(&[]);
    let body = format!("{{\"headline\": \"Ferry sails\", \"body\": \"{}\"}}", "It sails at noon. ".repeat(300));
    let request = format!(
        "POST /v1/explain HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let (sent, answered, stopped) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicBool::new(false));
    std::thread::scope(|scope| {
        for _ in 0..CLIENTS {
            scope.spawn(|| {
                let mut stream = BufReader::new(server.connect());
                loop {
                    stream.get_mut().write_all(request.as_bytes()).unwrap();
                    sent.fetch_add(1, Ordering::Relaxed);
                    let (status, last) = answer(&mut stream).expect("an answer to what was sent");
                    assert_eq!(status, "HTTP/1.1 200 OK\r\n");
                    answered.fetch_add(1, Ordering::Relaxed);
                    if last {
                        assert!(stopped.load(Ordering::Relaxed));
                        return;
                    }
                }
            });
        }
        while answered.load(Ordering::Relaxed) < 3 * CLIENTS {
            std::thread::sleep(Duration::from_millis(5));
        }
        stopped.store(true, Ordering::Relaxed);
        server.terminate();
    });
    assert_eq!(sent.into_inner(), answered.into_inner());
    let (code, log) = server.ended();
    assert_eq!(code, Some(0), "{log}");
    assert!(log.lines().last().unwrap().contains("\"stopped\""), "{log}");
}

#[test]
fn idle_connections_do_not_keep_it() {
    let server = Server::start(&[]);
    let mut idle = server.connect();
    let mut half = server.connect();
    half.write_all(b"GET /healthz HT").unwrap();
    idle.write_all(b"GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n").unwrap();
    assert!(answer(&mut BufReader::new(idle.try_clone().unwrap())).is_some());
    server.terminate();
    let (code, log) = server.ended();
    assert_eq!(code, Some(0), "{log}");
}
