//! How much of the body is new: words, information, bytes after compression.

use std::io::Write;

use super::*;
use crate::features::ProseWord;
use crate::lexicon::lists::NAME;
use crate::text::{Case, Span, TokenKind};

pub(super) const FEATURES: &[Feature] = &[COMPRESSION_RATIO, TYPE_TOKEN_RATIO, UNIGRAM_ENTROPY, NEW_INFO_RATE];

const COMPRESSION_RATIO: Feature = Feature {
    id: FeatureId("repetition.compression_ratio"),
    unit: Unit::Points,
    direction: Direction::RaisesBait,
    reads: Reads::Form,
    // Compressing costs more than all other features together, and repeated runs measure the same thing.
    used: Use::ShownOnly,
    source: sources::ntoulas_2006("pages that compress unusually well are more often spam"),
    summary: "bytes of the body's lines over their bytes compressed by zlib; at most 20",
    present: "compresses {} to 1",
    absent: "has nothing to compress",
    examples: &[
        Example::hit(
            "Oslo\n\nOslo plumber Oslo plumber Oslo plumber Oslo plumber Oslo plumber Oslo plumber Oslo plumber Oslo \
             plumber Oslo plumber",
            3.2222,
            &[
                "Oslo plumber Oslo plumber Oslo plumber Oslo plumber Oslo plumber Oslo plumber Oslo plumber Oslo plumber \
               Oslo plumber",
            ],
        ),
        Example::hit("Oslo\n\nA bridge opens.", 0.6522, &["A bridge opens."]),
        Example::miss("Oslo"),
        Example::miss("Oslo\n\n"),
    ],
    measure: Measure::Page(compression_ratio),
};

fn compression_ratio(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let (Some(first), Some(last)) = (page.blocks().first(), page.blocks().last()) else { return 0.0 };
    let span = first.span.cover(last.span);
    let text = page.text(span).as_bytes();
    let mut encoder = flate2::write::ZlibEncoder::new(Bytes(0), flate2::Compression::default());
    let Ok(Bytes(compressed)) = encoder.write_all(text).and_then(|()| encoder.finish()) else { return 0.0 };
    evidence.body(span);
    f64::min(text.len() as f64 / compressed.max(1) as f64, 20.0)
}

/// Counts what is written.
struct Bytes(usize);

