//! One office, two people.

use super::*;
use crate::features::Sentence;
use crate::features::repetition::hash_of;
use crate::lexicon::lists::{MONTH, NAME, OFFICE, STOPWORD, SUCCESSION, WEEKDAY};
use crate::text::{Case, Span, Token, TokenKind};

pub(super) const FEATURES: &[Feature] = &[ROLE_NAME_CONFLICT];

const ROLE_NAME_CONFLICT: Feature = Feature {
    id: FeatureId("sourcing.role_name_conflict"),
    unit: Unit::Flag,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::google_spam(
        "text generated without care for accuracy is scaled content abuse; two holders of one office are this project's \
         own sign of it",
    ),
    summary: "one public office of one country or city with two different names, in sentences without a year or a word of \
              succession: former, acting, elected",
    present: "names two people for one office",
    absent: "does not name two people for one office",
    examples: &[
        Example::hit(
            "Talks\n\nNorway's Foreign Minister, Ada Lund, has spoken. Recently, Norway's Foreign Minister Nils Olav Moen \
             refused.",
            1.0,
            &["Norway's Foreign Minister, Ada Lund", "Norway's Foreign Minister Nils Olav Moen"],
        ),
        Example::hit(
            "Talks\n\nThe Iranian president Rostam Nouri left. Then came rain. Iran's President Cyrus Daei stayed.",
            1.0,
            &["Iranian president Rostam Nouri", "Iran's President Cyrus Daei"],
        ),
        Example::miss(
            "Talks\n\nNorway's Foreign Minister Ada Lund met Sweden's Foreign Minister Per Moen. Norway's Foreign Minister \
             Lund smiled.",
        ),
        Example::miss(
            "Talks\n\nNorway's Foreign Minister Ada Lund left. Norway's former Foreign Minister Per Moen stayed, and \
             Norway's Deputy Foreign Minister Siv Dahl came.",
        ),
        Example::miss("Talks\n\nPresident Ada Lund met President Per Moen. In 1979 Norway's President Siv Dahl left."),
    ],
    measure: Measure::Page(role_name_conflict),
};

/// An office with its place and the person named after it, as tokens of the body.
struct Holder {
    office: u64,
    place: usize,
    name: (usize, usize),
    span: Span,
}

/// Maximum number of office holders that are compared with each other.
const MOST_HOLDERS: usize = 64;

fn role_name_conflict(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let tokens = page.body().tokens();
    let mut holders: Vec<Holder> = Vec::new();
    let mut conflict = None;
    // The last sentence checked, and whether it speaks of the past: cached, since one sentence may be the whole page.
    let mut known: Option<(usize, bool)> = None;
    page.listed(OFFICE, |office| {
        if conflict.is_some() || holders.len() == MOST_HOLDERS {
            return;
        }
        let first = tokens.partition_point(|token| token.span.start < office.start);
        let end = tokens.partition_point(|token| token.span.start < office.end);
        let sentences = page.sentences();
        let at = sentences.partition_point(|sentence| sentence.tokens.1 <= first);
        let Some(sentence) = sentences.get(at) else { return };
        let past = match known {
            Some((other, past)) if other == at => past,
            _ => is_past(page, sentence),
        };
        known = Some((at, past));
        if past {
            return;
        }
        let Some(place) = place_before(page, sentence, first) else { return };
        let Some(name) = name_after(page, sentence, end) else { return };
        let span = tokens[place].span.cover(tokens[name.1 - 1].span);
        let office = hash_of(page.forms((first, end)).iter().map(|form| form.0));
        let holder = Holder { office, place, name, span };
        let other = holders.iter().find(|other| {
            other.office == office
                && is_same_place(page, other.place, place)
                && !is_same_name(page, other.name, holder.name)
        });
        conflict = other.map(|other| [other.span, span]);
        holders.push(holder);
    });
    let Some(spans) = conflict else { return 0.0 };
    spans.into_iter().for_each(|span| evidence.body(span));
    1.0
}

