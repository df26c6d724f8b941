//! Parts of errors that other files of the room make.

use std::fmt;
use std::io;

/// Why a file that was to be written anew is left as it is.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeptBecause {
    /// Somebody else wrote to it.
    #[error("it has changed since it was read; run again to read what it says now")]
    Changed,
    /// Nobody may write to it.
    #[error("it is read-only; give yourself permission to write to it first")]
    ReadOnly,
    /// A new file would take one of its names and leave the others with the old text.
    #[error("it has {names} names (hard links), and only one of them would get the new text")]
    HardLinks {
        /// How many names it has.
        names: u64,
    },
    /// A new file would belong to whoever runs this.
    #[error("its owner and group cannot be kept: {reason}")]
    Owner {
        /// What the system said.
        reason: io::Error,
    },
    /// It is a pipe, a terminal or the like.
    #[error("it is no regular file")]
    NoFile,
}

/// Where a corpus can be had, as the end of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CorpusOrigin {
    /// The prepared file can be downloaded.
    Prepared(String),
    /// Only the original publication is known.
    Published(String),
}

impl fmt::Display for CorpusOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CorpusOrigin::Prepared(url) => write!(f, ": download it from {url}"),
            CorpusOrigin::Published(url) => write!(f, ", published at {url}"),
        }
    }
}

/// What a run does with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// It reads it.
    Read,
    /// It writes it.
    Written,
}

impl fmt::Display for Use {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Use::Read => "cannot be written: this run reads it",
            Use::Written => "cannot be written twice: this run writes it already",
        })
    }
}
