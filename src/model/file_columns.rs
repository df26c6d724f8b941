//! Checks the columns that a model file names: this program must have them, each named once.

use std::collections::HashSet;

use super::{Head, ModelError};
use crate::features::{FAMILIES, Feature, feature};
use crate::message::shorten;

/// The features behind the ids of a file's patterns, in the order of the file.
///
/// # Errors
///
/// [`ModelError::UnknownFeature`] for an id that is not in the catalogue; [`ModelError::Inconsistent`] for one that is
/// named twice, or that models of this head cannot have as a column.
pub(super) fn patterns<'f>(
    ids: impl Iterator<Item = &'f str>,
    head: Head,
    program: &str,
    name: &str,
) -> Result<Vec<&'static Feature>, ModelError> {
    let mut patterns: Vec<&'static Feature> = Vec::new();
    for id in ids {
        let wrong = |found, expected| {
            Err(ModelError::Inconsistent { name: name.to_owned(), part: "patterns", found, expected })
        };
        let Some(feature) = feature(id) else {
            return Err(ModelError::UnknownFeature {
                name: name.to_owned(),
                id: shorten(id),
                program: shorten(program),
            });
        };
        // Older files may have features that new models no longer use.
        let family = FAMILIES.iter().find(|family| family.id == feature.id.family());
        if let Some(other) = family.map(|family| family.head).filter(|other| *other != head) {
            return wrong(format!("`{id}`, a feature of {other} models"), format!("features of {head} models"));
        }
        if patterns.iter().any(|other| other.id == feature.id) {
            return wrong(format!("`{id}` twice"), "each feature once".to_owned());
        }
        patterns.push(feature);
    }
    Ok(patterns)
}

/// The first repeated name. Files are written in ascending order, for which comparing neighbours is enough.
pub(super) fn repeated<'f>(names: impl Iterator<Item = &'f str> + Clone) -> Option<&'f str> {
    if names.clone().is_sorted_by(|a, b| a < b) {
        return None;
    }
    let mut seen = HashSet::new();
    names.into_iter().find(|name| !seen.insert(*name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_names_are_found_in_any_order() {
        for (names, expected) in [
            (&[][..], None),
            (&["a", "b", "c"], None),
            (&["b", "c", "a"], None),
            (&["a", "b", "b"], Some("b")),
            (&["b", "a", "c", "b", "a"], Some("b")),
        ] {
            assert_eq!(repeated(names.iter().copied()), expected, "{names:?}");
        }
    }
}
