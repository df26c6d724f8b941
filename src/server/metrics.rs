use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64};
use std::time::Duration;

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

use super::problem::Problem;

/// Upper ends of the buckets of durations, in seconds.
const SECONDS: [f64; 12] = [0.0001, 0.000_25, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.0, 10.0];

/// What a server counts, for Prometheus.
pub struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter<u64, AtomicU64>>,
    durations: Family<Route, Histogram, fn() -> Histogram>,
    /// Connections that are open.
    pub connections: Gauge<i64, AtomicI64>,
    /// Connections that were turned away, for there were too many.
    pub turned_away: Counter<u64, AtomicU64>,
}

/// A request by what was asked for and how it ended.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: String,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

impl Metrics {
    pub fn new() -> Self {
        let mut registry = Registry::with_prefix("debait");
        let requests = Family::default();
        let durations: Family<Route, Histogram, fn() -> Histogram> =
            Family::new_with_constructor(|| Histogram::new(SECONDS));
        let (connections, turned_away) = (Gauge::default(), Counter::default());
        registry.register("http_requests", "Requests that were answered", requests.clone());
        registry.register_with_unit("http_request_duration", "Time to answer", Unit::Seconds, durations.clone());
        registry.register("http_connections", "Connections that are open", connections.clone());
        registry.register("http_connections_turned_away", "Connections beyond the limit", turned_away.clone());
        Metrics { registry, requests, durations, connections, turned_away }
    }

    /// Counts a request that was answered.
    pub fn answered(&self, route: &str, status: u16, after: Duration) {
        let route = route.to_owned();
        self.durations.get_or_create(&Route { route: route.clone() }).observe(after.as_secs_f64());
        self.requests.get_or_create(&Answered { route, status }).inc();
    }
}

/// `/metrics`, in the OpenMetrics text format.
pub async fn show(State(metrics): State<Arc<Metrics>>) -> Result<impl IntoResponse, Problem> {
    let mut text = String::new();
    encode(&mut text, &metrics.registry).map_err(|_| Problem::internal())?;
    Ok(([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text))
}
