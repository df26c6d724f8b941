//! Files stay readable at one sitting.

use std::path::Path;
use std::process::Command;

#[test]
fn no_source_file_is_over_500_lines() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let listed = Command::new("git").args(["ls-files", "*.rs", "*.py", "*.js"]).current_dir(root).output();
    let Ok(listed) = listed else {
        println!("skipped: no git");
        return;
    };
    for name in String::from_utf8(listed.stdout).unwrap().lines() {
        let Ok(text) = std::fs::read_to_string(root.join(name)) else { continue };
        assert!(text.lines().count() <= 500, "{name} has {} lines", text.lines().count());
    }
}
