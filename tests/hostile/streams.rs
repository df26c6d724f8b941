//! Standard streams that are full, closed or deserted: no panic, and no output that is lost without a word.
#![cfg(unix)]

use std::process::Command;

use crate::support::own;

/// Every command that writes to standard output.
const COMMANDS: [&str; 19] = [
    "--help",
    "--version",
    "help score",
    "score tests/cli/files/headlines.csv",
    "score tests/cli/files/headlines.jsonl",
    "explain Storm",
    "explain Storm --format json",
    "check tests/cli/files/drafts",
    "check tests/cli/files/drafts --diff",
    "config dump",
    "eval tests/cli/files/labelled.csv",
    "audit tests/cli/files/labelled.csv",
    "inject tests/cli/files/headlines.csv",
    "features",
    "rule",
    "rule emoji",
    "model show",
    "completions bash",
    "man",
];

/// The exit code and standard error of a command line in the shell, where `debait` is the program.
fn shell(line: &str) -> (Option<i32>, String) {
    let script = format!("debait() {{ \"$0\" \"$@\"; }}; {line}");
    let mut command = Command::new("sh");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_debait")]).current_dir(own("")).env_remove("NO_COLOR");
    let output = command.output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn a_closed_output_is_an_error() {
    for (stream, reason) in [
        (">&-", "Bad file descriptor (os error 9)"),
        ("<&- >&-", "Bad file descriptor (os error 9)"),
        ("1</dev/null", "Bad file descriptor (os error 9)"),
    ] {
        for command in COMMANDS {
            // With standard input closed too, what opens next would get its place.
            let (code, said) = shell(&format!("debait {command} {stream}"));
            assert_eq!(code, Some(2), "{command} {stream}: {said}");
            assert_eq!(said, format!("debait: error: <stdout>: cannot write: {reason}\n"), "{command} {stream}");
        }
    }
}

#[test]
fn an_output_that_is_not_needed_may_be_closed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("scored.csv");
    let line = format!("debait score tests/cli/files/headlines.csv -o {} >&-", file.display());
    assert_eq!(shell(&line), (Some(0), "debait: 2 rows read, 2 scored, 0 skipped\n".to_owned()));
    assert_eq!(std::fs::read_to_string(file).unwrap().lines().count(), 3);
    assert_eq!(shell("debait features >/dev/null"), (Some(0), String::new()));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_output_is_an_error() {
    for command in COMMANDS {
        let (code, said) = shell(&format!("debait {command} >/dev/full"));
        assert_eq!(code, Some(2), "{command}: {said}");
        assert_eq!(said, "debait: error: <stdout>: cannot write: No space left on device (os error 28)\n", "{command}");
    }
}

/// What is said there is lost, and what is done is not.
#[cfg(target_os = "linux")]
#[test]
fn a_full_error_output_changes_no_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let to = |name: &str| folder.path().join(name).display().to_string();
    let train = format!("train tests/cli/own_model.in/labelled.csv -o {}", to("model.json"));
    let known = format!("check tests/cli/files/drafts --write-baseline {}", to("known.json"));
    for (command, expected) in [
        ("score tests/cli/files/headlines.csv", 0),
        ("score tests/cli/files/bad_rows.csv", 2),
        ("score tests/cli/files/bad_rows.csv --on-error skip", 0),
        ("check tests/cli/files/drafts", 1),
        ("check tests/cli/files/drafts --diff", 1),
        ("check none.md", 2),
        (&known, 0),
        (&train, 0),
        ("eval none.csv", 2),
        ("rule none", 2),
        ("score --no-such-option", 2),
    ] {
        for stream in ["2>/dev/full", "2>&-"] {
            assert_eq!(shell(&format!("debait {command} >/dev/null {stream}")).0, Some(expected), "{command} {stream}");
        }
    }
    assert!(folder.path().join("model.json").is_file() && folder.path().join("known.json").is_file());
}
