//! What holds for every draft that is put right, seen without the code that does it: whatever an editor wrote is there
//! afterwards, and reads as it did.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use debait::lint::{ConfigFile, Layer, Linter};
use debait::model::{Head, Model, Scorer};
use debait::text::{Markup, PageFile};
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::drafts::{Draft, FURNITURE, HEADLINE, May, draft};
use super::edits::by_hand;

thread_local! {
    /// A linter of the rules that change something, which has checked all drafts before.
    static LINTER: RefCell<Linter> = RefCell::new(linter());
}

fn linter() -> Linter {
    let rules = "select = ['keyword-line', 'leaked-comment-form', 'repeated-punctuation', 'stuffed-tail']";
    let file = ConfigFile::parse(Path::new("debait.toml"), rules.as_bytes()).expect("the rules are known");
    let model = Model::default_of(Head::Clickbait).expect("the default model loads");
    Linter::new(Scorer::new(Arc::new(model)), file.config(Path::new("draft.md"), &Layer::default()))
}

/// Checks one draft, and says how many changes it took.
pub fn check(recipe: &[u8]) -> usize {
    let draft = draft(recipe);
    LINTER.with_borrow_mut(|linter| {
        let fixed = linter.fix(draft.markup, &draft.source);
        keeps_parts(&draft, &fixed.source);
        reads_the_same(&draft, &fixed.source);
        let again = linter.fix(draft.markup, &fixed.source);
        assert_eq!((again.made, &again.source), (0, &fixed.source), "put right twice: {:?}", draft.source);
        assert_eq!(
            by_hand(linter, draft.markup, &draft.source),
            fixed.source,
            "only what edits say is changed: {:?}",
            draft.source
        );
        edits_are_of_findings(linter, &draft);
        fixed.made
    })
}

/// Every part that is to stay is there, in order, and between them is nothing but what may go.
fn keeps_parts(draft: &Draft, fixed: &str) {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let all = bare(fixed);
    // How far the parts before may reach: where furniture is kept once and taken out once there are several ways.
    let mut reached = BTreeSet::from([0]);
    for part in &draft.parts {
        let text = bare(&part.text);
        let mark = if text.contains('?') { "?" } else { "!" };
        let mut next = BTreeSet::new();
        for at in reached {
            let rest = &all[at..];
            next.extend(rest.starts_with(&text).then_some(at + text.len()));
            next.extend((part.may == May::Go).then_some(at));
            next.extend((part.may == May::Shrink && rest.starts_with(mark)).then_some(at + mark.len()));
        }
        assert!(!next.is_empty(), "{:?} is gone from {fixed:?}, was {:?}", part.text, draft.source);
        reached = next;
    }
    assert!(reached.contains(&all.len()), "{fixed:?} has more than {:?}", draft.source);
}

/// Without furniture the page reads as it did: its blocks are the same, in the same order, one inside the other. Blocks of
/// nothing but furniture may go, and what is left of them may come together.
fn reads_the_same(draft: &Draft, fixed: &str) {
    let others = |source: &str| {
        let mut blocks = blocks(draft.markup, source);
        blocks.retain(|block| !block.is_furniture());
        blocks
    };
    let (before, after) = (others(&draft.source), others(fixed));
    assert_eq!(before, after, "{fixed:?} reads otherwise than {:?}", draft.source);
}

#[derive(Debug, PartialEq, Eq)]
struct Block {
    shape: String,
    text: String,
}

impl Block {
    /// Whether it says furniture and nothing else, and neither quotes nor lists it.
    fn is_furniture(&self) -> bool {
        if self.shape.starts_with("Start(BlockQuote") || self.shape.starts_with("Start(List") {
            return false;
        }
        let mut furniture = FURNITURE.to_vec();
        // Some of it is part of other furniture.
        furniture.sort_by_key(|text| std::cmp::Reverse(text.len()));
        let rest = furniture.iter().fold(self.text.clone(), |rest, text| rest.replace(text, ""));
        rest.len() < self.text.len() && !rest.contains(char::is_alphanumeric)
    }
}

/// The blocks of a page; what is said in the headline, which changes by itself, is left out.
fn blocks(markup: Markup, source: &str) -> Vec<Block> {
    if markup == Markup::Markdown {
        return markdown_blocks(source);
    }
    let page = PageFile::read(markup, source);
    let lines = page.body.text.split('\n').enumerate();
    let lines = lines.filter(|(_, line)| !line.trim().is_empty());
    let mut blocks: Vec<Block> = lines
        .map(|(at, line)| Block { shape: format!("{:?}", page.body.kinds.get(at)), text: line.trim().to_owned() })
        .collect();
    blocks.retain(|block| markup == Markup::Plain || !block.text.contains(HEADLINE));
    blocks
}

fn markdown_blocks(source: &str) -> Vec<Block> {
    let mut options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    options |= Options::ENABLE_TASKLISTS | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    options.set(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS, source.starts_with("---"));
    let mut blocks = Vec::new();
    let (mut depth, mut shape, mut text) = (0_usize, String::new(), String::new());
    for event in Parser::new_ext(source, options) {
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Text(more) => text.push_str(more),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
        match &event {
            Event::Start(Tag::Link { dest_url, .. }) => shape += &format!("link {dest_url}"),
            event => shape += &format!("{event:?}"),
        }
        if depth == 0 {
            blocks.push(Block { shape: std::mem::take(&mut shape), text: std::mem::take(&mut text) });
        }
    }
    for block in blocks.iter_mut().filter(|block| block.text.contains(HEADLINE)) {
        (block.shape, block.text) = ("headline".to_owned(), "headline".to_owned());
    }
    blocks
}

/// What an edit takes beyond the places of its finding is white space, marks, and the tags around a line.
fn edits_are_of_findings(linter: &mut Linter, draft: &Draft) {
    let edits = linter.edits(draft.markup, &draft.source);
    for finding in linter.check(draft.markup, &draft.source) {
        let Some(edit) = &finding.fix else { continue };
        assert!(edits.contains(edit), "{edit:?} is not made");
        let (mut beyond, mut tag) = (String::new(), false);
        for (at, c) in draft.source[edit.range.clone()].char_indices() {
            let at = edit.range.start + at;
            tag |= c == '<';
            if !tag && !finding.spans.iter().any(|span| span.contains(&at)) {
                beyond.push(c);
            }
            tag &= c != '>';
        }
        assert!(!beyond.contains(char::is_alphanumeric), "{}: {beyond:?} in {:?}", finding.rule, draft.source);
    }
}
