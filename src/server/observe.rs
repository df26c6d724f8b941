use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use tracing::info;

use super::drain::Drain;
use super::metrics::Metrics;

/// What looks at every request.
#[derive(Clone)]
pub struct Observer {
    pub metrics: Arc<Metrics>,
    pub drain: Drain,
}

/// Counts and logs a request: what was asked for, how it ended, how long it took. Never what was in it, nor a path that
/// is none of ours.
pub async fn observe(State(observer): State<Observer>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let route = matched.as_ref().map_or("none", MatchedPath::as_str);
    let method = request.method().clone();
    let mut response = next.run(request).await;
    if observer.drain.has_begun() {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    let (status, after) = (response.status().as_u16(), begun.elapsed());
    observer.metrics.answered(route, status, after);
    info!(method = method.as_str(), route, status, microseconds = after.as_micros() as u64, "answered");
    response
}
