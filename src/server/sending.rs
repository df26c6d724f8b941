use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use hyper::body::{Frame, SizeHint};
use serde::Serialize;
use tokio::time::Instant;

use super::room::Held;

/// Bytes that are handed over at a time.
const PIECE: usize = 64 << 10;
/// What answers are written in.
const JSON: [(HeaderName, HeaderValue); 1] = [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))];

/// JSON on its way to whoever asked for it: it has its room until the last byte is taken, or the time is over.
struct Sending {
    rest: Bytes,
    until: Instant,
}

/// An answer that is the same for everybody: made once, it takes no room, however many wait for it.
pub struct Fixed(Bytes);

impl Fixed {
    pub fn of(answer: &impl Serialize) -> Self {
        Fixed(serde_json::to_vec(answer).expect("names and numbers").into())
    }

    pub fn response(&self) -> Response {
        (JSON, self.0.clone()).into_response()
    }
}

/// Bytes, and the room that they are in.
struct Kept {
    bytes: Box<[u8]>,
    _room: Held,
}

impl AsRef<[u8]> for Kept {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// An answer that has to be taken in time.
pub fn send(json: Box<[u8]>, room: Held, until: Instant) -> Response {
    let rest = Bytes::from_owner(Kept { bytes: json, _room: room });
    (JSON, Body::new(Sending { rest, until })).into_response()
}

impl hyper::body::Body for Sending {
    type Data = Bytes;
    type Error = io::Error;

    /// The next piece. Whoever takes none is cut off by the connection; whoever takes them too slowly, here.
    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let length = self.rest.len().min(PIECE);
        Poll::Ready(match length {
            0 => None,
            _ if Instant::now() >= self.until => Some(Err(io::ErrorKind::TimedOut.into())),
            _ => Some(Ok(Frame::data(self.rest.split_to(length)))),
        })
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.rest.len() as u64)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use http_body_util::BodyExt;

    use super::*;
    use crate::server::Limits;
    use crate::server::room::Room;

    #[tokio::test]
    async fn an_answer_has_its_room_until_its_last_byte_is_gone() {
        let (room, length) = (Room::new(), 3 * PIECE + 1);
        let all = || room.try_take(Limits::MEDIUM);
        let mut rest: Vec<Held> = std::iter::from_fn(all).collect();
        rest.pop();
        let json = vec![b'1'; length].into_boxed_slice();
        let answer = send(json, room.try_take(Limits::MEDIUM).unwrap(), Instant::now() + Duration::from_secs(3600));
        let mut body = answer.into_body();
        let mut frames = Vec::new();
        while let Some(frame) = body.frame().await {
            frames.push(frame.unwrap().into_data().unwrap());
        }
        assert_eq!(frames.iter().map(Bytes::len).collect::<Vec<_>>(), [PIECE, PIECE, PIECE, 1]);
        drop(body);
        assert!(all().is_none(), "what is handed over may not be sent yet");
        frames.truncate(1);
        assert!(all().is_none());
        frames.clear();
        assert!(all().is_some());
    }

    #[tokio::test]
    async fn an_answer_that_is_not_taken_in_time_is_broken_off() {
        let mut body = send(Box::new([b'1']), Held::default(), Instant::now()).into_body();
        assert!(body.frame().await.unwrap().is_err());
    }
}
