use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;

use crate::dataset::{Output, UsedFiles};
use crate::lint::{Baseline, Checked};

/// Findings that are known.
#[derive(Debug, Args)]
pub struct BaselineOptions {
    /// Suppresses the findings in this file, wherever their lines are now; new ones are reported. --fix fixes them all the
    /// same.
    #[arg(long, value_name = "FILE", conflicts_with = "diff")]
    baseline: Option<PathBuf>,
    /// Writes all findings to this file as the baseline, and reports none.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["baseline", "fix", "diff"])]
    write_baseline: Option<PathBuf>,
}

/// What becomes of the findings of a run.
pub(super) enum Known {
    /// All are reported.
    Nothing,
    /// Those that are not known are reported.
    Read(Baseline),
    /// None are reported, and all are known from now on.
    Written(PathBuf, Baseline),
}

impl BaselineOptions {
    /// Refuses a file to write that is one of the pages, by whatever name.
    pub fn refuse_pages(&self, pages: &[PathBuf]) -> Result<()> {
        let mut files = UsedFiles::default();
        pages.iter().for_each(|page| files.read(page));
        self.write_baseline.iter().try_for_each(|file| files.write(file)).context("--write-baseline")
    }

    pub fn open(&self) -> Result<Known> {
        Ok(match (&self.baseline, &self.write_baseline) {
            (Some(file), _) => Known::Read(Baseline::read(file)?),
            (None, Some(file)) => Known::Written(file.clone(), Baseline::beside(file)?),
            (None, None) => Known::Nothing,
        })
    }
}

impl Known {
    /// Takes out of a page what is not to be reported, and says how many findings are known already.
    pub fn take(&mut self, page: &Path, checked: &mut Checked) -> usize {
        match self {
            Known::Nothing => 0,
            Known::Read(baseline) => baseline.hold_back(page, checked),
            Known::Written(_, baseline) => {
                baseline.add(page, checked);
                0
            }
        }
    }

    /// Whether findings are reported.
    pub fn reports(&self) -> bool {
        !matches!(self, Known::Written(..))
    }

    /// Writes what is to be written.
    pub fn finish(&self) -> Result<()> {
        if let Known::Written(file, baseline) = self {
            let _ = Output::write_all(file, baseline.to_json()?.as_bytes())?;
        }
        Ok(())
    }
}
