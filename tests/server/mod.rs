//! The HTTP server, as whoever uses it finds it.

mod hostile;
mod requests;
mod running;
mod stopping;

use std::io::Write;
use std::process::{Command, Stdio};

use debait::model::{Head, Model, Scorer, Verdict};
use debait::text::{Article, Body};
use serde_json::{Value, json};

use self::running::Server;
use crate::support::{debait, own};

/// With characters of one, two, three and four bytes.
const HEADLINE: &str = "😀 Ünder way: You Won’t Believe What This Ferry Did Next!!!";
const BODY: &str = "The ferry sails at noon, says the harbour master.\n\nLeave a Reply\n\nIt carries 140 passengers.\n";

fn printed(command: &mut Command, input: &str) -> Value {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap()
}

/// Items are read in the language that they name, else in that of the server.
#[test]
fn items_are_read_by_the_models_of_their_language() {
    let unmeasured = |language: &str| json!({ "clickbait_probability": null, "seo_bait_probability": null, "verdict": null, "language": language });
    let indonesian = "Pemerintah kota menyetujui pembangunan tanggul baru";
    let spanish = "El ayuntamiento aprueba el presupuesto del puerto";
    let server = Server::start(&[]);
    let items = json!({ "items": [
        { "headline": indonesian, "lang": "auto" },
        { "headline": indonesian, "lang": "id" },
        { "headline": indonesian },
        { "headline": spanish, "lang": "auto" },
        { "page": format!("# {spanish}"), "markup": "markdown", "lang": "es" },
    ] });
    let answer = server.post("/v1/score", &items).json();
    assert_eq!(answer["items"][0], unmeasured("id"));
    assert_eq!(answer["items"][1], unmeasured("id"));
    assert_eq!(answer["items"][2]["language"], "en");
    assert!(answer["items"][2]["verdict"].is_string());
    assert_eq!(answer["items"][3], answer["items"][4]);
    assert_eq!((&answer["items"][3]["language"], &answer["items"][3]["verdict"]), (&json!("es"), &json!("honest")));
    let explained = server.post("/v1/explain", &json!({ "headline": indonesian, "lang": "auto" })).json();
    assert_eq!(explained["heads_not_measured"]["clickbait"], "no loaded model of this head reads Indonesian");
    let rules = |draft: Value| {
        let found = server.post("/v1/check", &draft).json().to_string();
        (found.contains("clickbait-score"), found.contains("hyperbole"))
    };
    let bait = "You won't believe this epic, jaw-dropping trick!!!";
    assert_eq!(rules(json!({ "headline": bait })), (true, true));
    assert_eq!(rules(json!({ "headline": bait, "lang": "de" })), (false, false));
    let server = Server::start(&["--lang", "auto"]);
    assert_eq!(server.post("/v1/explain", &json!({ "headline": spanish })).json()["language"], "es");
}

/// Every probability with all its digits, and the verdict of the samples.
#[test]
fn scores_are_those_of_the_library() {
    let server = Server::start(&[]);
    let models = Head::ALL.map(|head| Model::default_of(head).unwrap().into());
    let mut scorer = Scorer::of(models).unwrap();
    let headlines = crate::support::headlines(&own("datasets/samples/headlines.csv"));
    let body = |at: usize| at.is_multiple_of(3).then_some(BODY);
    let items: Vec<Value> = headlines
        .iter()
        .enumerate()
        .map(|(at, headline)| match body(at) {
            Some(body) => json!({ "headline": headline, "body": body }),
            None => json!({ "headline": headline }),
        })
        .collect();
    let mut judge = |headline: &str, body: Option<&str>| {
        let body = body.map(Body::plain);
        let judged = scorer.predict(&Article { headline, body: body.as_ref().map(Body::lines) });
        let of = |head| judged.probability(head);
        json!({ "clickbait_probability": of(Head::Clickbait), "seo_bait_probability": of(Head::SeoBait), "verdict": judged.verdict().map(Verdict::as_str), "language": "en" })
    };
    for (from, part) in items.chunks(1000).enumerate() {
        let answer = server.post("/v1/score", &json!({ "items": part })).json();
        let scores = answer["items"].as_array().unwrap();
        assert_eq!((scores.len(), &answer["schema_version"]), (part.len(), &json!(1)));
        for (at, score) in scores.iter().enumerate() {
            let at = from * 1000 + at;
            assert_eq!(*score, judge(&headlines[at], body(at)), "{}", headlines[at]);
        }
    }
    let mut one = server.post("/v1/score", &items[1]).json();
    assert_eq!(one.as_object_mut().unwrap().remove("schema_version"), Some(json!(1)));
    assert_eq!(one, judge(&headlines[1], body(1)));
}

