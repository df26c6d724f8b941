//! Inputs too long or too wide: refused, or read, fast and in bounded memory.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::{debait_in, error_of};
use crate::support::debait;

/// Bytes of the one line.
const LINE: usize = 400 << 20;
/// Far more than a run takes; one that held the line in memory or went on reading would not keep to it.
const LIMIT: Duration = Duration::from_secs(30);
/// KiB of address space: less than the line.
const MEMORY: usize = 320 << 10;

/// The program with less memory than the line is long, where the system can see to that.
pub(super) fn in_little_memory(arguments: &[&str]) -> Command {
    if !cfg!(target_os = "linux") {
        let mut command = debait();
        command.args(arguments);
        return command;
    }
    let mut command = Command::new("sh");
    let script = format!("ulimit -v {MEMORY} && exec \"$0\" \"$@\"");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_debait"), "--threads", "1"]).args(arguments);
    command
}

fn write_line(start: &str, mut to: impl Write) -> std::io::Result<()> {
    to.write_all(start.as_bytes())?;
    let block = [b'x'; 1 << 16];
    for _ in 0..LINE / block.len() {
        to.write_all(&block)?;
    }
    to.write_all(b"\n")
}

#[test]
fn one_line_of_400_mb_is_refused_fast_and_in_little_memory() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.csv");
    write_line("headline,label\nStorm hits coast,0\n", BufWriter::new(File::create(&path).unwrap())).unwrap();
    for command in [&["score", "--on-error", "skip", "-o", "scored.csv"][..], &["eval"], &["audit"]] {
        let start = Instant::now();
        let mut run = in_little_memory(&[command, &["long.csv"]].concat());
        let said = error_of(&run.current_dir(folder.path()).output().unwrap());
        let expected = "long.csv: row 2 (line 3): the record is longer than 32 MiB; a quote that never closes may have \
                        joined lines";
        assert_eq!(said, expected, "{command:?}");
        assert!(start.elapsed() < LIMIT, "{command:?} took {:?}", start.elapsed());
    }
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["long.csv"], "no half file stays");
}

/// What is said of a line of 400 MB on standard input; writing stops where nobody reads on.
fn said_of_line(arguments: &[&str], start: &'static str) -> String {
    let mut command = in_little_memory(arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || write_line(start, stdin));
    let output = child.wait_with_output().unwrap();
    assert!(writer.join().unwrap().is_err(), "all of the line was read");
    error_of(&output)
}

#[test]
fn a_long_line_is_refused_wherever_it_stands() {
    for (arguments, start, expected) in [
        (
            &["score", "-", "--format", "csv"][..],
            "",
            "<stdin>: header (line 1): the record is longer than 32 MiB; a quote that never closes may have joined lines",
        ),
        (
            &["score", "-", "--format", "jsonl"],
            "{\"headline\":\"",
            "<stdin>: row 1 (line 1): the record is longer than 32 MiB; a quote that never closes may have joined lines",
        ),
        (
            &["eval", "-"],
            "headline,label\nA,0\n\"B\nb\",0\n",
            "<stdin>: row 3 (line 5): the record is longer than 32 MiB; a quote that never closes may have joined lines",
        ),
        (
            &["explain", "-"],
            "Storm hits ",
            "<stdin>: is longer than 1 MiB: expected one headline; `debait score` reads files of them",
        ),
    ] {
        assert_eq!(said_of_line(arguments, start), expected, "{arguments:?}");
    }
}

#[test]
fn a_million_columns_keep_order_and_value() {
    let folder = tempfile::tempdir().unwrap();
    let row = |of: fn(usize) -> String| (0..1_000_000).map(of).collect::<Vec<_>>().join(",");
    let (names, values) = (row(|at| format!("c{at}")), row(|at| (at % 10).to_string()));
    let text = format!("{names},headline\n{values},Storm hits coast\n");
    std::fs::write(folder.path().join("wide.csv"), &text).unwrap();
    let start = Instant::now();
    let output = debait_in(folder.path(), &["score", "wide.csv"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(start.elapsed() < LIMIT, "took {:?}", start.elapsed());
    let scored = String::from_utf8(output.stdout).unwrap();
    for (written, given) in scored.lines().zip(text.lines()) {
        assert!(written.starts_with(given));
    }
    assert_eq!(scored.lines().count(), 2);
}

#[cfg(unix)]
#[test]
fn a_folder_or_nothing_is_no_file() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("folder.csv")).unwrap();
    for (arguments, expected) in [
        (
            &["score", "folder.csv"][..],
            "folder.csv: found a folder without pages, expected .html, .htm, .md, .markdown or .txt in it",
        ),
        (&["eval", "none.csv"], "none.csv: cannot open: No such file or directory (os error 2)"),
        (&["explain", "Storm", "--model", "folder.csv"], "folder.csv: cannot be read: Is a directory (os error 21)"),
        (&["explain", "Storm", "--model", "none"], "none: cannot be read: No such file or directory (os error 2)"),
    ] {
        let output = debait_in(folder.path(), arguments).output().unwrap();
        assert_eq!(error_of(&output), expected);
    }
}
