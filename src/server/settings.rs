use std::fmt;
use std::sync::Arc;

use subtle::ConstantTimeEq;

use super::{Limits, ServerError};
use crate::lint::Config;
use crate::model::Model;
use crate::text::LanguageChoice;

/// What a server answers with, and whom.
#[derive(Debug)]
pub struct Settings {
    /// One a head and language, made for each other.
    pub models: Vec<Arc<Model>>,
    /// The language of items that name none; that of the first model where it is not said.
    pub lang: Option<LanguageChoice>,
    /// Which rules check drafts.
    pub config: Arc<Config>,
    pub limits: Limits,
    /// What requests have to show, where they have to.
    pub token: Option<Token>,
    /// Origins whose pages may use the API in a browser, or `*`; none but our own where it is empty.
    pub origins: Vec<String>,
    pub threads: usize,
}

/// What whoever may use a server knows.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// # Errors
    ///
    /// [`ServerError::TokenEmpty`] and [`ServerError::TokenCharacter`] where no header can carry it.
    pub fn new(text: &str) -> Result<Self, ServerError> {
        match text.chars().find(|c| !c.is_ascii_graphic()) {
            Some(found) => Err(ServerError::TokenCharacter { found }),
            None if text.is_empty() => Err(ServerError::TokenEmpty),
            None => Ok(Token(text.to_owned())),
        }
    }

    /// Whether this is it; takes as long for every answer.
    pub fn is(&self, shown: &str) -> bool {
        self.0.as_bytes().ct_eq(shown.as_bytes()).into()
    }
}

/// Says nothing of it.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}
