use std::ops::Range;

use crate::features::{Field, Read};
use crate::text::{PageField, PageFile, Span};

/// Maps evidence on a page back to the bytes of its source.
#[derive(Clone, Copy)]
pub(super) struct SourceMap<'a> {
    pub page: &'a PageFile,
    pub read: Read<'a>,
}

impl SourceMap<'_> {
    /// The place of evidence in the source; `None` if only markup corresponds to it.
    pub fn of_evidence(&self, field: Field, span: Span) -> Option<Range<usize>> {
        let (document, field) = match field {
            Field::Headline => (self.read.headline, PageField::Headline),
            Field::Body => (self.read.page?.body(), PageField::Body),
        };
        self.page.to_source(field, document.to_source(span).range())
    }

    /// The headline; without one, the first line of the body; on an empty page, its start.
    pub fn of_page(&self) -> Range<usize> {
        of_page(self.page)
    }
}

/// The headline; without one, the first line of the body; on an empty page, its start.
pub(super) fn of_page(page: &PageFile) -> Range<usize> {
    let trimmed = |text: &str| {
        let start = text.len() - text.trim_start().len();
        let line = text[start..].split('\n').next().unwrap_or_default();
        start..start + line.trim_end().len()
    };
    page.to_source(PageField::Headline, trimmed(&page.headline))
        .or_else(|| page.to_source(PageField::Body, trimmed(&page.body.text)))
        .unwrap_or_default()
}
