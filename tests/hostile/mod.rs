//! Bad input: every kind is refused with a message that says where and what, and nothing hangs or panics.

mod archives;
mod data;
mod huge;
mod models;
mod outputs;
mod signals;
mod streams;

use std::path::Path;
use std::process::{Command, Output};

use crate::support::debait;

/// What a run in a folder says when it refuses something.
fn refused(mut command: Command) -> String {
    error_of(&command.output().unwrap())
}

fn error_of(output: &Output) -> String {
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    said.strip_prefix("debait: error: ").unwrap_or_else(|| panic!("{said}")).trim_end().to_owned()
}

fn debait_in(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = debait();
    command.current_dir(folder).args(arguments);
    command
}
