use std::marker::PhantomData;

use axum::http::StatusCode;
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};

use super::problem::Problem;
use super::room::Held;

/// Characters of a message about JSON.
const MESSAGE: usize = 300;

/// The body of a request, read within the limits, that is to be JSON of a `T`: it is looked into when it is its turn.
pub struct JsonBody<T> {
    pub body: Vec<u8>,
    /// Where it is.
    pub room: Held,
    kind: PhantomData<fn() -> T>,
}

impl<T> JsonBody<T> {
    pub fn new(body: Vec<u8>, room: Held) -> Self {
        JsonBody { body, room, kind: PhantomData }
    }
}

/// Reads JSON.
pub fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    let text = std::str::from_utf8(body).map_err(|error| {
        let detail = format!("byte {} of the body is not UTF-8: expected JSON in UTF-8", error.valid_up_to() + 1);
        Problem::new(StatusCode::BAD_REQUEST, detail)
    })?;
    let mut parser = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut parser).map_err(|error| {
        let pointer = pointer(error.path());
        let error = error.into_inner();
        match error.classify() {
            Category::Data => Problem::at(pointer, said(&error)),
            _ => not_json(&error),
        }
    })?;
    parser.end().map_err(|error| not_json(&error))?;
    Ok(value)
}

fn not_json(error: &serde_json::Error) -> Problem {
    let place = format!("line {}, column {}", error.line(), error.column());
    Problem::new(StatusCode::BAD_REQUEST, format!("{place} of the body: found {}, expected JSON", said(error)))
}

/// The message without the place at its end, which is said otherwise; cut where it repeats a long text.
fn said(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let said = message.rsplit_once(" at line ").map_or(message.as_str(), |(said, _)| said);
    match said.char_indices().nth(MESSAGE) {
        Some((end, _)) => format!("{}\u{2026}", &said[..end]),
        None => said.to_owned(),
    }
}

/// As RFC 6901 writes it.
fn pointer(path: &Path) -> String {
    let segments = path.iter().map(|segment| match segment {
        Segment::Seq { index } => format!("/{index}"),
        Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
        Segment::Enum { .. } | Segment::Unknown => String::new(),
    });
    segments.collect()
}
