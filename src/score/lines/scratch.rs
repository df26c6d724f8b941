use crate::dataset::Field;

/// What one worker keeps from chunk to chunk.
#[derive(Debug)]
pub(super) struct Scratch<S> {
    pub fields: Vec<Field>,
    pub text: String,
    pub body: String,
    pub address: String,
    pub scorer: S,
}

impl<S> Scratch<S> {
    pub fn new(scorer: S) -> Self {
        let (text, body, address) = Default::default();
        Scratch { fields: Vec::new(), text, body, address, scorer }
    }
}
