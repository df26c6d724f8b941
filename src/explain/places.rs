use std::collections::HashSet;
use std::ops::Range;

use super::standing::LONGEST;
use crate::lexicon::lists::{self, BUT_NAMES, NAME, OPEN_END, STOPWORD};
use crate::model::ModelInput;
use crate::text::{Language, Tags, Token, TokenKind, Word};

/// Words that are loud by themselves, without a phrase around them.
const LOUD: Tags = lists::HYPERBOLE
    .union(lists::SUPERLATIVE)
    .union(lists::INTENSIFIER)
    .union(lists::COMBAT_VERB)
    .union(lists::FORCEFUL_VERB)
    .union(lists::FEAR)
    .union(lists::OUTRAGE)
    .union(lists::SLANG)
    .union(lists::ABSOLUTE)
    .union(lists::SECRET_TRICK)
    .union(lists::URGENCY);
/// Function words that say who speaks to whom, what is asked or what is pointed at: together with a plain word they
/// make a phrase.
const TELLING: Tags = lists::AUXILIARY
    .union(lists::FIRST_PERSON)
    .union(lists::SECOND_PERSON)
    .union(lists::THIRD_PERSON)
    .union(lists::THIRD_PERSON_OBJECT)
    .union(lists::DEMONSTRATIVE)
    .union(lists::INTERROGATIVE)
    .union(lists::CONTRACTION)
    .union(lists::ABSOLUTE)
    .union(lists::INTENSIFIER)
    .union(lists::LIST_LINK);
/// Lists whose phrases are names or exclusions.
const NO_FRAMES: Tags = NAME
    .union(lists::ACRONYM)
    .union(lists::PLAIN_PHRASE)
    .union(lists::OFFICE)
    .union(lists::NAMED_SOURCE)
    .union(lists::NEWS_VERB);
/// Words that no phrase begins with: they tie it to what comes before.
const TIES: [&str; 6] = ["and", "but", "nor", "of", "or", "than"];

/// The lists, except some.
const fn without(all: Tags, some: Tags) -> Tags {
    Tags(all.0 & !some.0)
}

/// The role of a token in a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Mark,
    Number,
    /// An article, a preposition, a conjunction.
    Function,
    /// A function word that is [`TELLING`].
    Telling,
    /// A word of form, not of subject: on some list other than lists of names.
    Plain,
    /// A plain word that is [`LOUD`].
    Loud,
    /// A word on no list, or a name: what the headline is about.
    Subject,
}

/// The roles of the tokens that grams see.
pub(super) struct Places(Vec<Place>);

#[derive(Debug, Clone, Copy)]
struct Place {
    role: Role,
    /// Whether a phrase may begin here.
    begins: bool,
    /// Whether a phrase may end here.
    ends: bool,
    /// Bit `i` is set if a set frame of `i + 1` tokens begins here: a phrase of the word lists with at least two words.
    frames: u8,
}

impl Places {
    /// Builds the roles of the tokens that a model sees.
    pub fn of(seen: &ModelInput<'_>) -> Self {
        let (headline, tokens) = (seen.read.headline, seen.reading.tokens());
        let core = headline.core();
        let is_english = seen.read.language == Language::ENGLISH;
        let kept = match is_english {
            true => HashSet::new(),
            false => seen.model.schema().vocabulary().kept_words().into_iter().collect(),
        };
        let place = |(at, &token): (usize, &u32)| {
            let (token, number) = (&core[token as usize], token);
            let word = seen.words.get(token.word);
            let goes_on = tokens.get(at + 1).is_some_and(|&next| next == number + 1 && core[next as usize].is_word());
            Place {
                role: if is_english { role(token) } else { role_of_frequency(word, &kept) },
                begins: !TIES.contains(&&*word.lower),
                ends: !(goes_on && token.has(OPEN_END)),
                frames: 0,
            }
        };
        let mut places = Places(tokens.iter().enumerate().map(place).collect());
        // Hits and tokens are both in order.
        let span = |at: usize| core[tokens[at] as usize].span;
        let mut start = 0;
        for hit in headline.phrases().iter().filter(|hit| hit.list.intersects(without(BUT_NAMES, NO_FRAMES))) {
            while start < tokens.len() && span(start).start < hit.span.start {
                start += 1;
            }
            let inside = (start..tokens.len()).take(LONGEST + 1).take_while(|&at| span(at).end <= hit.span.end).count();
            if let Some(frame @ [first, .., last]) = places.0.get(start..start + inside)
                && span(start).start == hit.span.start
                && span(start + inside - 1).end == hit.span.end
                && frame.len() <= LONGEST
                && first.role != Role::Mark
                && last.role != Role::Mark
            {
                places.0[start].frames |= 1 << (inside - 1);
            }
        }
        places
    }

