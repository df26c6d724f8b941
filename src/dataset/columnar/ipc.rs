//! Arrow IPC whose lengths are believed only as far as there are bytes for them: the readers of arrow-ipc reserve memory
//! for whatever a damaged file says, and a reservation that fails ends the process.

use std::io::{Read, Seek, SeekFrom};

use arrow_array::RecordBatch;
use arrow_buffer::Buffer;
use arrow_ipc::reader::{StreamDecoder, read_footer_length};
use arrow_schema::{ArrowError, SchemaRef};

/// Bytes read of a stream at a time.
const PIECE: usize = 1 << 16;
/// The length of the footer and the magic, at the end of a file.
const END: usize = 10;

/// Makes sure that all blocks of a file lie inside it; leaves the place in the file anywhere.
pub(super) fn check_blocks(mut file: impl Read + Seek) -> Result<(), ArrowError> {
    let outside = || ArrowError::IpcError("a block lies outside the file".to_owned());
    let size = file.seek(SeekFrom::End(0))?;
    let mut end = [0; END];
    let start = size.checked_sub(END as u64).ok_or_else(outside)?;
    file.seek(SeekFrom::Start(start))?;
    file.read_exact(&mut end)?;
    let length = read_footer_length(end)?;
    let footer_start = start.checked_sub(length as u64).ok_or_else(outside)?;
    file.seek(SeekFrom::Start(footer_start))?;
    let mut footer = vec![0; length];
    file.read_exact(&mut footer)?;
    let footer = arrow_ipc::root_as_footer(&footer)
        .map_err(|error| ArrowError::ParseError(format!("the footer cannot be read: {error}")))?;
    for block in footer.dictionaries().iter().flatten().chain(footer.recordBatches().iter().flatten()) {
        let parts = [block.offset(), i64::from(block.metaDataLength()), block.bodyLength()];
        let parts = parts.map(|part| u64::try_from(part).ok());
        let ends = parts.into_iter().try_fold(0, |sum: u64, part| sum.checked_add(part?));
        if ends.is_none_or(|end| end > size) {
            return Err(outside());
        }
    }
    Ok(())
}

/// A stream of record batches.
pub(super) struct BatchStream<R> {
    reader: R,
    decoder: StreamDecoder,
    /// What was read and is not decoded.
    piece: Buffer,
    schema: SchemaRef,
}

impl<R: Read> BatchStream<R> {
    /// Reads the schema.
    pub fn new(reader: R) -> Result<Self, ArrowError> {
        let mut stream = BatchStream {
            reader,
            decoder: StreamDecoder::new(),
            piece: Buffer::from(Vec::<u8>::new()),
            schema: SchemaRef::new(arrow_schema::Schema::empty()),
        };
        // The schema comes first: no batch is decoded before it, and the first piece has it or leads on to it.
        loop {
            if let Some(schema) = stream.decoder.schema() {
                stream.schema = schema;
                return Ok(stream);
            }
            if !stream.fill(1)? {
                return Err(ArrowError::IpcError("the stream ends before its schema".to_owned()));
            }
            stream.decoder.decode(&mut stream.piece)?;
        }
    }

    pub fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }

    /// The next batch; `None` at the end.
    pub fn next(&mut self) -> Result<Option<RecordBatch>, ArrowError> {
        loop {
            if self.piece.is_empty() && !self.fill(PIECE)? {
                self.decoder.finish()?;
                return Ok(None);
            }
            if let Some(batch) = self.decoder.decode(&mut self.piece)? {
                return Ok(Some(batch));
            }
        }
    }

    /// Reads up to a number of bytes; whether there were any.
    fn fill(&mut self, most: usize) -> Result<bool, ArrowError> {
        let mut bytes = Vec::with_capacity(most);
        self.reader.by_ref().take(most as u64).read_to_end(&mut bytes)?;
        self.piece = Buffer::from(bytes);
        Ok(!self.piece.is_empty())
    }
}
