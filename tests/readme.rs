//! The README says what the program says.

use debait::report::catalogue_markdown;

use crate::support::own;

/// Run with `README=overwrite` to write the tables anew.
#[test]
fn feature_tables_are_those_of_the_catalogue() {
    let path = own("README.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (open, close) = ("<!-- features -->\n", "<!-- /features -->");
    let start = text.find(open).unwrap() + open.len();
    let end = text.find(close).unwrap();
    let expected = format!("{}{}{}", &text[..start], catalogue_markdown(), &text[end..]);
    if std::env::var("README").as_deref() == Ok("overwrite") {
        std::fs::write(&path, &expected).unwrap();
    } else {
        assert!(text == expected, "README.md is behind the catalogue: run README=overwrite cargo test readme");
    }
}
