use std::io;

/// What ends a language server before its time.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LspError {
    #[error("cannot read what the editor says: {source}")]
    Read { source: io::Error },
    #[error("cannot answer the editor: {source}")]
    Write { source: io::Error },
    #[error("cannot start a thread: {source}")]
    Thread { source: io::Error },
}
