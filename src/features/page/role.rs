use super::Role;
use crate::lexicon::lists::{AUXILIARY, STOPWORD};
use crate::text::{Document, LineKind, Token, TokenKind};

/// Gives the lines of a body their roles, in order.
pub(super) struct Roles<'a> {
    body: &'a Document,
    /// Whether a line of prose was met.
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
            _ if self.is_keyword_line(tokens) => Role::KeywordLine,
            LineKind::Heading(_) => Role::Heading,
            LineKind::Item if !self.is_sentence(tokens) => Role::Item,
            LineKind::Paragraph | LineKind::Quote | LineKind::Item => Role::Prose,
        };
        self.prose |= role == Role::Prose;
        role
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
