/// How an archived page is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PageKind {
    Html,
    /// Plain text.
    Text,
}

/// What a Content-Type says: a page of a kind, and the name of its character encoding where it is given.
///
/// None for all that is no page: pictures, style sheets, and what says nothing.
pub(super) fn page_type(content_type: &str) -> Option<(PageKind, Option<String>)> {
    let mut parts = content_type.split(';');
    let kind = match parts.next()?.trim().to_ascii_lowercase().as_str() {
        "text/html" | "application/xhtml+xml" => PageKind::Html,
        "text/plain" => PageKind::Text,
        _ => return None,
    };
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_owned())
    });
    Some((kind, charset))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_by_their_type() {
        for (given, expected) in [
            ("text/html", Some((PageKind::Html, None))),
            ("Text/HTML; charset=\"Windows-1252\"", Some((PageKind::Html, Some("Windows-1252")))),
            ("text/plain;format=flowed; Charset = utf-8", Some((PageKind::Text, Some("utf-8")))),
            ("application/xhtml+xml;charset=", Some((PageKind::Html, None))),
            ("image/png", None),
            ("text/htmlx", None),
            ("", None),
        ] {
            let expected = expected.map(|(kind, charset)| (kind, charset.map(str::to_owned)));
            assert_eq!(page_type(given), expected, "{given}");
        }
    }
}