impl Write for Bytes {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Words per window.
const WINDOW: usize = 100;

const TYPE_TOKEN_RATIO: Feature = Feature {
    id: FeatureId("repetition.type_token_ratio"),
    unit: Unit::Share,
    direction: Direction::Either,
    reads: Reads::Form,
    used: Use::Model,
    source: Source {
        cite: "Covington & McFall 2010, Journal of Quantitative Linguistics 17, 94-100",
        locator: "doi:10.1080/09296171003643098",
        claim: "the mean over windows of one length makes type-token ratios of texts of any length comparable",
    },
    summary: "distinct words in windows of 100 words of prose, on average; the window with the fewest is the evidence",
    present: "has {} different words in a passage",
    absent: "has no words",
    examples: &[
        Example::hit("Ferry\n\nThe ferry sails and the ferry lands.", 0.7143, &["The ferry sails and the ferry lands"]),
        Example::hit("Ferry\n\nNo boat sails today.", 1.0, &["No boat sails today"]),
        Example::miss("Ferry"),
        Example::miss("Ferry\n\n# Timetable"),
    ],
    measure: Measure::Page(type_token_ratio),
};

fn type_token_ratio(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let prose = page.prose();
    if prose.is_empty() {
        return 0.0;
    }
    let window = WINDOW.min(prose.len());
    let mut counts = vec![0u32; page.distinct_forms()];
    let mut types = 0u64;
    let (mut sum, mut fewest) = (0u64, (u64::MAX, 0));
    for (at, word) in prose.iter().enumerate() {
        let count = &mut counts[word.form.0 as usize];
        types += u64::from(*count == 0);
        *count += 1;
        if at >= window {
            let count = &mut counts[prose[at - window].form.0 as usize];
            *count -= 1;
            types -= u64::from(*count == 0);
        }
        if at + 1 >= window {
            sum += types;
            if types < fewest.0 {
                fewest = (types, at + 1 - window);
            }
        }
    }
    evidence.body(run(page, &prose[fewest.1..fewest.1 + window]));
    sum as f64 / (prose.len() + 1 - window) as f64 / window as f64
}

fn run(page: &Page<'_>, words: &[ProseWord]) -> Span {
    let tokens = page.body().tokens();
    tokens[words[0].token as usize].span.cover(tokens[words[words.len() - 1].token as usize].span)
}

const UNIGRAM_ENTROPY: Feature = Feature {
    id: FeatureId("repetition.unigram_entropy"),
    unit: Unit::Points,
    direction: Direction::Either,
    reads: Reads::Form,
    used: Use::Model,
    source: Source {
        cite: "RedPajama-V2 2023",
        locator: "quality signals, rps_doc_unigram_entropy",
        claim: "the entropy of the distribution of words identifies repetitive pages",
    },
    summary: "entropy of the distribution of the prose's words, −Σ p ln p, as a fraction of that of as many different \
              words; the most frequent content word is the evidence",
    present: "spreads over different words",
    absent: "has no different words",
    examples: &[
        Example::hit("Ferry\n\nFerry ferry ferry boat.", 0.4056, &["Ferry"]),
        Example::hit("Ferry\n\nFerries sail on water.", 1.0, &["Ferries"]),
        Example::miss("Ferry"),
        Example::miss("Ferry\n\nSails."),
    ],
    measure: Measure::Page(unigram_entropy),
};

fn unigram_entropy(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let prose = page.prose();
    if prose.len() < 2 {
        return 0.0;
    }
    let mut counts = vec![0u32; page.distinct_forms()];
    for word in prose {
        counts[word.form.0 as usize] += 1;
    }
    let total = prose.len() as f64;
    let mut entropy = 0.0;
    for word in prose {
        // Each word once: its count is taken.
        let count = f64::from(std::mem::take(&mut counts[word.form.0 as usize]));
        if count > 0.0 {
            entropy -= count / total * (count / total).ln();
        }
    }
    if let Some(top) = page.term_counts().first() {
        evidence.body(page.body().tokens()[top.first].span);
    }
    entropy / total.ln()
}

const NEW_INFO_RATE: Feature = Feature {
    id: FeatureId("repetition.new_info_rate"),
    unit: Unit::Share,
    direction: Direction::LowersBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "Horne et al. 2018, AAAI workshops (NELA)",
        locator: "event features",
        claim: "named people, places and times carry a report; counting the new ones per sentence is this project's \
                own",
    },
    summary: "share of the sentences that bring a number or a name new to the page; names are recognised by the list \
              of names, and by capitals inside a sentence",
    present: "brings a new name or number in {} of its sentences",
    absent: "brings no new names or numbers",
    examples: &[
        Example::hit(
            "Ferry\n\nThe ferry sank off Samar on 3 May. Rain fell. Captain Lund was saved.",
            0.6667,
            &["Samar", "Lund"],
        ),
        Example::hit("Rates\n\nBanks raised rates to 4 per cent. They had said so.", 0.5, &["4"]),
        Example::miss("Rates\n\nBanks raised rates. They had said so."),
        Example::miss("Rates"),
    ],
    measure: Measure::Page(new_info_rate),
};

fn new_info_rate(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let mut known = vec![false; page.distinct_forms()];
    let mut count = 0.0;
    for sentence in page.sentences() {
        let tokens = page.tokens(sentence.tokens).iter().zip(page.forms(sentence.tokens));
        let mut new = None;
        for (at, (token, form)) in tokens.enumerate() {
            let named =
                token.has(NAME) || at > 0 && matches!(token.case, Case::Capitalized | Case::Upper | Case::Mixed);
            let fact = token.kind == TokenKind::Number || token.kind == TokenKind::Word && named;
            if fact && !std::mem::replace(&mut known[form.0 as usize], true) && new.is_none() {
                new = Some(token.span);
            }
        }
        if let Some(span) = new {
            evidence.body(span);
            count += 1.0;
        }
    }
    if page.sentences().is_empty() { 0.0 } else { count / page.sentences().len() as f64 }
}

#[cfg(test)]
mod tests {
    use crate::features::{Evidence, Measure, PageReader};
    use crate::lexicon::Lexicon;
    use crate::text::{Analyzer, BodyText, Language};

    /// The mean over windows equals the definition, computed window by window.
    #[test]
    fn windows_are_those_of_the_definition() {
        let words: Vec<String> = (0..260).map(|at: usize| format!("w{}", at * at % 83)).collect();
        let mut analyzer = Analyzer::new(Language::ENGLISH, Lexicon::shared());
        analyzer.read("Words");
        let text = words.join(" ");
        analyzer.read_body(&text);
        let mut reader = PageReader::default();
        let page = reader.read(&analyzer, BodyText { text: &text, ..BodyText::default() });
        let Measure::Page(measure) = super::TYPE_TOKEN_RATIO.measure else { unreachable!() };
        let found = measure(&page, &mut Evidence::unkept());
        let ratios = words.windows(100).map(|window| {
            let distinct: std::collections::HashSet<_> = window.iter().collect();
            distinct.len() as f64 / 100.0
        });
        let ratios: Vec<f64> = ratios.collect();
        assert!((found - ratios.iter().sum::<f64>() / ratios.len() as f64).abs() < 1e-12);
    }
}
