//! All integration tests, one binary.

mod evaluate;
mod flow;
mod laws;
mod logistic;
mod size;
mod support;
