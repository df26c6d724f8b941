use super::Role;
use super::place_list::place_lists;
use crate::lexicon::lists::{
    AUXILIARY, BREAKING_LABEL, COMMENT_PHRASE, POLICY_PHRASE, PROMO_PHRASE, SITE_LINE, STOPWORD, TAGS_LABEL,
};
use crate::text::{Case, Document, LineKind, Span, Tags, Token, TokenKind};

/// The lists that identify furniture; the first that matches a line gives its role.
const FURNITURE: [(Tags, Role); 4] = [
    (TAGS_LABEL, Role::Tags),
    (COMMENT_PHRASE, Role::CommentForm),
    (POLICY_PHRASE, Role::Policy),
    (PROMO_PHRASE.union(SITE_LINE), Role::Promo),
];
/// Maximum number of words in a line of furniture; only lists of tags are longer.
const MOST_WORDS: usize = 30;
/// Minimum number of words in a phrase that identifies a line by opening or closing it; a shorter one needs a colon or
/// half of the line.
const TELLING_WORDS: usize = 3;

/// Assigns the lines of a body their roles, in order.
pub(super) struct Roles<'a> {
    body: &'a Document,
    /// Whether a line of prose was seen.
    prose: bool,
}

impl<'a> Roles<'a> {
    pub fn new(body: &'a Document) -> Self {
        Roles { body, prose: false }
    }

    /// The role of the next line, which has the tokens `first..end`.
    pub fn of(&mut self, kind: LineKind, (first, end): (usize, usize)) -> Role {
        let tokens = &self.body.tokens()[first..end];
        let role = match kind {
            _ if tokens.iter().all(|token| !token.is_word()) => Role::Rule,
            LineKind::Byline => Role::Byline,
            LineKind::Caption | LineKind::Code => Role::Item,
            _ => self.furniture(tokens).unwrap_or_else(|| self.of_article(kind, tokens)),
        };
        self.prose |= role == Role::Prose;
        role
    }

    fn of_article(&self, kind: LineKind, tokens: &[Token]) -> Role {
        match kind {
            _ if self.is_keyword_line(tokens) => Role::KeywordLine,
            _ if self.cries(tokens) => Role::Breaking,
            LineKind::Heading(_) if self.prose || !is_headline(tokens) => Role::Heading,
            LineKind::Heading(_) => Role::Headline,
            LineKind::Paragraph if is_headline(tokens) => Role::Headline,
            LineKind::Item if !self.is_sentence(tokens) => Role::Item,
            _ if self.lists_places(tokens) => Role::PlaceList,
            _ => Role::Prose,
        }
    }

    /// The role of a short line that a phrase of furniture opens, closes or fills to at least half.
    ///
    /// A promo is never identified by the end of the line, and by its opening only if a colon follows or no full stop
    /// ends the line; with a full stop the phrase must fill the line: "You may also like to add salt." is prose.
    fn furniture(&self, tokens: &[Token]) -> Option<Role> {
        let (first, last) =
            (tokens.iter().find(|token| token.is_word())?, tokens.iter().rfind(|token| token.is_word())?);
        let words = |tokens: &[Token]| tokens.iter().filter(|token| token.is_word()).count();
        let length = words(tokens);
        let line = first.span.cover(tokens[tokens.len() - 1].span);
        let hits = self.body.phrases();
        let hits = &hits[hits.partition_point(|hit| hit.span.start < line.start)..];
        let hits = &hits[..hits.partition_point(|hit| hit.span.start < line.end)];
        let stops = tokens[tokens.len() - 1].has(Tags::STOP);
        let fits = |&(list, role): &(Tags, Role)| {
            let mut reach = 0;
            let mut listed = tokens.iter().filter(|token| token.has(list) && token.is_word()).count();
            for span in hits.iter().filter(|hit| hit.list.intersects(list)).map(|hit| hit.span) {
                let phrase = within(tokens, span);
                let colon = phrase.last().is_some_and(|token| self.body.token_text(token) == ":");
                let telling = words(phrase) >= TELLING_WORDS;
                let (opens, closes) = (span.start == first.span.start, span.end >= last.span.end);
                let told = match role {
                    Role::Tags => opens,
                    Role::Promo => opens && (colon || telling && !stops),
                    _ => opens && (colon || telling) || closes && telling,
                };
                if told {
                    return true;
                }
                listed += words(within(tokens, Span { start: span.start.max(reach), end: span.end.max(reach) }));
                reach = reach.max(span.end);
            }
            let filled = if role == Role::Promo && stops { length } else { length.div_ceil(2) };
            listed > 0 && listed >= filled
        };
        let role = FURNITURE.iter().find(|kind| (length <= MOST_WORDS || kind.1 == Role::Tags) && fits(kind))?.1;
        Some(role)
    }

    /// Whether a line opens with breaking, just in, urgent.
    fn cries(&self, tokens: &[Token]) -> bool {
        let opens = |token: &&Token| token.is_word() || token.has(Tags::QUOTE);
        let Some(first) = tokens.iter().find(opens) else { return false };
        let hits = self.body.phrases();
        let opening = &hits[hits.partition_point(|hit| hit.span.start < first.span.start)..];
        let mut phrases = opening.iter().take_while(|hit| hit.span.start == first.span.start);
        first.has(BREAKING_LABEL) || phrases.any(|hit| hit.list.intersects(BREAKING_LABEL))
    }

