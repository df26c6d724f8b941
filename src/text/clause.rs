use super::segment::without_labels;
use super::{Language, PhraseHit, Segment, Tags, Token, TokenKind};

/// Maximum number of clauses; the last one holds the rest of the headline.
pub const MOST_CLAUSES: usize = 8;
/// Maximum number of words in an aside: "The New York Times", "U.S. News & World Report", "as it happened".
const ASIDE_WORDS: usize = 4;
/// The same in a language without word lists, where no list identifies bait.
const BARE_ASIDE_WORDS: usize = 2;
/// Maximum number of tokens in an aside, marks included.
const ASIDE_TOKENS: usize = 8;

/// Finds the clauses of a headline: its segments, each without the labels at its start.
///
/// # Formula
///
/// The first clause is the first segment that is not all labels. Every later segment that has a word besides its labels
/// is a clause, except an [aside](is_aside) such as the name of the site. If there are more than [`MOST_CLAUSES`], the
/// last one extends to the end, so the number of readings is bounded and nothing is left out.
///
/// "BREAKING: Parliament dissolved — what happens next | BBC News" has the clauses "Parliament dissolved" and "what
/// happens next". A headline that is nothing but labels is its own clause.
pub(super) fn find(
    text: &str,
    (tokens, phrases): (&[Token], &[PhraseHit]),
    segments: &[Segment],
    language: Language,
    clauses: &mut Vec<Segment>,
) {
    clauses.clear();
    let mut rest = segments.iter().map(|segment| without_labels(text, tokens, *segment));
    match rest.find(|clause| !clause.is_empty()) {
        Some(first) => clauses.push(first),
        None => clauses.extend(segments.first()),
    }
    for clause in rest {
        let words = &tokens[clause.first..clause.end];
        let has_word = words.iter().any(|token| token.kind == TokenKind::Word);
        if !has_word || is_aside(text, words, phrases, language) {
            continue;
        }
        match clauses.get_mut(MOST_CLAUSES - 1) {
            Some(last) => last.end = clause.end,
            None => clauses.push(clause),
        }
    }
}

