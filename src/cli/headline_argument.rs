//! What is a file where a headline was expected.

use std::path::Path;

use anyhow::{Result, bail, ensure};

use crate::pages::{NotAPage, is_page, shell_argument};

/// Refuses a headline that is the name of a file, or that looks like one of a page or of data.
pub fn ensure_headline(headline: &str) -> Result<()> {
    let path = Path::new(headline);
    let instead = NotAPage::of_name(path);
    let command = shell_argument(path);
    if path.is_file() {
        match instead {
            Some(instead) => {
                bail!("{headline}: found {}, expected a headline{}", instead.found(), instead.advice(path))
            }
            None => bail!(
                "{headline}: found a file, expected a headline; `debait explain --file {command}` explains the page"
            ),
        }
    }
    let is_folder = headline.contains(std::path::is_separator) && path.is_dir();
    ensure!(!is_folder, "{headline}: found a folder, expected a headline; `debait check {command}` checks its pages");
    let looks_like_a_name = !headline.contains(char::is_whitespace) && (is_page(path) || instead.is_some());
    ensure!(
        !looks_like_a_name,
        "{headline}: found the name of a file that is not there, expected a headline, or a page by --file"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_with_slashes_dots_and_addresses_are_headlines() {
        for headline in [
            "9/11 memorial reopens",
            "Booking.com",
            "Amazon.com",
            "AC/DC",
            "Why I still write index.html by hand",
            "and/or",
            "Ferry capsizes off Samar.",
            "Q&A: what is llms.txt",
            "",
        ] {
            assert!(ensure_headline(headline).is_ok(), "{headline}");
        }
        for name in ["site/none.html", "none.md", "posts/none.TXT", "none.csv", "none.jsonl.gz", "feeds/none.xml"] {
            let message = ensure_headline(name).unwrap_err().to_string();
            assert!(message.starts_with(&format!("{name}: found the name of a file that is not there")), "{message}");
        }
    }
}
