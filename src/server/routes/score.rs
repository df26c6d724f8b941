use std::sync::Arc;

use axum::Json;
use axum::extract::State;

use crate::server::answers::{ANSWER_SCHEMA_VERSION, ItemScore, Scored, ScoredItem, ScoredItems};
use crate::server::desk::Desk;
use crate::server::items::{Item, Items};
use crate::server::problem::Problem;
use crate::server::reading::Read;

/// Scores one item, or many in one request.
#[utoipa::path(post, path = "/v1/score", request_body = Items, responses(
    (status = 200, description = "Probabilities and a verdict", body = Scored),
    (status = "4XX", description = "What was wrong, and where", body = Problem, content_type = "application/problem+json"),
    (status = 503, description = "Too much to do", body = Problem, content_type = "application/problem+json"),
))]
pub async fn score(State(desk): State<Arc<Desk>>, read: Read<Items>) -> Result<Json<Scored>, Problem> {
    let most = desk.settings().limits.items;
    let scored = match read.value {
        Items::One(item) => {
            let score = desk.work(read.bytes, move |desk| one(desk, &item, String::new)).await??;
            Scored::One(ScoredItem { schema_version: ANSWER_SCHEMA_VERSION, score })
        }
        Items::Many(list) if (1..=most).contains(&list.items.len()) => {
            let items = desk.work(read.bytes, move |desk| {
                let items = list.items.iter().enumerate();
                items.map(|(at, item)| one(desk, item, || format!("/items/{at}"))).collect::<Result<_, _>>()
            });
            Scored::Many(ScoredItems { schema_version: ANSWER_SCHEMA_VERSION, items: items.await?? })
        }
        Items::Many(list) => {
            let detail = format!("found {} items, expected 1 to {most}", list.items.len());
            return Err(Problem::at("/items".to_owned(), detail));
        }
    };
    Ok(Json(scored))
}

fn one(desk: &Desk, item: &Item, pointer: impl FnOnce() -> String) -> Result<ItemScore, Problem> {
    let judged = desk.with_scorer(|scorer| item.with_article(|article| scorer.judge(article)));
    judged.map(ItemScore::from).map_err(|fault| Problem::of_item(pointer(), &fault))
}
