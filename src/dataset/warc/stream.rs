use std::io::{self, BufRead, BufReader, Read};

/// Bytes one after the other, counted, a line or a block at a time.
pub(super) struct Stream<R> {
    reader: BufReader<R>,
    offset: u64,
}

/// Bytes that are read ahead.
const AHEAD: usize = 64 << 10;

impl<R: Read> Stream<R> {
    pub fn new(reader: R) -> Self {
        Stream { reader: BufReader::with_capacity(AHEAD, reader), offset: 0 }
    }

    /// Bytes taken so far.
    pub fn offset(&self) -> u64 {
        self.offset
    }

    pub fn get_ref(&self) -> &R {
        self.reader.get_ref()
    }

    /// Appends bytes up to a line feed, it included, or `most` of them; how many there were, 0 at the end.
    pub fn read_line(&mut self, line: &mut Vec<u8>, most: usize) -> io::Result<usize> {
        let count = self.reader.by_ref().take(most as u64).read_until(b'\n', line)?;
        self.offset += count as u64;
        Ok(count)
    }

    /// Appends so many bytes, or those that are left.
    pub fn read_block(&mut self, block: &mut Vec<u8>, length: u64) -> io::Result<u64> {
        let count = self.reader.by_ref().take(length).read_to_end(block);
        // What was read before a failure is in the block, and lost with it.
        let count = count? as u64;
        self.offset += count;
        Ok(count)
    }

    /// Passes over so many bytes, or those that are left; how many there were.
    pub fn skip(&mut self, length: u64) -> io::Result<u64> {
        let mut left = length;
        while left > 0 {
            let ahead = self.reader.fill_buf()?.len();
            if ahead == 0 {
                break;
            }
            let count = usize::try_from(left).unwrap_or(usize::MAX).min(ahead);
            self.reader.consume(count);
            left -= count as u64;
            self.offset += count as u64;
        }
        Ok(length - left)
    }
}
