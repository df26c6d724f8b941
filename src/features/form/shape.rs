//! Length, letter case and sentences.

use super::*;
use crate::features::Evidence;
use crate::text::{Document, PhraseHit, Tags, Token, TokenKind};

pub(super) const FEATURES: &[Feature] = &[WORD_COUNT, MEAN_WORD_LENGTH, TITLECASE_SHARE, SENTENCE_BREAKS, FRAGMENT];

const WORD_COUNT: Feature = Feature {
    id: FeatureId("form.word_count"),
    unit: Unit::Words,
    direction: Direction::Either,
    reads: Reads::FormAndLists,
    used: Use::Model,
    source: sources::chakraborty_2016("clickbait headlines are longer, in words, than news headlines"),
    summary: "number of words, labels and tails aside",
    present: "is {} words long, label and tail aside",
    absent: "has no words besides a label or tail",
    examples: &[
        Example::hit("Parliament dissolved", 2.0, &["Parliament dissolved"]),
        Example::hit("BREAKING: Ferry capsizes, 14 dead! | News", 4.0, &["Ferry capsizes, 14 dead!"]),
        Example::hit("He won't re-open it", 5.0, &["He won't re-open it"]),
        Example::miss("?!"),
    ],
    measure: Measure::Headline(|document, evidence| {
        let words = count::core_words(document);
        if words > 0.0 {
            evidence.push(document.core_span());
        }
        words
    }),
};

const MEAN_WORD_LENGTH: Feature = Feature {
    id: FeatureId("form.mean_word_length"),
    unit: Unit::Letters,
    direction: Direction::Either,
    reads: Reads::FormAndLists,
    used: Use::Model,
    source: sources::chakraborty_2016("clickbait headlines have shorter words than news headlines"),
    summary: "mean length of words, in letters",
    present: "has a mean word length of {}",
    absent: "has no words to measure",
    examples: &[
        Example::hit("Parliament dissolved", 9.5, &["Parliament dissolved"]),
        Example::hit("He can't eat 5,000 figs", 3.25, &["He can't eat 5,000 figs"]),
        Example::hit("URGENT: A caf\u{e9} in Oslo | Norwegian restaurants", 2.75, &["A caf\u{e9} in Oslo"]),
        Example::miss("10-9"),
    ],
    measure: Measure::Headline(mean_word_length),
};

fn mean_word_length(document: &Document, evidence: &mut Evidence) -> f64 {
    let (mut words, mut letters) = (0_u32, 0_u32);
    for token in document.core().iter().filter(|token| token.kind == TokenKind::Word) {
        words += 1;
        letters += u32::from(token.letters);
    }
    if words == 0 {
        return 0.0;
    }
    evidence.push(document.core_span());
    f64::from(letters) / f64::from(words)
}

const TITLECASE_SHARE: Feature = Feature {
    id: FeatureId("form.titlecase_share"),
    unit: Unit::Share,
    direction: Direction::Either,
    reads: Reads::Form,
    used: Use::ShownOnly,
    source: Source {
        cite: "Elyashar et al. 2017, Clickbait Challenge",
        locator: "section on features",
        claim: "capital letters are among the features of clickbait; it follows a site's style, so that no model uses it",
    },
    summary: "share of words that begin with a capital letter",
    present: "capitalises {} of its words",
    absent: "capitalises no words",
    examples: &[
        Example::hit("Ten Ways To Peel Garlic", 1.0, &["Ten", "Ways", "To", "Peel", "Garlic"]),
        Example::hit("Ferry capsizes off Samar", 0.5, &["Ferry", "Samar"]),
        Example::hit("EU backs iPhone rule", 0.25, &["EU"]),
        Example::miss("ten ways to peel garlic"),
        Example::miss("14 hurt"),
    ],
    measure: Measure::Headline(|document, evidence| {
        let cased = |token: &&Token| token.kind == TokenKind::Word;
        let capital =
            |token: &Token| cased(&token) && document.token_text(token).chars().next().is_some_and(char::is_uppercase);
        let capitals = count::tokens(document.core(), capital, evidence);
        count::share(capitals, document.core().iter().filter(cased).count() as f64)
    }),
};

