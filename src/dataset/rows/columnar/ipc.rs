//! Arrow IPC whose lengths are believed only as far as there are bytes for them: the readers of arrow-ipc reserve memory
//! for whatever a damaged file says, and a reservation that fails ends the process.

use std::io::{self, Read, Seek, SeekFrom};

use arrow_array::RecordBatch;
use arrow_buffer::Buffer;
use arrow_ipc::reader::{StreamDecoder, read_footer_length};
use arrow_ipc::{Block, Message, root_as_message};
use arrow_schema::{ArrowError, SchemaRef};

/// The length of the footer and the magic, at the end of a file.
const END: usize = 10;

/// Stands before the length of a message, except in old files.
const CONTINUATION: [u8; 4] = [0xFF; 4];
/// Bytes that the buffers of a message take at most, unpacked, where they are not packed as most data are.
const UNPACKED_LIMIT: u64 = 512 << 20;
/// How many bytes one packed byte may stand for beyond that.
const UNPACKED_RATIO: u64 = 100;

/// Makes sure that the buffers of a message take no more memory than they may; `length_at` reads the eight bytes at a place
/// in its body.
fn check_unpacked(
    message: Message<'_>,
    mut length_at: impl FnMut(u64) -> io::Result<[u8; 8]>,
) -> Result<(), ArrowError> {
    let dictionary = || message.header_as_dictionary_batch().and_then(|dictionary| dictionary.data());
    let Some(batch) = message.header_as_record_batch().or_else(dictionary) else { return Ok(()) };
    if batch.compression().is_none() {
        return Ok(());
    }
    let (mut packed, mut unpacked) = (0_u64, 0_u64);
    for buffer in batch.buffers().iter().flatten() {
        let (Ok(offset), Ok(length)) = (u64::try_from(buffer.offset()), u64::try_from(buffer.length())) else {
            continue;
        };
        if length < 8 {
            continue;
        }
        packed = packed.saturating_add(length);
        // Below 0 it is not packed.
        let said = u64::try_from(i64::from_le_bytes(length_at(offset)?)).unwrap_or(0);
        unpacked = unpacked.saturating_add(said);
    }
    if unpacked > UNPACKED_LIMIT && unpacked > packed.saturating_mul(UNPACKED_RATIO) {
        return Err(ArrowError::IpcError(format!(
            "a batch of {packed} bytes takes {} MiB unpacked: expected {} MiB at most, or {UNPACKED_RATIO} times its bytes",
            unpacked.div_ceil(1 << 20),
            UNPACKED_LIMIT >> 20
        )));
    }
    Ok(())
}

/// The same of a block of a file. What cannot be read here is left to the reader, which says why.
fn check_block(mut file: impl Read + Seek, block: &Block) -> Result<(), ArrowError> {
    let (start, length) = (block.offset() as u64, block.metaDataLength() as u64);
    file.seek(SeekFrom::Start(start))?;
    let mut head = Vec::new();
    file.by_ref().take(length).read_to_end(&mut head)?;
    let head = head.strip_prefix(&CONTINUATION).unwrap_or(&head);
    let Some(Ok(message)) = head.get(4..).map(root_as_message) else { return Ok(()) };
    check_unpacked(message, |place| {
        file.seek(SeekFrom::Start((start + length).saturating_add(place)))?;
        let mut said = [0; 8];
        file.read_exact(&mut said).map(|()| said)
    })
}

/// Makes sure that all blocks of a file lie inside it, and what they hold inside memory; leaves the place in the file anywhere.
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
        check_block(&mut file, block)?;
    }
    Ok(())
}

/// A stream of record batches.
pub(super) struct BatchStream<R> {
    reader: R,
    decoder: StreamDecoder,
    /// A message that was read and is not decoded.
    message: Buffer,
    /// What was decoded on the way to the schema.
    first: Option<RecordBatch>,
    schema: SchemaRef,
}

impl<R: Read> BatchStream<R> {
    /// Reads the schema.
    pub fn new(reader: R) -> Result<Self, ArrowError> {
        let mut stream = BatchStream {
            reader,
            decoder: StreamDecoder::new(),
            message: Buffer::from(Vec::<u8>::new()),
            first: None,
            schema: SchemaRef::new(arrow_schema::Schema::empty()),
        };
        // The decoder takes a message without a body, as a schema is, for whole once the next one begins.
        loop {
            if let Some(schema) = stream.decoder.schema() {
                stream.schema = schema;
                return Ok(stream);
            }
            if !stream.fill()? {
                return Err(ArrowError::IpcError("the stream ends before its schema".to_owned()));
            }
            stream.first = stream.decoder.decode(&mut stream.message)?;
        }
    }

    pub fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }

    /// The next batch; `None` at the end.
    pub fn next(&mut self) -> Result<Option<RecordBatch>, ArrowError> {
        if let Some(first) = self.first.take() {
            return Ok(Some(first));
        }
        loop {
            if self.message.is_empty() && !self.fill()? {
                self.decoder.finish()?;
                return Ok(None);
            }
            if let Some(batch) = self.decoder.decode(&mut self.message)? {
                return Ok(Some(batch));
            }
        }
    }

    /// Reads a message, as much of it as is there; whether there was anything. What is wrong with it the decoder says.
    fn fill(&mut self) -> Result<bool, ArrowError> {
        let mut bytes = Vec::new();
        self.read(4, &mut bytes)?;
        if bytes == CONTINUATION {
            self.read(4, &mut bytes)?;
        }
        let start = bytes.len();
        if let Some(length) = bytes.last_chunk::<4>().map(|length| u32::from_le_bytes(*length)) {
            self.read(u64::from(length), &mut bytes)?;
        }
        if let Ok(length) = root_as_message(&bytes[start..]).map(|message| message.bodyLength()) {
            let end = bytes.len();
            self.read(u64::try_from(length).unwrap_or(0), &mut bytes)?;
            let (head, body) = bytes.split_at(end);
            let message = root_as_message(&head[start..]).map_err(|error| ArrowError::ParseError(error.to_string()))?;
            check_unpacked(message, |place| {
                let place = usize::try_from(place).ok().and_then(|place| body.get(place..)?.first_chunk::<8>());
                place.copied().ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
            })?;
        }
        self.message = Buffer::from(bytes);
        Ok(!self.message.is_empty())
    }

    /// Reads up to a number of bytes; memory is taken for those that are there.
    fn read(&mut self, most: u64, bytes: &mut Vec<u8>) -> io::Result<usize> {
        self.reader.by_ref().take(most).read_to_end(bytes)
    }
}
