/// A headline and the plain text under it, free to be changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    pub headline: String,
    /// One line a block.
    pub body: String,
}
