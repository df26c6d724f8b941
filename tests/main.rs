//! All integration tests, one binary.

mod cli;
mod evaluate;
mod flow;
mod laws;
mod logistic;
mod python;
mod repeatable;
mod report;
mod size;
mod support;
