use std::sync::Arc;

use axum::body::{Body, HttpBody};
use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::Response;
use http_body_util::BodyExt;

use super::desk::Desk;
use super::problem::Problem;

/// Keeps the memory of all requests together bounded: a body that is not small is read once there is room for it, and
/// an answer that is not small has room until it is taken.
pub async fn keep_room(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Result<Response, Problem> {
    let most = desk.settings().limits.body;
    let said = request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    // A body that does not say its length may have all that one may have; one that is too long is not kept.
    let length = if request.body().is_end_stream() { 0 } else { said.unwrap_or(most) };
    let asked = desk.room(length.min(most)).await?;
    let response = next.run(request).await;
    drop(asked);
    let length = response.body().size_hint().exact().unwrap_or(0);
    let Some(room) = desk.room(usize::try_from(length).unwrap_or(usize::MAX)).await? else { return Ok(response) };
    let mut response = response.map(|body| {
        Body::new(body.map_frame(move |frame| {
            let _until_taken = &room;
            frame
        }))
    });
    // A body that was put into another one no longer says it.
    response.headers_mut().insert(header::CONTENT_LENGTH, length.into());
    Ok(response)
}
