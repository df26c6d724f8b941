//! Lines that are furniture and nothing else: the wording of a comment form, or a list of search phrases.

use std::collections::{BTreeMap, BTreeSet};

use super::content_words::words_of;

/// Lines of a comment form, in lower case without the full stop. Only wording that is of no use anywhere else is here.
const FORMS: [&str; 47] = [
    "add a comment",
    "add your comment",
    "be the first to comment",
    "cancel reply",
    "comments are closed",
    "comments are moderated",
    "fields marked * are required",
    "fields with * are required",
    "leave a comment",
    "leave a comment cancel reply",
    "leave a reply",
    "leave a reply cancel reply",
    "leave a response",
    "leave comment",
    "leave your comment",
    "leave your reply",
    "log in to comment",
    "log in to leave a comment",
    "log in to reply",
    "mandatory fields carry an asterisk",
    "no comments yet",
    "notify me of follow-up comments",
    "notify me of follow-up comments by email",
    "notify me of followup comments",
    "notify me of new comments",
    "notify me of new comments by email",
    "notify me of new posts",
    "notify me of new posts by email",
    "please sign in to comment",
    "post a comment",
    "post comment",
    "post your comment",
    "required fields are marked",
    "required fields are marked *",
    "save my name, email, and website in this browser for the next time i comment",
    "sign in to comment",
    "sign in to post a comment",
    "submit comment",
    "write a comment",
    "write your comment",
    "you must be logged in to comment",
    "you must be logged in to post a comment",
    "you must log in to post a comment",
    "your email address will not be published",
    "your email address will not be shared",
    "your email will not be published",
    "your email will stay hidden",
];

/// Bytes of a line beyond which it is not looked at.
const LONGEST: usize = 400;

/// Whether a line is the wording of a comment form, from its first word to its last.
pub(super) fn is_form(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let line = words.join(" ").to_lowercase();
    line.strip_suffix('.').unwrap_or(&line).split(". ").all(|sentence| FORMS.contains(&sentence))
}

/// What is sought of the subject of a page, as `words_of` gives it: "new" is news. None of it is news by itself.
const SOUGHT: [&str; 13] = [
    "booking",
    "coupon",
    "discount",
    "fare",
    "guide",
    "new",
    "price",
    "rental",
    "review",
    "schedule",
    "ticket",
    "time",
    "timetable",
];
/// What else people add where they search.
const WANTED: [&str; 7] = ["best", "cheap", "cheapest", "free", "latest", "online", "top"];
/// Words of a search phrase that says something of its own.
const WORDS: std::ops::RangeInclusive<usize> = 2..=5;

/// What a page is searched for by: the content words of its headline.
#[derive(Debug)]
pub(super) struct Searches(BTreeSet<String>);

impl Searches {
    pub fn for_headline(headline: &str) -> Self {
        Searches(words_of(headline).into_iter().collect())
    }

    /// Whether a line is search phrases between commas, three or more, and nothing else.
    pub fn are_in(&self, line: &str) -> bool {
        line.len() <= LONGEST && {
            let phrases: Vec<&str> = line.split(',').map(|phrase| phrase.trim_matches(' ')).collect();
            phrases.len() >= 3 && self.are(&phrases)
        }
    }

    /// Whether these are search phrases, and neither facts nor a clause.
    ///
    /// A phrase that says nothing of its own is one in any letters: all its words are of the headline, a year, or what
    /// people add where they search. Another one is all in small letters, without a figure, a function word or a mark; it
    /// says a word of the headline or of another phrase, and ends in the subject or in what is sought, never in what may be
    /// a verb. One phrase at least says what is sought. "Minister, wife charged", "brown sugar, white sugar" and "ferry crews
    /// strike, ferry owners refuse" are none.
    pub fn are(&self, phrases: &[&str]) -> bool {
        let listed: Vec<Vec<String>> = phrases.iter().map(|phrase| words_of(phrase)).collect();
        let mut said_by: BTreeMap<&str, usize> = BTreeMap::new();
        for words in &listed {
            let distinct: BTreeSet<&str> = words.iter().map(String::as_str).collect();
            distinct.into_iter().for_each(|word| *said_by.entry(word).or_default() += 1);
        }
        let shared =
            |word: &String| self.0.contains(word) || said_by.get(word.as_str()).is_some_and(|&count| count > 1);
        let is_search = |(phrase, words): (&&str, &Vec<String>)| {
            self.says_nothing(phrase) || is_plain(phrase, words) && words.iter().any(shared) && self.ends_in_noun(words)
        };
        phrases.len() >= 2
            && phrases.iter().zip(&listed).all(is_search)
            && listed.iter().flatten().any(|word| is_sought(word) || WANTED.contains(&word.as_str()))
    }

