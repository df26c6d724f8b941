use super::{Head, Model, ModelError};
use crate::text::Language;

/// An embedded model.
#[derive(Debug, Clone, Copy)]
pub struct Embedded {
    pub head: Head,
    /// The code of its language.
    language: &'static str,
    name: &'static str,
    json: &'static str,
}

/// By head, English first.
const EMBEDDED: &[Embedded] = &[
    Embedded {
        head: Head::Clickbait,
        language: "en",
        name: "models/default.json",
        json: include_str!("../../models/default.json"),
    },
    Embedded {
        head: Head::Clickbait,
        language: "es",
        name: "models/es.json",
        json: include_str!("../../models/es.json"),
    },
    Embedded {
        head: Head::SeoBait,
        language: "en",
        name: "models/seo-bait.json",
        json: include_str!("../../models/seo-bait.json"),
    },
];

impl Embedded {
    /// Every embedded model, by head, English first.
    pub fn all() -> &'static [Embedded] {
        EMBEDDED
    }

    /// The embedded model of a head and language, if there is one.
    pub fn of(head: Head, language: Language) -> Option<&'static Embedded> {
        EMBEDDED.iter().find(|model| model.head == head && model.reads(language))
    }

    /// The name of its file.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The SHA-256 that its file ends with, in lower-case hexadecimal.
    pub fn checksum(&self) -> &'static str {
        let end = self.json.rsplit("sha256:").next().unwrap_or_default();
        end.split('"').next().unwrap_or_default()
    }

    /// Whether it is for a language.
    pub fn reads(&self, language: Language) -> bool {
        self.language == language.code()
    }

    /// The model itself.
    ///
    /// # Errors
    ///
    /// None in a released build: the tests load it.
    pub fn load(&self) -> Result<Model, ModelError> {
        Model::from_json(self.json, self.name)
    }
}

impl Model {
    /// The default model of a head, for English, trained on the data that its card names.
    ///
    /// # Errors
    ///
    /// None in a released build: the tests load it.
    pub fn default_of(head: Head) -> Result<Model, ModelError> {
        Embedded::of(head, Language::ENGLISH).expect("each head has an English model").load()
    }

    /// The default clickbait model.
    ///
    /// # Errors
    ///
    /// As [`Model::default_of`].
    pub fn default_clickbait() -> Result<Model, ModelError> {
        Model::default_of(Head::Clickbait)
    }

    /// The default SEO-bait model.
    ///
    /// # Errors
    ///
    /// As [`Model::default_of`].
    pub fn default_seo_bait() -> Result<Model, ModelError> {
        Model::default_of(Head::SeoBait)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_model_is_what_it_is_listed_as() {
        for embedded in Embedded::all() {
            let model = embedded.load().unwrap();
            assert_eq!(
                (model.head(), model.language().code()),
                (embedded.head, embedded.language),
                "{}",
                embedded.name
            );
            assert!(model.to_json().ends_with(&format!("{}\"\n}}\n", embedded.checksum())), "{}", embedded.name);
            assert_eq!(embedded.checksum().len(), 64, "{}", embedded.name);
            // A feature that does not apply to the language is not a column: it would never be measured.
            let english = |id: &&crate::features::Feature| !id.reads.applies_to(model.language());
            assert_eq!(
                model.schema().patterns().iter().find(|id| english(id)).map(|id| id.id),
                None,
                "{}",
                embedded.name
            );
        }
        for head in Head::ALL {
            assert!(Embedded::of(head, Language::ENGLISH).is_some(), "{head}");
        }
    }
}
