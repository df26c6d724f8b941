use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};
use clap::Args;
use rayon::prelude::*;

use crate::lexicon::Lexicon;
use crate::model::{Head, Model, ModelError};

/// Which models answer.
#[derive(Debug, Args)]
pub struct ModelOption {
    /// Model file; may be given once a head. Default: the embedded models.
    #[arg(long, value_name = "FILE")]
    model: Vec<PathBuf>,
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

    /// The models that were asked for, or the embedded ones, in the order of heads.
    pub fn load(&self) -> Result<Vec<Arc<Model>>> {
        // Whoever loads models reads with the word lists next.
        let (models, _) = rayon::join(|| self.read(), Lexicon::shared);
        let mut models = models?;
        models.sort_by_key(Model::head);
        let models: Vec<Arc<Model>> = models.into_iter().map(Arc::new).collect();
        // They are held until the program ends, which then need not give back every gram by itself.
        std::mem::forget(models.clone());
        Ok(models)
    }

    fn read(&self) -> Result<Vec<Model>, ModelError> {
        let read: Vec<_> = if self.model.is_empty() {
            Head::ALL.into_par_iter().map(Model::default_of).collect()
        } else {
            self.model.par_iter().map(|path| Model::load(path)).collect()
        };
        // Of several errors the first is told, whichever thread was faster.
        read.into_iter().collect()
    }

    /// The model of one head; without a head, the only model that was asked for or the embedded clickbait model.
    pub fn load_one(&self, head: Option<Head>) -> Result<Arc<Model>> {
        let head = match (head, self.model.as_slice()) {
            (None, [only]) => return Ok(Arc::new(Model::load(only)?)),
            (head, []) => return Ok(Arc::new(Model::default_of(head.unwrap_or(Head::Clickbait))?)),
            (head, _) => head.unwrap_or(Head::Clickbait),
        };
        match self.load()?.into_iter().find(|model| model.head() == head) {
            Some(model) => Ok(model),
            None => bail!("--model {}: found no model of the head `{head}`, expected one", self.name()),
        }
    }
}
