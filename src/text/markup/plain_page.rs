use super::mapped::SourceMap;
use super::{PageFile, Places};
use crate::text::Body;

/// Plain text: the first line that is not blank is the headline, the lines after it are the body.
pub(super) fn read(source: &str) -> PageFile {
    let start = source.len() - source.trim_start().len();
    let page = source.get(start..).unwrap_or_default();
    let line = page.split(['\n', '\r', '\u{2028}', '\u{2029}']).next().unwrap_or_default();
    let headline = line.trim_end();
    let rest = page.get(line.len()..).unwrap_or_default();
    let below = rest.strip_prefix("\r\n").or_else(|| rest.get(rest.chars().next()?.len_utf8()..)).unwrap_or_default();
    let body = Body::plain(below);
    PageFile {
        headline: headline.to_owned(),
        places: Places {
            headline: SourceMap::shifted(headline.len(), start),
            body: SourceMap::shifted(body.text.len(), source.len() - below.len()),
        },
        body,
        ..PageFile::default()
    }
}
