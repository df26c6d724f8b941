//! Reports of an evaluation: whole, safe to open, and without anything from elsewhere.

use debait::evaluate::{Evaluation, EvaluationSettings, GroupName, Metric, Predictions, Subject};
use debait::report::{EVALUATION_SCHEMA_VERSION, evaluation_html, evaluation_json, evaluation_text};

const HOSTILE: &str = "</style><script src=\"https://evil.example/x.js\">alert('1')</script> & \u{1b}[2J\0";

fn evaluation(targets: &[f64]) -> Evaluation {
    let rows = targets.len();
    let probabilities: Vec<f64> = (0..rows).map(|row| (row * 37 % 101) as f64 / 100.0).collect();
    let headlines = vec![HOSTILE; rows];
    let groups: Vec<&str> = (0..rows).map(|row| ["site", HOSTILE, "", "small"][(row % 13) / 4]).collect();
    let rows = Predictions {
        probabilities: &probabilities,
        targets,
        weights: None,
        groups: Some(&groups),
        headlines: Some(&headlines),
    };
    let subject = Subject { model: HOSTILE.to_owned(), head: "clickbait".to_owned(), data: "rows.csv".to_owned() };
    let mut evaluation = Evaluation::of(subject, &rows, &EvaluationSettings::default()).unwrap();
    for mistake in &mut evaluation.mistakes {
        mistake.reasons.push(HOSTILE.to_owned());
    }
    evaluation
}

fn mixed() -> Evaluation {
    evaluation(&(0..260).map(|row| (row % 5) as f64 / 4.0).collect::<Vec<_>>())
}

#[test]
fn the_page_shows_every_part() {
    let page = evaluation_html(&mixed()).unwrap();
    for metric in Metric::ALL {
        assert!(page.contains(metric.title()), "{}", metric.title());
    }
    assert_eq!(page.matches("<svg").count(), 4);
    for part in ["Plots", "By group", "Worst mistakes", "95 % interval", "(none)", "prefers-color-scheme: dark"] {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn the_page_loads_and_runs_nothing() {
    let page = evaluation_html(&mixed()).unwrap();
    for tag in ["<script", "<link", "<img", "<iframe", "<object", "@import", "url(", "javascript:", "\u{1b}", "\0"] {
        assert!(!page.contains(tag), "{tag:?}");
    }
    let addresses = page.matches("://").count();
    let named = page.matches("http://www.w3.org/2000/svg").count() + page.matches("https://evil.example").count();
    assert_eq!(addresses, named, "an address that is neither the SVG namespace nor quoted text");
    assert_eq!(page.matches("</style>").count(), 1);
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn one_class_still_makes_a_report() {
    let honest = evaluation(&[0.0; 30]);
    let page = evaluation_html(&honest).unwrap();
    assert_eq!(page.matches("<svg").count(), 2);
    assert!(evaluation_text(&honest).contains("ROC AUC"));
    assert!(evaluation_json(&honest).unwrap().contains("\"value\": null"));
    evaluation_html(&evaluation(&[1.0])).unwrap();
}

#[test]
fn text_obeys_no_terminal_code_and_is_aligned() {
    let text = evaluation_text(&mixed());
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()));
    let values: Vec<usize> = text.lines().filter(|line| line.contains(" chance ")).map(|line| line.len()).collect();
    assert_eq!(values.len(), 1);
    assert!(text.contains("verdict"));
    assert!(text.lines().all(|line| line == line.trim_end()));
}

#[test]
fn json_names_what_it_holds() {
    let evaluation = mixed();
    let json: serde_json::Value = serde_json::from_str(&evaluation_json(&evaluation).unwrap()).unwrap();
    assert_eq!(json["schema_version"], EVALUATION_SCHEMA_VERSION);
    assert_eq!(json["metrics"][0]["metric"], "roc_auc");
    assert_eq!(json["metrics"][0]["value"].as_f64(), evaluation.metrics[0].value);
    assert_eq!(json["rows"], 260);
    assert!(evaluation.groups.iter().any(|line| matches!(line.group, GroupName::Value(_))));
    assert_eq!(json["groups"].as_array().unwrap().len(), evaluation.groups.len());
}

#[test]
fn the_same_evaluation_gives_the_same_bytes() {
    assert_eq!(evaluation_html(&mixed()).unwrap(), evaluation_html(&mixed()).unwrap());
    assert_eq!(evaluation_json(&mixed()).unwrap(), evaluation_json(&mixed()).unwrap());
}
