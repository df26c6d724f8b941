//! Files stay readable at one sitting, and the library alone is built of few crates.

use std::collections::BTreeSet;
use std::process::Command;

use ignore::WalkBuilder;
use ignore::types::TypesBuilder;

use crate::support::own;

/// Lines that a file may have.
const MOST: usize = 500;

#[test]
fn no_source_file_is_over_500_lines() {
    let mut types = TypesBuilder::new();
    types.add_defaults();
    for name in ["rust", "py", "js", "css", "html"] {
        types.select(name);
    }
    let (mut read, mut long) = (0, Vec::new());
    // What .gitignore names is left out, whether or not there is a repository.
    for entry in WalkBuilder::new(own("")).require_git(false).types(types.build().unwrap()).build() {
        let entry = entry.unwrap();
        let path = entry.path();
        if !path.is_file()
            || path.components().any(|part| matches!(part.as_os_str().to_str(), Some("node_modules" | "vendor")))
        {
            continue;
        }
        let lines = std::fs::read_to_string(path).unwrap().lines().count();
        read += 1;
        if lines > MOST {
            long.push(format!("{} has {lines} lines", path.display()));
        }
    }
    println!("read {read} files");
    assert!(long.is_empty(), "\n{}", long.join("\n"));
    assert!(read >= 400, "read {read} files, expected all of the sources");
}

/// Crates that the library is built of without its features, itself included.
const MOST_CRATES: usize = 60;

#[test]
fn the_library_alone_is_built_of_few_crates() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["tree", "--locked", "--no-default-features", "--edges", "normal", "--prefix", "none", "--no-dedupe"]);
    let output = cargo.current_dir(own("")).output().unwrap();
    let tree = String::from_utf8(output.stdout).unwrap();
    let crates: BTreeSet<&str> = tree.lines().collect();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(crates.iter().any(|name| name.starts_with("debait v")), "{crates:#?}");
    println!("{} crates", crates.len());
    assert!(crates.len() <= MOST_CRATES, "{} crates, expected {MOST_CRATES} at most: {crates:#?}", crates.len());
}
