//! All integration tests, one binary.

mod cli;
mod evaluate;
mod fetch;
mod flow;
mod laws;
mod logistic;
mod manifests;
mod python;
mod repeatable;
mod report;
mod size;
mod support;
