use std::borrow::Cow;

use super::charset::decode;
use super::coding::{Ending, join_chunks, unpack};
use super::fault::RecordFault;
use super::fields::Fields;
use super::media::PageKind;

/// A page as it lies in a WARC file: still packed, and in the encoding that it was sent in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchivedPage {
    /// Where it was fetched from, WARC-Target-URI; empty where the record does not say.
    pub address: String,
    /// How it is written down.
    pub kind: PageKind,
    /// Name of its character encoding, as the server gave it.
    pub(super) charset: Option<String>,
    /// Whether it was sent in chunks.
    pub(super) transfer: Transfer,
    /// Names of the codings of its content, in the order in which they were applied.
    pub(super) codings: Vec<String>,
    /// Whether the crawler cut it off.
    pub(super) ending: Ending,
    /// The content as it was sent.
    pub(super) content: Vec<u8>,
}

/// How content was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Transfer {
    Whole,
    Chunked,
}

impl Transfer {
    pub fn of(fields: &Fields) -> Self {
        match fields.list("transfer-encoding").any(|coding| coding == "chunked") {
            true => Transfer::Chunked,
            false => Transfer::Whole,
        }
    }
}

impl ArchivedPage {
    /// Bytes that it takes in memory, as far as they depend on it.
    pub fn size(&self) -> usize {
        self.content.len() + self.address.len()
    }

    /// The text of the page: put together, unpacked, and as UTF-8.
    ///
    /// # Errors
    ///
    /// [`RecordFault::Chunks`], [`RecordFault::Coding`], [`RecordFault::Content`]; [`RecordFault::TooLong`] where it
    /// unpacks to more than `limit` bytes.
    pub fn text(&self, limit: usize) -> Result<String, RecordFault> {
        let mut content = Cow::Borrowed(self.content.as_slice());
        if self.transfer == Transfer::Chunked {
            content = join_chunks(content, self.ending)?;
        }
        for coding in self.codings.iter().rev() {
            content = unpack(content, coding, self.ending, limit)?;
        }
        if content.len() > limit {
            return Err(RecordFault::TooLong { limit });
        }
        Ok(decode(&content, self.kind, self.charset.as_deref()))
    }
}
