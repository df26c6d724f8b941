use std::io::Write;

use super::new_columns::NewColumns;

/// Receives the values of a row's new columns, one call a column, in order.
#[derive(Debug)]
pub struct Values<'o> {
    to: To<'o>,
    written: usize,
}

#[derive(Debug)]
enum To<'o> {
    Text(&'o mut Vec<u8>, &'o Style),
    Columns(&'o mut NewColumns),
}

/// How the new columns are written.
#[derive(Debug, Clone)]
pub(super) enum Style {
    /// After the fields of a record.
    Delimited { delimiter: u8, names: Vec<String> },
    /// As members of an object; each name is encoded with its comma and colon.
    Members(Vec<Vec<u8>>),
}

impl Style {
    pub fn new(delimiter: Option<u8>, names: Vec<String>) -> Self {
        match delimiter {
            Some(delimiter) => Style::Delimited { delimiter, names },
            None => Style::Members(names.iter().map(|name| member(name)).collect()),
        }
    }

    fn columns(&self) -> usize {
        match self {
            Style::Delimited { names, .. } => names.len(),
            Style::Members(names) => names.len(),
        }
    }

    /// The end of a header line: the new names, each after a delimiter.
    pub fn header(&self, out: &mut Vec<u8>) {
        if let Style::Delimited { delimiter, names } = self {
            for name in names {
                out.push(*delimiter);
                push_field(out, name.as_bytes(), *delimiter);
            }
        }
    }
}

impl<'o> Values<'o> {
    pub(super) fn new(out: &'o mut Vec<u8>, style: &'o Style) -> Self {
        Values { to: To::Text(out, style), written: 0 }
    }

    pub(super) fn in_columns(columns: &'o mut NewColumns) -> Self {
        Values { to: To::Columns(columns), written: 0 }
    }

    /// A probability, with six decimals; a number outside [0, 1] is moved to the nearer end, not-a-number is empty.
    pub fn probability(&mut self, probability: f64) {
        if probability.is_nan() {
            return self.empty();
        }
        let millionths = (probability.clamp(0.0, 1.0) * 1e6 + 0.5) as u32;
        self.start();
        match &mut self.to {
            // The nearest number to the six decimals, as a reader of the text gets it.
            To::Columns(columns) => columns.number(self.written, f64::from(millionths) / 1e6),
            To::Text(out, _) => {
                let mut digits = *b"0.000000";
                let mut rest = millionths;
                for place in [7, 6, 5, 4, 3, 2, 0] {
                    digits[place] = b'0' + (rest % 10) as u8;
                    rest /= 10;
                }
                out.extend_from_slice(&digits);
            }
        }
        self.written += 1;
    }

    /// A number, as short as reads back the same; one that is not finite is empty.
    pub fn number(&mut self, number: f64) {
        if !number.is_finite() {
            return self.empty();
        }
        self.start();
        match &mut self.to {
            To::Columns(columns) => columns.number(self.written, number),
            To::Text(out, _) => out.extend_from_slice(ryu::Buffer::new().format_finite(number).as_bytes()),
        }
        self.written += 1;
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.start();
        match &mut self.to {
            To::Columns(columns) => columns.text(self.written, text),
            To::Text(out, Style::Delimited { delimiter, .. }) => push_field(out, text.as_bytes(), *delimiter),
            To::Text(out, Style::Members(_)) => push_string(out, text),
        }
        self.written += 1;
    }

    /// A value that is JSON: a text where there are columns, and itself in an object.
    pub fn json(&mut self, json: &str) {
        if let To::Text(_, Style::Delimited { .. }) | To::Columns(_) = self.to {
            return self.text(json);
        }
        self.start();
        if let To::Text(out, Style::Members(_)) = &mut self.to {
            out.extend_from_slice(json.as_bytes());
        }
        self.written += 1;
    }

    /// No value: nothing between delimiters, or null.
    pub fn empty(&mut self) {
        self.start();
        match &mut self.to {
            To::Columns(columns) => columns.empty(self.written),
            To::Text(_, Style::Delimited { .. }) => {}
            To::Text(out, Style::Members(_)) => out.extend_from_slice(b"null"),
        }
        self.written += 1;
    }

