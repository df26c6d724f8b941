use url::Url;

/// The host that an address names, by which pages are told apart by site: in small letters and ASCII, without port, the
/// dot at its end, and `www.` before it. None where it names none, or none that can be read.
///
/// What has no scheme is read as if it had one where its host has a dot, as in `example.org/news`. Hosts are not cut down
/// to the domain that somebody registered: `news.example.org` and `example.org` are two.
///
/// # Source
/// WHATWG, URL Standard.
///
/// # Examples
///
/// ```
/// use debait::dataset::host_of;
///
/// assert_eq!(host_of("https://www.Example.org:8080/news?page=2").as_deref(), Some("example.org"));
/// assert_eq!(host_of("mailto:desk@example.org"), None);
/// ```
pub fn host_of(address: &str) -> Option<String> {
    let address = address.trim();
    let has_scheme = address.contains("://");
    let url = match has_scheme {
        true => Url::parse(address).ok()?,
        false => Url::parse(&format!("http://{}", address.trim_start_matches('/'))).ok()?,
    };
    let host = url.host_str()?.trim_end_matches('.').to_lowercase();
    let is_told = has_scheme || (host.contains('.') && url.username().is_empty());
    let short = host.strip_prefix("www.").filter(|rest| rest.contains('.')).unwrap_or(&host);
    (is_told && !short.is_empty()).then(|| short.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_the_same_however_they_are_written() {
        for (address, expected) in [
            ("http://example.org", Some("example.org")),
            (" HTTPS://WWW.EXAMPLE.ORG.:443/a?b#c ", Some("example.org")),
            ("http://user:word@example.org:81/", Some("example.org")),
            ("http://news.example.org/", Some("news.example.org")),
            ("http://www.com/", Some("www.com")),
            ("http://b\u{fc}cher.example/", Some("xn--bcher-kva.example")),
            ("http://XN--Bcher-kva.example/", Some("xn--bcher-kva.example")),
            ("http://[::1]:80/", Some("[::1]")),
            ("http://0x7f.1/", Some("127.0.0.1")),
            ("gemini://Example.org/", Some("example.org")),
            ("http://localhost/", Some("localhost")),
            ("//example.org/a", Some("example.org")),
            ("example.org/a", Some("example.org")),
            ("example.org:8080/a", Some("example.org")),
            ("www.example.org", Some("example.org")),
            ("file:///home/page.html", None),
            ("dns:example.org", None),
            ("urn:isbn:9780262033848", None),
            ("mailto:desk@example.org", None),
            ("http://exa mple.org/", None),
            ("http://", None),
            ("http:///", None),
            ("n/a", None),
            ("Storm hits coast", None),
            ("", None),
        ] {
            assert_eq!(host_of(address).as_deref(), expected, "{address:?}");
        }
    }
}
