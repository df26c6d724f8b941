use std::io::{self, Read};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};

/// What was taken from a reader so far; clones share it.
#[derive(Debug, Clone, Default)]
pub(in crate::dataset) struct Taken(Arc<Mutex<Tally>>);

#[derive(Debug, Default)]
struct Tally {
    bytes: u64,
    digest: Option<Sha256>,
}

impl Taken {
    /// Counts, and takes the digest.
    pub fn digesting() -> Self {
        Taken(Arc::new(Mutex::new(Tally { bytes: 0, digest: Some(Sha256::new()) })))
    }

    /// Whether a digest is taken.
    #[cfg(feature = "columnar")]
    pub fn digests(&self) -> bool {
        self.tally().digest.is_some()
    }

    /// Bytes so far.
    pub fn bytes(&self) -> u64 {
        self.tally().bytes
    }

    /// Digest of the bytes so far, in hexadecimal, where it was asked for.
    pub fn digest(&self) -> Option<String> {
        self.tally().digest.clone().map(|digest| hexadecimal(&digest.finalize()))
    }

    fn tally(&self) -> MutexGuard<'_, Tally> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Hands the bytes of a reader on and keeps the tally.
#[derive(Debug)]
pub(in crate::dataset) struct CountingReader<R> {
    reader: R,
    taken: Taken,
}

impl<R: Read> CountingReader<R> {
    pub fn new(reader: R, taken: Taken) -> Self {
        CountingReader { reader, taken }
    }
}

impl<R: Read> Read for CountingReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        let mut tally = self.taken.tally();
        tally.bytes += count as u64;
        if let Some(digest) = &mut tally.digest {
            digest.update(&buffer[..count]);
        }
        Ok(count)
    }
}

pub(in crate::dataset) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
