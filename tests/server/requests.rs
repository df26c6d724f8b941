//! What is wrong with a request is said, and who may ask.

use std::fs;

use serde_json::json;

use super::running::Server;
use crate::support::debait;

#[test]
fn problems_say_what_was_found_and_where() {
    let server = Server::start(&["--max-items", "3", "--max-body", "1000"]);
    for (path, body, status, detail) in [
        ("/v1/score", "", 400, "line 1, column 0 of the body: found EOF while parsing a value, expected JSON"),
        (
            "/v1/score",
            "{\"headline\": \"a\",\n }",
            400,
            "line 2, column 2 of the body: found trailing comma, expected JSON",
        ),
        (
            "/v1/score",
            "{\"headline\": \"a\"} x",
            400,
            "line 1, column 19 of the body: found trailing characters, expected JSON",
        ),
        ("/v1/score", "[]", 422, "invalid type: sequence, expected an object with `headline`, `page` or `items`"),
        ("/v1/score", "{}", 422, "found neither `headline` nor `page`, expected one of them"),
        ("/v1/score", r#"{"headline": 5}"#, 422, "/headline: invalid type: integer `5`, expected a string"),
        ("/v1/score", r#"{"headline": "a", "headlines": 1}"#, 422, "/headlines: unknown field `headlines`"),
        (
            "/v1/score",
            r#"{"items": [{"headline": "a"}, {"headline": " \n"}]}"#,
            422,
            "/items/1: `headline` is empty: expected some words",
        ),
        (
            "/v1/score",
            r#"{"items": [{"headline": "a"}, {"headline": "a\u0000"}]}"#,
            422,
            "/items/1: `headline` has a NUL character: expected text",
        ),
        ("/v1/score", r#"{"items": []}"#, 422, "/items: found 0 items, expected 1 to 3"),
        (
            "/v1/score",
            r#"{"headline": "a", "lang": "tlh"}"#,
            422,
            "/lang: unknown language `tlh`: expected one of en, ",
        ),
        ("/v1/check", r#"{"headline": "a", "lang": 5}"#, 422, "/lang: invalid type: integer `5`, expected a string"),
        (
            "/v1/score",
            r#"{"items": [{"headline":"a"},{"headline":"a"},{"headline":"a"},{"headline":"a"}]}"#,
            422,
            "/items: found 4 items, expected 1 to 3",
        ),
        (
            "/v1/score",
            r#"{"items": [], "headline": "a"}"#,
            422,
            "found `items` besides fields of an item, expected one or the other",
        ),
        ("/v1/explain", r#"{"items": [{"headline": "a"}]}"#, 422, "found `items`, expected one item"),
        ("/v1/score", r#"{"items": [["a"]]}"#, 422, "/items/0: invalid type: sequence, expected an object"),
        ("/v1/score", r#"{"items": [{"items": []}]}"#, 422, "/items/0: found `items`, expected one item"),
        ("/v1/score", r#"{"headline": "a", "headline": "b"}"#, 422, "duplicate field `headline`"),
        (
            "/v1/explain",
            r#"{"headline": "a", "page": "b", "markup": "html"}"#,
            422,
            "found `page` besides `headline`, expected one or the other",
        ),
        (
            "/v1/explain",
            r#"{"headline": "a", "markup": "html"}"#,
            422,
            "found `markup` besides `headline`, expected one or the other",
        ),
        (
            "/v1/explain",
            r#"{"page": "b", "body": "a", "markup": "html"}"#,
            422,
            "found `body` besides `page`, expected one or the other",
        ),
        (
            "/v1/check",
            r#"{"page": "b"}"#,
            422,
            "found `page` without `markup`, expected `markdown`, `html` or `plain` there",
        ),
        (
            "/v1/check",
            r#"{"page": "b", "markup": "rtf"}"#,
            422,
            "/markup: unknown variant `rtf`, expected one of `markdown`, `html`, `plain`",
        ),
    ] {
        let answer = server.post_bytes(path, "application/json", body.as_bytes());
        assert_eq!((answer.status, answer.kind.as_str()), (status, "application/problem+json"), "{body}");
        let problem = answer.json();
        let said = problem["detail"].as_str().unwrap();
        assert!(said.starts_with(detail), "{body}: {said}");
        assert_eq!((&problem["status"], &problem["type"]), (&json!(status), &json!("about:blank")));
    }
    let server = Server::start(&[]);
    for (path, item, pointer) in [
        ("/v1/score", json!({ "items": [{ "headline": "a" }, { "headline": "a".repeat(10_001) }] }), "/items/1"),
        ("/v1/score", json!({ "items": [{ "page": "a".repeat(10_001), "markup": "plain" }] }), "/items/0"),
        ("/v1/explain", json!({ "page": format!("# {}", "a".repeat(10_001)), "markup": "markdown" }), ""),
    ] {
        let answer = server.post(path, &item);
        assert_eq!(answer.status, 422, "{}", answer.text);
        let error = &answer.json()["errors"][0];
        assert_eq!(error["pointer"], pointer);
        assert_eq!(error["detail"], "the headline has 10001 bytes: expected at most 10000");
    }
    let server = Server::start(&["--max-items", "3", "--max-body", "1000"]);
    let long = json!({ "headline": "a".repeat(1000) });
    let answer = server.post("/v1/score", &long);
    assert_eq!(answer.status, 413);
    assert!(answer.text.contains("longer than 1000 bytes"), "{}", answer.text);
    for kind in ["text/plain", "application/x-www-form-urlencoded", "application/jsonx", ""] {
        assert_eq!(server.post_bytes("/v1/score", kind, b"{\"headline\": \"a\"}").status, 415, "{kind}");
    }
    assert_eq!(server.post_bytes("/v1/score", "Application/JSON; charset=utf-8", b"{\"headline\": \"a\"}").status, 200);
    let answer = server.get("/v1/score");
    assert_eq!((answer.status, answer.header("allow")), (405, "POST"));
    assert_eq!(server.get("/v2/score").status, 404);
    for path in ["/v1/rules/%ff", "/v1/rules/%00%ff", "/v2/%ff"] {
        let answer = server.get(path);
        assert_eq!(answer.kind, "application/problem+json", "{path}: {}", answer.text);
    }
}

#[test]
fn a_token_is_asked_for_where_there_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("token");
    fs::write(&file, "s3cret\n").unwrap();
    let server = Server::start(&["--token-file", file.to_str().unwrap()]);
    for path in ["/v1/features", "/v1/rules/stuffed-tail", "/metrics"] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("www-authenticate")), (401, "Bearer"), "{path}");
        for shown in ["Bearer s3cre", "Bearer s3cret2", "s3cret", "Basic s3cret", "Bearer"] {
            assert_eq!(server.get_with(path, "authorization", shown).status, 401, "{path} {shown}");
        }
        assert_eq!(server.get_with(path, "authorization", "Bearer s3cret").status, 200, "{path}");
        assert_eq!(server.get_with(path, "authorization", "bearer s3cret").status, 200, "{path}");
    }
    assert_eq!(server.post("/v1/score", &json!({ "headline": "a" })).status, 401);
    for path in ["/healthz", "/readyz", "/openapi.json"] {
        assert_eq!(server.get(path).status, 200, "{path}");
    }
    assert!(!server.log().contains("s3cret"));
}

/// A page elsewhere whose name points here (DNS rebinding) is turned away, where being here is all that is asked for.
#[test]
fn hosts_that_are_not_this_machine_are_refused() {
    let server = Server::start(&[]);
    let score = |host: &str| {
        let body = r#"{"headline": "a"}"#;
        server.raw(format!("POST /v1/score HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}", body.len()).as_bytes())
    };
    for host in ["localhost", "LOCALHOST:8080", "debait.localhost", "127.0.0.1", "[::1]:8080"] {
        assert!(score(host).starts_with("HTTP/1.1 200 "), "{host}: {}", score(host));
    }
    for host in [
        "rebound.example",
        "rebound.example:8080",
        "192.0.2.1",
        "localhost.rebound.example",
        "localhost\r\nhost: b.example",
    ] {
        let answer = score(host);
        assert!(answer.starts_with("HTTP/1.1 421 ") && answer.contains("application/problem+json"), "{host}: {answer}");
    }
    for path in ["/", "/assets/api.js", "/metrics", "/openapi.json", "/healthz"] {
        assert_eq!(server.get_with(path, "host", "rebound.example").status, 421, "{path}");
    }
    // A token is more than being here: a proxy may use its own name.
    let server = Server::start(&["--token", "s3cret"]);
    assert_eq!(server.get_with("/healthz", "host", "debait.example").status, 200);
    assert_eq!(server.get_with("/v1/rules", "host", "debait.example").status, 401);
    let server = Server::start_at("0.0.0.0:0", &[]);
    assert_eq!(server.get_with("/v1/rules", "host", "debait.example").status, 200);
}

#[test]
fn browsers_are_told_to_do_no_more_than_they_must() {
    let server = Server::start(&[]);
    let answer = server.get_with("/v1/features", "origin", "https://example.org");
    assert_eq!(answer.header("access-control-allow-origin"), "");
    assert_eq!((answer.header("x-content-type-options"), answer.header("cache-control")), ("nosniff", "no-store"));
    assert!(answer.header("content-security-policy").starts_with("default-src 'none'; script-src 'self'"));
    let server = Server::start(&["--cors-origin", "https://example.org"]);
    for (origin, allowed) in [("https://example.org", "https://example.org"), ("https://example.com", "")] {
        let answer = server.get_with("/v1/features", "origin", origin);
        assert_eq!(answer.header("access-control-allow-origin"), allowed);
    }
}

#[test]
fn what_it_cannot_start_with_is_said() {
    let taken = Server::start(&[]);
    let addr = taken.addr.to_string();
    for (options, message) in [
        (&["--addr", addr.as_str()][..], "cannot listen on 127.0.0.1:"),
        (&["--token", "two words"], "the token has a character ' '"),
        (&["--token", ""], "the token is empty"),
        (&["--cors-origin", "example.org"], "`example.org` is no origin"),
        (&["--cors-origin", "https://example.org/path"], "is no origin"),
        (&["--token-file", "missing/token"], "missing/token: cannot read"),
        (&["--model", "README.md"], "README.md"),
        (&["--max-body", "100000000"], "invalid value '100000000'"),
        (&["--timeout", "0"], "invalid value '0'"),
        (&["--max-connections", "0"], "invalid value '0'"),
    ] {
        let output = debait().arg("serve").args(options).env_remove("DEBAIT_TOKEN").output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && said.contains(message), "{options:?}: {said}");
        assert!(output.stdout.is_empty());
    }
}
