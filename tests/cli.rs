//! The command line: cases as data files in `tests/cli`, and what a data file cannot say.
//!
//! `TRYCMD=overwrite cargo test cli` writes what the program prints into the cases.

use std::process::Command;

use crate::support::{debait, own, unavailable};

/// Cases that a harness cannot find are skipped by it, so they are counted here.
const CASES: usize = 32;

#[test]
fn cases() {
    let folder = own("tests/cli");
    let listed = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let is_case = |extension: &std::ffi::OsStr| extension == "trycmd" || extension == "toml";
    assert_eq!(listed.filter(|path| path.extension().is_some_and(is_case)).count(), CASES);
    let cases = trycmd::TestCases::new();
    cases.register_bin("debait", std::path::Path::new(env!("CARGO_BIN_EXE_debait")));
    cases.env("COLUMNS", "100");
    cases.case(folder.join("*.trycmd")).case(folder.join("*.toml")).run();
}

fn explained(color: &[&str], no_color: &str) -> String {
    let mut command = debait();
    command.args(["explain", "Council approves flood barrier for lower town"]).args(color);
    let output = command.env("NO_COLOR", no_color).output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn colour_is_for_terminals_or_on_demand() {
    let plain = explained(&[], "");
    assert!(!plain.contains('\u{1b}'));
    for (color, no_color) in [("auto", "1"), ("never", ""), ("never", "1")] {
        assert_eq!(explained(&["--color", color], no_color), plain, "{color}, NO_COLOR={no_color:?}");
    }
    for no_color in ["", "1"] {
        assert!(explained(&["--color", "always"], no_color).contains("\u{1b}["), "asked for, NO_COLOR={no_color:?}");
    }
}

#[test]
fn checking_writes_the_same_for_any_number_of_threads() {
    let checked = |threads: &str, format: &str| {
        let mut command = debait();
        command.arg("check").arg(own("datasets/samples/pages/recipe")).args(["--threads", threads, "--format", format]);
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        (output.stdout, output.stderr)
    };
    for format in ["text", "json", "sarif"] {
        assert_eq!(checked("1", format), checked("4", format), "{format}");
    }
}

#[test]
fn pages_with_rules_of_their_own_are_checked_the_same_for_any_number_of_threads() {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("pages");
    std::fs::create_dir(&pages).unwrap();
    for page in std::fs::read_dir(own("datasets/samples/pages/recipe")).unwrap() {
        let page = page.unwrap();
        std::fs::copy(page.path(), pages.join(page.file_name())).unwrap();
    }
    let config = "[per-file-overrides]\n'bait-k*' = { language = 'de' }\n'*.txt' = { ignore = ['template'] }\n\
                  '*.html' = { thresholds = { clickbait-score = 0.01 } }\n'honest-*' = { select = ['page'] }\n";
    std::fs::write(folder.path().join("debait.toml"), config).unwrap();
    let run = |arguments: &[&str]| {
        let output = debait().arg("check").arg(&pages).args(arguments).current_dir(folder.path()).output().unwrap();
        (output.stdout, output.stderr, output.status.code())
    };
    assert_eq!(run(&["--threads", "4", "--ignore", "repetition", "--write-baseline", "known.json"]).2, Some(0));
    for more in [&["--format", "json"][..], &["--format", "compact", "--baseline", "known.json"]] {
        let with = |threads| run(&[&["--threads", threads], more].concat());
        let (found, said, code) = with("1");
        assert_eq!(with("4"), (found.clone(), said, code));
        assert!(code == Some(1) && !found.is_empty(), "{code:?}");
    }
}

/// What the program writes to a terminal, which Python's `pty` stands in for.
#[cfg(unix)]
fn on_a_terminal(no_color: &str) -> Option<String> {
    let script = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))";
    let mut python = Command::new("python3");
    python.args(["-c", script, env!("CARGO_BIN_EXE_debait"), "explain", "Rail strike enters third day"]);
    match python.env("NO_COLOR", no_color).stdin(std::process::Stdio::null()).output() {
        Ok(output) => {
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            Some(String::from_utf8(output.stdout).unwrap())
        }
        Err(error) => {
            unavailable(&format!("python3 cannot be run: {error}"));
            None
        }
    }
}

#[cfg(unix)]
#[test]
fn a_terminal_is_coloured_unless_no_color_is_set() {
    let Some(coloured) = on_a_terminal("") else { return };
    assert!(coloured.contains("\u{1b}["), "{coloured}");
    assert!(!on_a_terminal("1").unwrap().contains('\u{1b}'));
}

#[test]
fn a_headline_cannot_command_the_terminal() {
    let output = debait().args(["explain", "Storm \u{1b}[2J\u{7} hits coast"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("Storm \u{fffd}[2J\u{fffd} hits coast\n"), "{text}");
}

#[test]
fn the_report_is_one_page_with_every_plot() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("report.html");
    let mut command = debait();
    command.arg("eval").arg(own("tests/cli/files/labelled.csv")).args(["--by", "kind", "--report"]).arg(&page);
    assert!(command.output().unwrap().status.success());
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["report.html"], "one file, and no temporary one");
    let page = std::fs::read_to_string(page).unwrap();
    for plot in ["ROC curve", "Precision-recall curve", "Reliability diagram", "Histogram of probabilities"] {
        assert!(page.contains(&format!("aria-label=\"{plot}\"")), "{plot}");
    }
    assert_eq!(page.matches("<svg").count(), 4);
    for elsewhere in ["src=", "<link", "<script", "url("] {
        assert!(!page.contains(elsewhere), "{elsewhere}");
    }
}

#[test]
fn manual_pages_come_one_a_command() {
    let folder = tempfile::tempdir().unwrap();
    assert!(debait().args(["man", "--dir"]).arg(folder.path()).output().unwrap().status.success());
    for page in ["debait.1", "debait-score.1", "debait-model-diff.1"] {
        assert!(folder.path().join(page).is_file(), "{page}");
    }
}

#[cfg(unix)]
#[test]
fn a_reader_who_leaves_is_no_error() {
    let headlines = own("datasets/samples/headlines.csv");
    for command in ["features", "completions bash", &format!("score {}", headlines.display())] {
        let script = format!("{} {command} | head -n 1 >&2; echo ${{PIPESTATUS[0]}}", env!("CARGO_BIN_EXE_debait"));
        let Ok(output) = Command::new("bash").args(["-c", &script]).output() else {
            return unavailable("bash cannot be run");
        };
        assert_eq!(String::from_utf8(output.stdout).unwrap().trim(), "0", "{command}");
    }
}
