use crate::lexicon::Lexicon;
use crate::lexicon::lists::STOPWORD;
use crate::text::{Language, Tagger};

/// Content words in lower case, plurals and possessives as their nouns.
pub(super) fn words_of(text: &str) -> Vec<String> {
    let lexicon = Lexicon::shared();
    let lower = text.to_lowercase().replace('\u{2019}', "'");
    let words = lower.split(|c: char| !(c.is_alphanumeric() || c == '\''));
    let words = words.map(|word| word.trim_matches('\'').trim_end_matches("'s")).filter(|word| {
        let content = !lexicon.word(word, Language::ENGLISH).tags.intersects(STOPWORD) || *word == "us";
        content && word.len() >= 2 && word.contains(char::is_alphabetic)
    });
    words.map(|word| if word.len() > 3 { word.trim_end_matches('s') } else { word }.to_owned()).collect()
}
