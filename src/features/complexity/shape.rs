//! The length of words and sentences.

use super::*;

pub(super) const FEATURES: &[Feature] = &[AVG_WORD_LEN, LONG_SENTENCE_SHARE];

const AVG_WORD_LEN: Feature = Feature {
    id: FeatureId("complexity.avg_word_len"),
    unit: Unit::Letters,
    direction: Direction::Either,
    reads: Reads::Form,
    used: Use::Model,
    source: sources::rae_2021("the mean length of its words tells whether a page is prose"),
    summary: "mean number of letters and digits in a word of prose, at most 20; the evidence is the longest word",
    present: "has a mean word length of {}",
    absent: "has no words",
    examples: &[
        Example::hit("Ferry\n\nThe ferry leaves. It returns.", 4.6, &["returns"]),
        Example::hit("Harbour\n\nAuthorities closed harbours.", 8.3333, &["Authorities"]),
        Example::miss("Harbour"),
        Example::miss("Harbour\n\n# Authorities closed harbours"),
    ],
    measure: Measure::Page(|page, evidence| {
        if let Some(longest) = words(page).max_by_key(|token| token.letters) {
            evidence.body(longest.span);
        }
        f64::min(letters(page) / page.prose_words().max(1.0), 20.0)
    }),
};

/// Words beyond which a sentence is long.
const LONG: usize = 20;
/// Minimum denominator of a share of sentences.
const LEAST_SENTENCES: f64 = 8.0;

const LONG_SENTENCE_SHARE: Feature = Feature {
    id: FeatureId("complexity.long_sentence_share"),
    unit: Unit::Share,
    direction: Direction::Either,
    reads: Reads::Form,
    used: Use::ShownOnly,
    source: Source {
        cite: "Yoast SEO, sentence length assessment",
        locator: "github.com/Yoast/wordpress-seo, packages/yoastseo",
        claim: "a text with too many long sentences is hard to read",
    },
    summary: "share of the sentences that have more than 20 words; out of at least eight sentences",
    present: "has sentences of more than 20 words",
    absent: "has no sentence of more than 20 words",
    examples: &[
        Example::hit(
            "Harbour\n\nRain fell on the harbour all day and the boats stayed in port while their tired crews played \
             cards below the deck.",
            0.125,
            &["Rain fell on the harbour all day and the boats stayed in port while their tired crews played cards \
                 below the deck."],
        ),
        Example::hit(
            "Harbour\n\nIt rained. Nobody came to buy fish at the old hall, so prices stood still for hours and all the \
             buyers went home quite early.",
            0.125,
            &["Nobody came to buy fish at the old hall, so prices stood still for hours and all the buyers went home \
                 quite early."],
        ),
        Example::miss(
            "Harbour\n\nIt rained. Nobody came to buy fish at the old hall, so prices stood still for hours.",
        ),
        Example::miss("Harbour"),
    ],
    measure: Measure::Page(long_sentence_share),
};

fn long_sentence_share(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let mut count = 0.0;
    for sentence in page.sentences() {
        if page.tokens(sentence.tokens).iter().filter(|token| token.is_word()).count() > LONG {
            count += 1.0;
            evidence.body(sentence.span);
        }
    }
    count / (page.sentences().len() as f64).max(LEAST_SENTENCES)
}
