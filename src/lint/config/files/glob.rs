use std::path::Path;

use globset::{GlobBuilder, GlobSet};

/// Pages by their paths, relative to the folder of a configuration.
///
/// `*` and `?` do not go past a `/`, `**` does. A glob without `/` holds in every folder, and one that ends with `/`
/// for all that is in a folder.
#[derive(Debug, Clone)]
pub(super) struct PageGlob(GlobSet);

impl PageGlob {
    pub fn new(written: &str) -> Result<Self, globset::Error> {
        let inside = if written.ends_with('/') { "**" } else { "" };
        let anywhere = if written.trim_end_matches('/').contains('/') { "" } else { "**/" };
        let glob = format!("{anywhere}{}{inside}", written.strip_prefix('/').unwrap_or(written));
        // A set, since that of one glob by itself panics where it is too large.
        let glob = GlobBuilder::new(&glob).literal_separator(true).build()?;
        Ok(PageGlob(GlobSet::new([glob])?))
    }

    pub fn matches(&self, relative: &Path) -> bool {
        self.0.is_match(relative)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs_hold_as_in_gitignore() {
        for (glob, hits, misses) in [
            ("*.html", &["a.html", "b/c.html"][..], &["a.html.md"][..]),
            ("legal/", &["legal/a.md", "site/legal/b/c.md"], &["legal.md", "illegal/a.md"]),
            ("posts/*.md", &["posts/a.md"], &["posts/2025/a.md", "old/posts/a.md"]),
            ("posts/**/*.md", &["posts/a.md", "posts/2025/a.md"], &["a.md"]),
            ("/a.md", &["a.md"], &["b/a.md"]),
            ("**", &["a.md", "b/c.md"], &[]),
            ("{a,b}?.md", &["a1.md", "x/b2.md"], &["a.md"]),
        ] {
            let written = PageGlob::new(glob).unwrap();
            assert!(hits.iter().all(|path| written.matches(Path::new(path))), "{glob}");
            assert!(!misses.iter().any(|path| written.matches(Path::new(path))), "{glob}");
        }
        assert!(PageGlob::new("[a").is_err());
        assert!(PageGlob::new(&"?".repeat(5_000_000)).is_err(), "too large is an error");
    }
}
