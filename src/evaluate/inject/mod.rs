//! Injects known traits of bait into honest articles: training data with known causes, and robustness tests of any
//! model.

mod by_trait;
mod draft;
mod edits;
mod keywords;
mod texts;

use std::fmt;
use std::str::FromStr;

use super::random::{SplitMix64, seeded_hash};
use crate::features::Head;
pub use by_trait::{Injected, InjectedFlags, SourceInjected, UnseenArticle, flags_by_trait};
pub use draft::Draft;
use keywords::Keywords;

/// Declares the traits: name, the probability it concerns, what it does.
macro_rules! traits {
    ($($variant:ident $name:literal $head:ident $edit:ident $about:literal;)*) => {
        /// One trait that can be put into an article.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Trait { $(#[doc = $about] $variant),* }

        impl Trait {
            /// Every trait, in the order of reports.
            pub const ALL: &[Trait] = &[$(Trait::$variant),*];

            /// The name used in options and columns.
            pub fn name(self) -> &'static str {
                match self { $(Trait::$variant => $name),* }
            }

            /// The probability that it may never lower.
            pub fn head(self) -> Head {
                match self { $(Trait::$variant => Head::$head),* }
            }

            /// What it does to an article.
            pub fn about(self) -> &'static str {
                match self { $(Trait::$variant => $about),* }
            }

            fn edit(self, draft: &mut Draft, keywords: &Keywords, random: &mut SplitMix64) {
                match self { $(Trait::$variant => edits::$edit(draft, keywords, random)),* }
            }
        }
    };
}

traits! {
    StuffedTail "stuffed-tail" SeoBait stuffed_tail "appends a tail of keyword phrases to the title";
    KeywordLine "keyword-line" SeoBait keyword_line "opens the body with a line of keywords";
    EmptyByline "empty-byline" SeoBait empty_byline "opens the body with a byline that names no one";
    SecondHeadline "second-headline" SeoBait second_headline "puts a second headline over the body";
    TemplateHeadings "template-headings" SeoBait template_headings "breaks up the body with headings that fit any subject";
    EarlyConclusion "early-conclusion" SeoBait early_conclusion "draws a conclusion in the middle of the body";
    RecycledClaim "recycled-claim" SeoBait recycled_claim "repeats the first sentence again and again";
    Filler "filler" SeoBait filler "ends paragraphs with sentences that fit any subject";
    KeyphraseDensity "keyphrase-density" SeoBait keyphrase_density "names the subject in full again and again";
    Stitched "stitched" SeoBait stitched "starts the article again after its end";
    StrippedSources "stripped-sources" SeoBait stripped_sources "removes quotations and attributions";
    Promo "promo" SeoBait promo "interrupts the text with promotions";
    LateBreaking "late-breaking" SeoBait late_breaking "announces BREAKING in the middle of the body";
    GlyphRules "glyph-rules" SeoBait glyph_rules "separates paragraphs with rows of dashes and stars";
    PlaceList "place-list" SeoBait place_list "lists the places that people search for";
    TagBlock "tag-block" SeoBait tag_block "ends the body with tags and related searches";
    CommentForm "comment-form" SeoBait comment_form "leaves an empty comment form under the body";
    BreakingLabel "breaking-label" Clickbait breaking_label "puts BREAKING before the headline";
    Exclamations "exclamations" Clickbait exclamations "ends the headline with two exclamation marks";
}

impl fmt::Display for Trait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// An unknown trait.
#[derive(Debug, thiserror::Error)]
#[error("unknown trait `{found}`: expected one of {}", Trait::ALL.iter().map(|each| each.name()).collect::<Vec<_>>().join(", "))]
pub struct UnknownTrait {
    found: String,
}

impl FromStr for Trait {
    type Err = UnknownTrait;

    fn from_str(text: &str) -> Result<Self, UnknownTrait> {
        Trait::ALL
            .iter()
            .copied()
            .find(|each| each.name() == text)
            .ok_or_else(|| UnknownTrait { found: text.to_owned() })
    }
}

