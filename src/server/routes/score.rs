use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;

use crate::model::Scorers;
use crate::server::Limits;
use crate::server::answers::{ANSWER_SCHEMA_VERSION, ItemScore, Scored, ScoredItem, ScoredItems};
use crate::server::items::{Item, ItemList, Items};
use crate::server::json_body::JsonBody;
use crate::server::problem::Problem;
use crate::server::state::{AppState, Turn};

/// Scores one item, or many in one request.
#[utoipa::path(post, path = "/v1/score", request_body = Items, responses(
    (status = 200, description = "Probabilities and a verdict", body = Scored),
    (status = "4XX", description = "What was wrong, and where", body = Problem, content_type = "application/problem+json"),
    (status = 503, description = "Too much to do", body = Problem, content_type = "application/problem+json"),
))]
pub async fn score(State(state): State<Arc<AppState>>, read: JsonBody<Items>) -> Result<Response, Problem> {
    state.answer(read, Limits::SMALL, scored).await
}

fn scored(turn: &Turn<'_>, items: Items) -> Result<Scored, Problem> {
    let (schema_version, most) = (ANSWER_SCHEMA_VERSION, turn.settings().limits.items);
    let one = |scorers: &mut Scorers, item: &Item, pointer: &dyn Fn() -> String| {
        let lang = item.lang().or(turn.settings().lang);
        let judged = item
            .with_article(|article| ItemScore::new(scorers.language_of(article, lang), scorers.predict(article, lang)));
        judged.map_err(|fault| Problem::of_item(pointer(), &fault))
    };
    turn.with_scorers(|scorers| match items {
        Items::One(item) => Ok(Scored::One(ScoredItem { schema_version, score: one(scorers, &item, &String::new)? })),
        Items::Many(ItemList { items }) if (1..=most).contains(&items.len()) => {
            let items = items.iter().enumerate().map(|(at, item)| one(scorers, item, &|| format!("/items/{at}")));
            Ok(Scored::Many(ScoredItems { schema_version, items: items.collect::<Result<_, _>>()? }))
        }
        Items::Many(ItemList { items }) => {
            let detail = format!("found {} items, expected 1 to {most}", items.len());
            Err(Problem::at("/items".to_owned(), detail))
        }
    })
}
