/// A column that is appended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewColumn {
    /// Its name.
    pub name: String,
    /// What stands in it.
    pub kind: NewKind,
}

/// What stands in a new column, where it is not empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewKind {
    /// Numbers.
    Number,
    /// Texts.
    Text,
}

impl NewColumn {
    /// A column of numbers.
    pub fn number(name: impl Into<String>) -> Self {
        NewColumn { name: name.into(), kind: NewKind::Number }
    }

    /// A column of texts.
    pub fn text(name: impl Into<String>) -> Self {
        NewColumn { name: name.into(), kind: NewKind::Text }
    }
}
