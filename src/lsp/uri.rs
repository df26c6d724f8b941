use std::path::PathBuf;

use gen_lsp_types::Uri;
use percent_encoding::percent_decode_str;

/// The path of a file; none for what lies elsewhere, as a draft that was never saved.
pub fn file_path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.0.strip_prefix("file://")?;
    let path = rest.get(rest.find('/')?..)?;
    let path = percent_decode_str(path).decode_utf8().ok()?;
    // `/C:/drafts` is how a drive is written there.
    let drive = path.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic) && path.as_bytes().get(2) == Some(&b':');
    Some(PathBuf::from(if drive { &path[1..] } else { &*path }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_have_paths() {
        for (uri, expected) in [
            ("file:///drafts/ferry.md", Some("/drafts/ferry.md")),
            ("file:///my%20drafts/%C3%BCber.md", Some("/my drafts/über.md")),
            ("file://localhost/a.md", Some("/a.md")),
            ("file:///c%3A/drafts/a.md", Some("c:/drafts/a.md")),
            ("file:///C:/a.md", Some("C:/a.md")),
            ("untitled:Untitled-1", None),
            ("file://", None),
            ("file:///%FF", None),
        ] {
            assert_eq!(file_path(&Uri::from(uri)), expected.map(PathBuf::from), "{uri}");
        }
    }
}
