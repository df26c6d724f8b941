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
    /// is, can, will, didn't, …
    AUXILIARY = 4 from "auxiliaries";
    /// who, when, will, …: also an organisation, a conjunction, a name.
    AMBIGUOUS_OPENER = 5 from "ambiguous_openers";
    /// really, actually, finally, …
    QUESTION_PADDING = 6 from "question_padding";
    /// that, as in "really that bad".
    DEGREE_WORD = 7 from "degree_words";
    /// bad, simple, desperate, …
    DEGREE_ADJECTIVE = 8 from "degree_adjectives";
    /// or
    CHOICE_WORD = 9 from "choice_words";
    /// just, merely, simply, …
    CHOICE_PADDING = 10 from "choice_padding";
    /// this, these
    DEMONSTRATIVE = 11 from "demonstratives";
    /// week, year, season, …
    TIME_NOUN = 12 from "time_nouns";
    /// i, we, you
    SUBJECT_PRONOUN = 13 from "subject_pronouns";
    /// he, she, they, he's, …
    THIRD_PERSON = 14 from "third_person";
    /// him, his, her, their, …
    THIRD_PERSON_OBJECT = 15 from "third_person_objects";
    /// Words before a pronoun that do not name anyone.
    LEAD_IN = 16 from "lead_ins";
    /// and, but, so, please, …
    CONNECTIVE = 17 from "connectives";
    /// "here's why", "this is what", …
    HERES_WHY = 18 from "heres_why";
    /// "one weird trick", "the real reason", …
    WITHHELD_NOUN = 19 from "withheld_nouns";
    /// man, woman, star, company, …
    ANONYMOUS_ACTOR = 20 from "anonymous_actors";
    /// a, one, some, …
    DETERMINER_OF_ONE = 21 from "determiners_of_one";
    /// watch, stop, "check out", …
    COMMAND = 22 from "commands";
    /// the, your, these, how, …
    COMMAND_OBJECT = 23 from "command_objects";
    /// watch, meet, hear
    SHOW_COMMAND = 24 from "show_commands";
    /// let's, don't, imagine, …
    BARE_COMMAND = 25 from "bare_commands";
    /// mr, vs, u.s, …
    ABBREVIATION = 26 from "abbreviations";
    /// Countries, peoples, places, public figures, organisations.
    NAME = 39 from "names";

    /// Labels that demand attention: breaking, urgent, exclusive, …
    URGENT_LABEL = 40 from "urgent_labels";
    /// incredible, jaw-dropping, …
    HYPERBOLE = 41 from "hyperbole";
    /// best, worst, cutest, …
    SUPERLATIVE = 42 from "superlatives";
    /// really, totally, "such a", …
    INTENSIFIER = 43 from "intensifiers";
    /// slams, "claps back", …
    COMBAT_VERB = 44 from "combat_verbs";
    /// destroys, blasts, …: meant literally of storms and bombs
    FORCEFUL_VERB = 45 from "forceful_verbs";
    /// storm, bomb, car, …: what makes a forceful verb literal
    LITERAL_FORCE = 46 from "literal_force";
    /// terrifying, "silent killer", …
    FEAR = 47 from "fear_terms";
    /// disgusting, topless, …
    OUTRAGE = 48 from "outrage_titillation";
    /// lol, gonna, "squad goals", …
    SLANG = 49 from "slang_chat";
    /// always, nobody, "every single", …
    ABSOLUTE = 50 from "absolutes";
    /// "weird trick", "doctors hate", …
    SECRET_TRICK = 51 from "secret_tricks";
    /// "think again", "doing it wrong", …
    THINK_AGAIN = 52 from "think_again";
    /// "right now", "last chance", …
    URGENCY = 53 from "urgency";
    /// Acronyms and Roman numerals.
    ACRONYM = 54 from "acronyms";
    /// Fixed phrases in which a loud word is neutral: "at least", "toxic waste", …
    PLAIN_PHRASE = 55 from "plain_phrases";
    /// two, three, … dozen
    NUMBER_WORD = 56 from "number_words";
    /// ways, reasons, photos, …
    LIST_NOUN = 57 from "list_nouns";
    /// people, dogs, dresses, …: counted by a list only before a [`LIST_LINK`]
    LIST_SUBJECT = 58 from "list_subjects";
    /// who, that, you, …
    LIST_LINK = 59 from "list_links";
    /// after, in, is, …: no list noun is counted across these
    LIST_BREAK = 60 from "list_breaks";
    /// dead, million, arrested, …: what a number counts in the news
    NEWS_NUMBER = 61 from "news_numbers";
    /// "here's how to", "step by step", …
    HOW_TO = 62 from "how_to";
    /// "how to", "the best way to", …, at the start of a headline
    HOW_TO_OPENING = 63 from "how_to_openings";
    /// video, photos, watch, …
    MEDIA_TAG = 64 from "media_tags";
    /// I, my, we, …
    FIRST_PERSON = 65 from "first_person";
    /// it's, that's, "dont", …
    CONTRACTION = 66 from "contractions";
    /// the, of, and, …
    STOPWORD = 67 from "stopwords";
    /// Plain words that a child knows.
    EASY_WORD = 68 from "easy_words";
    /// the, these, top, …: the number of a list may follow these
    LIST_OPENER = 69 from "list_openers";
    /// film, episode, song, …: words beside a title in quotation marks
    WORK = 70 from "works";

    /// something, thing, "this one", …
    INDEFINITE = 28 from "indefinites";
    /// revealed, "the truth", "what it means", …
    REVELATION = 29 from "revelations";
    /// quiz, "can you", "how well do you", …
    READER_QUESTION = 30 from "reader_questions";
    /// "anyone who", "every parent", "if you're", …
    RELATABLE = 31 from "relatable_readers";
    /// "in tears", "the internet", "can't handle", …
    AUDIENCE_REACTION = 32 from "audience_reactions";
    /// "make you", "change your", "your skin", …
    READER_PROMISE = 33 from "reader_promises";
    /// perfect, weird, cute, …
    OPINION = 34 from "opinion_words";
    /// tips, photos, ideas, …
    COLLECTION = 35 from "collections";
    /// how, why, what: inside a sentence
    CLAUSE_WORD = 36 from "clause_words";
    /// the, a, these, …: before a description
    DESCRIPTION_OPENER = 37 from "description_openers";
    /// who, that, behind, …: inside a description
    DESCRIPTION_LINK = 38 from "description_links";

    /// dies, arrested, approves, …
    NEWS_VERB = 81 from "news_verbs";
    /// says, reportedly, "police say", …
    REPORTING = 82 from "reporting_words";
    /// after, amid, despite, …
    CIRCUMSTANCE = 83 from "circumstances";
    /// million, percent, dead, …
    FIGURE_UNIT = 84 from "figure_units";

    /// "near me", "net worth", "release date", …
    QUERY_TERM = 27 from "query_terms";
    /// coupon, cheap, "for sale", …
    COMMERCE_TERM = 71 from "commerce_terms";
    /// june, in, since, …: before a year that dates something
    YEAR_FRAME = 72 from "year_frames";

    /// "all eyes are on", "the world is watching", …
    STOCK_PHRASE = 73 from "stock_phrases";
    /// "it's important to understand", "keep in mind", …
    METADISCOURSE = 74 from "metadiscourse";
    /// pivotal, "complex landscape", …
    PUFFERY = 75 from "puffery";
    /// "not just a", "on the other hand", …
    BOTH_SIDES = 76 from "both_sides";
    /// however, moreover, "as a result", …
    TRANSITION = 77 from "transitions";
    /// "only time will tell", …
    MORAL = 78 from "morals";
    /// conclusion, "in summary", …
    CONCLUSION = 79 from "conclusions";
    /// "background on", "implications for", …
    GENERIC_HEADING = 80 from "generic_headings";

    /// said, told, "according to", …
    SAID = 85 from "attribution_verbs";
    /// "experts say", "some believe", …
    VAGUE_SOURCE = 86 from "vague_sources";
    /// could, likely, "appears to", …
    HEDGE = 87 from "hedges";
    /// monday, tuesday, …
    WEEKDAY = 88 from "weekdays";
    /// january, jan, …
    MONTH = 89 from "months";
    /// reuters, "press release", spokesman, …
    NAMED_SOURCE = 90 from "named_sources";
    /// president, "foreign minister", …
    OFFICE = 91 from "offices";
    /// former, acting, elected, …
    SUCCESSION = 92 from "successions";
    /// by, posted, admin, …: words of a byline that name no one
    NO_AUTHOR = 93 from "no_authors";

    /// "you may also like", "trending now:", …
    PROMO_PHRASE = 94 from "promo_phrases";
    /// "related:", "sign up for our newsletter", advertisement, …
    SITE_LINE = 95 from "site_lines";
    /// "leave a reply", "required fields are marked", …
    COMMENT_PHRASE = 96 from "comment_forms";
    /// "we use cookies", "all rights reserved", …
    POLICY_PHRASE = 97 from "policy_phrases";
    /// "tags:", "related searches:", …
    TAGS_LABEL = 98 from "tags_labels";
    /// "breaking:", "just in:", …
    BREAKING_LABEL = 99 from "breaking_labels";

    /// yes, no, cannot, denied, …: what settles a question
    VERDICT = 100 from "verdicts";
    /// because, due, since, …: what gives a reason
    CAUSE = 101 from "causes";
    /// "no evidence", denied, hoax, …: a claim does not hold
    REFUTATION = 102 from "refutations";

    /// "in this guide", "we will explore", "keep reading", …: what the text is going to do
    ANNOUNCEMENT = 103 from "announcements";
    /// "if you're looking for", "near me", "people also ask", …
    SEARCH_TALK = 104 from "search_talk";
    /// "no official announcement", "we will keep you updated", …
    NOTHING_KNOWN = 105 from "nothing_known";
    /// imagine, "picture this", "in today's", …, at the start of the text
    STAGED_OPENING = 106 from "staged_openings";
    /// "the ultimate", "a deep dive", "tips for", …
    GUIDE_TITLE = 107 from "guide_titles";
    /// "as an ai language model", "meta description:", …
    LEAKED_PROMPT = 108 from "leaked_prompts";
    /// "is essential for", "make informed decisions", …
    IMPORTANCE = 109 from "importance";
    /// ensuring, making, providing, …: after a comma
    PARTICIPLE_TAIL = 110 from "participle_tails";

    /// best, ultimate, timeless, …: praise that says nothing about its subject
    PRAISE = 111 from "praise";
    /// but, except, whereas, …
    CONTRAST = 112 from "contrasts";

    /// you, never, reasons, says, …: words that make up the form of a headline, whatever its subject
    FORM_WORD = 126 from "form_words";

    /// the, of, your, and, …: no quoted phrase ends with these; read by explanations, not by features
    OPEN_END = 119 from "open_ends";
}

