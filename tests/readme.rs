//! The READMEs say what the program says, and their links lead somewhere.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use debait::lint::ConfigFile;
use debait::report::{catalogue_markdown, clicks_markdown, rules_markdown};

use crate::support::{debait, own};

/// Every Markdown file that tells people about the project or a room of it.
const TEXTS: [&str; 13] = [
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "datasets/README.md",
    "datasets/samples/README.md",
    "datasets/wild/README.md",
    "models/README.md",
    "src/cli/README.md",
    "src/explain/README.md",
    "src/features/README.md",
    "src/lint/README.md",
    "src/python/README.md",
    "src/server/README.md",
];
/// Lines of the front door: what is read in three minutes.
const MOST_LINES: usize = 200;

fn read(name: &str) -> String {
    std::fs::read_to_string(own(name)).unwrap_or_else(|reason| panic!("{name}: {reason}"))
}

/// Run with `README=overwrite` to write the tables anew.
#[test]
fn tables_are_those_of_the_program() {
    let tables = [
        ("src/lint/README.md", "rules", rules_markdown()),
        ("src/features/README.md", "clicks", clicks_markdown()),
        ("src/features/README.md", "features", catalogue_markdown()),
    ];
    for (name, mark, table) in tables {
        let text = read(name);
        let mut expected = text.clone();
        let (open, close) = (format!("<!-- {mark} -->\n"), format!("<!-- /{mark} -->"));
        let start = expected.find(&open).unwrap() + open.len();
        let end = expected.find(&close).unwrap();
        expected.replace_range(start..end, &table);
        if std::env::var("README").as_deref() == Ok("overwrite") {
            std::fs::write(own(name), &expected).unwrap();
        } else {
            assert!(text == expected, "{name} is behind the program: run README=overwrite cargo test readme");
        }
    }
}

#[test]
fn the_front_door_is_short() {
    let lines = read("README.md").lines().count();
    assert!(lines <= MOST_LINES, "{lines} lines, expected at most {MOST_LINES}");
}

/// The targets of the links in a text, outside code.
fn links(text: &str) -> Vec<String> {
    let events = pulldown_cmark::Parser::new(text);
    let target = |event| match event {
        pulldown_cmark::Event::Start(
            pulldown_cmark::Tag::Link { dest_url, .. } | pulldown_cmark::Tag::Image { dest_url, .. },
        ) => Some(dest_url.into_string()),
        _ => None,
    };
    events.filter_map(target).collect()
}

/// The anchors of the headings of a text, as GitHub makes them.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    let anchor = |heading: &str| {
        let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.collect::<String>().to_lowercase().replace(' ', "-")
    };
    headings.map(anchor).collect()
}

#[test]
fn every_link_leads_somewhere() {
    let mut followed = 0;
    for name in TEXTS {
        for link in links(&read(name)).iter().filter(|link| !link.contains("://")) {
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let folder = Path::new(name).parent().unwrap();
            let target = if path.is_empty() { PathBuf::from(name) } else { folder.join(path) };
            let target = own(target.to_str().unwrap());
            assert!(target.exists(), "{name}: {link} leads nowhere");
            if !anchor.is_empty() {
                let text = std::fs::read_to_string(&target).unwrap();
                assert!(anchors(&text).contains(anchor), "{name}: {link} has no such heading");
            }
            followed += 1;
        }
    }
    assert!(followed > 20, "{followed} links followed");
}

#[test]
fn the_configuration_that_is_shown_is_one() {
    let text = read("src/lint/README.md");
    let shown: Vec<&str> =
        text.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default()).collect();
    assert!(!shown.is_empty());
    for config in shown {
        ConfigFile::parse("debait.toml".as_ref(), config.as_bytes()).unwrap();
    }
}

/// The console example of a text whose first command is this one: each command with what it prints.
fn shown(name: &str, first: &str) -> Vec<(String, String)> {
    let text = read(name);
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

/// Runs an example that writes a file and shows the first lines of it.
fn writes_what_is_shown(name: &str, first: &str, file: &str, lines: usize) {
    let folder = tempfile::tempdir().unwrap();
    let written = folder.path().join(file);
    let shown = shown(name, first);
    let [(command, said), (head, shown_lines)] = &shown[..] else { panic!("{shown:?}") };
    assert_eq!(*head, format!("head -{lines} {file}"));
    let mut score = debait();
    let arguments = command.split_whitespace().skip(1);
    score.args(arguments.map(|word| if word == file { written.as_os_str() } else { word.as_ref() }));
    score.current_dir(own(""));
    assert_eq!(printed(score), *said);
    let text = std::fs::read_to_string(&written).unwrap();
    assert_eq!(text.split_inclusive('\n').take(lines).collect::<String>(), *shown_lines);
}

#[test]
fn the_scores_that_are_shown_are_those_of_the_program() {
    writes_what_is_shown("README.md", "debait score datasets/samples/headlines.csv", "scored.csv", 3);
    writes_what_is_shown("src/cli/README.md", "debait score datasets/samples/headlines.csv", "scored.csv", 3);
}

#[test]
fn the_hosts_that_are_shown_are_those_of_the_program() {
    writes_what_is_shown("src/cli/README.md", "debait score datasets/samples/pages", "sites.csv", 4);
}

#[test]
fn the_explanation_that_is_shown_is_that_of_the_program() {
    let shown = shown("README.md", "debait explain");
    let [(command, text)] = &shown[..] else { panic!("{shown:?}") };
    let headline = command.split('"').nth(1).unwrap();
    let mut explain = debait();
    explain.args(["explain", headline]);
    assert_eq!(printed(explain), *text);
}
