use std::io;
use std::net::SocketAddr;

/// Why a server does not run.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServerError {
    #[error("cannot listen on {addr}: {source}")]
    Listen { addr: SocketAddr, source: io::Error },
    #[error("cannot wait for signals: {source}")]
    Signals { source: io::Error },
    #[error("cannot start threads: {source}")]
    Threads { source: io::Error },
    #[error("cannot write the OpenAPI document: {source}")]
    Document { source: serde_json::Error },
    #[error("the token is empty: expected visible ASCII characters")]
    TokenEmpty,
    #[error("the token has a character {found:?}: expected visible ASCII characters without spaces")]
    TokenCharacter { found: char },
    #[error("`{found}` is no origin: expected SCHEME://HOST or SCHEME://HOST:PORT, or `*`")]
    Origin { found: String },
}
