use std::sync::Arc;

use axum::Json;
use axum::extract::State;

use crate::server::answers::{ANSWER_SCHEMA_VERSION, ItemScore, Scored, ScoredItem, ScoredItems};
use crate::server::desk::Desk;
use crate::server::items::{Item, ItemList, Items};
use crate::server::problem::Problem;
use crate::server::reading::Read;

/// Scores one item, or many in one request.
#[utoipa::path(post, path = "/v1/score", request_body = Items, responses(
    (status = 200, description = "Probabilities and a verdict", body = Scored),
    (status = "4XX", description = "What was wrong, and where", body = Problem, content_type = "application/problem+json"),
    (status = 503, description = "Too much to do", body = Problem, content_type = "application/problem+json"),
))]
pub async fn score(State(desk): State<Arc<Desk>>, read: Read<Items>) -> Result<Json<Scored>, Problem> {
    let (items, most) = (read.value, desk.settings().limits.items);
    let scored = desk.work(read.bytes, move |desk| scored(desk, &items, most)).await?;
    scored.map(Json)
}

fn scored(desk: &Desk, items: &Items, most: usize) -> Result<Scored, Problem> {
    let schema_version = ANSWER_SCHEMA_VERSION;
    Ok(match items {
        Items::One(item) => Scored::One(ScoredItem { schema_version, score: one(desk, item, String::new)? }),
        Items::Many(ItemList { items }) if (1..=most).contains(&items.len()) => {
            let items = items.iter().enumerate().map(|(at, item)| one(desk, item, || format!("/items/{at}")));
            Scored::Many(ScoredItems { schema_version, items: items.collect::<Result<_, _>>()? })
        }
        Items::Many(ItemList { items }) => {
            let detail = format!("found {} items, expected 1 to {most}", items.len());
            return Err(Problem::at("/items".to_owned(), detail));
        }
    })
}

fn one(desk: &Desk, item: &Item, pointer: impl FnOnce() -> String) -> Result<ItemScore, Problem> {
    let judged = desk.with_scorer(|scorer| item.with_article(|article| scorer.judge(article)));
    judged.map(ItemScore::from).map_err(|fault| Problem::of_item(pointer(), &fault))
}
