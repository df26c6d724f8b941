use crate::features::Feature;
use crate::text::Article;

/// What the values of a row come from.
#[derive(Debug, Clone, Copy)]
pub enum MeasuredFrom<'a> {
    /// A text, measured now.
    Article(Article<'a>),
    /// Values measured before: one a pattern column, in their order, NaN where masked. Nothing is known of the words.
    Values(&'a [f64]),
}

impl MeasuredFrom<'_> {
    /// Whether there is a body. Of values, those of `columns`, there is one where something was measured of it.
    pub fn has_body(&self, columns: &[&Feature]) -> bool {
        match self {
            MeasuredFrom::Article(article) => article.body.is_some(),
            MeasuredFrom::Values(values) => {
                let mut of_page = columns.iter().zip(*values).filter(|(feature, _)| !feature.measure.is_of_headline());
                of_page.any(|(_, value)| !value.is_nan())
            }
        }
    }
}

impl<'a> From<Article<'a>> for MeasuredFrom<'a> {
    fn from(article: Article<'a>) -> Self {
        MeasuredFrom::Article(article)
    }
}
