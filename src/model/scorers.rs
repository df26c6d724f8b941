use std::sync::Arc;

use super::{Model, ModelError, Prediction, Scorer};
use crate::features::Cancellation;
use crate::lexicon::language_of;
use crate::text::{Article, Language, LanguageChoice};

/// Scorers for several languages: an input is scored by the models of its language, or by none.
///
/// # Examples
///
/// ```
/// use std::sync::Arc;
/// use debait::model::{Head, Model, Scorers};
/// use debait::text::{Article, LanguageChoice};
///
/// let mut scorers = Scorers::of([Arc::new(Model::default_clickbait()?)])?;
/// let hungarian = Article::headline("A polgármester bejelentette a híd lezárását");
/// let prediction = scorers.predict(&hungarian, Some(LanguageChoice::Auto));
/// assert_eq!(prediction.probability(Head::Clickbait), None);
/// # Ok::<(), debait::model::ModelError>(())
/// ```
pub struct Scorers {
    /// One per language, at least one.
    scorers: Vec<Scorer>,
}

impl Scorers {
    /// Scorers with one model per head and language.
    ///
    /// # Errors
    ///
    /// [`ModelError::Together`] if two models are for the same head and language, or there are none.
    pub fn of(models: impl IntoIterator<Item = Arc<Model>>) -> Result<Self, ModelError> {
        let mut by_language: Vec<Vec<Arc<Model>>> = Vec::new();
        for model in models {
            let same = |others: &&mut Vec<Arc<Model>>| others[0].language() == model.language();
            match by_language.iter_mut().find(same) {
                Some(others) => others.push(model),
                None => by_language.push(vec![model]),
            }
        }
        if by_language.is_empty() {
            by_language.push(Vec::new());
        }
        Ok(Scorers { scorers: by_language.into_iter().map(Scorer::of).collect::<Result<_, _>>()? })
    }

    /// The language that an article is read in: the chosen one, else that of the first model.
    pub fn language_of(&self, article: &Article<'_>, choice: Option<LanguageChoice>) -> Language {
        choice.map_or_else(|| self.first().language(), |choice| language_of(article, choice))
    }

    /// The first model.
    pub fn first(&self) -> &Arc<Model> {
        self.scorers[0].model()
    }

    /// All models.
    pub fn models(&self) -> impl Iterator<Item = &Arc<Model>> {
        self.scorers.iter().flat_map(Scorer::models)
    }

    /// The scorer of a language; `None` if no model is for it.
    pub fn of_language(&mut self, language: Language) -> Option<&mut Scorer> {
        self.scorers.iter_mut().find(|scorer| scorer.model().language() == language)
    }

    /// The scores of the models for an article's language; empty if there are none.
    pub fn predict(&mut self, article: &Article<'_>, choice: Option<LanguageChoice>) -> Prediction {
        let language = self.language_of(article, choice);
        self.of_language(language).map_or_else(Prediction::default, |scorer| scorer.predict(article))
    }

    /// Sets what cancels the work on later inputs; scorers whose work was cancelled must not be used again.
    pub fn set_cancellation(&mut self, cancellation: Cancellation) {
        self.scorers.iter_mut().for_each(|scorer| scorer.set_cancellation(cancellation.clone()));
    }

    pub fn cancellation(&self) -> &Cancellation {
        self.scorers[0].cancellation()
    }
}

impl From<Scorer> for Scorers {
    fn from(scorer: Scorer) -> Self {
        Scorers { scorers: vec![scorer] }
    }
}
