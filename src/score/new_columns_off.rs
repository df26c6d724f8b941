//! Without the feature `columnar`, new columns are only ever written as text.

use std::convert::Infallible;

#[derive(Debug)]
pub(super) struct NewColumns(Infallible);

impl NewColumns {
    /// Says that there are none.
    pub fn never(&self) -> ! {
        match self.0 {}
    }

    pub fn len(&self) -> usize {
        match self.0 {}
    }

    pub fn number(&mut self, _: usize, _: f64) {
        match self.0 {}
    }

    pub fn text(&mut self, _: usize, _: &str) {
        match self.0 {}
    }

    pub fn empty(&mut self, _: usize) {
        match self.0 {}
    }
}
