//! Explanations on headlines and pages of our own.

mod reasons;
