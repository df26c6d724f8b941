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
    pub fn load(&self) -> Result<Arc<Model>> {
        Ok(Arc::new(match &self.model {
            Some(path) => Model::load(path)?,
            None => Model::default_clickbait()?,
        }))
    }
}
