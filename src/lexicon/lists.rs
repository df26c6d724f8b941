use crate::text::Tags;

/// One word list.
#[derive(Debug)]
pub struct List {
    /// File name without extension.
    pub name: &'static str,
    /// The bit its words carry.
    pub tags: Tags,
    text: &'static str,
}

impl List {
    /// The words and phrases, without comments and blank lines.
    pub fn entries(&self) -> impl Iterator<Item = &'static str> {
        self.text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
    }

    /// The comment lines at the top: what the list is and where it comes from.
    pub fn about(&self) -> impl Iterator<Item = &'static str> {
        self.text.lines().take_while(|line| line.starts_with('#')).map(|line| line.trim_start_matches(['#', ' ']))
    }
}

/// Declares the lists: a constant for each bit and the table of all of them.
macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $bit:literal from $file:literal;)*) => {
        $($(#[$doc])* pub const $name: Tags = Tags(1 << $bit);)*

        /// Every list, by bit.
        pub const LISTS: &[List] = &[$(List {
            name: $file,
            tags: $name,
            text: include_str!(concat!("../../datasets/lexicons/", $file, ".txt")),
        }),*];
    };
}

lists! {
    /// Labels before a headline: breaking, exclusive, live, …
    LABEL = 0 from "labels";
    /// who, what, when, where, why, how, …
    INTERROGATIVE = 1 from "interrogatives";
    /// you, your, yours, yourself, …
    SECOND_PERSON = 2 from "second_person";
    /// "won't believe", "what happened next", …
    CLIFFHANGER = 3 from "cliffhangers";
}

/// The word has a letter held for three or more ("soooo"); no list, seen on the word itself.
pub const ELONGATED: Tags = Tags(1 << 127);

/// Words with their emotional valence, `word<TAB>score`, −5 to 5.
pub const VALENCE: List =
    List { name: "valence", tags: Tags::NONE, text: include_str!("../../datasets/lexicons/valence.txt") };

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn lists_are_lower_case_sorted_sourced_and_without_repeats() {
        let mut bits = HashSet::new();
        for list in LISTS.iter().chain([&VALENCE]) {
            assert!(list.tags == Tags::NONE || bits.insert(list.tags), "{}: bit used twice", list.name);
            assert!(list.about().any(|line| line.starts_with("source: ")), "{}: no source line", list.name);
            let entries: Vec<_> = list.entries().collect();
            assert!(!entries.is_empty(), "{} is empty", list.name);
            for pair in entries.windows(2) {
                assert!(pair[0] < pair[1], "{}: `{}` must come before `{}`, once", list.name, pair[1], pair[0]);
            }
            for entry in entries {
                assert_eq!(entry, entry.to_lowercase().trim(), "{}: `{entry}`", list.name);
                assert!(entry.is_ascii() && !entry.contains("  "), "{}: `{entry}`", list.name);
            }
        }
    }
}
