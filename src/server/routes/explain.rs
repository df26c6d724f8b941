use std::sync::Arc;

use axum::Json;
use axum::extract::State;

use crate::explain::explain_article;
use crate::server::answers::Explained;
use crate::server::desk::Desk;
use crate::server::items::Item;
use crate::server::problem::Problem;
use crate::server::reading::Read;

/// Explains one item: every contribution, and the words that caused it.
///
/// What `debait explain --format json` prints.
#[utoipa::path(post, path = "/v1/explain", request_body = Item, responses(
    (status = 200, description = "Contributions that add up to the probabilities", body = Explained),
    (status = "4XX", description = "What was wrong, and where", body = Problem, content_type = "application/problem+json"),
    (status = 503, description = "Too much to do", body = Problem, content_type = "application/problem+json"),
))]
pub async fn explain(State(desk): State<Arc<Desk>>, read: Read<Item>) -> Result<Json<Explained>, Problem> {
    let item = read.value;
    let explained = desk.work(read.bytes, move |desk| {
        item.with_article(|article| Explained {
            explanation: desk.with_scorer(|scorer| explain_article(scorer, article)),
            body: article.body.filter(|_| matches!(item, Item::Page(_))).map(|body| body.text.to_owned()),
        })
    });
    explained.await?.map(Json).map_err(|fault| Problem::of_item(String::new(), &fault))
}
