//! Whatever is sent, it is answered or the connection ends, memory stays bounded, and the next request is served.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::json;

use super::running::{Server, rest};

const HEAD: &str = "POST /v1/score HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n";
/// MB that a server may take while it is bothered; a debug build holds both models in 60.
const MEMORY: usize = 400 << 20;

fn is_served(server: &Server) -> bool {
    server.post("/v1/score", &json!({ "headline": "Ferry sails at noon" })).status == 200
}

#[test]
fn broken_bodies_are_problems() {
    let server = Server::start(&[]);
    let deep = |open: &str| open.repeat(100_000);
    let long = format!("{{\"headline\": \"{}\"}}", "a".repeat(3 << 20));
    for (body, status) in [
        (deep("[").into_bytes(), 422),
        (deep("{\"items\":[").into_bytes(), 400),
        (format!("{{\"items\": {}", deep("[")).into_bytes(), 422),
        (b"{\"headline\": \"\xFF\xFE\"}".to_vec(), 400),
        (b"{\"headline\": \"\\ud800\"}".to_vec(), 400),
        (b"\xEF\xBB\xBF{\"headline\": \"a\"}".to_vec(), 400),
        (b"{\"headline\": \"a\0\"}".to_vec(), 400),
        (long.into_bytes(), 413),
        (vec![0; 1 << 20], 400),
        (format!("{{\"headline\": {}1}}", "1".repeat(100_000)).into_bytes(), 400),
    ] {
        let answer = server.post_bytes("/v1/score", "application/json", &body);
        assert_eq!((answer.status, answer.kind.as_str()), (status, "application/problem+json"), "{}", answer.text);
        assert!(answer.text.len() < 2000, "{}", answer.text);
        assert!(is_served(&server));
    }
    // Long text, in every way it can be read; nothing takes time with the square of it.
    let most = "Why this? ".repeat(20_000);
    let headline = &most[..10_000];
    for (path, item) in [
        ("/v1/score", json!({ "headline": headline })),
        ("/v1/score", json!({ "headline": "Why this?", "body": most })),
        ("/v1/explain", json!({ "headline": headline, "body": most })),
        ("/v1/check", json!({ "page": most, "markup": "markdown" })),
        ("/v1/check", json!({ "page": "<b>".repeat(600_000), "markup": "html" })),
        ("/v1/check", json!({ "page": "> [".repeat(600_000), "markup": "markdown" })),
    ] {
        assert_eq!(server.post(path, &item).status, 200, "{path}");
    }
    assert!(is_served(&server));
}

