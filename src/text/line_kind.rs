/// What a line of a body is, as its markup or its layout says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// Level 1 to 6.
    Heading(u8),
    Paragraph,
    Item,
    Quote,
    Caption,
    Code,
    Byline,
}
