//! The linter on real pages.

mod config;
mod honest;
