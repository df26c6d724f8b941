//! `debait` tells honest headlines and pages from clickbait and SEO-bait, and says why.
//!
//! Data goes one way, and each room imports only rooms before it: [`dataset`] reads articles with errors that name
//! the place; [`text`] analyses each once; [`pages`] finds and reads pages in files; [`lexicon`] says what is known of its words; [`features`] measure by design
//! and [`ngrams`] what is learned; [`design`] puts both into named columns; [`model`] fits, calibrates, stores and
//! scores; [`explain`] splits a score into contributions that add up; [`lint`] finds what an editor should change;
//! [`evaluate`] judges models and data; [`score`] scores streams on all cores; [`report`] shows results; [`lsp`] shows findings in editors; [`server`] answers
//! over HTTP; [`cli`] is the command line.
//!
//! # Examples
//!
//! Train on a few headlines, score another, and see why:
//!
//! ```
//! use std::sync::Arc;
//! use debait::evaluate::{TrainingPlan, TrainingRow, train};
//! use debait::explain::explain;
//! use debait::model::{Head, Provenance, Scorer, TrainingParams};
//! use debait::text::{Article, Language};
//!
//! let bait = ["You won't believe what this cat did", "This trick changes everything", "Guess who came back",
//!     "What happened next will shock you", "10 things you never knew about soap"];
//! let news = ["Parliament passes budget", "Ferry capsizes off Samar", "Bank raises rates to 4%",
//!     "Court upholds ban on imports", "Rain delays final in Leeds"];
//! let row = |headline: &'static str, target| TrainingRow {
//!     from: Article::headline(headline).into(), target, weight: 1.0, group: None };
//! let rows: Vec<_> = bait.map(|h| row(h, 1.0)).into_iter().chain(news.map(|h| row(h, 0.0))).collect();
//! let params = TrainingParams::for_targets(Language::ENGLISH, rows.iter().map(|row| row.target));
//! let plan = TrainingPlan { head: Head::Clickbait, language: Language::ENGLISH, params, folds: 2, rounds: 1, seed: 1 };
//! let trained = train(&rows, &plan, Provenance::default(), |_| ())?;
//!
//! let mut scorer = Scorer::new(Arc::new(trained.model));
//! let lure = explain(&mut scorer, "You won't believe this trick");
//! let plain = explain(&mut scorer, "Court upholds budget");
//! assert!(lure.probability > plain.probability);
//! let sum: f64 = lure.contributions.iter().map(|c| c.contribution).sum();
//! assert!((lure.intercept + sum - lure.log_odds).abs() < 1e-9);
//! # Ok::<(), debait::evaluate::TrainingError>(())
//! ```

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "files")]
pub mod dataset;
pub mod design;
#[cfg(feature = "train")]
pub mod evaluate;
pub mod explain;
pub mod features;
pub mod lexicon;
pub mod lint;
#[cfg(feature = "lsp")]
pub mod lsp;
pub mod message;
pub mod model;
pub mod ngrams;
#[cfg(feature = "files")]
pub mod pages;
#[cfg(feature = "report")]
pub mod report;
#[cfg(feature = "files")]
pub mod score;
#[cfg(feature = "server")]
pub mod server;
pub mod text;
