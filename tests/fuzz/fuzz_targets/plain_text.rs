//! Any text as a page in plain text.
#![no_main]

#[path = "checks/edits.rs"]
mod edits;
#[path = "checks/lint.rs"]
mod lint;

use debait::text::Markup;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| lint::check(Markup::Plain, source));
