//! The README says what the program says.

use std::process::Command;

use debait::lint::ConfigFile;
use debait::report::{catalogue_markdown, clicks_markdown, rules_markdown};

use crate::support::{debait, own};

/// Run with `README=overwrite` to write the tables anew.
#[test]
fn tables_are_those_of_the_program() {
    let path = own("README.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let mut expected = text.clone();
    let tables = [("rules", rules_markdown()), ("clicks", clicks_markdown()), ("features", catalogue_markdown())];
    for (name, table) in tables {
        let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
        let start = expected.find(&open).unwrap() + open.len();
        let end = expected.find(&close).unwrap();
        expected.replace_range(start..end, &table);
    }
    if std::env::var("README").as_deref() == Ok("overwrite") {
        std::fs::write(&path, &expected).unwrap();
    } else {
        assert!(text == expected, "README.md is behind the program: run README=overwrite cargo test readme");
    }
}

#[test]
fn the_configuration_that_is_shown_is_one() {
    let text = std::fs::read_to_string(own("README.md")).unwrap();
    let shown: Vec<&str> =
        text.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default()).collect();
    assert!(!shown.is_empty());
    for config in shown {
        ConfigFile::parse("debait.toml".as_ref(), config.as_bytes()).unwrap();
    }
}

/// The console examples of the README whose first command is this one: each command with what it prints.
fn shown(first: &str) -> Vec<(String, String)> {
    let text = std::fs::read_to_string(own("README.md")).unwrap();
    let example = text.split("```console\n").find(|rest| rest.starts_with(&format!("$ {first}"))).unwrap();
    let example = example.split("```").next().unwrap_or_default();
    let commands = example.split("$ ").skip(1).filter_map(|part| part.split_once('\n'));
    commands.map(|(command, printed)| (command.to_owned(), printed.to_owned())).collect()
}

/// What a command prints, on both of its outputs.
fn printed(mut command: Command) -> String {
    let output = command.output().unwrap();
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

#[test]
fn the_scores_that_are_shown_are_those_of_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let scored = folder.path().join("scored.csv");
    let shown = shown("debait score");
    let [(command, said), (head, lines)] = &shown[..] else { panic!("{shown:?}") };
    assert_eq!((command.contains("-o scored.csv"), head.as_str()), (true, "head -3 scored.csv"));
    let mut score = debait();
    let arguments = command.split_whitespace().skip(1);
    score.args(arguments.map(|word| if word == "scored.csv" { scored.as_os_str() } else { word.as_ref() }));
    score.current_dir(own(""));
    assert_eq!(printed(score), *said);
    let written = std::fs::read_to_string(&scored).unwrap();
    assert_eq!(written.split_inclusive('\n').take(3).collect::<String>(), *lines);
}

#[test]
fn the_hosts_that_are_shown_are_those_of_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let sites = folder.path().join("sites.csv");
    let shown = shown("debait score datasets/samples/pages");
    let [(command, said), (head, lines)] = &shown[..] else { panic!("{shown:?}") };
    assert_eq!(head.as_str(), "head -4 sites.csv");
    let mut score = debait();
    let arguments = command.split_whitespace().skip(1);
    score.args(arguments.map(|word| if word == "sites.csv" { sites.as_os_str() } else { word.as_ref() }));
    score.current_dir(own(""));
    assert_eq!(printed(score), *said);
    let written = std::fs::read_to_string(&sites).unwrap();
    assert_eq!(written.split_inclusive('\n').take(4).collect::<String>(), *lines);
}

#[test]
fn the_explanation_that_is_shown_is_that_of_the_program() {
    let shown = shown("debait explain");
    let [(command, text)] = &shown[..] else { panic!("{shown:?}") };
    let headline = command.split('"').nth(1).unwrap();
    let mut explain = debait();
    explain.args(["explain", headline]);
    assert_eq!(printed(explain), *text);
}
