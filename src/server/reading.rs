use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use http_body_util::BodyExt;
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};
use tokio::time::timeout;

use super::desk::Desk;
use super::problem::Problem;

/// How many times the limit of a body is read of one that is too long, and for how long.
const DRAINED: usize = 4;
const DRAIN_TIME: Duration = Duration::from_secs(2);
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
            let waits = request.headers().contains_key(header::EXPECT);
            if !waits && declared.is_some_and(|length| length <= DRAINED * limits.body) {
                let _ = timeout(DRAIN_TIME.min(limits.time), bytes(request.into_body(), limits.body)).await;
            }
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

/// All of a body. One that is too long is read on for a while and not kept: whoever is cut off while writing does not
/// read the answer.
async fn bytes(mut body: Body, limit: usize) -> Result<Vec<u8>, Problem> {
    let (mut kept, mut seen) = (Vec::new(), 0);
    while let Some(frame) = body.frame().await {
        let incomplete = |_| Problem::new(StatusCode::BAD_REQUEST, "the body ended before it was complete");
        let frame = frame.map_err(incomplete)?;
        let data = frame.data_ref().map_or(&[][..], |data| data);
        seen += data.len();
        match seen {
            _ if seen <= limit => kept.extend_from_slice(data),
            _ if seen <= DRAINED * limit => kept = Vec::new(),
            _ => break,
        }
    }
    if seen > limit { Err(too_long(limit)) } else { Ok(kept) }
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
