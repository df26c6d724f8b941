//! All integration tests, one binary.

mod evaluate;
mod flow;
mod laws;
mod logistic;
mod python;
mod report;
mod size;
mod support;
