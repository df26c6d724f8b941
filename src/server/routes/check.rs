use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;

use crate::lint::Checked;
use crate::report::FindingsReport;
use crate::server::Limits;
use crate::server::items::Item;
use crate::server::json_body::JsonBody;
use crate::server::problem::Problem;
use crate::server::state::{AppState, Turn};
use crate::text::Markup;

/// Checks one draft: what to change, where, and why.
///
/// What `debait check --format json` prints. A headline and a body are checked as the plain text
/// `headline + "\n\n" + body`, which the places of findings count in.
#[utoipa::path(post, path = "/v1/check", request_body = Item, responses(
    (status = 200, description = "Findings by place", body = FindingsReport),
    (status = "4XX", description = "What was wrong, and where", body = Problem, content_type = "application/problem+json"),
    (status = 503, description = "Too much to do", body = Problem, content_type = "application/problem+json"),
))]
pub async fn check(State(state): State<Arc<AppState>>, read: JsonBody<Item>) -> Result<Response, Problem> {
    let check = |turn: &Turn<'_>, item: Item| {
        let lang = item.lang().or(turn.settings().lang);
        let (markup, source) = item.into_source();
        let findings = turn.with_linter(|linter| linter.check_in(lang, markup, &source));
        Ok(FindingsReport::of(&[Checked::new(name(markup).to_owned(), source, findings)]))
    };
    state.answer(read, Limits::BRIEF, check).await
}

/// What a draft that is no file is called.
fn name(markup: Markup) -> &'static str {
    match markup {
        Markup::Markdown => "draft.md",
        Markup::Html => "draft.html",
        Markup::Plain => "draft.txt",
    }
}
