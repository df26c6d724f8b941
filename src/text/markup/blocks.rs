use std::ops::Range;

use super::mapped::Mapped;
use crate::text::{LineKind, Link, plain};

/// Bytes from which a line is running text; no byline is looked for below one.
const RUNNING: usize = 80;

/// A body as it is built: one line per block, white space collapsed to one space.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    text: Mapped,
    kinds: Vec<LineKind>,
    links: Vec<Link>,
    kind: Option<LineKind>,
    /// Whether the open block has its line.
    started: bool,
    space: Option<Space>,
    /// Target and rel of the open link, and where it starts.
    link: Option<Link>,
}

/// White space that becomes a space if text follows.
#[derive(Debug, Clone)]
enum Space {
    Verbatim(usize),
    For(Range<usize>),
}

impl Blocks {
    /// Opens a block for the text that follows; nothing is written until there is some.
    pub fn open(&mut self, kind: LineKind) {
        self.kind = Some(kind);
        self.started = false;
        self.space = None;
    }

    /// Changes the kind of the open block, if nothing is written yet.
    pub fn make(&mut self, kind: LineKind) {
        if !self.started {
            self.kind = Some(kind);
        }
    }

    /// Text after this is a paragraph by itself.
    pub fn close(&mut self) {
        self.open(LineKind::Paragraph);
    }

    /// Text, verbatim, at a byte of the source.
    pub fn verbatim(&mut self, text: &str, from: usize) {
        for (at, c) in text.char_indices() {
            let at = from + at;
            if !self.breaks(c) {
                match is_space(c) {
                    true if c == ' ' && self.space.is_none() => self.space = Some(Space::Verbatim(at)),
                    true => self.widen(at..at + c.len_utf8()),
                    false => {
                        self.start();
                        self.text.push_verbatim(c, at);
                    }
                }
            }
        }
    }

    /// Text that a range of the source is an escape for.
    pub fn decoded(&mut self, text: &str, source: &Range<usize>) {
        for c in text.chars() {
            if !self.breaks(c) {
                if is_space(c) {
                    self.widen(source.clone());
                } else {
                    self.start();
                    self.text.push_for(c, source.clone());
                }
            }
        }
    }

    /// White space, or a break inside a block.
    pub fn space(&mut self, source: Range<usize>) {
        self.widen(source);
    }

    /// Text after this is part of a link.
    pub fn open_link(&mut self, target: &str, rel: &str) {
        self.close_link();
        if self.started {
            self.start();
        }
        let at = self.text.text.len();
        self.link = Some(Link { target: target.to_owned(), rel: rel.to_owned(), text: at..at });
    }

    /// The end of the link; one without text is left out.
    pub fn close_link(&mut self) {
        let Some(mut link) = self.link.take() else { return };
        let all = &self.text.text;
        let text = all.get(link.text.start..).unwrap_or_default().trim_start();
        if !text.is_empty() {
            link.text = all.len() - text.len()..all.len();
            self.links.push(link);
        }
    }

    /// Bylines that have most of the text are not bylines: an element around all of it names its author.
    pub fn unmark_bylines(&mut self) {
        let length = |of: fn(LineKind) -> bool| {
            self.lines().filter(|(kind, _)| of(*kind)).map(|(_, range)| range.len()).sum::<usize>()
        };
        if length(|kind| kind == LineKind::Byline) > length(|kind| kind != LineKind::Byline).max(RUNNING) {
            let bylines = self.kinds.iter_mut().filter(|kind| **kind == LineKind::Byline);
            bylines.for_each(|kind| *kind = LineKind::Paragraph);
        }
    }

    /// Lines that look like a byline above the running text are one.
    pub fn mark_bylines(&mut self) {
        for (line, kind) in self.text.text.split('\n').zip(&mut self.kinds) {
            if *kind == LineKind::Paragraph && line.len() >= RUNNING {
                return;
            }
            if *kind == LineKind::Paragraph && plain::is_byline(line) {
                *kind = LineKind::Byline;
            }
        }
    }

