//! All integration tests, one binary.

mod ci;
mod cli;
mod clicks;
mod columnar;
mod evaluate;
mod explain;
mod fetch;
mod flow;
mod hostile;
mod languages;
mod laws;
mod lint;
mod logistic;
mod lsp;
mod manifests;
mod model_columns;
mod packed;
mod pages;
mod python;
mod readme;
mod repeatable;
mod report;
mod server;
mod size;
mod support;
mod training;
