use super::values::{push_field, push_string};
use crate::dataset::{Closing, CsvRow, Field, Quoting};

/// How the columns that a row of CSV brings are written out again.
#[derive(Debug, Clone)]
pub(super) enum Echo {
    /// As they came.
    Raw(u8),
    /// With another delimiter.
    Delimited(u8),
    /// As the open start of an object; each name is encoded with its colon.
    Object(Vec<Vec<u8>>),
}

impl Echo {
    pub fn new(from: u8, to: Option<u8>, names: &[String]) -> Self {
        match to {
            Some(to) if to == from => Echo::Raw(from),
            Some(to) => Echo::Delimited(to),
            None => Echo::Object(names.iter().map(|name| opening(name)).collect()),
        }
    }

    /// A row without faults, its line or object left open.
    pub fn good(&self, row: &CsvRow<'_>, fields: &[Field], scratch: &mut String, out: &mut Vec<u8>) {
        match self {
            Echo::Raw(_) => out.extend_from_slice(row.bytes()),
            Echo::Delimited(delimiter) => {
                for (place, field) in fields.iter().enumerate() {
                    if place > 0 {
                        out.push(*delimiter);
                    }
                    push_field(out, row.value(field, scratch).as_bytes(), *delimiter);
                }
            }
            Echo::Object(names) => {
                for (place, (name, field)) in names.iter().zip(fields).enumerate() {
                    out.push(if place > 0 { b',' } else { b'{' });
                    out.extend_from_slice(name);
                    push_string(out, row.value(field, scratch));
                }
            }
        }
    }

    /// A bad row made `width` fields wide: missing ones are empty, surplus ones are left out.
    pub fn bad(&self, row: &CsvRow<'_>, fields: &[Field], width: usize, scratch: &mut String, out: &mut Vec<u8>) {
        for place in 0..width {
            let field = fields.get(place);
            match self {
                Echo::Raw(delimiter) => {
                    if place > 0 {
                        out.push(*delimiter);
                    }
                    out.extend_from_slice(field.map_or(b"", |field| row.written(field)));
                    if row.closing() == Closing::Open && place + 1 == fields.len() {
                        out.push(b'"');
                    }
                }
                Echo::Delimited(delimiter) => {
                    if place > 0 {
                        out.push(*delimiter);
                    }
                    push_field(out, lossy(row, field, scratch).as_bytes(), *delimiter);
                }
                Echo::Object(names) => {
                    out.push(if place > 0 { b',' } else { b'{' });
                    out.extend_from_slice(&names[place]);
                    match field {
                        Some(_) => push_string(out, &lossy(row, field, scratch)),
                        None => out.extend_from_slice(b"null"),
                    }
                }
            }
        }
    }

    /// What ends a row, after its new columns.
    pub fn end(&self) -> &'static [u8] {
        match self {
            Echo::Raw(_) | Echo::Delimited(_) => b"\n",
            Echo::Object(_) => b"}\n",
        }
    }
}

/// A value as text, whatever its bytes are.
fn lossy(row: &CsvRow<'_>, field: Option<&Field>, scratch: &mut String) -> String {
    let Some(field) = field else { return String::new() };
    let written = String::from_utf8_lossy(row.written(field));
    let field = match field.quoting {
        Quoting::Bare => return written.into_owned(),
        _ => field,
    };
    field.value(&written, scratch).to_owned()
}

fn opening(name: &str) -> Vec<u8> {
    let mut encoded = Vec::new();
    push_string(&mut encoded, name);
    encoded.push(b':');
    encoded
}