    /// Removes the first line that is a level-1 heading and for which `is_title` holds.
    pub fn take_title(&mut self, is_title: impl Fn(&str) -> bool) -> Option<Mapped> {
        let mut start = 0;
        let mut found = None;
        for (index, line) in self.text.text.split('\n').enumerate() {
            if self.kinds.get(index) == Some(&LineKind::Heading(1)) && is_title(line) {
                found = Some((index, start..start + line.len()));
                break;
            }
            start += line.len() + 1;
        }
        let (index, line) = found?;
        self.kinds.remove(index);
        let taken = self.text.take(line.clone());
        let before = line.start.saturating_sub(1);
        let breaks = if index == 0 { 0..self.text.text.len().min(1) } else { before..line.start };
        let gone = line.len() + breaks.len();
        self.text.take(breaks);
        self.links.retain_mut(|link| {
            if link.text.start >= line.end {
                link.text = link.text.start - gone..link.text.end - gone;
                return true;
            }
            link.text.end <= line.start
        });
        Some(taken)
    }

    /// The number of lines written so far.
    pub fn count(&self) -> usize {
        self.kinds.len()
    }

    /// The lines with their kinds.
    pub fn to_lines(&self) -> Vec<(LineKind, &str)> {
        self.lines().map(|(kind, range)| (kind, &self.text.text[range])).collect()
    }

    /// The kinds of the lines, and their ranges in the text.
    pub fn lines(&self) -> impl Iterator<Item = (LineKind, Range<usize>)> {
        let mut start = 0;
        self.text.text.split('\n').zip(&self.kinds).map(move |(line, kind)| {
            let range = start..start + line.len();
            start = range.end + 1;
            (*kind, range)
        })
    }

    /// The text so far.
    pub fn text(&self) -> &Mapped {
        &self.text
    }

    /// Keeps only these lines, and the parts of links that are on them.
    pub fn keep(&mut self, kept: &[bool]) {
        let mut text = Mapped::default();
        let mut kinds = Vec::new();
        // The old and new range of each kept line.
        let mut moved: Vec<(Range<usize>, usize)> = Vec::new();
        for ((kind, range), _) in self.lines().zip(kept).filter(|(_, kept)| **kept) {
            if !kinds.is_empty() {
                text.push_unwritten('\n');
            }
            kinds.push(kind);
            moved.push((range.clone(), text.text.len()));
            text.push_part(&self.text, range);
        }
        self.links.retain_mut(|link| {
            let first = moved.partition_point(|(range, _)| range.end <= link.text.start);
            let end = moved.partition_point(|(range, _)| range.start < link.text.end);
            let Some([(first, start), ..]) = moved.get(first..end) else { return false };
            let (last, last_start) = &moved[end - 1];
            let from = start + link.text.start.saturating_sub(first.start);
            link.text = from..last_start + link.text.end.min(last.end) - last.start;
            true
        });
        (self.text, self.kinds) = (text, kinds);
    }

    /// The text, the kinds of its lines, and its links.
    pub fn finish(self) -> (Mapped, Vec<LineKind>, Vec<Link>) {
        (self.text, self.kinds, self.links)
    }

    /// Whether a character ends a line of code.
    fn breaks(&mut self, c: char) -> bool {
        let ends = c == '\n' && self.kind == Some(LineKind::Code);
        if ends {
            self.open(LineKind::Code);
        }
        ends
    }

    fn widen(&mut self, source: Range<usize>) {
        let start = match &self.space {
            None => source.start,
            Some(Space::Verbatim(at)) => *at,
            Some(Space::For(range)) => range.start,
        };
        self.space = Some(Space::For(start.min(source.start)..source.end));
    }

    /// Writes what must come before a character of text.
    fn start(&mut self) {
        if !self.started {
            if !self.kinds.is_empty() {
                self.text.push_unwritten('\n');
            }
            self.kinds.push(self.kind.unwrap_or(LineKind::Paragraph));
            self.started = true;
            self.space = None;
        }
        match self.space.take() {
            None => {}
            Some(Space::Verbatim(at)) => self.text.push_verbatim(' ', at),
            Some(Space::For(source)) => self.text.push_for(' ', source),
        }
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
