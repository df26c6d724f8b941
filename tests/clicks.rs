//! What is said of clicks is what the pairs of headlines say.

use crate::support::{corpus, own, python};

/// Run `tests/benches/clicks.py` to write the table anew after a change of features or word lists.
#[test]
fn the_table_is_current() {
    let Some(pairs) = corpus("upworthy/pairs.csv") else { return };
    let Some(python) = python() else { return };
    let mut script = python();
    script.arg(own("tests/benches/clicks.py")).arg("--check").arg("--data").arg(pairs.ancestors().nth(2).unwrap());
    let output = script.args(["--debait", env!("CARGO_BIN_EXE_debait")]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert!(said.starts_with("The higher score is the more clicked one in "), "{said}");
}
