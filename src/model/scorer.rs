use std::sync::Arc;

use super::{Head, Model, ModelError, Score};
use crate::design::pattern_columns;
use crate::features::{Cancellation, Evidence, PageReader, Read, measure};
use crate::lexicon::Lexicon;
use crate::ngrams::Reading;
use crate::text::{Analyzer, Article, Document, Words};

/// Scores headlines and pages one after another with one model per head; use one scorer per thread.
///
/// # Examples
///
/// ```
/// use std::sync::Arc;
/// use debait::model::{Model, Scorer};
///
/// let mut scorer = Scorer::new(Arc::new(Model::default_clickbait()?));
/// let bait = scorer.score("You Won't Believe What This Dog Did Next");
/// let news = scorer.score("Parliament passes budget after late vote");
/// assert!(bait.probability > 0.5 && news.probability < 0.5);
/// # Ok::<(), debait::model::ModelError>(())
/// ```
pub struct Scorer {
    models: Vec<(Arc<Model>, Reading)>,
    analyzer: Analyzer,
    /// A copy of the headline whose core is set to one clause after another; used if it has several.
    clause: Document,
    pages: PageReader,
    cancellation: Cancellation,
}

/// An input as one model sees it, read once for all of them.
#[derive(Debug, Clone, Copy)]
pub struct ModelInput<'a> {
    pub model: &'a Model,
    pub read: Read<'a>,
    pub words: &'a Words,
    /// The grams of the headline; empty if the model has none.
    pub reading: &'a Reading,
    /// The score, if it was needed to choose the clause.
    score: Option<Score>,
}

impl<'a> ModelInput<'a> {
    /// The parts of a headline's core that a model sees.
    fn of(model: &'a Model, reading: &'a mut Reading, read: Read<'a>, words: &'a Words) -> Self {
        let vocabulary = model.schema().vocabulary();
        if !vocabulary.is_empty() {
            reading.read(vocabulary, model.gram_weights(), read.headline, words);
        }
        ModelInput { model, read, words, reading, score: None }
    }

    /// Whether the model's head has something to read: clickbait is about the headline, which a body alone does not
    /// have.
    pub fn is_measured(&self) -> bool {
        self.model.head() != Head::Clickbait || !self.read.is_body_alone()
    }

    /// The model's score.
    ///
    /// # Formula
    ///
    /// `log-odds = base + Σ effect · (value − baseline) + (1/√n) Σ effect · count` over patterns and grams; masked
    /// values add nothing, and log-odds are bent to stay within the limit of the calibration.
    pub fn score(&self) -> Score {
        self.score.unwrap_or_else(|| self.computed())
    }

    fn computed(&self) -> Score {
        let model = self.model;
        let mut log_odds = model.base();
        let mut evidence = Evidence::unkept();
        let signs = self.read.headline.signs();
        for pattern in model.weighted(self.read.page.is_some()).of(signs) {
            if let Ok(value) = measure(pattern.feature, &self.read, &mut evidence) {
                log_odds += pattern.effect * (value - pattern.baseline);
            }
        }
        if !model.schema().vocabulary().is_empty() {
            log_odds += self.reading.scale() * self.reading.sum();
        }
        Score::of(model.calibration().within(log_odds))
    }

    /// The value of every feature of the model's head, whether or not it is a column of the model; `None` if masked.
    pub fn values(&self) -> impl Iterator<Item = Option<f64>> {
        let mut evidence = Evidence::unkept();
        pattern_columns(self.model.head()).map(move |feature| measure(feature, &self.read, &mut evidence).ok())
    }
}

impl Scorer {
    /// A scorer with one model.
    pub fn new(model: Arc<Model>) -> Self {
        let analyzer = Analyzer::new(model.language(), Lexicon::shared());
        Scorer {
            models: vec![(model, Reading::default())],
            analyzer,
            clause: Document::default(),
            pages: PageReader::default(),
            cancellation: Cancellation::NEVER,
        }
    }

