//! What the formats of findings must be for those who read them.

use std::path::{Path, PathBuf};
use std::process::Command;

use debait::lint::Checked;
use debait::report::{FindingsFormat, Paint};
use debait::text::Markup;
use serde_json::Value;

use super::linter;
use crate::support::{own, unavailable};

const DRAFT: &str = "# \u{1f6a2} Ferry sails <again> & \"again\"!!! \u{2014} ferry times, island ferry 2025\n\nBy | June 20\n\n\
island ferry times, cheap ferry tickets, night ferry\n\nExperts say it sails. Some believe it does.\n\nLeave a Reply\n";

fn written(format: FindingsFormat, pages: &[(&str, &str)]) -> String {
    let mut linter = linter();
    let mut writer = format.writer(Paint::new(false));
    let mut out = Vec::new();
    for (path, source) in pages {
        let findings = linter.check(Markup::of_path(Path::new(path)), source);
        let checked = Checked::new((*path).to_owned(), (*source).to_owned(), findings);
        writer.file(&checked, &mut out).unwrap();
    }
    writer.finish(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The schema that the crate `serde-sarif` carries, as OASIS publishes it.
fn sarif_schema() -> Option<Value> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let rustc = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())).arg("-vV").output();
    let version = rustc.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    // Of other platforms the packages need not be at hand.
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
    let metadata = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host])
        .arg("--manifest-path")
        .arg(own("Cargo.toml"))
        .output();
    let Some(metadata) = metadata.ok().filter(|output| output.status.success()) else {
        unavailable("cargo metadata does not run offline");
        return None;
    };
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == "serde-sarif").unwrap();
    let manifest = PathBuf::from(package["manifest_path"].as_str().unwrap());
    Some(serde_json::from_slice(&std::fs::read(manifest.with_file_name("src").join("schema.json")).unwrap()).unwrap())
}

#[test]
fn sarif_keeps_to_its_schema() {
    let Some(mut schema) = sarif_schema() else { return };
    assert_eq!(schema["properties"]["version"]["enum"][0], "2.1.0");
    // One pattern of the schema, of properties that are not written here, is no regular expression: a `]` is left over.
    for definition in ["run", "toolComponent"] {
        let language = schema["definitions"][definition]["properties"]["language"].as_object_mut().unwrap();
        assert!(language.shift_remove("pattern").is_some());
    }
    let validator = jsonschema::validator_for(&schema).unwrap();
    for pages in [&[][..], &[("a b/draft.md", DRAFT), ("clean.txt", "Ferry sails\n\nIt sails on Monday.\n")]] {
        let text = written(FindingsFormat::Sarif, pages);
        let log: Value = serde_json::from_str(&text).unwrap();
        let errors: Vec<String> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        let _: serde_sarif::sarif::Sarif = serde_json::from_str(&text).unwrap();
    }
}

#[test]
fn sarif_names_rules_places_and_fixes() {
    let draft = "# \u{1f6a2} Ferry sails again!!!\n\nIt sails on Monday.\n";
    let log: Value = serde_json::from_str(&written(FindingsFormat::Sarif, &[("a b/draft.md", draft)])).unwrap();
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    let result = results.iter().find(|result| result["ruleId"] == "repeated-punctuation").unwrap();
    assert_eq!(rules[result["ruleIndex"].as_u64().unwrap() as usize]["id"], "repeated-punctuation");
    let location = &result["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"]["uri"], "a%20b/draft.md");
    // The ship is two UTF-16 code units.
    let column = draft.split("!!!").next().unwrap().encode_utf16().count() + 1;
    assert_eq!(location["region"]["startColumn"], column);
    assert_eq!(result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"], "!");
    let prints: Vec<_> = results.iter().map(|result| &result["partialFingerprints"]["debaitFinding/v1"]).collect();
    assert!(prints.iter().all(|print| print.as_str().is_some_and(|print| print.len() > 16)), "{prints:?}");
}

#[test]
fn sarif_keeps_the_severest_where_there_are_too_many() {
    let line = "Leave a Reply\n\n";
    let page = format!("# Ferry\n\n{}", line.repeat(3));
    let pages: Vec<(&str, &str)> = std::iter::repeat_n(("a.md", page.as_str()), 1000)
        .chain(std::iter::repeat_n(("b.md", "# Will the ferry sail!\n\nBREAKING\n"), 3000))
        .collect();
    let log: Value = serde_json::from_str(&written(FindingsFormat::Sarif, &pages)).unwrap();
    let levels: Vec<&str> =
        log["runs"][0]["results"].as_array().unwrap().iter().map(|result| result["level"].as_str().unwrap()).collect();
    assert_eq!(levels.len(), 5000);
    assert_eq!(levels.iter().filter(|level| **level == "error").count(), 3000);
    assert!(levels[..3000].iter().all(|level| *level == "error"));
}

#[test]
fn xml_is_well_formed_and_complete() {
    for (format, element) in [(FindingsFormat::Checkstyle, "error"), (FindingsFormat::Junit, "testcase")] {
        let pages = [("a<b>&\u{1}.md", DRAFT), ("clean.txt", "Ferry sails\n\nIt sails on Monday.\n")];
        let text = written(format, &pages);
        let mut reader = quick_xml::Reader::from_str(&text);
        reader.config_mut().check_end_names = true;
        let (mut depth, mut found) = (0, 0);
        loop {
            use quick_xml::events::Event;
            match reader.read_event().unwrap() {
                Event::Eof => break,
                Event::Start(start) => {
                    depth += 1;
                    found += usize::from(start.name().as_ref() == element);
                    start.attributes().for_each(|attribute| drop(attribute.unwrap()));
                }
                Event::Empty(start) => found += usize::from(start.name().as_ref() == element),
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
        assert_eq!(depth, 0, "{text}");
        assert!(found >= 5, "{text}");
        assert!(!text.contains('\u{1}'));
        assert!(written(format, &[]).starts_with("<?xml"));
    }
}

#[test]
fn json_and_lines_say_the_same() {
    let json: Value = serde_json::from_str(&written(FindingsFormat::Json, &[("draft.md", DRAFT)])).unwrap();
    let lines = written(FindingsFormat::JsonLines, &[("draft.md", DRAFT)]);
    let findings = json["files"][0]["findings"].as_array().unwrap();
    assert_eq!(lines.lines().count(), findings.len());
    for (line, finding) in lines.lines().zip(findings) {
        let mut line: Value = serde_json::from_str(line).unwrap();
        let fields = line.as_object_mut().unwrap();
        assert_eq!(fields.shift_remove("schema_version").unwrap(), json["schema_version"]);
        assert_eq!(fields.shift_remove("path").unwrap(), "draft.md");
        assert_eq!(&line, finding);
        let span = &finding["spans"][0];
        let text = &DRAFT[span["start"].as_u64().unwrap() as usize..span["end"].as_u64().unwrap() as usize];
        assert!(!text.is_empty(), "{finding}");
    }
    let empty: Value = serde_json::from_str(&written(FindingsFormat::Json, &[])).unwrap();
    assert_eq!(empty["files"], serde_json::json!([]));
}