/// Whether a part of a headline is too short to be judged by itself and has no bait in it: the name of a site or of one
/// of its sections, or a remark such as "in pictures".
///
/// It has at most four words, in any letter case, none of them a number or on a list that raises bait, by itself or in
/// a phrase; and no marks except those in names: `.`, `&`, `-`, `+` and apostrophes. "BBC News" and "The New York
/// Times" are asides, "Must Watch" and "So Cute" are not. The features of `title_stuffing` use another rule for the
/// name of a site: for them, a tail of search words is not one.
fn is_aside(text: &str, tokens: &[Token], phrases: &[PhraseHit], language: Language) -> bool {
    let most = if language == Language::ENGLISH { ASIDE_WORDS } else { BARE_ASIDE_WORDS };
    let ([first, .., last] | [first @ last]) = tokens else { return false };
    if tokens.len() > ASIDE_TOKENS || tokens.iter().filter(|token| token.is_word()).count() > most {
        return false;
    }
    let is_plain = |token: &Token| match token.kind {
        TokenKind::Word => !token.has(Tags::LURE),
        TokenKind::Punctuation => matches!(&text[token.span.range()], "." | "&" | "-" | "+" | "'"),
        TokenKind::Number | TokenKind::Symbol => false,
    };
    let span = first.span.cover(last.span);
    let from = phrases.partition_point(|hit| hit.span.start < span.start);
    let mut inside = phrases[from..].iter().take_while(|hit| hit.span.start < span.end);
    tokens.iter().all(is_plain) && !inside.any(|hit| hit.list.intersects(Tags::LURE) && hit.span.end <= span.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::Analyzer;

    fn clauses(analyzer: &mut Analyzer, headline: &str) -> Vec<String> {
        let document = analyzer.read(headline);
        let said = |clause: &Segment| {
            let tokens = document.segment_tokens(*clause);
            document.text()[tokens[0].span.cover(tokens[tokens.len() - 1].span).range()].to_owned()
        };
        document.clauses().iter().map(said).collect()
    }

    #[test]
    fn clauses_are_segments_without_labels_and_without_asides() {
        let mut analyzer = Analyzer::new(Language::ENGLISH, Lexicon::shared());
        for (headline, expected) in [
            ("Ferry sails again", &["Ferry sails again"][..]),
            ("Ferry sails again - You Won't Believe Why", &["Ferry sails again", "You Won't Believe Why"]),
            (
                "You Won't Believe Why - Ferry sails again in May",
                &["You Won't Believe Why", "Ferry sails again in May"],
            ),
            ("Ferry sails again\nWatch this", &["Ferry sails again", "Watch this"]),
            ("BREAKING: Ferry sails again | EXCLUSIVE: who lied", &["Ferry sails again", "who lied"]),
            ("Breaking | Ferry sails again | Video", &["Ferry sails again"]),
            ("Ferry sails again | BBC News", &["Ferry sails again"]),
            ("Ferry sails again | Travel | Video | BBC News", &["Ferry sails again"]),
            ("Ferry sails again | Travel | so cute", &["Ferry sails again", "so cute"]),
            ("BBC News | Ferry sails again in May", &["BBC News", "Ferry sails again in May"]),
            ("BREAKING - BBC News", &["BBC News"]),
            ("Ferry sails again - !! - 2025 - \u{1f631}", &["Ferry sails again"]),
            ("BREAKING", &["BREAKING"]),
            ("?! - Ferry sails again now today", &["?!", "Ferry sails again now today"]),
            ("", &[]),
        ] {
            assert_eq!(clauses(&mut analyzer, headline), expected, "{headline}");
        }
    }

    #[test]
    fn the_last_of_many_clauses_has_all_that_is_left() {
        let mut analyzer = Analyzer::new(Language::ENGLISH, Lexicon::shared());
        let parts: Vec<String> = (1..=20).map(|number| format!("you won't guess number {number}")).collect();
        let found = clauses(&mut analyzer, &(parts.join(" - ") + " | CNN"));
        assert_eq!(found.len(), MOST_CLAUSES);
        assert_eq!(found[..MOST_CLAUSES - 1], parts[..MOST_CLAUSES - 1]);
        assert_eq!(found[MOST_CLAUSES - 1], parts[MOST_CLAUSES - 1..].join(" - "));
    }

    #[test]
    fn an_aside_is_short_and_lures_nobody_in_any_letter_case() {
        let mut analyzer = Analyzer::new(Language::ENGLISH, Lexicon::shared());
        for (aside, expected) in [
            ("BBC News", true),
            ("CNN", true),
            ("Daily Mail", true),
            ("Reuters", true),
            ("The Guardian", true),
            ("The New York Times", true),
            ("The Times of India", true),
            ("The Globe and Mail", true),
            ("Centre for Policy Studies", true),
            ("U.S. News & World Report", true),
            ("St. Louis Post-Dispatch", true),
            ("NBC News", true),
            ("Sky News", true),
            ("Business Insider", true),
            ("National Geographic", true),
            ("HuffPost", true),
            ("Politics", true),
            ("Women's Health", true),
            ("in pictures", true),
            ("for now", true),
            ("as it happened", true),
            ("Must Watch", false),
            ("You Decide", false),
            ("So Cute", false),
            ("Shocking Photos", false),
            ("Think Again", false),
            ("Mind Blown", false),
            ("Here's Why", false),
            ("Read More", false),
            ("Nobody Knows", false),
            ("Best Price", false),
            ("He Was Wrong", false),
            ("10 Photos", false),
            ("News 9", false),
            ("Guilty?", false),
            ("Fire!", false),
            ("Boats, Ferries", false),
            ("Ferry sails into port again", false),
            ("Samar Harbour Council Travel News", false),
        ] {
            for aside in [aside.to_owned(), aside.to_lowercase(), aside.to_uppercase()] {
                let headline = format!("Ferry sails again | {aside}");
                assert_eq!(clauses(&mut analyzer, &headline).len() == 1, expected, "{aside}");
            }
        }
    }

    #[test]
    fn without_word_lists_an_aside_is_shorter() {
        let mut analyzer = Analyzer::new("es".parse().unwrap(), Lexicon::shared());
        for (headline, expected) in [
            ("El puente abre ma\u{f1}ana - El Pa\u{ed}s", 1),
            ("El puente abre ma\u{f1}ana | BBC Mundo", 1),
            ("El puente abre ma\u{f1}ana - No vas a creer esto", 2),
            ("El puente abre ma\u{f1}ana - Nunca creer\u{e1}s esto", 2),
        ] {
            assert_eq!(clauses(&mut analyzer, headline).len(), expected, "{headline}");
        }
    }
}
