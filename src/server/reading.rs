use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use http_body_util::BodyExt;
use serde::de::DeserializeOwned;
use tokio::time::timeout;

use super::Limits;
use super::json_body::JsonBody;
use super::problem::Problem;
use super::room::{Held, Room};
use super::state::AppState;

/// How many times the limit of a body is read of one that is refused, and for how long.
const DRAINED: usize = 4;
const DRAIN_TIME: Duration = Duration::from_secs(2);

impl<T: DeserializeOwned> FromRequest<Arc<AppState>> for JsonBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &Arc<AppState>) -> Result<Self, Problem> {
        let limits = &state.settings().limits;
        if !is_json(&request) {
            let detail = "found no `content-type: application/json`, which is what this takes";
            return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail));
        }
        let declared = request.headers().get(header::CONTENT_LENGTH);
        let declared: Option<usize> = declared.and_then(|length| length.to_str().ok()?.parse().ok());
        let waits = request.headers().contains_key(header::EXPECT);
        let mut body = request.into_body();
        let read = match declared {
            Some(length) if length > limits.body => Err(too_long(limits.body)),
            _ => {
                let kept = Kept { bytes: Vec::new(), room: Held::default(), expected: declared.unwrap_or(limits.body) };
                let read = timeout(limits.time, kept.read(&mut body, limits.body, state.room()));
                read.await.map_err(|_| late(limits.time))?
            }
        };
        if read.is_err() && !waits && declared.is_none_or(|length| length <= DRAINED * limits.body) {
            let _ = timeout(DRAIN_TIME.min(limits.time), drain(&mut body, DRAINED * limits.body)).await;
        }
        read.map(|kept| JsonBody::new(kept.bytes, kept.room))
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

fn late(time: Duration) -> Problem {
    let detail = format!("the body did not arrive within {} seconds", time.as_secs());
    Problem::new(StatusCode::REQUEST_TIMEOUT, detail)
}

/// Reads on in a body that is not kept: whoever is cut off while writing does not read the answer.
async fn drain(body: &mut Body, most: usize) {
    let mut seen = 0;
    while let Some(Ok(frame)) = body.frame().await {
        seen += frame.data_ref().map_or(0, Bytes::len);
        if seen > most {
            return;
        }
    }
}

/// What there is of a body.
struct Kept {
    bytes: Vec<u8>,
    /// Where they are.
    room: Held,
    /// Bytes that the body is said to have.
    expected: usize,
}

impl Kept {
    /// All of a body; what there was of one that is too long, or finds no room, is gone.
    async fn read(mut self, body: &mut Body, limit: usize, room: &Room) -> Result<Self, Problem> {
        while let Some(frame) = body.frame().await {
            let incomplete = |_| Problem::new(StatusCode::BAD_REQUEST, "the body ended before it was complete");
            let frame = frame.map_err(incomplete)?;
            let data = frame.data_ref().map_or(&[][..], |data| data);
            if self.bytes.len() + data.len() > limit {
                return Err(too_long(limit));
            }
            self = self.with(data, room)?;
        }
        Ok(self)
    }

    /// With more bytes. The room is doubled as they come, up to what is expected: nothing is taken for a promise.
    fn with(mut self, data: &[u8], room: &Room) -> Result<Self, Problem> {
        let length = self.bytes.len() + data.len();
        if length > self.bytes.capacity() {
            let capacity = (2 * self.bytes.capacity()).max(Limits::SMALL).min(self.expected).max(length);
            self.room = room.try_grow(self.room, capacity).ok_or_else(Problem::busy)?;
            self.bytes.reserve_exact(capacity - self.bytes.len());
        }
        self.bytes.extend_from_slice(data);
        Ok(self)
    }
}
