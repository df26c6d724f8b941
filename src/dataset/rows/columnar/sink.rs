use std::io::{self, Write};

use crate::dataset::{DatasetError, Downstream, Output};

/// An output as the writers of columnar files see it, which keeps what went wrong.
pub(super) struct Sink<'o> {
    output: &'o mut Output,
    failure: Option<Failure>,
}

/// Why nothing more can be written.
pub(super) enum Failure {
    /// The reader has gone.
    Closed,
    /// Anything else.
    Error(DatasetError),
}

impl<'o> Sink<'o> {
    pub fn new(output: &'o mut Output) -> Self {
        Sink { output, failure: None }
    }

    /// What went wrong, once.
    pub fn take_failure(&mut self) -> Option<Failure> {
        self.failure.take()
    }
}

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let failure = match self.output.put(bytes) {
            Ok(Downstream::Open) => return Ok(bytes.len()),
            Ok(Downstream::Closed) => Failure::Closed,
            Err(error) => Failure::Error(error),
        };
        self.failure = Some(failure);
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