    /// Leaves the columns that are not written yet empty.
    pub(super) fn finish(mut self) {
        let columns = match &self.to {
            To::Text(_, style) => style.columns(),
            To::Columns(columns) => columns.len(),
        };
        while self.written < columns {
            self.empty();
        }
        debug_assert_eq!(self.written, columns, "a scorer gives one value for each of its columns");
    }

    /// What stands before a value.
    fn start(&mut self) {
        match &mut self.to {
            To::Text(out, Style::Delimited { delimiter, .. }) => out.push(*delimiter),
            To::Text(out, Style::Members(names)) => {
                if let Some(name) = names.get(self.written) {
                    out.extend_from_slice(name);
                }
            }
            To::Columns(_) => {}
        }
    }
}

fn member(name: &str) -> Vec<u8> {
    let mut encoded = vec![b','];
    push_string(&mut encoded, name);
    encoded.push(b':');
    encoded
}

/// Appends a field, quoted where its bytes would otherwise be read as something else.
pub(super) fn push_field(out: &mut Vec<u8>, value: &[u8], delimiter: u8) {
    let special = memchr::memchr3(b'\n', b'\r', delimiter, value).or_else(|| memchr::memchr(b'"', value));
    if special.is_none() {
        out.extend_from_slice(value);
        return;
    }
    out.push(b'"');
    let mut rest = value;
    while let Some(quote) = memchr::memchr(b'"', rest) {
        out.extend_from_slice(&rest[..=quote]);
        out.push(b'"');
        rest = &rest[quote + 1..];
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

/// Appends a JSON string.
pub(super) fn push_string(out: &mut Vec<u8>, text: &str) {
    let start = out.len();
    if serde_json::to_writer(out.by_ref(), text).is_err() {
        // Writing to memory cannot fail; an empty string keeps the object whole if it ever does.
        out.truncate(start);
        out.extend_from_slice(b"\"\"");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(delimiter: Option<u8>, write: impl FnOnce(&mut Values<'_>)) -> String {
        let style = Style::new(delimiter, vec!["p".to_owned(), "q\"".to_owned()]);
        let mut out = Vec::new();
        let mut values = Values::new(&mut out, &style);
        write(&mut values);
        values.finish();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn probabilities_have_six_decimals() {
        for (probability, expected) in [
            (0.0, "0.000000"),
            (1.0, "1.000000"),
            (0.5, "0.500000"),
            (0.1234564, "0.123456"),
            (0.9999996, "1.000000"),
            (1e-9, "0.000000"),
            (7.0, "1.000000"),
            (-0.1, "0.000000"),
            (f64::INFINITY, "1.000000"),
            (f64::NAN, ""),
        ] {
            assert_eq!(written(Some(b','), |values| values.probability(probability)), format!(",{expected},"));
        }
    }

    #[test]
    fn texts_are_quoted_where_they_must_be() {
        for (text, csv, json) in [
            ("a", ",a,", r#","p":"a","q\"":null"#),
            ("a,b", ",\"a,b\",", r#","p":"a,b","q\"":null"#),
            ("a\"b", ",\"a\"\"b\",", r#","p":"a\"b","q\"":null"#),
            ("a\nb", ",\"a\nb\",", r#","p":"a\nb","q\"":null"#),
            ("", ",,", r#","p":"","q\"":null"#),
        ] {
            assert_eq!(written(Some(b','), |values| values.text(text)), csv);
            assert_eq!(written(None, |values| values.text(text)), json);
        }
        assert_eq!(written(Some(b'\t'), |values| values.text("a,b")), "\ta,b\t");
        assert_eq!(written(Some(b','), |values| values.json("[\"a\"]")), ",\"[\"\"a\"\"]\",");
        assert_eq!(written(None, |values| values.json("[\"a\"]")), r#","p":["a"],"q\"":null"#);
        assert_eq!(written(None, |values| values.number(-1.5)), r#","p":-1.5,"q\"":null"#);
        assert_eq!(written(None, |values| values.number(f64::NAN)), r#","p":null,"q\"":null"#);
    }
}
