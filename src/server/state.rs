use std::sync::{Arc, Mutex, PoisonError};

use axum::response::Response;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::task::spawn_blocking;
use tokio::time::{Instant, timeout_at};

use super::json_body::{JsonBody, parse};
use super::lanes::Lanes;
use super::problem::Problem;
use super::room::Room;
use super::sending::send;
use super::{Limits, Settings};
use crate::features::Cancellation;
use crate::lint::Linter;
use crate::model::Scorers;

/// Where work on drafts is done: scorers and linters, used by one request at a time, lanes in which requests wait for
/// their turn, and room for what they bring and get.
pub struct AppState {
    settings: Settings,
    scorers: Pool<Scorers>,
    linters: Pool<Linter>,
    lanes: Lanes,
    room: Room,
}

/// Those that nobody uses at the moment.
struct Pool<T>(Mutex<Vec<T>>);

impl<T> Pool<T> {
    /// One that is idle, or a new one.
    fn take(&self, new: impl FnOnce() -> T) -> T {
        let idle = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        idle.unwrap_or_else(new)
    }

    fn give_back(&self, tool: T) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(tool);
    }
}

/// A request's turn: what it is worked on with, as long as somebody waits for the answer.
pub struct Turn<'d> {
    state: &'d AppState,
    cancellation: Cancellation,
    /// Of the request.
    bytes: usize,
}

/// Cancels the work of a request whose client has gone.
struct CancelOnDrop(Cancellation);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

impl AppState {
    /// One scorer and one linter a thread: who comes first waits for none.
    pub fn new(settings: Settings) -> Self {
        let state = AppState {
            scorers: Pool(Mutex::default()),
            linters: Pool(Mutex::default()),
            lanes: Lanes::new(settings.threads),
            room: Room::new(),
            settings,
        };
        for _ in 0..state.settings.threads {
            state.scorers.give_back(state.scorers());
            state.linters.give_back(state.linter());
        }
        state
    }

    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    pub fn room(&self) -> &Room {
        &self.room
    }

    fn scorers(&self) -> Scorers {
        Scorers::of(self.settings.models.iter().cloned()).expect("the models were tried together")
    }

    fn linter(&self) -> Linter {
        Linter::new(self.scorers(), Arc::clone(&self.settings.config))
    }

    /// Answers a request: at once where it has at most `at_once` bytes, else on a thread of its own, once it is its turn.
    /// The work ends when the client has gone, or the time is over.
    pub async fn answer<T: DeserializeOwned, A: Serialize>(
        self: &Arc<Self>,
        read: JsonBody<T>,
        at_once: usize,
        work: impl FnOnce(&Turn<'_>, T) -> Result<A, Problem> + Send + 'static,
    ) -> Result<Response, Problem> {
        let time = self.settings.limits.time;
        let deadline = Instant::now() + time;
        let cancellation = Cancellation::new(Some(deadline.into_std()));
        let _client = CancelOnDrop(cancellation.clone());
        let (state, JsonBody { body, room, .. }) = (Arc::clone(self), read);
        let bytes = body.len();
        let work = move || {
            let _room = room;
            let turn = Turn { state: &state, cancellation: cancellation.clone(), bytes };
            let done = cancellation.catch(|| {
                let asked = parse(&body)?;
                drop(body);
                let answer = work(&turn, asked)?;
                turn.cancellation.check();
                serde_json::to_vec(&answer).map(Vec::into_boxed_slice).map_err(|_| Problem::internal())
            });
            done.unwrap_or_else(|_| Err(Problem::late(time)))
        };
        if bytes <= at_once {
            let json = work()?;
            let room = self.room.try_take(json.len()).ok_or_else(Problem::busy)?;
            return Ok(send(json, room, Instant::now() + time));
        }
        let turn = timeout_at(deadline, self.lanes.turn(bytes)).await.map_err(|_| Problem::busy())?;
        // The turn is over once there is room for the answer: until then no more answers are made.
        let (json, turn) = spawn_blocking(move || (work(), turn)).await.map_err(|_| Problem::internal())?;
        let json = json?;
        let room = timeout_at(deadline, self.room.take(json.len())).await.map_err(|_| Problem::busy())?;
        drop(turn);
        Ok(send(json, room, Instant::now() + time))
    }
}

impl Turn<'_> {
    pub fn settings(&self) -> &Settings {
        &self.state.settings
    }

