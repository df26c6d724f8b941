//! Labels, capitals, punctuation, emoji and quotation marks.

use super::*;
use crate::features::Evidence;
use crate::text::{Case, Document, Tags, Token, TokenKind};

pub(super) const FEATURES: &[Feature] =
    &[BREAKING_LABEL, EXCLAMATIONS, SHOUTED_WORDS, CAPS_LETTER_RATIO, EMOJI_SYMBOLS, PUNCT_RUNS, SCARE_QUOTES];

const BREAKING_LABEL: Feature = Feature {
    id: FeatureId("sensation.breaking_label"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::google_discover(
        "details in a title should not raise appeal artificially; counting labels such as breaking is this project's own",
    ),
    summary: "labels that demand attention, such as breaking, urgent and just in",
    present: "demands attention with a label",
    absent: "does not demand attention with a label",
    examples: &[
        Example::hit("BREAKING: Parliament dissolved after budget vote fails", 1.0, &["BREAKING"]),
        Example::hit("just in: minister steps down", 1.0, &["just in"]),
        Example::hit("Mayor resigns [EXCLUSIVE]", 1.0, &["EXCLUSIVE"]),
        Example::hit("URGENT: BREAKING NEWS: Bridge closed | Latest", 2.0, &["URGENT", "BREAKING NEWS"]),
        Example::miss("Breaking the silence: nurses speak out"),
        Example::miss("Just in time for spring, a new park"),
        Example::miss("Record-breaking heat closes schools in Delhi"),
        Example::miss("Talks on urgent aid: what was agreed"),
    ],
    measure: Measure::Listed(lists::URGENT_LABEL, |document, evidence| {
        labels::count(document, lists::URGENT_LABEL, evidence)
    }),
};

const EXCLAMATIONS: Feature = Feature {
    id: FeatureId("sensation.exclamations"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::FormAndLists,
    used: Use::Model,
    source: sources::chakraborty_2016("unusual punctuation such as exclamation marks occurs in clickbait headlines"),
    summary: "exclamation marks",
    present: "uses an exclamation mark",
    absent: "uses no exclamation mark",
    examples: &[
        Example::hit("You have to see this!", 1.0, &["!"]),
        Example::hit("Free pizza!! Today!", 3.0, &["!", "!", "!"]),
        Example::hit("Rates cut — what now?!", 1.0, &["!"]),
        Example::miss("Yahoo! to cut 600 jobs"),
        Example::miss("What is a hung parliament?"),
        Example::miss("Mamma Mia! sequel tops the charts"),
    ],
    measure: Measure::Listed(Tags::EXCLAMATION, |document, evidence| {
        let mut marks = 0.0;
        let tokens = if document.tags().intersects(Tags::EXCLAMATION) { document.tokens() } else { &[] };
        for token in tokens {
            if is_exclamation(token) && !listed::is_plain(document, token.span) {
                evidence.token(token);
                marks += 1.0;
            }
        }
        marks
    }),
};

const SHOUTED_WORDS: Feature = Feature {
    id: FeatureId("sensation.shouted_words"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::FormAndLists,
    used: Use::Model,
    source: sources::horne_2017("titles of fake news have more words all in capitals"),
    summary: "words of three or more letters in capitals that are not acronyms; at most 3",
    present: "shouts in capitals",
    absent: "does not shout in capitals",
    examples: &[
        Example::hit("This Is INSANE", 1.0, &["INSANE"]),
        Example::hit("NEVER eat these three foods, EVER", 2.0, &["NEVER", "EVER"]),
        Example::hit("Parliament dissolved | WATCH", 1.0, &["WATCH"]),
        Example::miss("NATO and the EU meet on UNESCO sites"),
        Example::miss("Pope John Paul VIII and NASDAQ"),
        Example::miss("U.S. and UK sign AI pact"),
        Example::miss("BJP leads in SKDLF poll"),
    ],
    measure: Measure::Listed(Tags::UPPER, |document, evidence| {
        let mut words = 0.0_f64;
        for token in document.tokens() {
            if token.case == Case::Upper && letters(document, token) >= 3 && is_shouted(document, token) {
                evidence.token(token);
                words += 1.0;
            }
        }
        words.min(MOST_SHOUTED)
    }),
};

/// Cap on shouted words: a whole headline in capitals is a house style.
const MOST_SHOUTED: f64 = 3.0;

const CAPS_LETTER_RATIO: Feature = Feature {
    id: FeatureId("sensation.caps_letter_ratio"),
    unit: Unit::Share,
    direction: Direction::RaisesBait,
    reads: Reads::FormAndLists,
    used: Use::Model,
    source: sources::michaluk_2026(
        "the share of capitals is among the features of clickbait; leaving out first letters and acronyms is this \
         project's own",
    ),
    summary: "share of letters in capitals, first letters of words and acronyms aside",
    present: "uses capitals inside its words",
    absent: "uses no capitals inside its words",
    examples: &[
        Example::hit("FREE beer", 0.5, &["FREE"]),
        Example::hit("THIS IS A SCANDAL", 1.0, &["THIS", "SCANDAL"]),
        Example::hit("Why you should NEVER rinse rice", 0.2, &["NEVER"]),
        Example::miss("Title Case Headlines Are Not Shouting"),
        Example::miss("NATO chief meets McDonald in LA"),
        Example::miss("iPhone sales fall | WATCH LIVE"),
    ],
    measure: Measure::Listed(Tags::UPPER, caps_letter_ratio),
};

/// Letters after the first of shouted words, over letters after the first of all words but acronyms.
fn caps_letter_ratio(document: &Document, evidence: &mut Evidence) -> f64 {
    let (mut shouted, mut all) = (0, 0);
    if !document.core().iter().any(|token| token.case == Case::Upper) {
        return 0.0;
    }
    for token in document.core().iter().filter(|token| token.kind == TokenKind::Word) {
        let letters = letters(document, token);
        // Two capitals are as often an acronym (IT, ME) as a word.
        if token.case == Case::Upper && (letters < 3 || token.has(lists::ACRONYM)) {
            continue;
        }
        let inner = letters.saturating_sub(1);
        all += inner;
        if token.case == Case::Upper && is_shouted(document, token) {
            evidence.token(token);
            shouted += inner;
        }
    }
    if all == 0 { 0.0 } else { shouted as f64 / all as f64 }
}

/// Whether a word in capitals is something other than an acronym.
///
/// A short word must be on some list, since an unlisted acronym is more likely than a rare word shouted; a long one
/// must have a vowel.
fn is_shouted(document: &Document, token: &Token) -> bool {
    let text = document.token_text(token);
    if token.has(lists::ACRONYM) || text.bytes().any(|byte| byte.is_ascii_digit() || byte == b'.') {
        return false;
    }
    let ordinary = token.has(lists::BUT_NAMES) || token.valence != 0;
    let vowel = || text.bytes().any(|byte| !byte.is_ascii() || b"AEIOUY".contains(&byte));
    ordinary || (letters(document, token) >= 5 && vowel())
}

fn letters(document: &Document, token: &Token) -> usize {
    document.token_text(token).chars().filter(|c| c.is_alphabetic()).count()
}

const EMOJI_SYMBOLS: Feature = Feature {
    id: FeatureId("sensation.emoji_symbols"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Form,
    used: Use::Model,
    source: sources::michaluk_2026(
        "attention-seeking signs are among the features of clickbait; counting emoji is this project's own",
    ),
    summary: "emoji and ornamental symbols",
    present: "decorates with emoji or symbols",
    absent: "uses no emoji or ornamental symbols",
    examples: &[
        Example::hit("Best cookies ever \u{1f60d}\u{1f36a}", 2.0, &["\u{1f60d}", "\u{1f36a}"]),
        Example::hit("\u{1f6a8} Storm update", 1.0, &["\u{1f6a8}"]),
        Example::hit("Win a phone \u{2605} today \u{27a1} here", 2.0, &["\u{2605}", "\u{27a1}"]),
        Example::miss("Rates at 5% — \u{20ac}10 more a month"),
        Example::miss("Apple\u{2122} sues over logo"),
        Example::miss("Low of \u{2212}5 \u{b0}C expected in Oslo"),
    ],
    measure: Measure::Listed(Tags::SYMBOL, |document, evidence| {
        let mut symbols = 0.0;
        for token in document.tokens().iter().filter(|token| token.kind == TokenKind::Symbol) {
            if document.token_text(token).chars().all(is_ornament) {
                evidence.token(token);
                symbols += 1.0;
            }
        }
        symbols
    }),
};

/// Neither a trade mark nor a mathematical symbol.
fn is_ornament(c: char) -> bool {
    !matches!(c, '\u{2122}' | '\u{2139}' | '\u{2200}'..='\u{22ff}')
}

const PILED: Tags = Tags::EXCLAMATION.union(lists::ELONGATED);

const PUNCT_RUNS: Feature = Feature {
    id: FeatureId("sensation.punct_runs"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::FormAndLists,
    used: Use::Model,
    source: sources::biyani_2016("informal writing, with repeated marks and letters, is a sign of clickbait"),
    summary: "runs of exclamation and question marks, and words with a drawn-out letter",
    present: "piles up punctuation or draws out a letter",
    absent: "piles up no punctuation and draws out no letter",
    examples: &[
        Example::hit("He said what?!", 1.0, &["?!"]),
        Example::hit("Sooooo good!!! Try it!!", 3.0, &["Sooooo", "!!!", "!!"]),
        Example::hit("Noooo, not the cat", 1.0, &["Noooo"]),
        Example::miss("Is it over? Not yet!"),
        Example::miss("Super Bowl XXXIV replayed on www.example.com"),
        Example::miss("AAA rating of France at risk?"),
    ],
    measure: Measure::Listed(PILED, punct_runs),
};

fn punct_runs(document: &Document, evidence: &mut Evidence) -> f64 {
    let tokens = document.tokens();
    if !document.tags().intersects(PILED) {
        return 0.0;
    }
    let is_mark = |token: &Token| is_exclamation(token) || token.has(Tags::QUESTION);
    let mut runs = 0.0;
    let mut at = 0;
    while at < tokens.len() {
        let mut end = at + 1;
        if is_mark(&tokens[at]) {
            while end < tokens.len() && tokens[end].span.start == tokens[end - 1].span.end && is_mark(&tokens[end]) {
                end += 1;
            }
        }
        let run = &tokens[at..end];
        let piled = run.len() > 1 && run.iter().any(is_exclamation);
        if piled || (run[0].has(lists::ELONGATED) && !run[0].has(lists::ACRONYM)) {
            evidence.tokens(run);
            runs += 1.0;
        }
        at = end;
    }
    runs
}

fn is_exclamation(token: &Token) -> bool {
    token.has(Tags::EXCLAMATION)
}

const SCARE_QUOTES: Feature = Feature {
    id: FeatureId("sensation.scare_quotes"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::FormAndLists,
    used: Use::Model,
    source: Source {
        cite: "proselint",
        locator: "check on scare quotes",
        claim: "quotation marks around a word cast doubt on it without saying why; the pattern is this project's own",
    },
    summary: "one or two words in quotation marks",
    present: "puts a word or two in quotation marks",
    absent: "does not put just a word or two in quotation marks",
    examples: &[
        Example::hit("The \"healthy\" snack that isn't", 1.0, &["\"healthy\""]),
        Example::hit("Teachers' union angry at 'fair pay' offer", 1.0, &["'fair pay'"]),
        Example::hit(
            "\u{201c}Experts\u{201d} praise his \u{2018}plan\u{2019}",
            2.0,
            &["\u{201c}Experts\u{201d}", "\u{2018}plan\u{2019}"],
        ),
        Example::miss("\"We will not resign,\" says minister"),
        Example::miss("Workers' and miners' pay talks fail"),
        Example::miss("New \"Harbor Lights\" trailer is out"),
        Example::miss("Rock 'n' roll museum opens in Cleveland"),
        Example::miss("Mayor says the city's 'budget is now sound'"),
    ],
    measure: Measure::Listed(Tags::QUOTE, scare_quotes),
};

fn scare_quotes(document: &Document, evidence: &mut Evidence) -> f64 {
    if !document.core_tags().intersects(Tags::QUOTE) {
        return 0.0;
    }
    let tokens = document.core();
    let mut quotes = 0.0;
    let mut at = 0;
    while at < tokens.len() {
        let Some(words) = quotation(document, tokens, at) else {
            at += 1;
            continue;
        };
        let end = at + words.len() + 2;
        let letters: usize = words.iter().map(|token| letters(document, token)).sum();
        let short = words.len() <= 2 && letters >= 3 && words.iter().all(|token| is_letters(document, token));
        let beside = tokens[at.saturating_sub(WORK_REACH)..at].iter().chain(tokens[end..].iter().take(WORK_REACH));
        if short && !beside.into_iter().any(|token| token.has(lists::WORK)) {
            evidence.tokens(&tokens[at..end]);
            quotes += 1.0;
        }
        at = end;
    }
    quotes
}

/// Distance, in tokens, within which a word for a work ("film", "episode") makes a quotation a title.
const WORK_REACH: usize = 3;

/// Whether a token is a word of letters, not `90s`.
fn is_letters(document: &Document, token: &Token) -> bool {
    token.kind == TokenKind::Word && !document.token_text(token).starts_with(|c: char| c.is_ascii_digit())
}

/// Maximum length of a quotation, in tokens.
const QUOTATION_TOKENS: usize = 64;

/// The tokens within the quotation marks that open at `at`, if they do open there and are closed.
///
/// A mark opens after a space and before a word, and closes after a token and before anything but a word, so an
/// apostrophe does neither.
fn quotation<'d>(document: &Document, tokens: &'d [Token], at: usize) -> Option<&'d [Token]> {
    if !tokens[at].has(Tags::QUOTE) {
        return None;
    }
    let mark = document.token_text(&tokens[at]);
    if !matches!(mark, "\"" | "'") {
        return None;
    }
    let touches = |left: &Token, right: &Token| left.span.end == right.span.start;
    let after_word = at > 0 && tokens[at - 1].is_word() && touches(&tokens[at - 1], &tokens[at]);
    let before_word = tokens.get(at + 1).is_some_and(|next| next.is_word() && touches(&tokens[at], next));
    if after_word || !before_word {
        return None;
    }
    let close = (at + 2..tokens.len().min(at + QUOTATION_TOKENS)).find(|&end| {
        document.token_text(&tokens[end]) == mark
            && touches(&tokens[end - 1], &tokens[end])
            && !tokens.get(end + 1).is_some_and(|next| next.is_word() && touches(&tokens[end], next))
    })?;
    Some(&tokens[at + 1..close])
}
