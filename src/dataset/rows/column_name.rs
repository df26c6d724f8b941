use std::fmt;

/// A column as a message names it: by its name, or by its number where it has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnName {
    /// The column's name.
    Named(String),
    /// The column's number, from 1.
    Numbered(usize),
}

impl fmt::Display for ColumnName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ColumnName::Named(name) => write!(f, "`{name}`"),
            ColumnName::Numbered(number) => write!(f, "{number}"),
        }
    }
}

/// The first columns of a table and how many more there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnList {
    first: Vec<String>,
    more: usize,
}

impl ColumnList {
    const SHOWN: usize = 20;

    pub(in crate::dataset) fn of(names: &[String]) -> Self {
        let first: Vec<String> = names.iter().take(Self::SHOWN).map(|name| crate::message::shorten(name)).collect();
        ColumnList { more: names.len() - first.len(), first }
    }
}

impl fmt::Display for ColumnList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.first.iter().map(String::as_str).collect();
        let shown: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        f.write_str(&shown.join(", "))?;
        if self.more > 0 { write!(f, " and {} more", self.more) } else { Ok(()) }
    }
}