    pub fn with_scorers<R>(&self, work: impl FnOnce(&mut Scorers) -> R) -> R {
        self.with(
            &self.state.scorers,
            || self.state.scorers(),
            |scorers| {
                scorers.set_cancellation(self.cancellation.clone());
                work(scorers)
            },
        )
    }

    pub fn with_linter<R>(&self, work: impl FnOnce(&mut Linter) -> R) -> R {
        self.with(
            &self.state.linters,
            || self.state.linter(),
            |linter| {
                linter.set_cancellation(self.cancellation.clone());
                work(linter)
            },
        )
    }

    /// Works with one of the tools. One that was stopped halfway is not used again, and one that read a large draft is
    /// not kept, for its buffers are as large.
    fn with<T, R>(&self, idle: &Pool<T>, new: impl FnOnce() -> T, work: impl FnOnce(&mut T) -> R) -> R {
        let mut tool = idle.take(new);
        let result = work(&mut tool);
        if self.bytes <= Limits::MEDIUM {
            idle.give_back(tool);
        }
        result
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde::de::IgnoredAny;
    use tokio::sync::oneshot;
    use tokio::task::JoinHandle;
    use tokio::time::timeout;

    use super::*;
    use crate::lint::Config;
    use crate::model::{Head, Model};
    use crate::server::room::Held;
    use crate::text::Article;

    const LARGE: usize = Limits::MEDIUM + 1;
    const HOUR: Duration = Duration::from_secs(3600);
    /// After which a test has failed.
    const PATIENCE: Duration = Duration::from_secs(60);

    fn state(time: Duration) -> Arc<AppState> {
        Arc::new(AppState::new(Settings {
            models: vec![Arc::new(Model::default_of(Head::Clickbait).unwrap())],
            lang: None,
            config: Arc::new(Config::default()),
            limits: Limits { time, ..Limits::default() },
            token: None,
            origins: Vec::new(),
            threads: 1,
        }))
    }

    /// A request of so many bytes.
    fn read(bytes: usize) -> JsonBody<IgnoredAny> {
        JsonBody::new(format!("1{}", " ".repeat(bytes - 1)).into_bytes(), Held::default())
    }

    async fn status(state: &Arc<AppState>, bytes: usize) -> u16 {
        let answer = state.answer(read(bytes), Limits::SMALL, |_, _| Ok(()));
        timeout(PATIENCE, answer).await.expect("an answer").unwrap().status().as_u16()
    }

    /// A request whose work ends when it is cancelled, and only then; returns once it has begun.
    async fn endless(state: &Arc<AppState>, bytes: usize) -> JoinHandle<Result<Response, Problem>> {
        let (begins, begun) = oneshot::channel();
        let state = Arc::clone(state);
        let asked = tokio::spawn(async move {
            let work = |turn: &Turn<'_>, _| -> Result<(), Problem> {
                let _ = begins.send(());
                loop {
                    turn.with_scorers(|scorers| scorers.predict(&Article::headline("Ferry sails at noon"), None));
                }
            };
            state.answer(read(bytes), Limits::SMALL, work).await
        });
        timeout(PATIENCE, begun).await.expect("the work begins").unwrap();
        asked
    }

    #[tokio::test]
    async fn work_ends_when_its_client_has_gone() {
        let state = state(HOUR);
        for bytes in [Limits::MEDIUM, LARGE] {
            endless(&state, bytes).await.abort();
            // Of one core, one lane has one turn: the next has it once the work has ended.
            assert_eq!(status(&state, bytes).await, 200);
        }
    }

    #[tokio::test]
    async fn work_ends_when_its_time_is_over() {
        let state = state(Duration::from_secs(1));
        let answer = timeout(PATIENCE, endless(&state, LARGE).await).await.expect("an answer").unwrap();
        assert_eq!(answer.unwrap_err(), Problem::late(Duration::from_secs(1)));
        assert_eq!(status(&state, LARGE).await, 200);
    }

    #[tokio::test]
    async fn small_and_medium_requests_do_not_wait_for_large_ones() {
        let state = state(HOUR);
        let large = endless(&state, LARGE).await;
        assert_eq!(status(&state, Limits::SMALL).await, 200);
        assert_eq!(status(&state, Limits::MEDIUM).await, 200);
        assert!(!large.is_finished());
        large.abort();
    }
}
