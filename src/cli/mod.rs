//! The command line: one file a subcommand, each a struct of arguments and `run`.
#![doc = include_str!("README.md")]

mod audit;
mod check;
mod completions;
mod config;
mod config_options;
mod eval;
mod explain;
mod features;
mod headline_argument;
mod init;
mod inject;
mod labelled;
#[cfg(feature = "lsp")]
mod lsp;
mod man;
mod model;
mod options;
mod rule;
mod schema;
mod score;
#[cfg(feature = "server")]
mod serve;
#[cfg(unix)]
mod signals;
pub mod terminal;
mod train;

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::num::{NonZeroU16, NonZeroUsize};
use std::sync::LazyLock;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::model::Embedded;

/// The version, and which models are compiled in, by what their checksums begin with.
static LONG_VERSION: LazyLock<String> = LazyLock::new(|| {
    let model = |model: &Embedded| format!("\n{} {:.12}", model.name(), model.checksum());
    env!("CARGO_PKG_VERSION").to_owned() + &Embedded::all().iter().map(model).collect::<String>()
});

/// Tells honest headlines from clickbait, and says why.
#[derive(Debug, Parser)]
#[command(version, long_version = LONG_VERSION.as_str(), max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = "Exit codes: 0 done, 1 findings at or above --fail-on, 2 usage, input or model error.\n\
Examples:\n  debait score archive.csv -o scored.csv\n  debait explain \"You won't believe what happened next\"\n  \
debait check drafts/\n  debait train labelled.csv -o mine.json\n  debait eval test.csv --model mine.json --report out.html")]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
    /// When to colour text: on a terminal, always or never. NO_COLOR is honoured.
    #[arg(long, global = true, display_order = 900, value_enum, default_value_t = terminal::Color::Auto, value_name = "WHEN")]
    color: terminal::Color,
    /// Worker threads; the output does not depend on it. Default: all cores.
    #[arg(long, global = true, display_order = 901, value_name = "N")]
    threads: Option<NonZeroU16>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Score(score::Score),
    Explain(explain::Explain),
    Check(check::Check),
    Config(config::ConfigCommand),
    Init(init::Init),
    #[cfg(feature = "lsp")]
    Lsp(lsp::Lsp),
    #[cfg(feature = "server")]
    Serve(serve::Serve),
    Train(train::Train),
    Eval(eval::Eval),
    Audit(audit::Audit),
    Inject(inject::Inject),
    Features(features::Features),
    Rule(rule::Rule),
    Model(model::ModelCommand),
    Schema(schema::SchemaCommand),
    Completions(completions::Completions),
    Man(man::Man),
}

/// Runs a command line, the name of the program first, inside a process that is somebody else's, and says how it ended:
/// 0 done, 1 findings, 2 error.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    match Cli::try_parse_from(arguments) {
        Ok(cli) => cli.run(),
        Err(error) => ended(answer(&error)),
    }
}

/// The same in a process of its own: signals that end it take its unfinished files with them.
pub fn run_alone(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    match Cli::try_parse_from(arguments) {
        Ok(cli) => match cli.hear_signals() {
            Ok(()) => cli.run(),
            Err(error) => ended(Err(error)),
        },
        Err(error) => ended(answer(&error)),
    }
}

/// What the parser of arguments has to say: what is wrong, or the help or version that was asked for.
fn answer(said: &clap::Error) -> Result<u8> {
    let code = u8::try_from(said.exit_code()).unwrap_or(2);
    if said.use_stderr() || io::stdout().is_terminal() {
        // On a terminal it comes in colour.
        let _ = said.print();
    } else {
        terminal::print(said.render().to_string())?;
    }
    Ok(code)
}

impl Cli {
    /// Leaves signals to the commands that serve, which write no files.
    fn hear_signals(&self) -> Result<()> {
        match self.command {
            #[cfg(feature = "lsp")]
            Command::Lsp(_) => Ok(()),
            #[cfg(feature = "server")]
            Command::Serve(_) => Ok(()),
            #[cfg(unix)]
            _ => Ok(signals::abandon_unfinished_on_signals()?),
            #[cfg(not(unix))]
            _ => Ok(()),
        }
    }

    fn run(self) -> u8 {
        let threads = self
            .threads
            .map(NonZeroUsize::from)
            .or(std::thread::available_parallelism().ok())
            .unwrap_or(NonZeroUsize::MIN);
        if self.threads.is_some() {
            // Only the first call of a process can size the pool, and this is it.
            let _ = rayon::ThreadPoolBuilder::new().num_threads(threads.get()).build_global();
        }
        let color = self.color;
        let result = match self.command {
            Command::Score(command) => command.run(threads),
            Command::Explain(command) => command.run(color),
            Command::Check(command) => return ended(command.run(color)),
            Command::Config(command) => command.run(),
            Command::Init(command) => command.run(),
            #[cfg(feature = "lsp")]
            Command::Lsp(command) => return ended(command.run()),
            #[cfg(feature = "server")]
            Command::Serve(command) => command.run(threads),
            Command::Train(command) => command.run(),
            Command::Eval(command) => command.run(),
            Command::Audit(command) => command.run(),
            Command::Inject(command) => command.run(),
            Command::Features(command) => command.run(),
            Command::Rule(command) => command.run(),
            Command::Model(command) => command.run(),
            Command::Schema(command) => command.run(),
            Command::Completions(command) => command.run(),
            Command::Man(command) => command.run(),
        };
        ended(result.map(|()| 0))
    }
}

/// How a command ended; an error is said here.
fn ended(result: Result<u8>) -> u8 {
    match result {
        Ok(code) => code,
        Err(error) if is_broken_pipe(&error) => 0,
        Err(error) => {
            terminal::say(format_args!("debait: error: {error:#}"));
            2
        }
    }
}

/// Whoever reads our output has seen enough.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
