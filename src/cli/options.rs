use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};
use clap::Args;
use rayon::prelude::*;

use crate::lexicon::Lexicon;
use crate::model::{Embedded, Head, Model, ModelError, Scorer, Scorers};
use crate::text::{Language, LanguageChoice};

/// Which models answer.
#[derive(Debug, Args)]
pub struct ModelOption {
    /// Model file; may be given once a head. Default: the embedded models.
    #[arg(long, value_name = "FILE")]
    model: Vec<PathBuf>,
}

/// Which language inputs are read in.
#[derive(Debug, Args)]
pub struct LangOption {
    /// Language of the input, such as `es`, or `auto` to tell it for each headline or page: the models of that language
    /// answer, and where there are none, nothing is measured. Default: that of the models; the embedded ones then read English.
    #[arg(long, value_name = "LANG")]
    pub lang: Option<LanguageChoice>,
}

impl ModelOption {
    /// What reports call the models.
    pub fn name(&self) -> String {
        if self.model.is_empty() {
            return "default".to_owned();
        }
        self.model.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
    }

    /// The files of the models that were asked for.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.model.iter().map(PathBuf::as_path)
    }

    /// The models that were asked for, or the embedded ones that inputs in a language may need, in the order of heads.
    ///
    /// Files of several languages are no error where it is said which of them answers.
    pub fn load(&self, lang: Option<LanguageChoice>) -> Result<Vec<Arc<Model>>> {
        self.load_or(&embedded(lang), lang)
    }

    /// The models that were asked for, or all embedded ones: for whoever may be asked for another language later.
    pub fn load_all(&self, lang: Option<LanguageChoice>) -> Result<Vec<Arc<Model>>> {
        self.load_or(Embedded::all(), lang)
    }

    fn load_or(&self, embedded: &[Embedded], lang: Option<LanguageChoice>) -> Result<Vec<Arc<Model>>> {
        // Whoever loads models reads with the word lists next.
        let (models, _) = rayon::join(|| self.read(embedded), Lexicon::shared);
        let mut models = models?;
        models.sort_by_key(Model::head);
        let models: Vec<Arc<Model>> = models.into_iter().map(Arc::new).collect();
        // They are held until the program ends, which then need not give back every gram by itself.
        std::mem::forget(models.clone());
        // Models that cannot answer together are found out before anything is read.
        if lang.is_none() && !self.model.is_empty() {
            Scorer::of(models.iter().cloned())?;
        }
        Scorers::of(models.iter().cloned())?;
        Ok(models)
    }

    fn read(&self, embedded: &[Embedded]) -> Result<Vec<Model>, ModelError> {
        let read: Vec<_> = if self.model.is_empty() {
            embedded.par_iter().map(Embedded::load).collect()
        } else {
            self.model.par_iter().map(|path| Model::load(path)).collect()
        };
        // Of several errors the first is told, whichever thread was faster.
        read.into_iter().collect()
    }

    /// The model of one head and language; without a head, the only model that was asked for or the clickbait model, and
    /// without a language, the only one of the head that was asked for or the English model.
    pub fn load_one(&self, head: Option<Head>, language: Option<Language>) -> Result<Arc<Model>> {
        let head = match (head, language, self.model.as_slice()) {
            (None, None, [only]) => return Ok(Arc::new(Model::load(only)?)),
            (head, _, _) => head.unwrap_or(Head::Clickbait),
        };
        let choice = language.map(LanguageChoice::Of);
        let reads = |model: &Arc<Model>| language.is_none_or(|language| model.language() == language);
        match self.load(choice)?.into_iter().find(|model| model.head() == head && reads(model)) {
            Some(model) => Ok(model),
            None => {
                let language = language.map_or(String::new(), |language| format!(" in {}", language.name()));
                bail!("--model {}: found no model of the head `{head}`{language}, expected one", self.name())
            }
        }
    }
}

/// The embedded models that inputs in a language may need. Where none reads it, the English ones stand for what could be
/// measured.
fn embedded(lang: Option<LanguageChoice>) -> Vec<Embedded> {
    let reading = |language| Embedded::all().iter().filter(move |model| model.reads(language)).copied().collect();
    let of_language: Vec<Embedded> = match lang {
        None => reading(Language::ENGLISH),
        Some(LanguageChoice::Auto) => Embedded::all().to_vec(),
        Some(LanguageChoice::Of(language)) => reading(language),
    };
    if of_language.is_empty() { reading(Language::ENGLISH) } else { of_language }
}
