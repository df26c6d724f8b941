//! Drafts of prose and everything that can be put right, inside it and beside it: no fix takes a sentence with it.
#![no_main]

#[path = "checks/drafts.rs"]
mod drafts;
#[path = "checks/edits.rs"]
mod edits;
#[path = "checks/fixes.rs"]
mod fixes;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|recipe: &[u8]| {
    fixes::check(recipe);
});
