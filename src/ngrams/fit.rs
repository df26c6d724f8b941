use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::pieces::pieces;
use super::reading::is_seen;
use super::shape::{END, START, shape_of};
use super::trie::Trie;
use super::vocabulary::MARKERS;
use super::{GramFamily, GramSettings, Grams, Vocabulary};
use crate::lexicon::lists::FORM_WORD;
use crate::text::{Document, TokenKind, Word, Words};

/// The cores of the training headlines as sequences of distinct lower-case words.
#[derive(Debug, Default)]
pub struct Corpus {
    words: Vec<(Box<str>, TokenKind)>,
    /// Whether each is a form word.
    of_form: Vec<bool>,
    index: HashMap<Box<str>, u32, FixedState>,
    documents: Vec<Vec<u32>>,
}

impl Corpus {
    /// Adds the core of a document; `words` are those of the analyzer that read it.
    pub fn push(&mut self, document: &Document, words: &Words) {
        let mut sequence = Vec::with_capacity(document.core().len());
        for token in document.core() {
            let word = words.get(token.word);
            if is_seen(word) {
                sequence.push(self.intern(word, token.has(FORM_WORD)));
            }
        }
        self.documents.push(sequence);
    }

    /// Adds a document whose words are unknown.
    pub fn push_empty(&mut self) {
        self.documents.push(Vec::new());
    }

    fn intern(&mut self, word: &Word, of_form: bool) -> u32 {
        if let Some(&id) = self.index.get(&word.lower) {
            return id;
        }
        let id = self.words.len() as u32;
        self.words.push((word.lower.clone(), word.kind));
        self.of_form.push(of_form);
        self.index.insert(word.lower.clone(), id);
        id
    }

    /// The distinct words.
    pub fn words(&self) -> &[(Box<str>, TokenKind)] {
        &self.words
    }

    /// Each document's words, as indices into [`words`](Corpus::words).
    pub fn documents(&self) -> &[Vec<u32>] {
        &self.documents
    }

    /// Symbol of each distinct word and of its shape in a vocabulary.
    pub fn symbols(&self, vocabulary: &Vocabulary) -> Vec<(u32, u32)> {
        self.words.iter().map(|(lower, kind)| vocabulary.symbols(lower, *kind)).collect()
    }

    /// Calls `each` with the column of every word run and shape run of a document that is in the vocabulary.
    pub fn runs(&self, row: usize, symbols: &[(u32, u32)], vocabulary: &Vocabulary, mut each: impl FnMut(usize)) {
        let document = self.documents[row].iter().map(|&word| symbols[word as usize]);
        let marked = std::iter::once((MARKERS.0, MARKERS.0)).chain(document).chain([(MARKERS.1, MARKERS.1)]);
        let (words, shapes): (Vec<u32>, Vec<u32>) = marked.unzip();
        vocabulary.runs(&words, &shapes, &mut |_, _, column| each(column));
    }

    /// The number of documents of `rows` in which each distinct word occurs.
    fn document_counts(&self, rows: &[usize]) -> Vec<u32> {
        let mut counts = vec![0; self.words.len()];
        let mut last = vec![u32::MAX; self.words.len()];
        for (row, document) in rows.iter().map(|&row| (row as u32, &self.documents[row])) {
            for &word in document {
                if std::mem::replace(&mut last[word as usize], row) != row {
                    counts[word as usize] += 1;
                }
            }
        }
        counts
    }
}

impl Vocabulary {
    /// Collects the grams of the documents in `rows`; the same rows give the same columns in the same order.
    pub fn fit(corpus: &Corpus, rows: &[usize], settings: &GramSettings) -> Vocabulary {
        let counts = corpus.document_counts(rows);
        let kept = kept_words(corpus, &counts, settings);
        let kept_set = kept.iter().cloned().collect();
        let mut shape_index: HashMap<&str, u32, FixedState> = HashMap::default();
        let mut shapes: Vec<&str> = Vec::new();
        let shape_ids: Vec<u32> = corpus
            .words
            .iter()
            .map(|(lower, kind)| {
                let shape = shape_of(lower, *kind, &kept_set, settings.endings);
                *shape_index.entry(shape).or_insert_with(|| {
                    shapes.push(shape);
                    shapes.len() as u32 - 1
                })
            })
            .collect();
        let words: Vec<&str> = corpus.words.iter().map(|(lower, _)| &**lower).collect();
        let ((word_runs, shape_runs), pieces) = rayon::join(
            || {
                rayon::join(
                    || runs(corpus, rows, settings.words, 1, settings.min_documents, &words, |word| word),
                    || {
                        let shape = |word: u32| shape_ids[word as usize];
                        // Runs of one shape duplicate runs of one word if there are any.
                        let shortest = if settings.words == 0 { 1 } else { 2 };
                        runs(corpus, rows, settings.shapes, shortest, settings.min_documents, &shapes, shape)
                    },
                )
            },
            || frequent_pieces(corpus, &counts, settings),
        );
        let mut grams = Grams::default();
        for (family, texts) in GramFamily::ALL.into_iter().zip([word_runs, shape_runs, pieces]) {
            texts.iter().for_each(|text| grams.push(family, text));
        }
        Vocabulary::new(settings.clone(), kept, grams)
    }
}