    /// Whether at least half of the words are in long lists of places.
    fn lists_places(&self, tokens: &[Token]) -> bool {
        let words = |tokens: &[Token]| tokens.iter().filter(|token| token.is_word()).count();
        let mut listed = 0;
        place_lists(self.body, tokens, |list| listed += words(within(tokens, list.span)));
        listed > 0 && 2 * listed >= words(tokens)
    }

    fn is_sentence(&self, tokens: &[Token]) -> bool {
        tokens.last().is_some_and(|last| matches!(self.body.token_text(last), "." | "!" | "?" | "\"" | "\u{2026}"))
    }

    /// Two or more phrases between commas, no function word, no verb, no end.
    fn is_keyword_line(&self, tokens: &[Token]) -> bool {
        let commas = tokens.iter().filter(|token| self.body.token_text(token) == ",").count();
        let words = tokens.iter().filter(|token| token.kind == TokenKind::Word).count();
        let plain = tokens.iter().filter(|token| token.has(STOPWORD.union(AUXILIARY))).count();
        !self.prose && commas >= 2 && words >= 2 * commas && plain * 8 <= words && !self.is_sentence(tokens)
    }
}

/// Number of words in a headline in the body.
const HEADLINE_WORDS: std::ops::Range<usize> = 5..25;

/// Minimum number of content words in a line in title case.
const TITLE_WORDS: usize = 4;

/// No full stop at the end, and at least three in four content words, of at least four, capitalised.
fn is_headline(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|token| token.is_word());
    let content = || tokens.iter().filter(|token| token.kind == TokenKind::Word && !token.has(STOPWORD));
    let small = content().filter(|token| token.case == Case::Lower).count();
    HEADLINE_WORDS.contains(&words.count())
        && !tokens.last().is_some_and(|token| token.has(Tags::STOP.union(Tags::QUOTE)))
        && content().count() >= TITLE_WORDS
        && small * 4 <= content().count()
}

/// The tokens that lie in a span.
fn within(tokens: &[Token], span: Span) -> &[Token] {
    let first = tokens.partition_point(|token| token.span.start < span.start);
    let end = tokens.partition_point(|token| token.span.start < span.end);
    &tokens[first..end.max(first)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::PageReader;
    use crate::lexicon::Lexicon;
    use crate::text::{Analyzer, BodyText, Language};

    #[test]
    fn furniture_is_told_by_its_phrases() {
        let mut analyzer = Analyzer::new(Language::ENGLISH, Lexicon::shared());
        for (line, role) in [
            ("\u{2022} YOU MAY ALSO LIKE TO WATCH THIS CLIP. The Lamp That Never Went Out", Role::Promo),
            (">>> Trending: A goat drove a bus <<<", Role::Promo),
            ("Trending Stories", Role::Promo),
            ("Advertisement", Role::Promo),
            ("Related: Harbour closes for a week.", Role::Promo),
            ("Leave a Reply", Role::CommentForm),
            ("Your email address will not be published. Required fields are marked *", Role::CommentForm),
            ("We use cookies to make your visit better.", Role::Policy),
            ("Copyright 2031 The Harbour Post. All rights reserved.", Role::Policy),
            ("Privacy Policy | Terms of Use", Role::Policy),
            ("Tags: ferry, harbour, noon", Role::Tags),
            (
                "We come to Oslo, Bergen, Norway, London, Paris, Berlin, Madrid, Rome and all other cities.",
                Role::PlaceList,
            ),
            (
                "The ferry called at Oslo, Bergen, Norway, London, Paris, Berlin, Madrid and Rome before it was sold to \
                 a museum that wants to show it to visitors when the new quay is done.",
                Role::Prose,
            ),
            ("Related searches: ferry times, ferry price", Role::Tags),
            ("You may also like to add a pinch of salt.", Role::Prose),
            ("You may also like to bring a coat.", Role::Prose),
            ("Subscribe to our newsletter.", Role::Promo),
            ("The privacy policy of the harbour was read out in court on Monday.", Role::Prose),
            ("She asked the crowd to leave a reply at the gate before noon.", Role::Prose),
            ("Trending is a word that the mayor will not use.", Role::Prose),
            ("BREAKING: Ferry capsizes off Samar.", Role::Breaking),
            ("Breaking waves kept the ferry in port.", Role::Prose),
            ("\"Breaking: the ferry is back\", the sign read.", Role::Prose),
            ("Is the Ferry Strike Really About Pay, or Just the Beginning?", Role::Headline),
            ("Ana Cruz Lopez and Jon Berg Olsen of Harbour Workers United", Role::Headline),
            ("Ferry workers in the harbour want more money this year", Role::Prose),
            ("Ana Cruz Met Jon Berg in Oslo.", Role::Prose),
            ("The related stories of two ferries are told in the hall.", Role::Prose),
        ] {
            analyzer.read("Ferry");
            analyzer.read_body(line);
            let mut reader = PageReader::default();
            let page = reader.read(&analyzer, BodyText { text: line, ..BodyText::default() });
            assert_eq!(page.blocks()[0].role, role, "{line}");
        }
    }
}