/// Marks that end a sentence inside a headline.
const BREAKS: Tags = Tags::STOP.union(Tags::QUESTION);

const SENTENCE_BREAKS: Feature = Feature {
    id: FeatureId("form.sentence_breaks"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::FormAndLists,
    used: Use::Model,
    source: sources::biyani_2016(
        "clickbait is informal and tells its headline as a story; counting its full stops is this project's own",
    ),
    summary: "sentences that end inside the headline and are followed by another",
    present: "runs over several sentences",
    absent: "does not run over several sentences",
    examples: &[
        Example::hit("She bought a box at auction. Then she opened it", 1.0, &["."]),
        Example::hit("I lost my job. I sold my car. Here is my month", 2.0, &[".", "."]),
        Example::hit("think you know rome? you don't.", 1.0, &["?"]),
        Example::miss("Dr. Lee named head of St. Mary's hospital"),
        Example::miss("U.S. jobs: 1,000 cut"),
        Example::miss("Parliament dissolved after budget vote fails."),
        Example::miss("What is a hung parliament and what happens next?"),
    ],
    measure: Measure::Listed(BREAKS, |document, evidence| {
        if !document.core_tags().intersects(BREAKS) {
            return 0.0;
        }
        let ends = |trio: &&[Token]| {
            let word = trio[0].is_word() && trio[0].letters > 1 && !trio[0].has(lists::ABBREVIATION);
            word && trio[1].has(BREAKS) && trio[2].is_word()
        };
        let mut breaks = 0.0;
        for trio in document.core().windows(3).filter(ends) {
            evidence.token(&trio[1]);
            breaks += 1.0;
        }
        breaks
    }),
};

const FRAGMENT: Feature = Feature {
    id: FeatureId("form.fragment"),
    unit: Unit::Words,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::ShownOnly,
    source: sources::blom_hansen_2015(
        "a headline that withholds its content lures readers into the article; measuring how much too short it is to \
         tell anything is this project's own",
    ),
    summary: "how many words short of five a headline without a name, number or news verb is",
    present: "says next to nothing: no name, number or news verb, {} short of five words",
    absent: "is not just a few words without a name, number or news verb",
    examples: &[
        Example::hit("Well, then.", 3.0, &["Well, then."]),
        Example::hit("A change of heart", 1.0, &["A change of heart"]),
        Example::hit("BREAKING: Ouch! | The Harbour Herald", 4.0, &["Ouch!"]),
        Example::miss("Parliament dissolved"),
        Example::miss("Two judges removed"),
        Example::miss("Oslo bridge open"),
        Example::miss("A box of old letters in the attic"),
    ],
    measure: Measure::Headline(fragment),
};

/// Number of words from which a headline is long enough to say something.
const WHOLE: usize = 5;

fn fragment(document: &Document, evidence: &mut Evidence) -> f64 {
    const TELLS: Tags = lists::NAME.union(lists::NEWS_VERB).union(lists::NUMBER_WORD).union(Tags::LABEL);
    let core = document.core();
    let words = core.iter().filter(|token| token.is_word()).take(WHOLE).count();
    let tells = |token: &Token| token.kind == TokenKind::Number || token.has(TELLS);
    let span = document.core_span();
    let inside = |hit: &&PhraseHit| span.start <= hit.span.start && hit.span.start < span.end;
    let named = || document.phrases().iter().filter(inside).any(|hit| hit.list.intersects(TELLS));
    if words == 0 || words == WHOLE || core.iter().any(tells) || named() {
        return 0.0;
    }
    evidence.push(span);
    (WHOLE - words) as f64
}
