use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    debait::cli::run(debait::cli::Cli::parse())
}