    fn says_nothing(&self, phrase: &str) -> bool {
        let is_known = |word: &str| {
            let is_year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
            match words_of(word).as_slice() {
                [word] => self.0.contains(word) || is_sought(word) || WANTED.contains(&word.as_str()),
                _ => is_year && word.bytes().all(|byte| byte.is_ascii_digit()),
            }
        };
        phrase.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '\'' | '\u{2019}'))
            && phrase.split(' ').all(is_known)
    }

    fn ends_in_noun(&self, words: &[String]) -> bool {
        words.last().is_some_and(|last| self.0.contains(last) || is_sought(last))
    }
}

fn is_sought(word: &str) -> bool {
    SOUGHT.contains(&word)
}

/// Whether a phrase is content words in small letters, and nothing else.
fn is_plain(phrase: &str, words: &[String]) -> bool {
    let of_letters = |word: &str| word.split('-').all(|part| part.starts_with(char::is_lowercase));
    WORDS.contains(&words.len())
        && words.len() == phrase.split([' ', '-']).count()
        && phrase.split(' ').all(of_letters)
        && phrase.chars().all(|c| c.is_lowercase() || matches!(c, ' ' | '-' | '\'' | '\u{2019}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_the_whole_line() {
        assert!(FORMS.iter().all(|form| is_form(form)));
        for (line, expected) in [
            ("Leave a Reply", true),
            ("LEAVE  A COMMENT.", true),
            ("Your email address will not be published. Required fields are marked *", true),
            ("Leave a Reply below if you saw the accident on the A64, police said.", false),
            ("Your email address will not be published, the ministry promised patients on Friday.", false),
            ("He wrote: \u{201c}Leave a Reply\u{201d} below.", false),
            ("\u{201c}Leave a Reply\u{201d}", false),
            ("Leave a Reply: 12 people did.", false),
            ("Leave a Reply The minister resigned on Monday.", false),
            ("Leave a Reply. The minister resigned on Monday.", false),
            ("Join the conversation", false),
            ("", false),
            (".", false),
        ] {
            assert_eq!(is_form(line), expected, "{line}");
        }
    }

    #[test]
    fn search_phrases_are_neither_facts_nor_clauses() {
        let searches = Searches::for_headline("Ferry to the island sails again");
        for (line, expected) in [
            ("island ferry times, cheap ferry tickets, night ferry prices", true),
            ("ferry times island, cheap ferry tickets, night ferry", true),
            ("Ferry Times, Latest Ferry News, Best Island Ferry 2026", true),
            ("Ferry Times, Ferry News, Crew Blames Ferry", false),
            ("Ferry Times, Ferry News, Ferry 12", false),
            ("Ferry, Island, Ferry", false),
            ("ferry times, ferry tickets", false),
            ("ferry times, ferry tickets, ferry prices.", false),
            ("ferry times, night ferry tickets, night ferry 2025 prices", false),
            ("ferry times, ferry tickets, *ferry prices*", false),
            ("ferry times, ferry tickets, and ferry prices", false),
            ("ferry times, ferry prices change, ferry tickets", false),
            ("ferry crews strike, ferry owners refuse, ferry users wait", false),
            ("brown sugar, white sugar, cane sugar", false),
            ("ferry master, ferry cook, ferry", false),
            ("", false),
        ] {
            assert_eq!(searches.are_in(line), expected, "{line}");
        }
        for (phrases, expected) in [
            (&["ferry times", "island ferry"][..], true),
            (&["minister", "wife charged"], false),
            (&["ferry owners", "ferry crew trade blame"], false),
            (&["ferry times"], false),
            (&["ferry times", "cheap ferry ---"], false),
            (&["ferry times", "car-ferry prices"], true),
        ] {
            assert_eq!(searches.are(phrases), expected, "{phrases:?}");
        }
    }
}
