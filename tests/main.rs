//! All integration tests, one binary.

mod logistic;