/// The word has a letter repeated three or more times ("soooo"); not a list, but a property of the word.
pub const ELONGATED: Tags = Tags(1 << 127);

/// Lists that raise bait: a part of a headline with a word or phrase of them is not an aside.
pub const LURES: Tags = HYPERBOLE
    .union(SUPERLATIVE)
    .union(INTENSIFIER)
    .union(COMBAT_VERB)
    .union(FORCEFUL_VERB)
    .union(FEAR)
    .union(OUTRAGE)
    .union(SLANG)
    .union(ABSOLUTE)
    .union(SECRET_TRICK)
    .union(THINK_AGAIN)
    .union(URGENCY)
    .union(OPINION)
    .union(CLIFFHANGER)
    .union(HERES_WHY)
    .union(WITHHELD_NOUN)
    .union(REVELATION)
    .union(INDEFINITE)
    .union(READER_QUESTION)
    .union(RELATABLE)
    .union(AUDIENCE_REACTION)
    .union(READER_PROMISE)
    .union(HOW_TO)
    .union(COMMAND)
    .union(CONTRACTION)
    .union(FIRST_PERSON)
    .union(SECOND_PERSON)
    .union(THIRD_PERSON)
    .union(INTERROGATIVE)
    .union(DEMONSTRATIVE);

/// Every list but [`NAME`].
pub const BUT_NAMES: Tags = Tags(((1 << 120) - 1) & !NAME.0 & !Tags::WRITTEN.0);

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
