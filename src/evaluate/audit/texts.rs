use std::collections::{HashMap, HashSet};

use super::{AuditFinding, AuditRow, EXAMPLES, Problem, by_share};
use crate::evaluate::{Class, text_key};

/// Findings about texts.
pub(super) struct Texts {
    pub distinct: usize,
    pub findings: Vec<AuditFinding>,
}

/// Counts of one kind of finding and the first rows that show it.
#[derive(Default)]
struct Tally {
    texts: usize,
    rows: usize,
    examples: Vec<usize>,
}

impl Tally {
    fn add(&mut self, rows: usize, examples: impl IntoIterator<Item = usize>) {
        self.texts += 1;
        self.rows += rows;
        let room = EXAMPLES - self.examples.len();
        self.examples.extend(examples.into_iter().take(room));
    }
}

/// Looks for empty, repeated and contradictory texts.
pub(super) fn look(rows: &[AuditRow]) -> Texts {
    let by_words = same_words(rows);
    let (mut empty, mut exact, mut near) = (Tally::default(), Tally::default(), Tally::default());
    let (mut conflicting, mut across) = (Tally::default(), Tally::default());
    for members in &by_words {
        if rows[members[0]].text.trim().is_empty() {
            empty.add(members.len(), members.iter().copied());
            continue;
        }
        if members.len() == 1 {
            continue;
        }
        let mut seen = HashSet::new();
        let (first, repeats): (Vec<usize>, Vec<usize>) =
            members.iter().partition(|&&row| seen.insert(rows[row].text.trim()));
        if !repeats.is_empty() {
            exact.add(repeats.len(), repeats);
        }
        if first.len() > 1 {
            near.add(first.len() - 1, first[..2].iter().copied());
        }
        let classes = |class| members.iter().copied().find(|&row| Class::of(rows[row].target) == class);
        if let (Some(bait), Some(honest)) = (classes(Class::Bait), classes(Class::Honest)) {
            conflicting.add(members.len(), [bait.min(honest), bait.max(honest)]);
        }
        let group = rows[members[0]].group.unwrap_or_default();
        if let Some(&other) = members.iter().find(|&&row| rows[row].group.unwrap_or_default() != group) {
            across.add(members.len(), [members[0], other]);
        }
    }
    let all = rows.len();
    let findings = [
        by_share(Problem::EmptyTexts { rows: empty.rows }, empty.rows, all, (0.0, 0.05), empty.examples),
        by_share(
            Problem::ExactDuplicates { texts: exact.texts, rows: exact.rows },
            exact.rows,
            all,
            (0.01, 0.2),
            exact.examples,
        ),
        by_share(
            Problem::NearDuplicates { texts: near.texts, rows: near.rows },
            near.rows,
            all,
            (0.01, 0.2),
            near.examples,
        ),
        by_share(
            Problem::ConflictingLabels { texts: conflicting.texts, rows: conflicting.rows },
            conflicting.rows,
            all,
            (0.0, 0.05),
            conflicting.examples,
        ),
        by_share(
            Problem::TextsAcrossGroups { texts: across.texts, rows: across.rows },
            across.rows,
            all,
            (0.01, 0.2),
            across.examples,
        ),
    ];
    Texts { distinct: by_words.len(), findings: findings.into_iter().flatten().collect() }
}

/// Rows by the words of their text, in order of first occurrence.
fn same_words(rows: &[AuditRow]) -> Vec<Vec<usize>> {
    let mut place: HashMap<String, usize> = HashMap::new();
    let mut by_words: Vec<Vec<usize>> = Vec::new();
    for (row, AuditRow { text, .. }) in rows.iter().enumerate() {
        let at = *place.entry(text_key(text)).or_insert(by_words.len());
        if at == by_words.len() {
            by_words.push(Vec::new());
        }
        by_words[at].push(row);
    }
    by_words
}
