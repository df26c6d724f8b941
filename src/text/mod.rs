//! What was written: normalised text with a way back to the source, tokens, words, segments, sentences, stems.
//!
//! An [`Analyzer`] reads a string once into a [`Document`]; every later room reads that document and never the
//! string again. The analyzer keeps the distinct words it has met ([`Words`]), so that lower-casing, tagging and
//! classifying happen once per distinct word, not once per occurrence.

mod analyzer;
mod article;
mod char_index;
mod clause;
mod document;
mod language;
mod language_choice;
mod line_index;
mod line_kind;
mod markup;
mod normalize;
mod plain;
mod segment;
mod sentence;
mod singular;
mod span;
mod tagger;
mod tags;
mod token;
mod width;
mod word_table;
mod words;

pub use analyzer::Analyzer;
pub use article::{Article, Body, BodyText, Link};
pub use char_index::{CharIndex, Count};
pub use clause::MOST_CLAUSES;
pub use document::Document;
pub use language::{Language, UnknownLanguage};
pub use language_choice::LanguageChoice;
pub use line_index::{LineIndex, Place};
pub use line_kind::LineKind;
pub use markup::{Markup, PageField, PageFile};
pub use normalize::Normalized;
pub use segment::Segment;
pub use sentence::sentences;
pub use singular::singular;
pub use span::Span;
pub use tagger::{Known, NoTags, PhraseHit, Tagger};
pub use tags::Tags;
pub use token::{Case, Pair, Token, TokenKind, WordId, tokenize};
pub use width::{advance, width};
pub use words::{Word, Words};
