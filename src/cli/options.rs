use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;
use clap::Args;

use crate::model::Model;

/// Which model answers.
#[derive(Debug, Args)]
pub struct ModelOption {
    /// Model file; default: the embedded model.
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

impl ModelOption {
    /// What reports call the model.
    pub fn name(&self) -> String {
        match &self.model {
            Some(path) => path.display().to_string(),
            None => "default".to_owned(),
        }
    }

    pub fn load(&self) -> Result<Arc<Model>> {
        Ok(Arc::new(match &self.model {
            Some(path) => Model::load(path)?,
            None => Model::default_clickbait()?,
        }))
    }
}
