//! Places in Python strings, which count characters.

use pyo3::prelude::*;
use serde_json::Value;

/// Bytes between places that are known.
const STEP: usize = 256;

/// Counts the characters before any byte of a text.
pub struct Characters<'t> {
    text: &'t str,
    /// Characters before every [`STEP`]th byte.
    known: Vec<usize>,
}

impl<'t> Characters<'t> {
    pub fn of(text: &'t str) -> Self {
        let mut known = Vec::new();
        if !text.is_ascii() {
            let mut count = 0;
            for part in text.as_bytes().chunks(STEP) {
                known.push(count);
                count += part.iter().filter(|byte| starts(**byte)).count();
            }
        }
        Characters { text, known }
    }

    /// The characters before a byte; of the whole text where it is beyond its end.
    pub fn before(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        match self.known.get(byte / STEP) {
            Some(count) => {
                let from = byte / STEP * STEP;
                count + self.text.as_bytes()[from..byte].iter().filter(|byte| starts(**byte)).count()
            }
            None if self.known.is_empty() => byte,
            None => self.text.chars().count(),
        }
    }
}

/// Whether a byte of UTF-8 starts a character.
fn starts(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// Counts the places of every piece of evidence in characters, instead of bytes and UTF-16 code units.
pub fn count_characters(value: &mut Value, headline: &Characters<'_>, body: &Characters<'_>) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| count_characters(value, headline, body)),
        Value::Object(fields) => {
            let is_piece = fields.shift_remove("start_utf16").is_some() | fields.shift_remove("end_utf16").is_some();
            if is_piece {
                let text = if fields.get("field").and_then(Value::as_str) == Some("body") { body } else { headline };
                for end in ["start", "end"] {
                    if let Some(place) = fields.get_mut(end) {
                        let byte = place.as_u64().and_then(|byte| usize::try_from(byte).ok()).unwrap_or_default();
                        *place = text.before(byte).into();
                    }
                }
            }
            fields.values_mut().for_each(|value| count_characters(value, headline, body));
        }
        _ => {}
    }
}

/// JSON as Python's own objects.
pub fn to_python<'py>(py: Python<'py>, value: &Value) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (value.to_string(),))
}
