use std::time::Duration;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::items::ItemFault;

/// What was wrong with a request, and where.
///
/// # Source
///
/// Nottingham, Wilde & Dalal 2023, Problem Details for HTTP APIs, RFC 9457.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Problem {
    /// `about:blank`: the status says what kind of problem it is.
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'static str,
    status: u16,
    /// What was found, and what was expected.
    detail: String,
    /// Where it was found in the request's body.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<Place>,
    #[serde(skip)]
    hint: Option<Hint>,
}

/// What a header says of the next request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hint {
    /// It may come in a second.
    Later,
    /// It has to show a token.
    Token,
}

/// A place in the body of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Place {
    /// JSON Pointer (RFC 6901) of the value that is wrong.
    pub pointer: String,
    pub detail: String,
}

impl Problem {
    pub fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Problem {
            kind: "about:blank",
            title: status.canonical_reason().unwrap_or("Problem"),
            status: status.as_u16(),
            detail: detail.into(),
            errors: Vec::new(),
            hint: None,
        }
    }

    /// A value in the body that is not what was expected.
    pub fn at(pointer: String, detail: String) -> Self {
        let said = match pointer.as_str() {
            "" => detail.clone(),
            pointer => format!("{pointer}: {detail}"),
        };
        Problem { errors: vec![Place { pointer, detail }], ..Problem::new(StatusCode::UNPROCESSABLE_ENTITY, said) }
    }

    /// An item in the body that is none.
    pub fn of_item(pointer: String, fault: &ItemFault) -> Self {
        Problem::at(pointer, fault.to_string())
    }

    /// More to do than can be done now.
    pub fn busy() -> Self {
        let detail = "the server has too much to do: try again in a moment";
        Problem { hint: Some(Hint::Later), ..Problem::new(StatusCode::SERVICE_UNAVAILABLE, detail) }
    }

    /// Work that was not done in time.
    pub fn late(time: Duration) -> Self {
        let detail = format!("the work was not done within {} seconds", time.as_secs());
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, detail)
    }

    /// Whoever asks does not show the token.
    pub fn no_token() -> Self {
        let detail = "expected `authorization: Bearer TOKEN`";
        Problem { hint: Some(Hint::Token), ..Problem::new(StatusCode::UNAUTHORIZED, detail) }
    }

    pub fn internal() -> Self {
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "the server failed at this request, and goes on")
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(&self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        let hint = self.hint.map(|hint| match hint {
            Hint::Later => (header::RETRY_AFTER, "1"),
            Hint::Token => (header::WWW_AUTHENTICATE, "Bearer"),
        });
        if let Some((name, value)) = hint {
            headers.insert(name, HeaderValue::from_static(value));
        }
        response
    }
}
