use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;

use crate::explain::explain_places;
use crate::server::Limits;
use crate::server::answers::Explained;
use crate::server::items::Item;
use crate::server::json_body::JsonBody;
use crate::server::problem::Problem;
use crate::server::state::{AppState, Turn};

/// Explains one item: every contribution, and the words that caused it.
///
/// What `debait explain --format json` prints, without the text of the evidence: `start_utf16` and `end_utf16` cut it out
/// of the headline and the body.
#[utoipa::path(post, path = "/v1/explain", request_body = Item, responses(
    (status = 200, description = "Contributions that add up to the probabilities", body = Explained),
    (status = "4XX", description = "What was wrong, and where", body = Problem, content_type = "application/problem+json"),
    (status = 503, description = "Too much to do", body = Problem, content_type = "application/problem+json"),
))]
pub async fn explain(State(state): State<Arc<AppState>>, read: JsonBody<Item>) -> Result<Response, Problem> {
    let explain = |turn: &Turn<'_>, item: Item| {
        let lang = item.lang().or(turn.settings().lang);
        let explained = item.with_article(|article| Explained {
            explanation: turn.with_scorers(|scorers| explain_places(scorers, article, lang)),
            body: article.body.filter(|_| matches!(item, Item::Page(_))).map(|body| body.text.to_owned()),
        });
        explained.map_err(|fault| Problem::of_item(String::new(), &fault))
    };
    state.answer(read, Limits::BRIEF, explain).await
}
