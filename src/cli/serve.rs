use std::fs;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};
use clap::builder::RangedU64ValueParser;
use clap::{Args, ValueEnum};
use tokio::runtime::{Builder, Runtime};
use tracing_subscriber::filter::LevelFilter;

use super::config_options::ConfigOptions;
use super::options::{LangOption, ModelOption};
use crate::server::{Limits, ServerError, Settings, Token, serve};

/// Serves a page to look at drafts with, and an HTTP API of scores, explanations and findings.
///
/// The address is printed on standard output once connections are taken; the log goes to standard error, as JSON Lines,
/// and never has the text of a draft. SIGTERM or Ctrl-C stops it: requests that have come are answered first.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  debait serve\n  debait serve --addr 127.0.0.1:0\n  \
debait serve --addr 0.0.0.0:8080 --token-file /etc/debait/token\n  \
curl http://127.0.0.1:8080/v1/score --json '{\"headline\": \"You won'\"'\"'t believe this\"}'")]
pub struct Serve {
    /// Where to listen; port 0 is any that is free.
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:8080")]
    addr: SocketAddr,
    /// File with a token that requests to the API have to show, as `authorization: Bearer TOKEN`.
    #[arg(long, value_name = "FILE", conflicts_with = "token")]
    token_file: Option<PathBuf>,
    /// The token itself; better in the variable than here, where other users of the machine see it.
    #[arg(long, value_name = "TOKEN", env = "DEBAIT_TOKEN", hide_env_values = true)]
    token: Option<String>,
    /// Origin whose pages may use the API in a browser, or `*`; may be given again. Default: none but our own.
    #[arg(long, value_name = "ORIGIN")]
    cors_origin: Vec<String>,
    #[command(flatten)]
    model: ModelOption,
    #[command(flatten)]
    lang: LangOption,
    #[command(flatten)]
    config: ConfigOptions,
    /// Bytes of a request.
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().body)]
    #[arg(value_parser = RangedU64ValueParser::<usize>::new().range(1..=Limits::LARGE_ROOM as u64))]
    max_body: usize,
    /// Items of one request to score.
    #[arg(long, value_name = "N", default_value_t = Limits::default().items)]
    #[arg(value_parser = RangedU64ValueParser::<usize>::new().range(1..))]
    max_items: usize,
    /// Connections at a time.
    #[arg(long, value_name = "N", default_value_t = Limits::default().connections)]
    #[arg(value_parser = RangedU64ValueParser::<usize>::new().range(1..))]
    max_connections: usize,
    /// Seconds in which a request has to arrive, be worked on, and its answer be taken.
    #[arg(long, value_name = "SECONDS", default_value_t = Limits::default().time.as_secs())]
    #[arg(value_parser = clap::value_parser!(u64).range(1..))]
    timeout: u64,
    /// The least that is logged: `info` is every request.
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t = Log::Info)]
    log: Log,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Log {
    Off,
    Error,
    Warn,
    Info,
}

impl Serve {
    pub fn run(self, threads: NonZeroUsize) -> Result<()> {
        let token = self.token()?;
        // Requests may ask for any language.
        let models = self.model.load_all(self.lang.lang)?;
        let time = Duration::from_secs(self.timeout);
        let settings = Settings {
            models,
            lang: self.lang.lang,
            config: self.config.search()?.config(Path::new("-"))?,
            limits: Limits {
                body: self.max_body,
                items: self.max_items,
                time,
                head_time: Limits::default().head_time.min(time),
                connections: self.max_connections,
            },
            token,
            origins: self.cors_origin,
            threads: threads.get(),
        };
        let log = tracing_subscriber::fmt().json().flatten_event(true).with_target(false).log_internal_errors(false);
        let log = log.with_writer(io::stderr);
        log.with_max_level(LevelFilter::from(self.log)).init();
        if !self.addr.ip().is_loopback() && settings.token.is_none() {
            tracing::warn!("whoever reaches {} may use the API: consider --token-file", self.addr);
        }
        let listening = |addr| {
            let mut stdout = io::stdout();
            let _ = writeln!(stdout, "listening on http://{addr}").and_then(|()| stdout.flush());
        };
        let runtime = runtime(threads)?;
        runtime.block_on(async {
            let stop = stop()?;
            serve(self.addr, settings, listening, stop).await
        })?;
        // What is still worked on has nobody to tell.
        runtime.shutdown_background();
        Ok(())
    }

    fn token(&self) -> Result<Option<Token>> {
        let text = match (&self.token_file, &self.token) {
            (Some(file), _) => fs::read_to_string(file).with_context(|| format!("{}: cannot read", file.display()))?,
            (None, Some(token)) => token.clone(),
            (None, None) => return Ok(None),
        };
        Ok(Some(Token::new(text.trim_end_matches(['\r', '\n']))?))
    }
}

fn runtime(threads: NonZeroUsize) -> Result<Runtime, ServerError> {
    let mut builder = Builder::new_multi_thread();
    // No more threads than have a turn at a time: each that worked on a large draft keeps memory for the next.
    builder.worker_threads(threads.get()).max_blocking_threads(Limits::turns(threads.get())).enable_all();
    builder.build().map_err(|source| ServerError::Threads { source })
}

/// Done when the server is told to stop.
#[cfg(unix)]
fn stop() -> Result<impl Future<Output = ()>, ServerError> {
    use tokio::signal::unix::{SignalKind, signal};
    let on = |kind| signal(kind).map_err(|source| ServerError::Signals { source });
    let (mut terminate, mut interrupt) = (on(SignalKind::terminate())?, on(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Done when the server is told to stop.
#[cfg(not(unix))]
fn stop() -> Result<impl Future<Output = ()>, ServerError> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}

impl From<Log> for LevelFilter {
    fn from(log: Log) -> Self {
        match log {
            Log::Off => LevelFilter::OFF,
            Log::Error => LevelFilter::ERROR,
            Log::Warn => LevelFilter::WARN,
            Log::Info => LevelFilter::INFO,
        }
    }
}
