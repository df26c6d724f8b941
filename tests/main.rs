//! All integration tests, one binary.

mod flow;
mod laws;
mod logistic;
mod size;
mod support;
