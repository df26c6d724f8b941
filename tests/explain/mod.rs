//! Explanations on headlines and pages of our own.

mod phrases;
mod reasons;