#[test]
fn broken_requests_are_answered_or_closed() {
    let server = Server::start(&["--timeout", "1"]);
    let headers = "x-a: b\r\n".repeat(5000);
    for (request, answer) in [
        (format!("{HEAD}{headers}\r\n"), "HTTP/1.1 431 "),
        (format!("{HEAD}x: {}\r\n\r\n", "a".repeat(1 << 20)), "HTTP/1.1 431 "),
        (
            format!(
                "GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nx: {}\r\n\r\n",
                "a".repeat(40_000)
            ),
            "HTTP/1.1 431 ",
        ),
        (
            format!("GET /{} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n", "a".repeat(40_000)),
            "HTTP/1.1 431 ",
        ),
        (
            format!(
                "GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nx: {}\r\n\r\n",
                "a".repeat(30_000)
            ),
            "HTTP/1.1 200 ",
        ),
        (
            format!("GET /{} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n", "a/".repeat(8000)),
            "HTTP/1.1 404 ",
        ),
        (format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(1 << 20)), "HTTP/1.1 4"),
        ("GET /../../etc/passwd HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n".to_owned(), "HTTP/1.1 404 "),
        (
            "GET /assets/..%2f..%2fetc%2fpasswd HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n".to_owned(),
            "HTTP/1.1 404 ",
        ),
        ("GET /v1/rules/%00%ff HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n".to_owned(), "HTTP/1.1 400 "),
        ("GET //v1//features HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n".to_owned(), "HTTP/1.1 404 "),
        (
            "GET http://other.example/healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n".to_owned(),
            "HTTP/1.1 421 ",
        ),
        ("CONNECT other.example:443 HTTP/1.1\r\nhost: localhost\r\n\r\n".to_owned(), "HTTP/1.1 4"),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(), ""),
        ("\u{16}\u{3}\u{1}garbage that is no HTTP\r\n\r\n".to_owned(), "HTTP/1.1 400 "),
        (format!("{HEAD}content-length: 10\r\ncontent-length: 20\r\n\r\n{{}}"), "HTTP/1.1 400 "),
        (format!("{HEAD}content-length: -1\r\n\r\n{{}}"), "HTTP/1.1 400 "),
        (format!("{HEAD}content-length: 99999999999\r\n\r\n{{}}"), "HTTP/1.1 413 "),
        (format!("{HEAD}content-length: 18446744073709551616\r\n\r\n{{}}"), "HTTP/1.1 400 "),
        (format!("{HEAD}transfer-encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n"), "HTTP/1.1 4"),
        (format!("{HEAD}transfer-encoding: chunked\r\n\r\nzz\r\n"), "HTTP/1.1 400 "),
        // Slow: the rest never comes.
        (format!("{HEAD}content-length: 20\r\n\r\n{{\"head"), "HTTP/1.1 408 "),
        (HEAD.to_owned(), ""),
        (String::new(), ""),
    ] {
        let begun = Instant::now();
        let answered = server.raw(request.as_bytes());
        assert!(answered.starts_with(answer), "{:.100}: {answered}", request);
        assert!(begun.elapsed() < Duration::from_secs(30), "{request:.100}");
        assert!(is_served(&server), "{request:.100}");
    }
    // More than the limit in chunks, none of which says how much there will be.
    let chunk = format!("10000\r\n{}\r\n", " ".repeat(0x10000)).repeat(40);
    assert!(
        server
            .raw(format!("{HEAD}transfer-encoding: chunked\r\n\r\n{chunk}0\r\n\r\n").as_bytes())
            .starts_with("HTTP/1.1 413 ")
    );
    // Broken off in the middle.
    drop(server.connect().write_all(format!("{HEAD}content-length: 20\r\n\r\n{{\"head").as_bytes()));
    assert!(is_served(&server));
}

#[test]
fn many_requests_on_one_connection_are_answered_in_order() {
    let server = Server::start(&[]);
    let item = |at: usize| format!("{{\"headline\": \"{}\"}}", "word ".repeat(at + 1));
    let request = |at| format!("{HEAD}content-length: {}\r\n\r\n{}", item(at).len(), item(at));
    let mut all: String = (0..50).map(request).collect();
    all += "GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    let answered = server.raw(all.as_bytes());
    assert_eq!(answered.matches("HTTP/1.1 200 ").count(), 51);
    let bodies =
        answered.match_indices("{\"schema_version\"").map(|(at, _)| answered[at..].split_inclusive('}').next());
    let alone = |at| server.post_bytes("/v1/score", "application/json", item(at).as_bytes()).text;
    let alone: Vec<String> = (0..50).map(alone).collect();
    assert_eq!(bodies.map(Option::unwrap).collect::<Vec<_>>(), alone);
    assert!(alone[0] != alone[49], "the order shows");
}

