//! The linter on real pages.

mod honest;
