use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use tower_http::cors::{AllowOrigin, CorsLayer};

use super::ServerError;
use super::problem::Problem;
use super::state::AppState;

/// Turns away requests without the token, where there is one.
///
/// # Source
///
/// Jones & Hardt 2012, The OAuth 2.0 Authorization Framework: Bearer Token Usage, RFC 6750, sections 2.1 and 3.
pub async fn check_token(
    State(state): State<Arc<AppState>>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    if let Some(token) = &state.settings().token {
        let shown = request.headers().get(header::AUTHORIZATION).and_then(|shown| shown.to_str().ok());
        if !shown.and_then(bearer).is_some_and(|shown| token.is(shown)) {
            return Err(Problem::no_token());
        }
    }
    Ok(next.run(request).await)
}

fn bearer(shown: &str) -> Option<&str> {
    let (scheme, token) = shown.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// What lets pages of other origins use the API; none where none may.
pub fn cors(origins: &[String]) -> Result<Option<CorsLayer>, ServerError> {
    if origins.is_empty() {
        return Ok(None);
    }
    let allowed = if origins.iter().any(|origin| origin == "*") {
        AllowOrigin::any()
    } else {
        AllowOrigin::list(origins.iter().map(|origin| read(origin)).collect::<Result<Vec<_>, _>>()?)
    };
    let cors = CorsLayer::new().allow_origin(allowed).allow_methods([Method::GET, Method::POST]);
    Ok(Some(cors.allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE])))
}

fn read(origin: &str) -> Result<HeaderValue, ServerError> {
    let error = || ServerError::Origin { found: origin.to_owned() };
    let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://")).ok_or_else(error)?;
    if host.is_empty() || host.contains(['/', '*', ' ', '?', '#', '@']) {
        return Err(error());
    }
    HeaderValue::from_str(origin).map_err(|_| error())
}
