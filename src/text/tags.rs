use std::ops::BitOr;

/// Which word lists a word is on: one bit a list, given by the [`Tagger`](super::Tagger).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Tags(pub u128);

impl Tags {
    pub const NONE: Tags = Tags(0);
    /// The word can be (part of) a label before a headline, such as "breaking" in "BREAKING: …".
    pub const LABEL: Tags = Tags(1);
    /// An exclamation mark.
    pub const EXCLAMATION: Tags = Tags(1 << 120);
    /// A question mark.
    pub const QUESTION: Tags = Tags(1 << 121);
    /// A quotation mark, or a word with an apostrophe in it.
    pub const QUOTE: Tags = Tags(1 << 122);
    /// A full stop or an ellipsis.
    pub const STOP: Tags = Tags(1 << 123);
    /// The word or phrase is on a list that raises bait, so that it is no aside in a headline.
    pub const LURE: Tags = Tags(1 << 124);

    /// The word is all in capitals.
    pub const UPPER: Tags = Tags(1 << 113);
    /// The token starts with a digit of ASCII.
    pub const DIGIT: Tags = Tags(1 << 114);
    /// The word has a valence.
    pub const EMOTION: Tags = Tags(1 << 115);
    /// An emoji or another pictograph.
    pub const SYMBOL: Tags = Tags(1 << 116);
    /// A question mark of any script.
    pub const ASKS: Tags = Tags(1 << 117);
    /// A comma, semicolon, colon, bar or slash.
    pub const SEPARATOR: Tags = Tags(1 << 118);
    /// All that says how a token is written, and not what lists it is on.
    pub const WRITTEN: Tags =
        Tags(Tags::UPPER.0 | Tags::DIGIT.0 | Tags::EMOTION.0 | Tags::SYMBOL.0 | Tags::ASKS.0 | Tags::SEPARATOR.0);

    /// Whether the two have a list in common.
    pub const fn intersects(self, other: Tags) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets of lists, in a constant.
    pub const fn union(self, other: Tags) -> Tags {
        Tags(self.0 | other.0)
    }
}

impl BitOr for Tags {
    type Output = Tags;

    fn bitor(self, other: Tags) -> Tags {
        self.union(other)
    }
}
