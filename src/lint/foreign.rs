use crate::features::{Cancellation, PageReader, Read};
use crate::lexicon::Lexicon;
use crate::text::{Analyzer, Article, Language};

/// Reads pages whose language no model speaks: what can be measured in any language is, and no head judges them.
#[derive(Default)]
pub(super) struct ForeignReader {
    reader: Option<(Analyzer, PageReader)>,
}

impl ForeignReader {
    pub fn read(
        &mut self,
        language: Language,
        article: &Article<'_>,
        cancellation: &Cancellation,
        each: impl FnOnce(Read<'_>),
    ) {
        if self.reader.as_ref().is_none_or(|(analyzer, _)| analyzer.language() != language) {
            self.reader = None;
        }
        let new = || (Analyzer::new(language, Lexicon::shared()), PageReader::default());
        let (analyzer, pages) = self.reader.get_or_insert_with(new);
        analyzer.read(article.headline);
        if let Some(body) = article.body {
            analyzer.read_body(body.text);
        }
        let page = article.body.map(|body| pages.read(analyzer, body));
        each(Read { headline: analyzer.document(), page, language, cancellation });
    }
}
