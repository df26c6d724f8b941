//! The language server, as an editor finds it.

mod client;
mod lifecycle;
mod settings;

use serde_json::{Value, json};

use self::client::{Client, edited};

const URI: &str = "file:///drafts/ferry.md";

/// With every finding that has a fix, and characters of one, two and four bytes.
const DRAFT: &str = "# 😀 Ünder way: ferry sails again!!!\n\nThe ferry sails at noon, says the harbour master.\n\n\
                     Leave a Reply\n\nIt carries 140 passengers.\n";

fn rules(findings: &[Value]) -> Vec<&str> {
    findings.iter().map(|finding| finding["code"].as_str().unwrap()).collect()
}

fn of_rule<'f>(findings: &'f [Value], rule: &str) -> &'f Value {
    findings.iter().find(|finding| finding["code"] == rule).unwrap_or_else(|| panic!("no {rule} in {findings:#?}"))
}

fn range(line: u64, start: u64, end: u64) -> Value {
    json!({ "start": { "line": line, "character": start }, "end": { "line": line, "character": end } })
}

#[test]
fn a_draft_is_checked_when_it_is_opened_and_changed_and_forgotten_when_it_is_closed() {
    let (mut client, answer) = Client::ready(json!({}));
    assert_eq!(answer["capabilities"]["positionEncoding"], "utf-16");
    assert_eq!(answer["serverInfo"]["name"], "debait");
    client.open(URI, "markdown", DRAFT);
    let findings = client.findings(URI, 1);
    let marks = of_rule(&findings, "repeated-punctuation");
    assert_eq!(marks["range"], range(0, 33, 36));
    assert_eq!((&marks["source"], &marks["severity"]), (&json!("debait"), &json!(2)));
    assert_eq!(of_rule(&findings, "leaked-comment-form")["range"], range(4, 0, 13));

    // Two changes one after another, the second in the text that the first made.
    let changes = json!([
        { "range": range(0, 33, 36), "text": "." },
        { "range": { "start": { "line": 4, "character": 0 }, "end": { "line": 6, "character": 0 } }, "text": "" },
    ]);
    client.change(URI, 2, changes);
    let findings = client.findings(URI, 2);
    assert!(!rules(&findings).contains(&"repeated-punctuation") && !rules(&findings).contains(&"leaked-comment-form"));

    client.change(URI, 3, json!([{ "text": DRAFT }]));
    assert_eq!(of_rule(&client.findings(URI, 3), "repeated-punctuation")["range"], range(0, 33, 36));
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": URI } }));
    let closed = client.wait_for(|message| message["params"]["diagnostics"] == json!([]));
    assert_eq!(closed["params"]["uri"], URI);
    assert_eq!(client.hover(URI, 0, 34), Value::Null);
    client.leave();
}

#[test]
fn columns_are_bytes_where_the_editor_offers_it() {
    let encodings = json!({ "general": { "positionEncodings": ["utf-32", "utf-16", "utf-8"] } });
    let (mut client, answer) = Client::ready(encodings);
    assert_eq!(answer["capabilities"]["positionEncoding"], "utf-8");
    client.open(URI, "markdown", DRAFT);
    assert_eq!(of_rule(&client.findings(URI, 1), "repeated-punctuation")["range"], range(0, 36, 39));
    client.change(URI, 2, json!([{ "range": range(0, 36, 39), "text": "!" }]));
    assert!(!rules(&client.findings(URI, 2)).contains(&"repeated-punctuation"));
    client.leave();
}

#[test]
fn the_language_tells_the_markup() {
    let (mut client, _) = Client::ready(json!({}));
    for (language, text, expected) in [
        ("markdown", "# Ferry sails again!!!\n", range(0, 19, 22)),
        ("html", "<h1>Ferry sails again!!!</h1>\n", range(0, 21, 24)),
        ("plaintext", "# Ferry sails again!!!\n", range(0, 19, 22)),
    ] {
        let uri = format!("untitled:{language}");
        client.open(&uri, language, text);
        assert_eq!(of_rule(&client.findings(&uri, 1), "repeated-punctuation")["range"], expected, "{language}");
    }
    client.open("file:///drafts/ferry.rs", "rust", "// Ferry sails again!!!\n");
    client.leave();
}

#[test]
fn further_places_are_told_to_editors_that_show_them() {
    let draft = "# Ferry sails again, you won't believe what happened next\n\nAt noon.\n";
    let related = json!({ "textDocument": { "publishDiagnostics": { "relatedInformation": true } } });
    let (mut client, _) = Client::ready(related);
    client.open(URI, "markdown", draft);
    let findings = client.findings(URI, 1);
    let places = of_rule(&findings, "clickbait-score")["relatedInformation"].as_array().unwrap().clone();
    assert!(places.iter().all(|place| place["location"]["uri"] == URI && place["message"] == "also here"));
    assert!(!places.is_empty());
    client.leave();
    let (mut client, _) = Client::ready(json!({}));
    client.open(URI, "markdown", draft);
    assert!(client.findings(URI, 1).iter().all(|finding| finding.get("relatedInformation").is_none()));
    client.leave();
}

