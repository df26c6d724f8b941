use std::time::Duration;

/// How much of everything a server takes at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a request's body; more is answered with 413. 2 MiB.
    pub body: usize,
    /// Items of one request to score; more is answered with 422. 1,000.
    pub items: usize,
    /// In which a body has to arrive, it has to be worked on, and an answer has to be taken, each; else 408, 503, or the
    /// end of the connection. 30 seconds.
    pub time: Duration,
    /// In which the head of a request has to arrive, the wait for the next one on a connection included. 10 seconds.
    pub head_time: Duration,
    /// Connections at a time; more are answered with 503 and closed. 16,384, or as many as there may be open files.
    pub connections: usize,
}

impl Limits {
    /// Bytes of the head of a request; more is answered with 431.
    pub const HEAD: usize = 32 << 10;
    /// Lines of the head of a request; more is answered with 431.
    pub const HEAD_LINES: usize = 100;
    /// Bytes of a headline, which is explained gram by gram; more is answered with 422.
    pub const HEADLINE: usize = 10_000;
    /// Bytes up to which a body or an answer is small: it takes no room, and its headlines are scored at once.
    pub const SMALL: usize = 16 << 10;
    /// Bytes up to which a body is explained or checked at once. They may all be a headline, a byte of which takes some
    /// fifty times as long as one of a body.
    pub const BRIEF: usize = 1 << 10;
    /// Bytes up to which a body or an answer is of medium size; longer ones are large.
    pub const MEDIUM: usize = 256 << 10;
    /// Large bodies that are worked on at a time, at most: each takes some sixty times its size meanwhile. Never on all
    /// cores where there is more than one.
    pub const LARGE_AT_A_TIME: usize = 4;
    /// Bytes of bodies and answers that are not small, all requests together; what finds no room is answered with 503.
    pub const ROOM: usize = Self::MEDIUM_ROOM + Self::LARGE_ROOM;
    /// The part of the room that those of medium size have to themselves.
    pub const MEDIUM_ROOM: usize = 16 << 20;
    /// The part of the room that large ones have.
    pub const LARGE_ROOM: usize = 48 << 20;
    /// What a server that was told to stop waits for requests on connections that are idle.
    pub const LINGER: Duration = Duration::from_millis(500);

    /// Large requests that are worked on at a time, of so many threads.
    pub(super) fn large_turns(threads: usize) -> usize {
        threads.saturating_sub(1).clamp(1, Self::LARGE_AT_A_TIME)
    }

    /// Requests that are worked on at a time, those aside that are answered at once.
    pub fn turns(threads: usize) -> usize {
        threads + Self::large_turns(threads)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            body: 2 << 20,
            items: 1000,
            time: Duration::from_secs(30),
            head_time: Duration::from_secs(10),
            connections: 16_384,
        }
    }
}
