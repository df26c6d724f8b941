//! The linter on real pages, and what it writes.

mod clauses;
mod config;
#[path = "../fuzz/fuzz_targets/checks/drafts.rs"]
mod drafts;
#[path = "../fuzz/fuzz_targets/checks/edits.rs"]
mod edits;
mod example;
#[path = "../fuzz/fuzz_targets/checks/fixes.rs"]
mod fixed;
mod fixes;
mod formats;
mod honest;
mod without;
mod writing;

use std::sync::Arc;

use debait::features::Head;
use debait::lint::{Config, Linter};
use debait::model::{Model, Scorer};

/// A linter as `debait check` has it.
fn linter() -> Linter {
    let models = Head::ALL.map(|head| Arc::new(Model::default_of(head).unwrap()));
    Linter::new(Scorer::of(models).unwrap(), Config::default())
}
