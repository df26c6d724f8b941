use std::fmt;

/// The nearest known name, as the tail of a message; empty when nothing is near.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DidYouMean(Option<String>);

impl DidYouMean {
    /// The name of `known` nearest to `given`, when it is near enough to be a slip.
    pub fn among<'k>(given: &str, known: impl IntoIterator<Item = &'k str>) -> Self {
        let given = folded(given);
        let allowed = (given.len() / 3).clamp(1, 3);
        let mut best: Option<(usize, &str)> = None;
        for name in known {
            let candidate = folded(name);
            let distance = match candidate.len().abs_diff(given.len()) <= allowed {
                true => distance(&given, &candidate),
                false => continue,
            };
            if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
                best = Some((distance, name));
            }
        }
        DidYouMean(best.map(|(_, name)| name.to_owned()))
    }
}

impl fmt::Display for DidYouMean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(name) => write!(f, " (did you mean `{name}`?)"),
            None => Ok(()),
        }
    }
}

/// The first characters in lower case: enough to compare names, however long they are.
fn folded(name: &str) -> Vec<char> {
    name.trim().chars().flat_map(char::to_lowercase).take(64).collect()
}

/// Edit distance with insertions, deletions, substitutions and swaps of neighbours.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut previous: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &y) in b.iter().enumerate() {
            let mut least = (previous[j] + usize::from(x != y)).min(previous[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut previous, row);
    }
    previous[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips_and_leaves_strangers() {
        let known = ["headline", "label", "body"];
        for (given, expected) in [
            ("headlin", " (did you mean `headline`?)"),
            ("Headline", " (did you mean `headline`?)"),
            ("haedline", " (did you mean `headline`?)"),
            ("lable", " (did you mean `label`?)"),
            ("score", ""),
            ("", ""),
        ] {
            assert_eq!(DidYouMean::among(given, known).to_string(), expected, "{given}");
        }
    }
}