#[test]
fn a_hover_shows_the_page_of_the_rule_and_what_would_make_a_score_better() {
    let (mut client, _) = Client::ready(json!({}));
    client.open(URI, "markdown", "# Ferry sails again, you won't believe what happened next!!!\n\nAt noon.\n");
    let shown = client.hover(URI, 0, 57);
    assert_eq!((&shown["range"], &shown["contents"]["kind"]), (&range(0, 57, 60), &json!("markdown")));
    let text = shown["contents"]["value"].as_str().unwrap();
    assert!(text.starts_with("# repeated-punctuation\n"), "{text}");
    for part in ["## What to do", "## Bad", "## Good", "## Source", "# clickbait-score", "What would make it better:"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(client.hover(URI, 2, 1), Value::Null);
    client.leave();
    let plain = json!({ "textDocument": { "hover": { "contentFormat": ["plaintext"] } } });
    let (mut client, _) = Client::ready(plain);
    client.open(URI, "markdown", DRAFT);
    assert_eq!(client.hover(URI, 0, 34)["contents"]["kind"], "plaintext");
    client.leave();
}

#[test]
fn a_quick_fix_gives_a_text_without_the_finding() {
    let (mut client, _) = Client::ready(json!({}));
    let mut text = DRAFT.to_owned();
    client.open(URI, "markdown", &text);
    for (version, (rule, title)) in
        [("repeated-punctuation", "Use one mark"), ("leaked-comment-form", "Remove the line")].iter().enumerate()
    {
        let version = i64::try_from(version).unwrap() + 1;
        let findings = client.findings(URI, version);
        let place = &of_rule(&findings, rule)["range"];
        let actions = client.actions(URI, place, &["quickfix"]);
        let (_, action) = actions.iter().find(|(found, _)| found == title).unwrap();
        assert_eq!((&action["kind"], &action["isPreferred"]), (&json!("quickfix"), &json!(true)));
        assert_eq!(action["diagnostics"][0]["code"], *rule);
        text = edited(&text, action, URI);
        client.change(URI, version + 1, json!([{ "text": text }]));
    }
    assert_eq!(text, DRAFT.replace("!!!", "!").replace("Leave a Reply\n\n", ""));
    let findings = client.findings(URI, 3);
    assert!(!rules(&findings).contains(&"repeated-punctuation") && !rules(&findings).contains(&"leaked-comment-form"));
    assert_eq!(client.actions(URI, &range(2, 0, 0), &[]), []);
    client.leave();
}

#[test]
fn all_can_be_put_right_at_once() {
    let (mut client, _) = Client::ready(json!({}));
    client.open(URI, "markdown", DRAFT);
    let actions = client.actions(URI, &range(2, 0, 0), &["source.fixAll"]);
    let [(_, action)] = actions.as_slice() else { panic!("{actions:#?}") };
    assert_eq!(action["kind"], "source.fixAll.debait");
    let text = edited(DRAFT, action, URI);
    assert_eq!(text, DRAFT.replace("!!!", "!").replace("Leave a Reply\n\n", ""));
    client.change(URI, 2, json!([{ "text": text }]));
    assert_eq!(client.actions(URI, &range(2, 0, 0), &["source"]), [], "nothing is left to put right");
    client.leave();
}

#[test]
fn a_rule_that_is_disabled_for_a_line_finds_nothing_there_and_still_does_elsewhere() {
    let markdown =
        "# Ferry sails again!!!\n\nOne line of a paragraph\nand one that shouts!!!\n\n- Noon!!!\n- Dusk!!!\n";
    let html = "<h1>Ferry sails</h1>\n<p>At noon.</p>\n<div>\n<p>Leave a Reply</p>\n</div>\n<p>Leave a Reply</p>\n";
    let (mut client, _) = Client::ready(json!({}));
    let mut version = 1;
    for (language, draft, line, rule) in [
        ("markdown", markdown, 0, "repeated-punctuation"),
        ("html", html, 3, "leaked-comment-form"),
        ("html", html, 5, "leaked-comment-form"),
    ] {
        let uri = format!("untitled:{language}-{line}");
        client.open(&uri, language, draft);
        let findings = client.findings(&uri, 1);
        let at_line = |line: u64| move |finding: &&Value| finding["range"]["start"]["line"] == line;
        let place = &findings.iter().filter(at_line(line)).find(|finding| finding["code"] == rule).unwrap()["range"];
        let title = format!("Disable {rule} here");
        let actions = client.actions(&uri, place, &["quickfix"]);
        let (_, action) = actions.iter().find(|(found, _)| *found == title).unwrap_or_else(|| panic!("{actions:#?}"));
        version += 1;
        client.change(&uri, version, json!([{ "text": edited(draft, action, &uri) }]));
        let mut expected = rules(&findings);
        expected.remove(expected.iter().position(|found| *found == rule).unwrap());
        assert_eq!(rules(&client.findings(&uri, version)), expected, "{language}, line {line}");
    }
    client.leave();
}
