//! `debait check` and the files that it writes to: none is lost, and nothing in them commands a terminal.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::support::debait;

const DRAFT: &str = "# Ferry sails again!!!\n\nIt sails on Monday.\n\nLeave a Reply\n";

fn check(folder: &Path, arguments: &[&str]) -> Output {
    debait().arg("check").args(arguments).current_dir(folder).output().unwrap()
}

fn refused(output: &Output, expected: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(2) && said.contains(expected), "{:?}: {said}", output.status);
}

#[cfg(unix)]
#[test]
fn read_only_files_and_hard_links_are_left_as_they_are() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("draft.md");
    fs::write(&path, DRAFT).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    refused(&check(folder.path(), &["draft.md", "--fix"]), "draft.md: is left as it is: it is read-only");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    fs::hard_link(&path, folder.path().join("other.md")).unwrap();
    refused(&check(folder.path(), &["draft.md", "--fix"]), "draft.md: is left as it is: it has 2 names");
    assert_eq!(fs::read_to_string(&path).unwrap(), DRAFT);
}

#[cfg(unix)]
#[test]
fn a_file_under_two_names_is_put_right_once() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("draft.md"), DRAFT).unwrap();
    std::os::unix::fs::symlink("draft.md", folder.path().join("link.md")).unwrap();
    let output = check(folder.path(), &["draft.md", "./draft.md", "link.md", "--fix", "--fail-on", "error"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("debait: fixed 2 findings; checked 1 file:"), "{said}");
    assert_eq!(output.status.code(), Some(0));
    let text = fs::read_to_string(folder.path().join("link.md")).unwrap();
    assert_eq!(text, "# Ferry sails again!\n\nIt sails on Monday.\n");
}

#[cfg(unix)]
#[test]
fn a_baseline_that_is_a_page_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let page = root.join("draft.md");
    fs::write(&page, DRAFT).unwrap();
    fs::hard_link(&page, root.join("hard.json")).unwrap();
    std::os::unix::fs::symlink("draft.md", root.join("soft.json")).unwrap();
    for baseline in ["draft.md", "./draft.md", "hard.json", "soft.json", page.to_str().unwrap()] {
        for pages in ["draft.md", "."] {
            let output = check(root, &[pages, "--write-baseline", baseline]);
            refused(
                &output,
                &format!("--write-baseline: {baseline}: cannot be written: this run reads it, as draft.md; expected"),
            );
            assert_eq!(fs::read_to_string(&page).unwrap(), DRAFT, "{baseline}");
        }
    }
    assert_eq!(check(root, &["draft.md", "--write-baseline", "new.json"]).status.code(), Some(0));
}

#[test]
fn nothing_that_is_printed_commands_a_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let name = if cfg!(windows) { "draft.md" } else { "dr\u{1b}]0;\u{9b}aft.md" };
    let headline = "# You won't believe this \u{1b}[2Jferry\u{9b}31m trick!!!";
    fs::write(folder.path().join(name), format!("{headline}\n\nIt \u{1b}[8msails\u{7}.\r\n\nLeave a Reply\n")).unwrap();
    for arguments in [
        &["--diff"][..],
        &["--format", "text"],
        &["--format", "compact"],
        &["--format", "github"],
        &["--format", "checkstyle"],
        &["--format", "junit"],
        &["--fix"],
        &["gone\u{1b}[2J.md", "--format", "compact"],
    ] {
        let output = check(folder.path(), &[&[name], arguments].concat());
        assert!(!output.stdout.is_empty());
        for text in [output.stdout, output.stderr] {
            let text = String::from_utf8(text).unwrap();
            let commands = text.replace("\r\n", "\n").replace(['\n', '\t'], "").contains(char::is_control);
            assert!(!commands, "{arguments:?}: {text:?}");
        }
    }
}

#[test]
fn a_configuration_to_start_from_never_replaces_one() {
    let folder = tempfile::tempdir().unwrap();
    let init = || debait().arg("init").current_dir(folder.path()).output().unwrap();
    let first = init();
    assert_eq!(String::from_utf8_lossy(&first.stderr), "debait: wrote ./debait.toml\n");
    let file = folder.path().join("debait.toml");
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(written.contains("\n# ignore = [") && first.status.success(), "{written}");

    std::fs::write(&file, "ignore = [\"year-stamp\"]\n").unwrap();
    let again = init();
    let said = String::from_utf8(again.stderr).unwrap();
    assert!(said.starts_with("debait: error: ./debait.toml: cannot be written as a new file: "), "{said}");
    assert_eq!(again.status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "ignore = [\"year-stamp\"]\n");
}
