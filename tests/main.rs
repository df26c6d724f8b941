//! All integration tests, one binary.

mod flow;
mod logistic;
mod size;
