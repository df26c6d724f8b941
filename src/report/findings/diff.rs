use diffy::{DiffOptions, PatchFormatter};

use crate::report::format::{printable, printable_lines};

/// What changes in a page, as `diff -u` says it, control characters made visible; empty where nothing does.
pub fn unified_diff(name: &str, before: &str, after: &str) -> String {
    if before == after {
        return String::new();
    }
    let name = printable(name);
    let mut options = DiffOptions::new();
    options.set_original_filename(name.clone()).set_modified_filename(name);
    let formatter = PatchFormatter::new().suppress_blank_empty(false);
    printable_lines(&formatter.fmt_patch(&options.create_patch(before, after)).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_cannot_command_a_terminal_and_keeps_tabs_and_line_breaks() {
        let diff = unified_diff("a\u{1b}c.md", "\u{1b}[2J\tone\r\ntwo\r\n", "\u{1b}[2J\tone\r\n");
        assert_eq!(diff, "--- a\u{fffd}c.md\n+++ a\u{fffd}c.md\n@@ -1,2 +1 @@\n \u{fffd}[2J\tone\r\n-two\r\n");
        assert_eq!(unified_diff("a", "one", "one"), "");
    }
}
