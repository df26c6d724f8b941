//! Signals that end a run take its unfinished files with them.
#![cfg(unix)]

use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::Duration;

use super::debait_in;

const ARGUMENTS: [&str; 9] =
    ["score", "-", "--format", "csv", "-o", "scored.csv", "--on-error=skip", "--errors", "bad.csv"];

fn names(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    names.map(|name| name.into_string().unwrap()).collect()
}

/// A run that waits for more rows, with both of its files begun, and where the rows come from.
fn begun(mut command: Command, folder: &Path) -> (Child, ChildStdin) {
    let mut child = command.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // More than is read before the files are begun.
    let rows = format!("Storm hits coast,{}\n", "x".repeat(1000)).repeat(600);
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(format!("headline,note\n{rows}").as_bytes()).unwrap();
    while names(folder).iter().filter(|name| name.ends_with(".part")).count() < 2 {
        assert!(child.try_wait().unwrap().is_none(), "ended before its files were begun");
        std::thread::sleep(Duration::from_millis(5));
    }
    (child, stdin)
}

fn send(signal: &str, child: &Child) {
    assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
}

/// A run that ignores no signal, even where the tests do: what a shell starts in the background ignores SIGINT.
fn heeding(folder: &Path) -> Command {
    // Only GNU's `env` has it.
    let reset = ["--default-signal=HUP,INT,TERM"];
    if !Command::new("env").args(reset).arg("true").output().is_ok_and(|output| output.status.success()) {
        return debait_in(folder, &ARGUMENTS);
    }
    let mut command = Command::new("env");
    command.args(reset).arg(env!("CARGO_BIN_EXE_debait")).args(ARGUMENTS).current_dir(folder);
    command
}

#[test]
fn unfinished_files_are_removed() {
    for (name, number) in [("-HUP", 1), ("-INT", 2), ("-TERM", 15)] {
        let folder = tempfile::tempdir().unwrap();
        let (mut child, _stdin) = begun(heeding(folder.path()), folder.path());
        send(name, &child);
        assert_eq!(child.wait().unwrap().signal(), Some(number), "what a shell makes 128 + {number} of");
        assert_eq!(names(folder.path()), [""; 0]);
    }
}

#[test]
fn what_stood_there_before_stays() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("scored.csv"), "old").unwrap();
    let (mut child, _stdin) = begun(debait_in(folder.path(), &ARGUMENTS), folder.path());
    send("-TERM", &child);
    child.wait().unwrap();
    assert_eq!(names(folder.path()), ["scored.csv"]);
    assert_eq!(std::fs::read_to_string(folder.path().join("scored.csv")).unwrap(), "old");
}

/// As `nohup` has it.
#[test]
fn a_signal_that_is_ignored_ends_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' HUP; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_debait")]);
    command.args(ARGUMENTS).current_dir(folder.path());
    let (child, stdin) = begun(command, folder.path());
    send("-HUP", &child);
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut left = names(folder.path());
    left.sort();
    assert_eq!(left, ["bad.csv", "scored.csv"]);
}