    /// Whether a token is a content word.
    pub fn is_content(&self, token: usize) -> bool {
        matches!(self.0[token].role, Role::Plain | Role::Loud | Role::Subject)
    }

    /// Whether a token is a mark.
    pub fn is_mark(&self, token: usize) -> bool {
        self.0[token].role == Role::Mark
    }

    /// Whether to underline a range of tokens whose grams have this effect.
    ///
    /// - A set frame is a phrase, whatever its words: "this is why".
    /// - A single word is one if it is loud and raises the score: "heartbreaking".
    /// - Other words are one if runs of the model join each to the next, no mark is between them, and they are about
    ///   form rather than subject: a plain word with a function word that is telling ("your boss"), or two with any
    ///   function word ("the wrong time"), or a loud word ("the heartbreaking"), or a set frame inside. It must begin
    ///   and end with a word that can do so: not "is the", not "and then".
    pub fn may_stand(&self, range: Range<usize>, effect: f64, is_joined: bool) -> bool {
        let places = &self.0[range];
        if is_frame(places) {
            return true;
        }
        let (Some(first), Some(last)) = (places.first(), places.last()) else { return false };
        if places.len() == 1 {
            return first.role == Role::Loud && effect > 0.0;
        }
        let count = |is: fn(Role) -> bool| places.iter().filter(|place| is(place.role)).count();
        let has_frame = (0..places.len()).any(|at| (2..=places.len() - at).any(|n| is_frame(&places[at..at + n])));
        let ends_frame = (0..places.len() - 1).any(|at| is_frame(&places[at..]));
        let edges = first.begins
            && (last.ends || ends_frame)
            && first.role != Role::Subject
            && last.role != Role::Subject
            && !(first.role == Role::Number && matches!(places[1].role, Role::Function | Role::Telling));
        let loud = count(|role| role == Role::Loud);
        let plain = loud + count(|role| role == Role::Plain);
        let telling = count(|role| role == Role::Telling);
        let function = telling + count(|role| role == Role::Function);
        let says = loud > 0 || plain > 0 && telling > 0 || plain > 1 && function > 0;
        let of_form = plain > 0 && (has_frame || says && count(|role| role == Role::Subject) == 0);
        is_joined && edges && of_form && count(|role| role == Role::Mark) == 0
    }
}

/// Whether these tokens, from first to last, are a set frame.
fn is_frame(places: &[Place]) -> bool {
    places.first().is_some_and(|first| first.frames & 1 << (places.len() - 1) != 0)
}

fn role(token: &Token) -> Role {
    match token.kind {
        TokenKind::Punctuation | TokenKind::Symbol => Role::Mark,
        TokenKind::Number => Role::Number,
        TokenKind::Word if token.has(STOPWORD) && token.has(TELLING) => Role::Telling,
        TokenKind::Word if token.has(STOPWORD) => Role::Function,
        TokenKind::Word if token.has(LOUD) => Role::Loud,
        TokenKind::Word if token.has(NAME) => Role::Subject,
        TokenKind::Word if token.has(without(BUT_NAMES, lists::ACRONYM)) => Role::Plain,
        TokenKind::Word => Role::Subject,
    }
}

/// In a language without lists, the words that a model keeps in shapes stand in for function words, since they are
/// frequent.
fn role_of_frequency(word: &Word, kept: &HashSet<&str>) -> Role {
    match word.kind {
        TokenKind::Punctuation | TokenKind::Symbol => Role::Mark,
        TokenKind::Number => Role::Number,
        TokenKind::Word if kept.contains(&*word.lower) => Role::Telling,
        TokenKind::Word => Role::Plain,
    }
}
