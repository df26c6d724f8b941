use std::sync::Arc;

use axum::Json;
use axum::extract::State;

use crate::lint::Checked;
use crate::report::FindingsReport;
use crate::server::desk::Desk;
use crate::server::items::Item;
use crate::server::problem::Problem;
use crate::server::reading::Read;
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
pub async fn check(State(desk): State<Arc<Desk>>, read: Read<Item>) -> Result<Json<FindingsReport>, Problem> {
    let (markup, source) = read.value.into_source();
    let report = desk.work(read.bytes, move |desk| {
        let findings = desk.with_linter(|linter| linter.check(markup, &source));
        FindingsReport::of(&[Checked::new(name(markup).to_owned(), source, findings)])
    });
    Ok(Json(report.await?))
}

/// What a draft that is no file is called.
fn name(markup: Markup) -> &'static str {
    match markup {
        Markup::Markdown => "draft.md",
        Markup::Html => "draft.html",
        Markup::Plain => "draft.txt",
    }
}
