use std::sync::LazyLock;

use axum::Json;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::StatusCode;
use axum::response::Response;

use crate::lint::{rule as find, rules as all};
use crate::message::DidYouMean;
use crate::report::{RuleEntry, lint_rule_page};
use crate::server::answers::{ANSWER_SCHEMA_VERSION, RuleList, RulePage};
use crate::server::problem::Problem;
use crate::server::sending::Fixed;

/// The rules that drafts are checked by.
#[utoipa::path(get, path = "/v1/rules", responses(
    (status = 200, description = "Every rule", body = RuleList),
))]
pub async fn rules() -> Response {
    static LIST: LazyLock<Fixed> = LazyLock::new(|| {
        Fixed::of(&RuleList { schema_version: ANSWER_SCHEMA_VERSION, rules: all().map(RuleEntry::of).collect() })
    });
    LIST.response()
}

/// One rule: what it finds, why, and what to do about it.
#[utoipa::path(get, path = "/v1/rules/{id}", params(
    ("id" = String, Path, description = "The id of a rule", example = "stuffed-tail"),
), responses(
    (status = 200, description = "The rule, with its page", body = RulePage),
    (status = 400, description = "No text in UTF-8", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "No such rule", body = Problem, content_type = "application/problem+json"),
))]
pub async fn rule(path: Result<Path<String>, PathRejection>) -> Result<Json<RulePage>, Problem> {
    let Path(id) = path.map_err(|error| Problem::new(error.status(), error.body_text()))?;
    let Some(rule) = find(&id) else {
        let near = DidYouMean::among(&id, all().map(|rule| rule.id.0));
        return Err(Problem::new(StatusCode::NOT_FOUND, format!("no such rule{near}: /v1/rules lists them")));
    };
    let page = lint_rule_page(rule);
    Ok(Json(RulePage { schema_version: ANSWER_SCHEMA_VERSION, rule: RuleEntry::of(rule), page }))
}
