//! What a server must bear.

use serde_json::{Value, json};

use super::client::Client;
use super::{DRAFT, URI, of_rule, range, rules};

fn code(answer: &Value) -> i64 {
    answer["error"]["code"].as_i64().unwrap_or_else(|| panic!("no error in {answer}"))
}

#[test]
fn requests_out_of_turn_or_not_understood_are_refused() {
    let mut client = Client::start();
    assert_eq!(code(&client.request("textDocument/hover", json!({}))), -32002, "not initialized");
    assert_eq!(code(&client.request("initialize", json!({ "capabilities": 1 }))), -32602, "invalid parameters");
    let params = json!({ "processId": null, "rootUri": null, "capabilities": {} });
    assert!(client.request("initialize", params.clone())["result"]["capabilities"].is_object());
    assert_eq!(code(&client.request("initialize", params)), -32600, "twice");
    for method in ["textDocument/rename", "$/unheardOf", "initialised"] {
        assert_eq!(code(&client.request(method, json!({}))), -32601, "{method}");
    }
    assert_eq!(code(&client.request("textDocument/hover", json!({ "position": "here" }))), -32602);
    client.notify("$/unheardOf", json!({}));
    client.notify("textDocument/didOpen", json!({ "text": "no document" }));
    let logged = client.wait_for(|message| message["method"] == "window/logMessage");
    assert!(logged["params"]["message"].as_str().unwrap().starts_with("textDocument/didOpen: "), "{logged}");
    assert_eq!(client.request("shutdown", Value::Null)["result"], Value::Null);
    assert_eq!(code(&client.request("textDocument/hover", json!({}))), -32600, "shut down");
    client.notify("exit", Value::Null);
    assert_eq!(client.ended().code(), Some(0));
}

#[test]
fn what_is_no_message_is_refused_and_what_follows_is_read() {
    let (mut client, _) = Client::ready(json!({}));
    for bytes in [
        "Content-Length: 12\r\n\r\n{\"jsonrpc\": ",
        "Content-Length: 2\r\n\r\n[]",
        "Content-Length: many\r\n\r\n",
        "garbage\r\n",
    ] {
        client.say(bytes);
        let answer = client.wait_for(|message| message.get("id") == Some(&Value::Null));
        assert_eq!(code(&answer), -32700, "{bytes}");
    }
    client.open(URI, "markdown", DRAFT);
    assert!(rules(&client.findings(URI, 1)).contains(&"repeated-punctuation"));
    client.leave();
}

#[test]
fn what_is_too_long_is_refused_in_few_words_and_the_session_goes_on() {
    let (mut client, _) = Client::ready(json!({}));
    let long = "x".repeat(100_000);
    for bytes in [
        format!("Content-Length: {}\r\n\r\n", u64::MAX),
        format!("Content-Length: 9999999999\r\n\r\n{{\"jsonrpc\": \"2.0\", \"method\": \"{long}\"}}"),
        format!("Content-Length: {}\r\n\r\n{long}", long.len()),
        format!("{long}\r\n"),
    ] {
        client.say(&bytes);
        // Whatever was claimed, what follows is the next message.
        let of_new = client.ask(&long, json!({ "text": long }));
        let answer = client.wait_for(|message| message.get("id") == Some(&Value::Null));
        assert_eq!(code(&answer), -32700, "{answer}");
        for answer in [answer, client.answer_to(of_new)] {
            assert!(answer["error"]["message"].as_str().unwrap().len() < 2000, "{answer}");
        }
    }
    client.notify("textDocument/didOpen", json!({ "textDocument": long }));
    let logged = client.wait_for(|message| message["method"] == "window/logMessage");
    assert!(logged["params"]["message"].as_str().unwrap().len() < 2000, "{logged}");
    client.open(URI, "markdown", DRAFT);
    assert!(rules(&client.findings(URI, 1)).contains(&"repeated-punctuation"));
    client.leave();
}