/// The words that are kept in shape runs: in a language with a list of form words, those that occur often enough; in
/// any other, the words that occur in most documents, ties by text.
fn kept_words(corpus: &Corpus, counts: &[u32], settings: &GramSettings) -> Vec<Box<str>> {
    let occurs = |id: &usize| counts[*id] >= settings.min_documents;
    let listed: Vec<usize> = (0..counts.len()).filter(|&id| corpus.of_form[id]).filter(occurs).collect();
    if settings.kept_words > 0 && !listed.is_empty() {
        return listed.into_iter().map(|id| corpus.words[id].0.clone()).collect();
    }
    let mut order: Vec<usize> =
        (0..counts.len()).filter(|&id| counts[id] > 0 && corpus.words[id].1 == TokenKind::Word).collect();
    order.sort_by(|&a, &b| counts[b].cmp(&counts[a]).then_with(|| corpus.words[a].0.cmp(&corpus.words[b].0)));
    order.into_iter().take(settings.kept_words).map(|id| corpus.words[id].0.clone()).collect()
}

/// Runs of at least `shortest` and at most `longest` symbols that occur in enough documents, sorted.
fn runs(
    corpus: &Corpus,
    rows: &[usize],
    longest: usize,
    shortest: usize,
    min_documents: u32,
    texts: &[&str],
    symbol: impl Fn(u32) -> u32,
) -> Vec<Box<str>> {
    let mut trie = Trie::default();
    let mut seen: Vec<(u32, u32)> = Vec::new();
    let mut sequence = Vec::new();
    for &row in rows {
        sequence.clear();
        sequence.push(0);
        sequence.extend(corpus.documents[row].iter().map(|&word| symbol(word) + 2));
        sequence.push(1);
        for first in 0..sequence.len() {
            let mut last = None;
            for &symbol in sequence[first..].iter().take(longest) {
                let node = trie.grow(last, symbol).id;
                last = Some(node);
                seen.resize(trie.len(), (0, u32::MAX));
                let (count, last) = &mut seen[node as usize];
                if std::mem::replace(last, row as u32) != row as u32 {
                    *count += 1;
                }
            }
        }
    }
    let mut parents = vec![(None, 0); trie.len()];
    for (node, symbol, child) in trie.edges() {
        parents[child.id as usize] = (node, symbol);
    }
    let text = |node: u32| {
        let mut parts = Vec::new();
        let mut at = Some(node);
        while let Some(node) = at {
            let (parent, symbol) = parents[node as usize];
            parts.push(match symbol {
                0 => START,
                1 => END,
                _ => texts[symbol as usize - 2],
            });
            at = parent;
        }
        parts.reverse();
        parts
    };
    let mut found: Vec<Box<str>> = (0..trie.len() as u32)
        .filter(|&node| seen[node as usize].0 >= min_documents)
        .map(text)
        .filter(|parts| parts.len() >= shortest && !(parts.len() == 1 && matches!(parts[0], START | END)))
        .map(|parts| parts.join(" ").into())
        .collect();
    found.sort_unstable();
    found
}

/// Word pieces that occur in enough documents, sorted; a document counts once for each of its words.
fn frequent_pieces(corpus: &Corpus, counts: &[u32], settings: &GramSettings) -> Vec<Box<str>> {
    let mut totals: HashMap<Box<str>, u32, FixedState> = HashMap::default();
    let mut buffer = String::new();
    if settings.pieces.1 == 0 {
        return Vec::new();
    }
    for ((lower, kind), &count) in corpus.words.iter().zip(counts) {
        if *kind != TokenKind::Word || count == 0 {
            continue;
        }
        pieces(lower, settings.pieces, &mut buffer, |piece| match totals.get_mut(piece) {
            Some(total) => *total += count,
            None => {
                totals.insert(piece.into(), count);
            }
        });
    }
    let mut found: Vec<Box<str>> =
        totals.into_iter().filter(|&(_, total)| total >= settings.min_documents).map(|(piece, _)| piece).collect();
    found.sort_unstable();
    found
}
