//! The definitions for pre-commit and GitHub Actions do what they say.
#![cfg(unix)]

use std::path::Path;
use std::process::Command;

use crate::support::{own, unavailable};

/// Runs `tests/ci/definitions.py` with the Python of `target/tools`, where `.ci/run` installs pre-commit, or else the
/// one on the PATH.
#[test]
fn hooks_and_actions_work_as_they_are_shipped() {
    let tools = own("target/tools/bin/python");
    let python = if tools.is_file() { tools.as_path() } else { Path::new("python3") };
    let ready = Command::new(python).args(["-c", "import check_jsonschema, pre_commit, yaml, tomllib"]).output();
    if !ready.is_ok_and(|ready| ready.status.success()) {
        return unavailable(
            "no python3 of version 3.11 or newer with pre-commit and check-jsonschema: pip install pre-commit check-jsonschema",
        );
    }
    let mut script = Command::new(python);
    let output = script.arg(own("tests/ci/definitions.py")).arg(env!("CARGO_BIN_EXE_debait")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
