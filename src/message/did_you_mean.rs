use std::fmt;

use strsim::osa_distance;

/// The nearest known name, as the tail of a message; empty when nothing is near.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DidYouMean(Option<String>);

impl DidYouMean {
    /// The name of `known` nearest to `given`, when it is near enough to be a slip: at most a third of its characters, and
    /// three, inserted, deleted, replaced or swapped with their neighbours.
    pub fn among<'k>(given: &str, known: impl IntoIterator<Item = &'k str>) -> Self {
        let given = folded(given);
        let allowed = (given.chars().count() / 3).clamp(1, 3);
        let distances = known.into_iter().map(|name| (osa_distance(&given, &folded(name)), name));
        let nearest = distances.filter(|(distance, _)| *distance <= allowed).min_by_key(|(distance, _)| *distance);
        DidYouMean(nearest.map(|(_, name)| name.to_owned()))
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
fn folded(name: &str) -> String {
    name.trim().chars().flat_map(char::to_lowercase).take(64).collect()
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
