use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    ExitCode::from(debait::cli::run(debait::cli::Cli::parse()))
}