#[test]
fn explanations_are_those_of_the_command_line() {
    let server = Server::start(&[]);
    let mut of_headline = printed(debait().args(["explain", HEADLINE, "--format", "json"]), "");
    take_texts(&mut of_headline);
    assert_eq!(server.post("/v1/explain", &json!({ "headline": HEADLINE })).json(), of_headline);
    let page = format!("{HEADLINE}\n\n{BODY}");
    let mut of_page = printed(debait().args(["explain", "--file", "-", "--format", "json"]), &page);
    let draft = server.post("/v1/explain", &json!({ "headline": HEADLINE, "body": BODY })).json();
    assert_eq!(draft["heads"]["seo-bait"]["probability"], of_page["heads"]["seo-bait"]["probability"]);
    let answer = server.post("/v1/explain", &json!({ "page": page, "markup": "plain" })).json();
    of_page["body"] = answer["body"].clone();
    let taken = take_texts(&mut of_page);
    assert_eq!(answer, of_page);
    assert!(taken.iter().any(|(piece, _)| piece["field"] == "headline"));
    assert!(taken.iter().any(|(piece, _)| piece["field"] == "body"));
    for (piece, text) in taken {
        let source = answer[piece["field"].as_str().unwrap()].as_str().unwrap();
        let (start, end) = (piece["start_utf16"].as_u64().unwrap(), piece["end_utf16"].as_u64().unwrap());
        let units: Vec<u16> = source.encode_utf16().collect();
        assert_eq!(String::from_utf16(&units[start as usize..end as usize]).unwrap(), text);
    }
}

/// Takes its text from every piece of evidence, which the server leaves out; the pieces with what they said.
fn take_texts(explanation: &mut Value) -> Vec<(Value, String)> {
    let heads = explanation["heads"].as_object_mut().unwrap().values_mut();
    let causes = heads.flat_map(|head| head["contributions"].as_array_mut().unwrap());
    let pieces = causes.flat_map(|cause| cause["evidence"].as_array_mut().unwrap());
    let mut taken: Vec<(Value, String)> = Vec::new();
    let mut take = |piece: &mut Value| {
        let text = piece.as_object_mut().unwrap().remove("text").unwrap();
        taken.push((piece.clone(), text.as_str().unwrap().to_owned()));
    };
    pieces.for_each(&mut take);
    let undelivered = explanation.get_mut("undelivered").and_then(Value::as_array_mut).into_iter().flatten();
    undelivered.flat_map(|cause| cause["evidence"].as_array_mut().unwrap()).for_each(&mut take);
    taken
}

#[test]
fn findings_are_those_of_the_command_line() {
    let server = Server::start(&["--ignore", "emoji"]);
    for (item, name, source) in [
        (json!({ "headline": HEADLINE }), "draft.txt", HEADLINE.to_owned()),
        (json!({ "headline": HEADLINE, "body": BODY }), "draft.txt", format!("{HEADLINE}\n\n{BODY}")),
        (
            json!({ "page": format!("# {HEADLINE}\n\n{BODY}"), "markup": "markdown" }),
            "draft.md",
            format!("# {HEADLINE}\n\n{BODY}"),
        ),
        (
            json!({ "page": format!("<h1>{HEADLINE}</h1><p>{BODY}"), "markup": "html" }),
            "draft.html",
            format!("<h1>{HEADLINE}</h1><p>{BODY}"),
        ),
    ] {
        let command = ["check", "-", "--stdin-filename", name, "--format", "json", "--isolated", "--ignore", "emoji"];
        let expected = printed(debait().args(command), &source);
        assert!(!expected["files"][0]["findings"].as_array().unwrap().is_empty());
        assert_eq!(server.post("/v1/check", &item).json(), expected);
    }
}