/// Injects traits into articles; the same seed and article give the same result.
///
/// # Examples
///
/// ```
/// use debait::evaluate::{Draft, Injector, Trait};
///
/// let draft = Draft { headline: "Ferry capsizes off Samar".into(), body: "The ferry sank at noon.".into() };
/// let stuffed = Injector::new(1).inject(&draft, &[Trait::StuffedTail]);
/// assert!(stuffed.headline.starts_with("Ferry capsizes off Samar \u{2014} "));
/// assert_eq!(stuffed.body, draft.body);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Injector {
    seed: u64,
}

impl Injector {
    pub fn new(seed: u64) -> Self {
        Injector { seed }
    }

    /// The draft with these traits, injected one after another in the order of [`Trait::ALL`].
    pub fn inject(&self, draft: &Draft, traits: &[Trait]) -> Draft {
        let keywords = Keywords::of(draft);
        let mut changed = draft.clone();
        for (number, each) in Trait::ALL.iter().enumerate().filter(|(_, each)| traits.contains(each)) {
            let mut random = SplitMix64::stream(self.seed_of(draft), number as u64);
            each.edit(&mut changed, &keywords, &mut random);
        }
        changed
    }

    /// Between `least` and `most` traits of a head drawn for a draft, in the order of [`Trait::ALL`].
    pub fn draw(&self, draft: &Draft, head: Head, (least, most): (usize, usize)) -> Vec<Trait> {
        let mut random = SplitMix64::stream(self.seed_of(draft), u64::MAX);
        let mut pool: Vec<Trait> = Trait::ALL.iter().copied().filter(|each| each.head() == head).collect();
        let count = (least + random.below(most.saturating_sub(least) + 1)).min(pool.len());
        let mut drawn: Vec<Trait> = (0..count).map(|_| pool.swap_remove(random.below(pool.len()))).collect();
        drawn.sort_unstable();
        drawn
    }

    fn seed_of(&self, draft: &Draft) -> u64 {
        seeded_hash(self.seed, draft.headline.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        let body = "The ferry Aurora sank off Samar at noon on Monday with 14 people on board.\n\"We saw smoke,\" said \
                    Ana Cruz, who owns the pier.\nRescuers searched until dark. Nobody was missing by Tuesday.\nThe \
                    harbour office will publish its report in June.";
        Draft { headline: "Ferry Aurora sinks off Samar".to_owned(), body: body.to_owned() }
    }

    #[test]
    fn every_trait_changes_what_it_names_and_repeats() {
        let injector = Injector::new(3);
        for &each in Trait::ALL {
            let changed = injector.inject(&draft(), &[each]);
            assert_ne!(changed, draft(), "{each}");
            assert_eq!(changed, injector.inject(&draft(), &[each]), "{each}");
            assert_eq!(each.name().parse::<Trait>().unwrap(), each);
            // Only stripping sources removes lines.
            if each != Trait::StrippedSources {
                let kept =
                    draft().body.lines().filter(|line| changed.body.contains(line.trim_end_matches('.'))).count();
                assert_eq!(kept, draft().body.lines().count(), "{each}: {}", changed.body);
            }
        }
        assert!("tail".parse::<Trait>().unwrap_err().to_string().contains("stuffed-tail"));
    }

    #[test]
    fn nothing_is_no_trouble() {
        for (headline, body) in [("", ""), (" ", "\n\n"), ("\u{200b}", "x"), ("?", "\u{201c}said\u{201d}")] {
            let draft = Draft { headline: headline.to_owned(), body: body.to_owned() };
            Injector::new(0).inject(&draft, Trait::ALL);
        }
    }

    #[test]
    fn draws_as_many_as_asked() {
        for seed in 0..50 {
            let drawn = Injector::new(seed).draw(&draft(), Head::SeoBait, (1, 5));
            assert!(
                (1..=5).contains(&drawn.len()) && drawn.is_sorted() && drawn.iter().all(|t| t.head() == Head::SeoBait)
            );
        }
    }
}
