use crate::dataset::error::DatasetError;
use crate::dataset::error::fault::RowFault;
use crate::dataset::rows::chunk::{Next, RECORD_LIMIT};
use crate::dataset::rows::row::count_lines;
use crate::dataset::rows::source::Source;

/// Where a chunk starts in its file.
pub(in crate::dataset) struct Place<'f> {
    pub file: &'f str,
    /// Rows before.
    pub row: u64,
    /// Line of the first byte, from 1.
    pub line: u64,
}

impl Place<'_> {
    /// An error at a row of the file.
    pub fn at(&self, row: u64, line: u64, fault: RowFault) -> DatasetError {
        DatasetError::Row { file: self.file.to_owned(), row, line, fault }
    }
}

/// Hands every chunk of whole rows to `read`, which appends the rows of the chunk.
pub(in crate::dataset) fn read_chunks<R>(
    source: &mut Source,
    mut read: impl FnMut(&[u8], &Place<'_>, &mut Vec<R>) -> Result<(), DatasetError>,
) -> Result<Vec<R>, DatasetError> {
    let file = source.name().to_owned();
    let mut place = Place { file: &file, row: 0, line: source.first_line() };
    let (mut rows, mut chunk) = (Vec::new(), Vec::new());
    loop {
        match source.next_chunk(&mut chunk)? {
            Next::End => return Ok(rows),
            Next::TooLong => {
                return Err(place.at(place.row + 1, place.line, RowFault::TooLong { limit: RECORD_LIMIT }));
            }
            Next::Chunk => {}
        }
        read(&chunk, &place, &mut rows)?;
        place.row = rows.len() as u64;
        place.line += count_lines(&chunk);
    }
}
