//! What is answered at which path: one file a kind of thing.

mod check;
mod explain;
mod features;
mod health;
mod rules;
mod score;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::drain::Drain;
use super::metrics::Metrics;
use super::problem::Problem;
use super::state::AppState;
use super::{ServerError, access, head, metrics, observe, page};

#[derive(OpenApi)]
#[openapi(info(
    title = "debait",
    description = "Tells honest headlines and pages from clickbait and SEO-bait, and says why. Probabilities are \
                   calibrated; contributions are in log-odds and add up to them."
))]
struct Document;

/// Everything that is answered.
pub fn router(
    addr: SocketAddr,
    state: &Arc<AppState>,
    metrics: &Arc<Metrics>,
    drain: &Drain,
) -> Result<Router, ServerError> {
    let (api, document) = OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(score::score))
        .routes(routes!(explain::explain))
        .routes(routes!(check::check))
        .routes(routes!(features::features))
        .routes(routes!(rules::rules))
        .routes(routes!(rules::rule))
        .split_for_parts();
    let document = serde_json::to_string_pretty(&document).map_err(|source| ServerError::Document { source })?;
    let document = ([(header::CONTENT_TYPE, "application/json")], axum::body::Bytes::from(document));
    let guarded = api
        .with_state(Arc::clone(state))
        .route("/metrics", get(metrics::show).with_state(Arc::clone(metrics)))
        .route_layer(from_fn_with_state(Arc::clone(state), access::check_token));
    let router = guarded
        .merge(page::router())
        .merge(health::router(drain))
        .route("/openapi.json", get(move || async move { document.clone() }))
        .fallback(no_such_path)
        .method_not_allowed_fallback(no_such_method)
        .layer(CatchPanicLayer::custom(|_| Problem::internal().into_response()))
        .layer(from_fn(head::check_length));
    let router = match is_private(addr, state) {
        true => router.layer(from_fn(head::check_host)),
        false => router,
    };
    let router = router.layer(from_fn(secure_headers));
    let router = match access::cors(&state.settings().origins)? {
        Some(cors) => router.layer(cors),
        None => router,
    };
    let observed = observe::Observer { metrics: Arc::clone(metrics), drain: drain.clone() };
    Ok(router.layer(from_fn_with_state(observed, observe::observe)))
}

/// Whether being on this machine is all that lets somebody ask.
fn is_private(addr: SocketAddr, state: &AppState) -> bool {
    addr.ip().to_canonical().is_loopback() && state.settings().token.is_none()
}

async fn no_such_path() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "nothing is here: see /openapi.json for what is")
}

async fn no_such_method() -> Problem {
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "this path has no such method: see /openapi.json for what it has")
}

/// Headers that keep browsers from doing more with an answer than we want.
async fn secure_headers(request: Request, next: axum::middleware::Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, page::POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (header::HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
