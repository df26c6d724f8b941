//! What the benches read: the project's own samples, so that they run in a fresh clone.

use std::path::Path;

use debait::dataset::{Example, ExampleColumns, read_examples};

/// The labelled rows of a file under `datasets/samples`.
pub fn rows(name: &str) -> Vec<Example> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets/samples").join(name);
    read_examples(&path, &ExampleColumns::default()).expect("the samples are well formed").rows
}

/// The headlines of the evaluation samples.
pub fn headlines() -> Vec<String> {
    rows("headlines.csv").into_iter().map(|row| row.headline).collect()
}
