//! Makes edits by another hand than the linter's.

use debait::lint::{Edit, Linter};
use debait::text::Markup;

/// A text with all edits made that the linter offers, again until there are none.
pub fn by_hand(linter: &mut Linter, markup: Markup, source: &str) -> String {
    let mut text = source.to_owned();
    loop {
        let mut edits = linter.edits(markup, &text);
        edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        let mut reached = 0;
        // Of edits that overlap the first stands.
        edits.retain(|edit| {
            let stands = edit.range.start >= reached;
            reached = if stands { edit.range.end } else { reached };
            stands
        });
        if edits.is_empty() {
            return text;
        }
        for Edit { range, replacement, .. } in edits.iter().rev() {
            assert!(replacement.len() < range.len(), "{range:?} of {text:?}");
            text.replace_range(range.clone(), replacement);
        }
    }
}
