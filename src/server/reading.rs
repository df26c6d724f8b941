use std::error::Error;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};
use tokio::time::timeout;

use super::desk::Desk;
use super::problem::Problem;

/// Characters of a message about JSON.
const MESSAGE: usize = 300;

/// The body of a request as JSON, read within the limits.
pub struct Read<T> {
    pub value: T,
    /// Of the body.
    pub bytes: usize,
}

impl<T: DeserializeOwned> FromRequest<Arc<Desk>> for Read<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, desk: &Arc<Desk>) -> Result<Self, Problem> {
        let limits = &desk.settings().limits;
        if !is_json(&request) {
            let detail = "found no `content-type: application/json`, which is what this takes";
            return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail));
        }
        let declared = request.headers().get(header::CONTENT_LENGTH);
        let declared: Option<usize> = declared.and_then(|length| length.to_str().ok()?.parse().ok());
        if declared.is_some_and(|length| length > limits.body) {
            return Err(too_long(limits.body));
        }
        let body = timeout(limits.time, bytes(request.into_body(), limits.body)).await.unwrap_or_else(|_| {
            let detail = format!("the body did not arrive within {} seconds", limits.time.as_secs());
            Err(Problem::new(StatusCode::REQUEST_TIMEOUT, detail))
        })?;
        Ok(Read { value: parse(&body)?, bytes: body.len() })
    }
}

fn is_json(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/json")
}

fn too_long(limit: usize) -> Problem {
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, format!("the body is longer than {limit} bytes, which is the limit"))
}

async fn bytes(body: Body, limit: usize) -> Result<axum::body::Bytes, Problem> {
    match Limited::new(body, limit).collect().await {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if is_length(&*error) => Err(too_long(limit)),
        Err(_) => Err(Problem::new(StatusCode::BAD_REQUEST, "the body ended before it was complete")),
    }
}

fn is_length(error: &(dyn Error + 'static)) -> bool {
    error.is::<LengthLimitError>() || error.source().is_some_and(is_length)
}

fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
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
