use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::dataset::error::fault::RowFault;
use crate::dataset::rows::cell::{AnyCell, Cell, Text};
use crate::dataset::rows::chunk::RECORD_LIMIT;
use crate::dataset::rows::column_name::ColumnName;

/// Keys that can be read from one object at a time.
pub const MOST_KEYS: usize = 16;

/// The values of the wanted keys of an object, in the order of the keys; of a repeated key, the last.
pub type Cells<'a> = [Option<Cell<'a>>; MOST_KEYS];

/// One line of JSON Lines without white space at its ends.
#[derive(Debug, Clone, Copy)]
pub struct JsonRow<'c> {
    line: &'c str,
    /// Bytes of white space before.
    indent: usize,
}

impl<'c> JsonRow<'c> {
    /// A line with something on it, checked to be text; `None` for a blank one.
    pub fn new(line: &'c [u8]) -> Option<Result<Self, RowFault>> {
        let trimmed = line.trim_ascii();
        if trimmed.is_empty() {
            return None;
        }
        if line.len() > RECORD_LIMIT {
            return Some(Err(RowFault::TooLong { limit: RECORD_LIMIT }));
        }
        let indent = line.len() - line.trim_ascii_start().len();
        Some(Self::checked(trimmed, indent))
    }

    fn checked(line: &'c [u8], indent: usize) -> Result<Self, RowFault> {
        let column = |at: usize| ColumnName::Numbered(indent + at + 1);
        let nul = memchr::memchr(0, line);
        match std::str::from_utf8(line) {
            Err(error) if nul.is_none_or(|nul| error.valid_up_to() < nul) => {
                let at = error.valid_up_to();
                Err(RowFault::NotUtf8 { column: column(at), byte: line.get(at).copied().unwrap_or(0) })
            }
            Ok(line) if nul.is_none() => Ok(JsonRow { line, indent }),
            _ => Err(RowFault::Nul { column: column(nul.unwrap_or(0)) }),
        }
    }

    /// The object as it is written.
    pub fn text(&self) -> &'c str {
        self.line
    }

    /// Column of the closing brace, from 1.
    pub fn end_column(&self) -> usize {
        self.indent + self.line.len()
    }

    /// Reads the values of `keys`; a key for which `taken` is true is a fault.
    pub fn read(&self, keys: &[&str], taken: impl Fn(&str) -> bool) -> Result<Cells<'c>, RowFault> {
        let mut cells = Cells::default();
        let mut clash = None;
        let mut parser = serde_json::Deserializer::from_str(self.line);
        let object = Object { keys, taken: &taken, cells: &mut cells, clash: &mut clash };
        if let Err(error) = object.deserialize(&mut parser).and_then(|()| parser.end()) {
            let message = error.to_string();
            let message = message.split(" at line ").next().unwrap_or_default().to_owned();
            let column = self.indent + error.column().max(1);
            if !is_object(self.line) {
                return Err(RowFault::NotJson { column, message });
            }
            // Names after the fault may be taken all the same.
            return match keys {
                [] => Err(RowFault::Unreadable { column, message }),
                _ => match self.read(&[], taken) {
                    Err(fault @ RowFault::KeyTaken { .. }) => Err(fault),
                    _ => Err(RowFault::Unreadable { column, message }),
                },
            };
        }
        match clash {
            Some(name) => Err(RowFault::KeyTaken { name }),
            None => Ok(cells),
        }
    }
}

/// Whether a text is a JSON object, whatever its strings and numbers stand for: half a surrogate pair and 1e999 are as
/// well written as any.
pub fn is_object(text: &str) -> bool {
    text.starts_with('{') && serde_json::from_str::<&RawValue>(text).is_ok()
}

struct Object<'k, 'o, 'a, T> {
    keys: &'k [&'k str],
    taken: &'k T,
    cells: &'o mut Cells<'a>,
    clash: &'o mut Option<String>,
}

impl<'a, T: Fn(&str) -> bool> DeserializeSeed<'a> for Object<'_, '_, 'a, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'a, T: Fn(&str) -> bool> Visitor<'a> for Object<'_, '_, 'a, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(key) = map.next_key_seed(Text)? {
            if self.clash.is_none() && (self.taken)(&key) {
                *self.clash = Some(key.clone().into_owned());
            }
            match self.keys.iter().position(|wanted| *wanted == key).and_then(|place| self.cells.get_mut(place)) {
                Some(cell) => *cell = Some(map.next_value_seed(AnyCell)?),
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}
