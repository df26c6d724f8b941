use std::collections::BTreeMap;

use super::{Draft, SplitMix64};
use crate::lexicon::Lexicon;
use crate::lexicon::lists::STOPWORD;
use crate::text::{Analyzer, Language, TokenKind};

/// The words that people would search for to find an article: content words of its title, then the most frequent of its
/// body.
#[derive(Debug)]
pub struct Keywords {
    words: Vec<String>,
}

/// Number of words taken from the body.
const FROM_BODY: usize = 6;

impl Keywords {
    pub fn of(draft: &Draft) -> Self {
        let mut analyzer = Analyzer::new(Language::ENGLISH, Lexicon::shared());
        let mut content = |text: &str| -> Vec<String> {
            let document = analyzer.read(text);
            let tokens = document.tokens().iter();
            let words = tokens.filter(|t| t.kind == TokenKind::Word && t.letters > 2 && !t.has(STOPWORD));
            words.map(|token| document.token_text(token).trim_end_matches("'s").to_owned()).collect()
        };
        let mut words = content(&draft.headline);
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for word in content(&draft.body) {
            *counts.entry(word).or_default() += 1;
        }
        let mut frequent: Vec<(String, usize)> = counts.into_iter().collect();
        frequent.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        words.extend(frequent.into_iter().take(FROM_BODY).map(|(word, _)| word));
        if words.is_empty() {
            words.push("news".to_owned());
        }
        Keywords { words }
    }

    /// The first words of the title: what the article is about.
    pub fn keyphrase(&self) -> String {
        self.words.iter().take(2).cloned().collect::<Vec<_>>().join(" ")
    }

    /// A word at random.
    pub fn word(&self, random: &mut SplitMix64) -> &str {
        &self.words[random.below(self.words.len())]
    }

    /// `count` comma-separated phrases of two or three words, some with words that people add to a search.
    pub fn line(&self, count: usize, random: &mut SplitMix64) -> String {
        const ADDED: [&str; 6] = ["2025", "news", "latest", "update", "explained", "review"];
        let phrase = |random: &mut SplitMix64| {
            let mut words: Vec<&str> = (0..2).map(|_| self.word(random)).collect();
            match random.below(3) {
                0 => words.push(ADDED[random.below(ADDED.len())]),
                1 => words.push(self.word(random)),
                _ => {}
            }
            words.join(" ")
        };
        (0..count).map(|_| phrase(random)).collect::<Vec<_>>().join(", ")
    }
}
