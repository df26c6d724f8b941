use std::io;
use std::path::PathBuf;

use crate::lint::{RuleId, UnknownRule};
use crate::message::DidYouMean;
use crate::text::UnknownLanguage;

/// A configuration that cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    #[error("{}: cannot be read: {reason}", file.display())]
    Read { file: PathBuf, reason: io::Error },
    #[error("{}: found no table `tool.debait`, expected one", file.display())]
    NoTable { file: PathBuf },
    /// Line and column are from 1, the column in characters.
    #[error("{}: line {line}, column {column}: {fault}", file.display())]
    At { file: PathBuf, line: usize, column: usize, fault: Box<ConfigFault> },
    #[error("the working directory is unknown: {reason}")]
    NoWorkingDirectory { reason: io::Error },
}

/// What is wrong at a place of a configuration.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigFault {
    #[error("found the byte 0x{byte:02X}, which is not UTF-8; expected UTF-8 text")]
    NotUtf8 { byte: u8 },
    #[error("{}", reason.message())]
    Syntax { reason: toml::de::Error },
    #[error("unknown key `{key}`{near}")]
    UnknownKey { key: String, near: DidYouMean },
    #[error(transparent)]
    UnknownRule(#[from] UnknownRule),
    #[error("unknown severity `{found}`{near}: expected `error`, `warning`, `info` or `off`")]
    UnknownSeverity { found: String, near: DidYouMean },
    #[error(transparent)]
    UnknownLanguage(#[from] UnknownLanguage),
    #[error("found {found}, expected {expected}")]
    Kind { found: &'static str, expected: &'static str },
    #[error("found the threshold {found}, expected {expected}")]
    Threshold { found: String, expected: &'static str },
    #[error("`{rule}` has no threshold")]
    NoThreshold { rule: RuleId },
    #[error("found no word in `{found}`, expected a word or a name")]
    NoWord { found: String },
    #[error("{reason}")]
    Glob { reason: globset::Error },
}
