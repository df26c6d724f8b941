//! All integration tests, one binary.

mod evaluate;
mod fetch;
mod flow;
mod laws;
mod logistic;
mod manifests;
mod report;
mod size;
mod support;