#[test]
fn an_editor_that_leaves_without_a_word_is_an_error() {
    let (mut client, _) = Client::ready(json!({}));
    client.notify("exit", Value::Null);
    assert_eq!(client.ended().code(), Some(1));
    let (client, _) = Client::ready(json!({}));
    assert_eq!(client.ended().code(), Some(1));
    let (mut client, _) = Client::ready(json!({}));
    client.say("Content-Length: 99\r\n\r\ncut sh");
    assert_eq!(client.ended().code(), Some(1));
}

#[test]
fn places_that_do_not_exist_are_the_nearest_that_do() {
    let (mut client, _) = Client::ready(json!({}));
    client.open(URI, "markdown", DRAFT);
    let far = json!({ "line": 4_000_000_000_u32, "character": 4_000_000_000_u32 });
    let backwards = json!({ "start": far, "end": { "line": 0, "character": 3 } });
    let inside = json!({ "start": { "line": 0, "character": 3 }, "end": { "line": 0, "character": 3 } });
    client.change(
        URI,
        2,
        json!([
            { "range": { "start": far, "end": far }, "text": "Behind the end.\n" },
            { "range": backwards, "text": "Again.\n" },
            { "range": inside, "text": "x" },
        ]),
    );
    client.change("file:///never/opened.md", 1, json!([{ "range": backwards, "text": "x" }]));
    assert!(rules(&client.findings(URI, 2)).contains(&"repeated-punctuation"));
    assert_eq!(client.hover(URI, 4_000_000_000, 0), Value::Null);
    assert_eq!(client.actions(URI, &backwards, &["quickfix"]), []);
    client.leave();
}

#[test]
fn of_many_changes_the_last_one_is_shown() {
    const LAST: i64 = 60;
    let (mut client, _) = Client::ready(json!({}));
    client.open(URI, "markdown", DRAFT);
    for version in 2..=LAST {
        let at = range(2, 0, 0);
        client.change(URI, version, json!([{ "range": at, "text": format!("Sentence {version} is added. ") }]));
    }
    assert_eq!(of_rule(&client.findings(URI, LAST), "leaked-comment-form")["range"], range(4, 0, 13));
    let versions = client.unread_versions();
    assert!(versions.is_sorted() && versions.iter().all(|version| *version < LAST), "{versions:?}");
    client.leave();
}

#[test]
fn every_question_has_one_answer_whatever_becomes_of_the_document() {
    let (mut client, _) = Client::ready(json!({}));
    client.open(URI, "markdown", DRAFT);
    let at = json!({ "textDocument": { "uri": URI }, "position": { "line": 0, "character": 34 } });
    let cancelled = client.ask("textDocument/hover", at.clone());
    client.notify("$/cancelRequest", json!({ "id": cancelled }));
    client.notify("$/cancelRequest", json!({ "id": "never asked" }));
    let outdated = client.ask("textDocument/hover", at.clone());
    client.change(URI, 2, json!([{ "text": "# Ferry sails\n" }]));
    let of_new = client.ask("textDocument/hover", at);
    for (id, refused) in [(cancelled, -32800), (outdated, -32801)] {
        let answer = client.answer_to(id);
        // It may have been answered before.
        assert!(answer["result"].is_object() || code(&answer) == refused, "{answer}");
    }
    assert_eq!(client.answer_to(of_new)["result"], Value::Null);
    client.leave();
}

#[test]
fn editors_that_can_are_asked_to_watch_the_settings() {
    let watching = json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } });
    let (mut client, _) = Client::ready(watching);
    let asked = client.wait_for(|message| message["method"] == "client/registerCapability");
    let registration = &asked["params"]["registrations"][0];
    assert_eq!(registration["method"], "workspace/didChangeWatchedFiles");
    assert_eq!(registration["registerOptions"]["watchers"][0]["globPattern"], "**/debait.toml");
    client.leave();
}
