//! Examples with labels, to train on and to judge by: files of rows, folders of pages, corpora by their manifest, and values
//! that were measured before.

pub(super) mod bodies;
pub(super) mod chunks;
pub(super) mod draw;
pub(super) mod example;
#[cfg_attr(not(feature = "columnar"), path = "example_columnar_off.rs")]
pub(super) mod example_columnar;
pub(super) mod example_csv;
pub(super) mod example_json;
pub(super) mod example_places;
#[cfg(test)]
mod example_tests;
pub(super) mod folder;
pub(super) mod grades;
#[cfg(test)]
mod hostile_tests;
pub(super) mod label;
pub(super) mod manifest;
#[cfg(test)]
mod manifest_tests;
pub(super) mod measured;
#[cfg(test)]
mod measured_tests;
pub(super) mod read_examples;