#[test]
fn rules_and_features_are_listed() {
    let server = Server::start(&[]);
    let features = server.get("/v1/features").json();
    assert_eq!(features["features"], printed(debait().args(["features", "--format", "json"]), ""));
    let rules = server.get("/v1/rules").json();
    let rules = rules["rules"].as_array().unwrap();
    assert_eq!(rules.len(), debait::lint::rules().count());
    for rule in rules.iter().step_by(20) {
        let id = rule["id"].as_str().unwrap();
        let page = server.get(&format!("/v1/rules/{id}")).json();
        let printed = debait().args(["rule", id]).output().unwrap().stdout;
        assert_eq!(page["page"].as_str().unwrap().as_bytes(), printed);
    }
    let missing = server.get("/v1/rules/stuffed-tial");
    assert_eq!((missing.status, missing.kind.as_str()), (404, "application/problem+json"));
    assert!(missing.text.contains("did you mean `stuffed-tail`?"), "{}", missing.text);
}

#[test]
fn health_metrics_and_log_tell_of_requests_and_never_of_drafts() {
    let server = Server::start(&[]);
    for path in ["/healthz", "/readyz"] {
        assert_eq!((server.get(path).status, server.get(path).text.as_str()), (200, "ok\n"));
    }
    let secret = "Xylophonists of Quagmire";
    server.post("/v1/score", &json!({ "headline": secret }));
    server.post("/v1/explain", &json!({ "headline": secret, "body": secret }));
    server.post("/v1/check", &json!({ "page": secret, "markup": "html" }));
    server.post("/v1/score", &json!({ "headline": { secret: 1 } }));
    server.get("/Xylophonists?of=Quagmire");
    let metrics = server.get("/metrics");
    assert_eq!(metrics.kind, "application/openmetrics-text");
    assert!(metrics.text.ends_with("# EOF\n"));
    for line in [
        "debait_http_requests_total{route=\"/v1/score\",status=\"200\"} 1",
        "debait_http_requests_total{route=\"/v1/score\",status=\"422\"} 1",
        "debait_http_requests_total{route=\"none\",status=\"404\"} 1",
        "debait_http_request_duration_seconds_count{route=\"/v1/check\"} 1",
    ] {
        assert!(metrics.text.contains(line), "no {line} in {}", metrics.text);
    }
    assert!(!metrics.text.contains("Xylophonists"));
    // The log is whole only once the server has ended: it is read by another thread.
    server.terminate();
    let (code, log) = server.ended();
    assert_eq!(code, Some(0), "{log}");
    assert!(!log.contains("Xylophonists") && !log.contains("Quagmire"), "{log}");
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told = lines.iter().find(|line| line["route"] == "/v1/check").unwrap();
    assert_eq!((&told["method"], &told["status"], &told["level"]), (&json!("POST"), &json!(200), &json!("INFO")));
}

#[test]
fn the_document_describes_what_is_answered() {
    let server = Server::start(&[]);
    let document = server.get("/openapi.json").json();
    assert_eq!(document["openapi"], "3.1.0");
    for (path, method, item) in [
        (
            "/v1/score",
            "post",
            Some(json!({ "items": [{ "headline": HEADLINE }, { "headline": HEADLINE, "body": BODY }] })),
        ),
        ("/v1/score", "post", Some(json!({ "headline": HEADLINE }))),
        ("/v1/explain", "post", Some(json!({ "page": format!("# {HEADLINE}\n\n{BODY}"), "markup": "markdown" }))),
        ("/v1/check", "post", Some(json!({ "headline": HEADLINE, "body": BODY }))),
        ("/v1/features", "get", None),
        ("/v1/rules", "get", None),
        ("/v1/rules/stuffed-tail", "get", None),
    ] {
        let described = &document["paths"][path.replace("stuffed-tail", "{id}")][method];
        let schema = |of: &Value| {
            let mut schema = of["content"]["application/json"]["schema"].clone();
            assert!(schema.is_object(), "{path}");
            schema["components"] = document["components"].clone();
            jsonschema::validator_for(&schema).unwrap()
        };
        let answer = match &item {
            Some(item) => {
                let asked = schema(&described["requestBody"]);
                assert!(asked.is_valid(item), "{path} {item}");
                assert!(!asked.is_valid(&json!({ "headline": 1 })) && !asked.is_valid(&json!({ "heading": "a" })));
                server.post(path, item)
            }
            None => server.get(path),
        };
        let answer = answer.json();
        if let Err(error) = schema(&described["responses"]["200"]).validate(&answer) {
            panic!("{path}: {error} at {}", error.instance_path());
        }
    }
}