#[test]
fn slow_clients_hold_neither_room_nor_places_for_long() {
    let server = Server::start(&["--timeout", "2", "--max-connections", "300"]);
    let connect = |said: String| {
        let mut stream = server.connect();
        stream.write_all(said.as_bytes()).unwrap();
        stream
    };
    // More bodies that never come than there is room for.
    let waiting: Vec<TcpStream> =
        (0..60).map(|_| connect(format!("{HEAD}content-length: 2000000\r\n\r\n{{"))).collect();
    assert!(is_served(&server));
    for mut stream in waiting {
        let answered = rest(&mut stream);
        assert!(answered.starts_with("HTTP/1.1 408 ") || answered.starts_with("HTTP/1.1 503 "), "{answered}");
    }
    // More connections than there are places for.
    let silent: Vec<TcpStream> = (0..400).map(|_| server.connect()).collect();
    let turned_away = server.raw(b"GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    assert!(turned_away.is_empty() || turned_away.starts_with("HTTP/1.1 503 "), "{turned_away}");
    for mut stream in silent {
        rest(&mut stream);
    }
    assert!(is_served(&server));
    let metrics = server.get("/metrics").text;
    let turned_away = metrics.lines().find_map(|line| line.strip_prefix("debait_http_connections_turned_away_total "));
    assert!(turned_away.unwrap().parse::<usize>().unwrap() >= 100, "{metrics}");
    if let Some(resident) = server.resident() {
        assert!(resident < MEMORY, "{resident} bytes");
    }
}

/// Bodies that are promised and never come take nothing from others.
#[test]
fn promises_of_large_bodies_hold_nobody_up() {
    let server = Server::start(&[]);
    let mut promised: Vec<TcpStream> = (0..40).map(|_| server.connect()).collect();
    for stream in &mut promised {
        stream.write_all(format!("{HEAD}content-length: 2097152\r\n\r\n{{").as_bytes()).unwrap();
    }
    let draft = "The ferry sails at noon, says the harbour master. ".repeat(700);
    assert_eq!(server.post("/v1/explain", &json!({ "headline": "Ferry sails", "body": draft })).status, 200);
    // Nobody had to give up first.
    for stream in &mut promised {
        stream.set_nonblocking(true).unwrap();
        let nothing = stream.read(&mut [0; 1]).map_err(|error| error.kind());
        assert_eq!(nothing, Err(std::io::ErrorKind::WouldBlock));
    }
}

/// Bodies that stop before their end take the room of large ones, and of no others.
#[test]
fn large_bodies_that_stop_halfway_leave_room_for_others() {
    let server = Server::start(&["--timeout", "100"]);
    let half = format!("{HEAD}content-length: 2097152\r\n\r\n{{{}", " ".repeat(2_097_150));
    let mut waiting: Vec<TcpStream> = (0..40).map(|_| server.connect()).collect();
    for stream in &mut waiting {
        // One that is refused may be cut off.
        let _ = stream.write_all(half.as_bytes());
        stream.set_nonblocking(true).unwrap();
    }
    // There is room for 24 of them.
    let mut refused = 0;
    while refused < 16 {
        waiting.retain_mut(|stream| {
            let mut answer = [0; 12];
            let read = stream.read(&mut answer);
            if matches!(&read, Err(error) if error.kind() == std::io::ErrorKind::WouldBlock) {
                return true;
            }
            refused += 1;
            assert!(read.is_err() || answer.starts_with(b"HTTP/1.1 503"), "{}", String::from_utf8_lossy(&answer));
            false
        });
        std::thread::sleep(Duration::from_millis(10));
    }
    for bytes in [10, 34_000, 200_000] {
        let item = json!({ "headline": "Ferry sails", "body": "The ferry sails. ".repeat(bytes / 17) });
        assert_eq!(server.post("/v1/check", &item).status, 200);
    }
    assert!(!waiting.is_empty());
    if let Some(resident) = server.resident() {
        assert!(resident < MEMORY, "{resident} bytes");
    }
}

/// An answer has a size that hardly depends on what is found.
#[test]
fn answers_are_bounded() {
    let server = Server::start(&[]);
    let bait = "You won't believe these shocking, amazing secrets! Why? Experts say so. ";
    let draft = bait.repeat(500_000 / bait.len());
    let comments = "<!-- debait-disable-next-line nothing -->\n\n".repeat(2500);
    for (path, item) in [
        ("/v1/explain", json!({ "headline": bait, "body": draft })),
        ("/v1/explain", json!({ "page": format!("# {bait}\n\n{draft}"), "markup": "markdown" })),
        ("/v1/check", json!({ "headline": bait, "body": draft })),
        ("/v1/check", json!({ "page": format!("# {bait}\n\n{comments}"), "markup": "markdown" })),
    ] {
        let (asked, answer) = (item.to_string().len(), server.post(path, &item));
        assert_eq!(answer.status, 200);
        assert!(answer.text.len() < 4 * asked, "{path}: {} bytes for {asked}", answer.text.len());
    }
    let explained = server.post("/v1/explain", &json!({ "headline": bait, "body": draft })).json();
    let causes = explained["heads"]["seo-bait"]["contributions"].as_array().unwrap();
    let counts = causes.iter().map(|cause| (cause["evidence"].as_array().unwrap().len(), &cause["evidence_count"]));
    let counts: Vec<(usize, usize)> = counts.map(|(shown, all)| (shown, all.as_u64().unwrap() as usize)).collect();
    assert!(counts.iter().all(|&(shown, all)| shown == all.min(100)), "{counts:?}");
    assert!(counts.iter().any(|&(_, all)| all > 5000), "{counts:?}");
}
