use super::{
    Family, Feature, complexity, congruence, curiosity, form, furniture, keyword_abuse, repetition, sensation,
    sourcing, template, title_stuffing,
};

/// The catalogue, in the order of every table, and of the columns of a model that is trained.
pub const FAMILIES: &[Family] = &[
    curiosity::FAMILY,
    sensation::FAMILY,
    form::FAMILY,
    title_stuffing::FAMILY,
    keyword_abuse::FAMILY,
    repetition::FAMILY,
    template::FAMILY,
    sourcing::FAMILY,
    furniture::FAMILY,
    complexity::FAMILY,
    congruence::FAMILY,
];

/// Every feature, in the order of the catalogue.
pub fn features() -> impl Iterator<Item = &'static Feature> {
    FAMILIES.iter().flat_map(Family::features)
}

/// The feature of this id.
pub fn feature(id: &str) -> Option<&'static Feature> {
    features().find(|feature| feature.id.0 == id)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::features::{Direction, Evidence, Field, Measure, PageReader, Unit};
    use crate::lexicon::Lexicon;
    use crate::text::{Analyzer, BodyText, Language, LineKind, Link};

    /// The value and evidence of a feature on a headline, or on a headline, an empty line and a body.
    fn measured(feature: &Feature, text: &str) -> (f64, Vec<String>) {
        let mut analyzer = Analyzer::new(Language::ENGLISH, Lexicon::shared());
        let mut evidence = Evidence::kept();
        let value = match feature.measure {
            Measure::Headline(measure) | Measure::Listed(_, measure) => measure(analyzer.read(text), &mut evidence),
            Measure::Page(measure) => {
                let (headline, body) = text.split_once("\n\n").unwrap_or((text, ""));
                analyzer.read(headline);
                let (body, links) = links_of(body);
                analyzer.read_body(&body);
                let kinds = kinds_of_lines(&body);
                let text = BodyText { text: &body, kinds: &kinds, links: &links, ..BodyText::default() };
                measure(&PageReader::default().read(&analyzer, text), &mut evidence)
            }
        };
        let texts = evidence.into_spans().into_iter().map(|(field, span)| {
            let document = if field == Field::Headline { analyzer.document() } else { analyzer.body() };
            document.source()[document.to_source(span).range()].to_owned()
        });
        (value, texts.collect())
    }

    /// The body of an example with its links, written `[text](target)`, as their text.
    fn links_of(written: &str) -> (String, Vec<Link>) {
        let (mut body, mut links, mut rest) = (String::new(), Vec::new(), written);
        while let Some((before, (text, (target, after)))) = rest.split_once('[').and_then(|(before, link)| {
            let (text, target) = link.split_once("](")?;
            Some((before, (text, target.split_once(')')?)))
        }) {
            body.push_str(before);
            let start = body.len();
            body.push_str(text);
            links.push(Link { target: target.to_owned(), rel: String::new(), text: start..body.len() });
            rest = after;
        }
        (body + rest, links)
    }

    /// Lines of an example by their prefix: `# heading`, `- item`, `By …`; all others are paragraphs.
    fn kinds_of_lines(body: &str) -> Vec<LineKind> {
        let kind = |line: &str| match line.split_once(' ') {
            Some(("#" | "##", _)) => LineKind::Heading(2),
            Some(("-", _)) => LineKind::Item,
            Some(("By", _)) => LineKind::Byline,
            _ => LineKind::Paragraph,
        };
        body.split('\n').map(kind).collect()
    }

    #[test]
    fn every_example_measures_as_it_says() {
        let mut wrong = Vec::new();
        for feature in features() {
            for example in feature.examples {
                let (value, evidence) = measured(feature, example.text);
                if (value - example.value).abs() > 5e-4 || evidence != example.evidence {
                    wrong.push(format!(
                        "{} on {:?}: measured {value} {evidence:?}, expected {} {:?}",
                        feature.id, example.text, example.value, example.evidence
                    ));
                }
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }

    #[test]
    fn every_entry_is_complete() {
        let mut ids = HashSet::new();
        for family in FAMILIES {
            for feature in family.features() {
                let id = feature.id;
                assert!(ids.insert(id), "{id} is there twice");
                assert_eq!(id.family(), family.id, "{id} is in the wrong file");
                assert!(id.name().bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_')), "{id}");
                for text in [feature.summary, feature.present, feature.absent, feature.source.cite] {
                    assert!(!text.is_empty() && !text.ends_with('.'), "{id}: {text:?}");
                }
                assert!(feature.examples.iter().filter(|e| !e.evidence.is_empty()).count() >= 2, "{id}: hits");
                let misses = feature.examples.iter().filter(|e| e.evidence.is_empty()).count();
                let measured = matches!(feature.direction, Direction::Either) && feature.unit != Unit::Flag;
                assert!(measured || misses >= 2, "{id}: near misses");
            }
        }
    }

    #[test]
    fn what_is_not_there_is_denied() {
        // `absent` is shown at 0 whatever the reason, so a text that claims something positive would often be wrong: a
        // page whose headline asks nothing does not "answer the question of its headline".
        const DENIALS: [&str; 5] = ["no", "not", "nothing", "nobody", "nobody's"];
        const LACKS: [&str; 2] = ["sourcing.no_links", "sourcing.no_named_source"];
        for feature in features() {
            let denies = feature.absent.split([' ', ',']).any(|word| DENIALS.contains(&word));
            let by_number = feature.id.0 == "complexity.coleman_liau";
            assert!(denies || by_number || LACKS.contains(&feature.id.0), "{}: {:?}", feature.id, feature.absent);
            assert!(!feature.absent.contains("{}") && !feature.absent.contains("usual"), "{}", feature.id);
            assert!(!feature.present.contains("usual"), "{}: what is usual is added", feature.id);
        }
    }

    #[test]
    fn nothing_is_measured_on_nothing() {
        for feature in features() {
            for text in ["", " ", "\u{200b}", "—", "?", "\n\n"] {
                let (value, _) = measured(feature, text);
                assert!(!value.is_infinite(), "{} on {text:?}: {value}", feature.id);
            }
        }
    }

    /// Features that measure letter case itself.
    const CASE: [&str; 3] = ["sensation.shouted_words", "sensation.caps_letter_ratio", "form.titlecase_share"];

    #[test]
    fn letter_case_changes_nothing_but_capitals() {
        let title = |text: &str| {
            let words = text.split(' ').map(|word| {
                let mut letters = word.chars();
                let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
                first + &letters.as_str().to_lowercase()
            });
            words.collect::<Vec<_>>().join(" ")
        };
        for feature in features().filter(|feature| !CASE.contains(&feature.id.0)) {
            for text in features().flat_map(|feature| feature.examples).map(|example| example.text) {
                let (value, _) = measured(feature, text);
                // In running text, capitals mark names and sentences, so only the headline of a page is recased.
                let (headline, body) = text.split_at(text.find("\n\n").unwrap_or(text.len()));
                for recased in [headline.to_lowercase(), headline.to_uppercase(), title(headline)] {
                    let recased = recased + body;
                    let recased_value = measured(feature, &recased).0;
                    let same = recased_value == value || recased_value.is_nan() && value.is_nan();
                    assert!(same, "{} on {recased:?}: {recased_value}, not {value}", feature.id);
                }
            }
        }
    }

    #[test]
    fn nothing_added_lowers_what_raises_bait() {
        // Most features of a body are shares of it, which any addition dilutes: there the law applies to probabilities.
        let raising = |feature: &&Feature| matches!(feature.direction, Direction::RaisesBait);
        let of_headlines = |feature: &&Feature| feature.measure.is_of_headline();
        for feature in features().filter(raising).filter(of_headlines) {
            for text in features().flat_map(|feature| feature.examples).map(|example| example.text) {
                let (value, _) = measured(feature, text);
                for added in [
                    format!("{text}!!"),
                    format!("BREAKING: {text}"),
                    format!("{text} \u{2014} rates, banks, news 2025"),
                    format!("{text}\nWatch our channel for the best deals"),
                ] {
                    assert!(measured(feature, &added).0 >= value, "{} on {added:?}", feature.id);
                }
            }
        }
    }
}