/// Whether a sentence speaks of a change of office or of another time.
fn is_past(page: &Page<'_>, sentence: &Sentence) -> bool {
    page.sentence_has(sentence, SUCCESSION).is_some()
        || page.tokens(sentence.tokens).iter().any(|token| is_year(page.text(token.span)))
}

fn is_capital(token: &Token) -> bool {
    token.kind == TokenKind::Word && matches!(token.case, Case::Capitalized | Case::Upper | Case::Mixed)
}

/// The name of a country, people or city right before an office.
fn place_before(page: &Page<'_>, sentence: &Sentence, office: usize) -> Option<usize> {
    let tokens = page.body().tokens();
    let mut at = office.checked_sub(1)?;
    // The full stop of "U.S."
    if page.text(tokens[at].span) == "." {
        at = at.checked_sub(1).filter(|&at| page.text(tokens[at].span).contains('.'))?;
    }
    let token = &tokens[at];
    let named = token.has(NAME) || token.case == Case::Upper || page.text(token.span).ends_with("'s");
    (at >= sentence.tokens.0 && is_capital(token) && named).then_some(at)
}

/// Maximum number of words in a name.
const NAME_WORDS: usize = 5;

/// The capitalised words right after an office, or after its comma if they are two or more.
fn name_after(page: &Page<'_>, sentence: &Sentence, office_end: usize) -> Option<(usize, usize)> {
    let tokens = page.body().tokens();
    let comma = tokens.get(office_end).is_some_and(|token| page.text(token.span) == ",");
    let first = office_end + usize::from(comma);
    let mut end = first;
    let limit = sentence.tokens.1.min(first + NAME_WORDS);
    while end < limit && is_capital(&tokens[end]) && !tokens[end].has(STOPWORD.union(MONTH).union(WEEKDAY)) {
        end += 1;
    }
    let possessive = end > first && page.text(tokens[end - 1].span).ends_with("'s");
    let enough = if comma { end >= first + 2 && !possessive } else { end > first };
    enough.then_some((first, end))
}

/// Whether two places are the same: Iran's and Iranian, but not South Korean and North Korean.
fn is_same_place(page: &Page<'_>, one: usize, other: usize) -> bool {
    let tokens = page.body().tokens();
    let before = |at: usize| {
        let before = &tokens[at.checked_sub(1)?];
        let beside = page.body().text()[before.span.end as usize..tokens[at].span.start as usize] == *" ";
        (beside && is_capital(before) && !before.has(STOPWORD)).then(|| &*page.word(before).lower)
    };
    let name = |at: usize| {
        let lower = &*page.word(&tokens[at]).lower;
        lower.strip_suffix("'s").unwrap_or(lower)
    };
    let (one_name, other_name) = (name(one), name(other));
    before(one) == before(other)
        && (one_name == other_name || is_people_of(one_name, other_name) || is_people_of(other_name, one_name))
}

/// Whether the second word is the adjective of the first, judging by its ending: Iran, Iranian; China, Chinese.
fn is_people_of(country: &str, people: &str) -> bool {
    let root = country.strip_suffix(['a', 'o', 'y']).unwrap_or(country);
    [country, root].into_iter().filter(|root| root.len() >= 4).any(|root| {
        people.strip_prefix(root).is_some_and(|end| matches!(end, "" | "n" | "an" | "ian" | "i" | "ese" | "ish"))
    })
}

/// Number of leading letters that two spellings of one name have in common.
const SPELLING: usize = 4;

/// Whether two names have a word in common, or two spellings of one word.
fn is_same_name(page: &Page<'_>, one: (usize, usize), other: (usize, usize)) -> bool {
    let lower = |token: &Token| &*page.word(token).lower;
    page.tokens(one).iter().zip(page.terms(one)).any(|(token, term)| {
        page.tokens(other).iter().zip(page.terms(other)).any(|(other, other_term)| {
            let start = lower(token).as_bytes().get(..SPELLING);
            term == other_term || start.is_some() && start == lower(other).as_bytes().get(..SPELLING)
        })
    })
}