    /// A scorer with one model per head.
    ///
    /// # Errors
    ///
    /// [`ModelError::Together`] if two models are for the same head or for different languages, or there are none.
    pub fn of(models: impl IntoIterator<Item = Arc<Model>>) -> Result<Self, ModelError> {
        let mut models = models.into_iter();
        let mut scorer = Scorer::new(models.next().ok_or(ModelError::Together { what: "no model was given" })?);
        for model in models {
            if scorer.models().any(|other| other.head() == model.head()) {
                return Err(ModelError::Together { what: "two models are for the same head" });
            }
            if scorer.models().any(|other| other.language() != model.language()) {
                return Err(ModelError::Together { what: "the models are for different languages" });
            }
            scorer.models.push((model, Reading::default()));
        }
        Ok(scorer)
    }

    /// The models, in the order of scores.
    pub fn models(&self) -> impl Iterator<Item = &Arc<Model>> {
        self.models.iter().map(|(model, _)| model)
    }

    /// The first model.
    pub fn model(&self) -> &Arc<Model> {
        &self.models[0].0
    }

    /// Sets what cancels the work on later inputs; a scorer whose work was cancelled must not be used again.
    pub fn set_cancellation(&mut self, cancellation: Cancellation) {
        self.cancellation = cancellation;
    }

    pub fn cancellation(&self) -> &Cancellation {
        &self.cancellation
    }

    /// Reads an input once and calls `each` with each model's view of it, in order.
    ///
    /// # Formula
    ///
    /// A clickbait model reads each [clause](Document::clauses) of the headline as its core, and the first one with the
    /// highest log-odds counts: `log-odds = max over clauses of log-odds(clause)`. So bait is found on either side of
    /// every delimiter, and a tail never lowers the score. An SEO-bait model reads the first clause, as in training.
    pub fn read(&mut self, article: &Article<'_>, mut each: impl FnMut(&ModelInput<'_>)) {
        let Scorer { models, analyzer, clause, pages, cancellation } = self;
        cancellation.check();
        analyzer.read(article.headline);
        if let Some(body) = article.body {
            analyzer.read_body(body.text);
        }
        cancellation.check();
        let (analyzer, words) = (&*analyzer, analyzer.words());
        let first = Read {
            headline: analyzer.document(),
            page: article.body.map(|body| pages.read(analyzer, body)),
            language: models[0].0.language(),
            cancellation,
        };
        let has_several = first.headline.clauses().len() > 1;
        if has_several {
            clause.copy(first.headline);
        }
        for (model, reading) in models {
            let model = model.reading(article.body.is_some());
            if has_several && model.head() == Head::Clickbait {
                let score = choose(clause, model, reading, first, words);
                let read = Read { headline: clause, ..first };
                each(&ModelInput { model, read, words, reading, score: Some(score) });
            } else {
                each(&ModelInput::of(model, reading, first, words));
            }
        }
    }

    /// The first model's score of a headline by itself.
    pub fn score(&mut self, headline: &str) -> Score {
        self.score_article(&Article::headline(headline))
    }

    /// The first model's score of an article.
    pub fn score_article(&mut self, article: &Article<'_>) -> Score {
        let mut first = None;
        self.read(article, |seen| {
            first.get_or_insert_with(|| seen.score());
        });
        first.unwrap_or(Score::of(0.0))
    }
}

/// Sets the core of `clause` to the clause that counts, as read by the model, and returns its score.
fn choose(clause: &mut Document, model: &Model, reading: &mut Reading, first: Read<'_>, words: &Words) -> Score {
    let all = first.headline.clauses();
    let mut score = |clause: &mut Document, at: usize| {
        clause.set_core(all[at]);
        ModelInput::of(model, reading, Read { headline: clause, ..first }, words).score()
    };
    let (mut best, mut most) = (0, score(clause, 0));
    for at in 1..all.len() {
        let found = score(clause, at);
        if found.log_odds > most.log_odds {
            (best, most) = (at, found);
        }
    }
    if best + 1 < all.len() {
        score(clause, best);
    }
    most
}
