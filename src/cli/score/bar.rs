use indicatif::{ProgressBar, ProgressStyle};

use crate::score::{Counted, Progress};

/// A bar on standard error, which draws on a terminal only.
pub(super) struct Bar(ProgressBar, Counted);

impl Bar {
    /// Over what is counted so.
    pub fn new(counted: Counted) -> Self {
        let bar = ProgressBar::new(0);
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {percent}% {msg} {binary_bytes_per_sec} (eta {eta})")
        {
            bar.set_style(style);
        }
        Bar(bar, counted)
    }

    pub fn show(&self, at: Progress) {
        self.0.set_length(at.total.unwrap_or(at.bytes));
        self.0.set_position(at.bytes);
        self.0.set_message(format!("{} {}", at.rows, self.1.noun(at.rows)));
    }

    /// Takes the bar away.
    pub fn clear(self) {
        self.0.finish_and_clear();
    }
}
