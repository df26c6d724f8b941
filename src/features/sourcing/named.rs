//! Whether any source is named.

use super::*;
use crate::features::Sentence;
use crate::lexicon::lists::{MONTH, NAMED_SOURCE, SAID, STOPWORD, VAGUE_SOURCE, WEEKDAY};
use crate::text::{Case, Span, Tags, Token, TokenKind};

pub(super) const FEATURES: &[Feature] = &[NO_NAMED_SOURCE];

/// Maximum number of tokens between a reporting verb and its name.
const BESIDE: usize = 4;

const NO_NAMED_SOURCE: Feature = Feature {
    id: FeatureId("sourcing.no_named_source"),
    unit: Unit::Share,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::zhang_2018("which sources a text cites is an indicator of credibility"),
    summary: "whether no sentence of the prose names an agency, outlet, document or spokesman, has a name after \
              according to, beside said or told, or beside another reporting verb at the end of a quotation: 1 from \
              300 words of prose, 0 up to 150; the evidence is its first sentence",
    present: "names no source",
    absent: "names a source, or has too little text to need one",
    examples: &[
        Example::hit(
            concat!("Mill\n\n", mill!(), "\n", mill!(), "\n", mill!(), "\n", mill!()),
            1.0,
            &["The old mill stood at the edge of the marsh for many years."],
        ),
        Example::hit(
            concat!(
                "Mill\n\nExperts say it is old, said some.\n",
                mill!(),
                "\n",
                mill!(),
                "\n",
                mill!(),
                "\n",
                mill!()
            ),
            1.0,
            &["Experts say it is old, said some."],
        ),
        Example::miss(concat!(
            "Mill\n\n\"It was old,\" said Ada Lund.\n",
            mill!(),
            "\n",
            mill!(),
            "\n",
            mill!(),
            "\n",
            mill!()
        )),
        Example::miss(concat!(
            "Mill\n\nIt is old, according to the Marsh Trust.\n",
            mill!(),
            "\n",
            mill!(),
            "\n",
            mill!(),
            "\n",
            mill!()
        )),
        Example::miss(concat!("Mill\n\n", mill!())),
    ],
    measure: Measure::Page(|page, evidence| {
        let value = long_enough(page);
        if value == 0.0 || page.sentences().iter().any(|sentence| has_source(page, sentence)) {
            return 0.0;
        }
        if let Some(first) = page.sentences().first() {
            evidence.body(first.span);
        }
        value
    }),
};

fn has_source(page: &Page<'_>, sentence: &Sentence) -> bool {
    if page.sentence_has(sentence, NAMED_SOURCE).is_some() {
        return true;
    }
    let Some(said) = page.sentence_has(sentence, SAID) else { return false };
    if page.sentence_has(sentence, VAGUE_SOURCE).is_some() {
        return false;
    }
    let tokens = page.tokens(sentence.tokens);
    let at = tokens.partition_point(|token| token.span.start < said.start);
    let (from, to) = (at.saturating_sub(BESIDE), (at + 2 + BESIDE).min(tokens.len()));
    let named = (from..to).any(|at| is_name(tokens, at));
    let plain = matches!(page.text(said), "said" | "told");
    named && (plain || is_phrase(tokens[at].span, said) || tokens[from..at].iter().any(|token| is_quote(page, token)))
}

/// Whether the match is longer than the token it starts with.
fn is_phrase(token: Span, found: Span) -> bool {
    token != found
}

fn is_quote(page: &Page<'_>, token: &Token) -> bool {
    token.kind == TokenKind::Punctuation && token.has(Tags::QUOTE) && matches!(page.text(token.span), "\"" | "'")
}

/// A capitalised word that opens neither the sentence nor a quotation.
fn is_name(tokens: &[Token], at: usize) -> bool {
    let capital = matches!(tokens[at].case, Case::Capitalized | Case::Upper | Case::Mixed);
    capital
        && !tokens[at].has(STOPWORD.union(MONTH).union(WEEKDAY))
        && (at == 0 || tokens[at - 1].kind != TokenKind::Punctuation || !tokens[at - 1].has(Tags::QUOTE))
}
