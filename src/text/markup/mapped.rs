use std::ops::Range;

/// How the bytes of a stretch relate to the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    /// Byte for byte.
    Verbatim,
    /// Not byte for byte: the whole text stands for the whole range.
    Otherwise,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Stretch {
    text: Range<usize>,
    source: Range<usize>,
    written: Written,
}

/// Where the bytes of a text come from, by position in the text. Bytes outside every stretch are not in the source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct SourceMap(Vec<Stretch>);

impl SourceMap {
    /// A text copied verbatim from a byte of the source on.
    pub fn shifted(length: usize, from: usize) -> Self {
        let stretch = Stretch { text: 0..length, source: from..from + length, written: Written::Verbatim };
        SourceMap(if length == 0 { Vec::new() } else { vec![stretch] })
    }

    /// The range of the source behind a range of the text.
    pub fn to_source(&self, range: Range<usize>) -> Option<Range<usize>> {
        if range.is_empty() {
            return None;
        }
        let first = self.0.partition_point(|stretch| stretch.text.end <= range.start);
        let end = self.0.partition_point(|stretch| stretch.text.start < range.end);
        let (first, last) = (self.0.get(first)?, self.0.get(end.checked_sub(1)?)?);
        if first.text.start > last.text.start {
            return None;
        }
        let start = match first.written {
            Written::Verbatim => first.source.start + range.start.saturating_sub(first.text.start),
            Written::Otherwise => first.source.start,
        };
        let end = match last.written {
            Written::Verbatim => last.source.end - last.text.end.saturating_sub(range.end),
            Written::Otherwise => last.source.end,
        };
        (start <= end).then_some(start..end)
    }

    fn push(&mut self, text: Range<usize>, source: Range<usize>, written: Written) {
        if let Some(last) = self.0.last_mut()
            && last.written == written
            && last.text.end == text.start
        {
            let goes_on = match written {
                Written::Verbatim => last.source.end == source.start,
                Written::Otherwise => last.source == source,
            };
            if goes_on {
                last.text.end = text.end;
                last.source.end = source.end;
                return;
            }
        }
        self.0.push(Stretch { text, source, written });
    }

    /// Adds the stretches of a range of another text, starting at a byte of this one; never splits one that is not byte
    /// for byte.
    fn push_part(&mut self, other: &Self, range: &Range<usize>, at: usize) {
        let first = other.0.partition_point(|stretch| stretch.text.end <= range.start);
        for stretch in other.0[first..].iter().take_while(|stretch| stretch.text.start < range.end) {
            let (start, end) = (stretch.text.start.max(range.start), stretch.text.end.min(range.end));
            let source = match stretch.written {
                Written::Verbatim => {
                    let from = stretch.source.start + (start - stretch.text.start);
                    from..from + (end - start)
                }
                Written::Otherwise => stretch.source.clone(),
            };
            self.push(at + start - range.start..at + end - range.start, source, stretch.written);
        }
    }

    /// Removes a range, which must not split a stretch that is not byte for byte.
    fn take(&mut self, range: Range<usize>) -> Self {
        let mut taken = SourceMap::default();
        let mut kept = SourceMap::default();
        let length = range.len();
        for Stretch { text, source, written } in std::mem::take(&mut self.0) {
            let part = |from: usize, to: usize| {
                let (from, to) = (from.clamp(text.start, text.end), to.clamp(text.start, text.end));
                let source = match written {
                    Written::Verbatim => source.start + (from - text.start)..source.start + (to - text.start),
                    Written::Otherwise => source.clone(),
                };
                (from..to, source)
            };
            let push = |map: &mut SourceMap, (text, source): (Range<usize>, Range<usize>), by: usize| {
                if !text.is_empty() {
                    map.push(text.start - by..text.end - by, source, written);
                }
            };
            push(&mut kept, part(0, range.start), 0);
            push(&mut taken, part(range.start, range.end), range.start);
            push(&mut kept, part(range.end, usize::MAX), length);
        }
        *self = kept;
        taken
    }
}

/// A text with a mapping back to its source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Mapped {
    pub text: String,
    pub map: SourceMap,
}

impl Mapped {
    /// A character, verbatim, at a byte of the source.
    pub fn push_verbatim(&mut self, c: char, at: usize) {
        let start = self.text.len();
        self.text.push(c);
        self.map.push(start..self.text.len(), at..at + c.len_utf8(), Written::Verbatim);
    }

    /// A character that a range of the source is an escape for.
    pub fn push_for(&mut self, c: char, source: Range<usize>) {
        let start = self.text.len();
        self.text.push(c);
        self.map.push(start..self.text.len(), source, Written::Otherwise);
    }

    /// A character that the source does not have.
    pub fn push_unwritten(&mut self, c: char) {
        self.text.push(c);
    }

    /// Adds a range of another text, with its mapping.
    pub fn push_part(&mut self, other: &Self, range: Range<usize>) {
        self.map.push_part(&other.map, &range, self.text.len());
        self.text.push_str(&other.text[range]);
    }

    /// A copy of a range of the text.
    pub fn part(&self, range: Range<usize>) -> Self {
        let mut part = Mapped::default();
        part.push_part(self, range);
        part
    }

    /// Removes a range of the text.
    pub fn take(&mut self, range: Range<usize>) -> Self {
        let map = self.map.take(range.clone());
        let text = self.text[range.clone()].to_owned();
        self.text.replace_range(range, "");
        Mapped { text, map }
    }
}
