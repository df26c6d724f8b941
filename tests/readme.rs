//! The README says what the program says.

use debait::lint::ConfigFile;
use debait::report::{catalogue_markdown, rules_markdown};

use crate::support::{debait, own};

/// Run with `README=overwrite` to write the tables anew.
#[test]
fn tables_are_those_of_the_program() {
    let path = own("README.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let mut expected = text.clone();
    for (name, table) in [("rules", rules_markdown()), ("features", catalogue_markdown())] {
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
fn the_explanation_that_is_shown_is_the_one_printed() {
    const COMMAND: &str = "$ debait explain \"";
    let text = std::fs::read_to_string(own("README.md")).unwrap();
    let (headline, rest) = text.split_once(COMMAND).unwrap().1.split_once("\"\n").unwrap();
    let shown = rest.split("```").next().unwrap();
    let output = debait().args(["explain", headline]).output().unwrap();
    assert!(output.status.success());
    assert_eq!(shown, String::from_utf8(output.stdout).unwrap());
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
