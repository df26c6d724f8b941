use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;

use crate::server::drain::Drain;
use crate::server::problem::Problem;

/// `/healthz`: whether the server runs. `/readyz`: whether it takes requests.
pub fn router(drain: &Drain) -> Router {
    Router::new().route("/healthz", get(|| async { "ok\n" })).route("/readyz", get(ready).with_state(drain.clone()))
}

async fn ready(State(drain): State<Drain>) -> Result<&'static str, Problem> {
    if drain.has_begun() {
        return Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, "the server is shutting down"));
    }
    Ok("ok\n")
}
