use std::ops::Range;

/// A change to the source that fixes a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// A byte range of the source.
    pub range: Range<usize>,
    pub replacement: String,
    /// What it does, as a menu entry: "Remove the keyword line".
    pub title: &'static str,
}

/// Applies edits to the source and counts them; of overlapping edits only the first is applied.
pub fn apply<'e>(source: &str, edits: impl IntoIterator<Item = &'e Edit>) -> (String, usize) {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut text = String::with_capacity(source.len());
    let (mut reached, mut made) = (0, 0);
    for edit in edits {
        if edit.range.start < reached {
            continue;
        }
        let (Some(kept), true) = (source.get(reached..edit.range.start), source.get(edit.range.clone()).is_some())
        else {
            continue;
        };
        text.push_str(kept);
        text.push_str(&edit.replacement);
        reached = edit.range.end;
        made += 1;
    }
    text.push_str(&source[reached..]);
    (text, made)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_made_in_order_and_never_twice_in_one_place() {
        let edit = |range, replacement: &str| Edit { range, replacement: replacement.to_owned(), title: "" };
        for (edits, expected) in [
            (vec![edit(3..6, "!"), edit(0..1, "")], ("ne!x", 2)),
            (vec![edit(0..4, ""), edit(3..6, "!")], ("!!x", 1)),
            (vec![edit(5..99, "")], ("one!!!x", 0)),
            (vec![], ("one!!!x", 0)),
        ] {
            let (text, made) = apply("one!!!x", &edits);
            assert_eq!((text.as_str(), made), expected);
        }
    }
}
