use crate::dataset::error::DatasetError;
use crate::dataset::error::fault::RowFault;
use crate::dataset::io::input::Input;
use crate::dataset::rows::chunk::{CHUNK_BYTES, Chunker, Next, RECORD_LIMIT};
use crate::dataset::rows::column::Columns;
use crate::dataset::rows::format::Format;
use crate::dataset::rows::row::{CsvRows, count_lines};

/// An opened data set: the header is read, the rows come in chunks.
pub struct Source {
    name: String,
    format: Format,
    header: Option<Header>,
    chunker: Chunker<Input>,
    /// The rows that came with the header.
    first: Option<Vec<u8>>,
    /// Line where the rows start, from 1.
    line: u64,
}

/// The header of a CSV file.
#[derive(Debug, Clone)]
pub struct Header {
    /// The columns.
    pub columns: Columns,
    /// The header as it is written, the line break excluded.
    pub written: Vec<u8>,
}

impl Source {
    /// Reads the header of an input in a format.
    ///
    /// # Errors
    ///
    /// [`DatasetError::Empty`] where a header is expected and nothing is there, [`DatasetError::Header`] where it
    /// cannot be used, [`DatasetError::Read`]; [`DatasetError::WrongFormat`] for a columnar format, which a
    /// [`BatchReader`](crate::dataset::BatchReader) reads.
    pub fn open(input: Input, format: Format) -> Result<Self, DatasetError> {
        Source::with_chunks(input, format, CHUNK_BYTES)
    }

    /// The same with chunks of about `target` bytes; the rows are the same for any.
    pub fn with_chunks(input: Input, format: Format, target: usize) -> Result<Self, DatasetError> {
        let name = input.name().to_owned();
        if format.is_columnar() {
            return Err(DatasetError::WrongFormat { file: name, format, expected: "csv, tsv or jsonl" });
        }
        let chunker = Chunker::with_sizes(input, format.delimiter(), target, RECORD_LIMIT);
        let mut source = Source { name, format, header: None, chunker, first: None, line: 1 };
        if let Some(delimiter) = format.delimiter() {
            source.read_header(delimiter)?;
        }
        Ok(source)
    }

    fn read_header(&mut self, delimiter: u8) -> Result<(), DatasetError> {
        let mut chunk = Vec::new();
        let mut fields = Vec::new();
        loop {
            let file = self.name.clone();
            match self.next_chunk(&mut chunk)? {
                Next::End => return Err(DatasetError::Empty { file }),
                Next::TooLong => {
                    let fault = RowFault::TooLong { limit: RECORD_LIMIT };
                    return Err(DatasetError::Header { file, line: self.line, fault });
                }
                Next::Chunk => {}
            }
            let mut rows = CsvRows::new(&chunk, delimiter, &mut fields);
            let Some((row, fields)) = rows.next_row() else {
                self.line += count_lines(&chunk);
                continue;
            };
            let span = row.span();
            self.line += count_lines(&chunk[..span.start]);
            let unnamed = Columns::new(vec![String::new(); fields.len()]);
            row.check(fields, &unnamed).map_err(|fault| {
                let line = self.line;
                DatasetError::Header { file, line, fault }
            })?;
            let mut scratch = String::new();
            let names = fields.iter().map(|field| row.value(field, &mut scratch).to_owned()).collect();
            self.header = Some(Header { columns: Columns::new(names), written: row.bytes().to_vec() });
            self.line += count_lines(&chunk[span.clone()]);
            chunk.drain(..span.end);
            self.first = Some(chunk);
            return Ok(());
        }
    }

    /// The name that messages use.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How the rows are written.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The header, where the format has one.
    pub fn header(&self) -> Option<&Header> {
        self.header.as_ref()
    }

    /// Line where the first chunk starts, from 1.
    pub fn first_line(&self) -> u64 {
        self.line
    }

    /// The bytes, where they come from.
    pub fn input(&self) -> &Input {
        self.chunker.get_ref()
    }

    /// Replaces the content of `chunk` by the next whole rows.
    ///
    /// # Errors
    ///
    /// [`DatasetError::Read`].
    pub fn next_chunk(&mut self, chunk: &mut Vec<u8>) -> Result<Next, DatasetError> {
        if let Some(first) = self.first.take() {
            *chunk = first;
            return Ok(Next::Chunk);
        }
        self.chunker.next_chunk(chunk).map_err(|reason| DatasetError::Read { file: self.name.clone(), reason })
    }

    /// Says where `added` columns would collide with those that are there.
    ///
    /// # Errors
    ///
    /// [`DatasetError::ColumnTaken`].
    pub fn check_added(&self, added: &[String]) -> Result<(), DatasetError> {
        match &self.header {
            Some(header) => header.columns.check_added(&self.name, added.iter().cloned()),
            None => Ok(()),
        }
    }
}
