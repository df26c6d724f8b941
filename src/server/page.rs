use axum::Router;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};

/// What a page may load and do: what comes from here.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
                          connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A file of the pages.
struct Asset {
    /// In the folder `page`.
    name: &'static str,
    text: &'static str,
}

macro_rules! assets {
    ($($name:literal),* $(,)?) => { &[$(Asset { name: $name, text: include_str!(concat!("page/", $name)) }),*] };
}

/// All of them, compiled in.
const ASSETS: &[Asset] = assets![
    "batch.html",
    "index.html",
    "api.js",
    "batch.css",
    "batch.js",
    "batch_table.js",
    "caret.js",
    "causes.js",
    "compare.js",
    "contributions.js",
    "copy.js",
    "csv.js",
    "dom.js",
    "draft.js",
    "editor.css",
    "evidence.js",
    "example.js",
    "field.js",
    "file.js",
    "findings.js",
    "gauge.js",
    "histogram.js",
    "icon.svg",
    "marks.js",
    "page.css",
    "position.js",
    "reason.js",
    "rule.js",
    "scoring.js",
    "theme.js",
    "token.js",
    "vendor/papaparse.min.js",
    "words.js",
    "worst.js",
];

/// Every file at its path, with a tag by which browsers know that it has not changed.
pub fn router() -> Router {
    ASSETS.iter().fold(Router::new(), |router, asset| {
        let hash = Sha256::digest(asset.text);
        let tag: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        let tag = HeaderValue::from_str(&format!("\"{tag}\"")).expect("hexadecimal digits");
        router.route(&asset.path(), get(move |headers: HeaderMap| async move { asset.answer(tag, &headers) }))
    })
}

impl Asset {
    /// Where it is served: pages by their names, what they load under `/assets`.
    fn path(&self) -> String {
        let file = self.name.rsplit('/').next().unwrap_or(self.name);
        match file.strip_suffix(".html") {
            Some("index") => "/".to_owned(),
            Some(page) => format!("/{page}"),
            None => format!("/assets/{file}"),
        }
    }

    fn kind(&self) -> &'static str {
        match self.name.rsplit('.').next() {
            Some("html") => "text/html; charset=utf-8",
            Some("css") => "text/css; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("svg") => "image/svg+xml",
            _ => "application/octet-stream",
        }
    }

    fn answer(&self, tag: HeaderValue, headers: &HeaderMap) -> Response {
        let known = headers.get(header::IF_NONE_MATCH) == Some(&tag);
        let about = [
            (header::ETAG, tag),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
            (header::CONTENT_TYPE, HeaderValue::from_static(self.kind())),
        ];
        match known {
            true => (StatusCode::NOT_MODIFIED, about).into_response(),
            false => (about, self.text).into_response(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    fn files(folder: &Path, root: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files(&path, root, found);
            } else {
                found.insert(path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/"));
            }
        }
    }

    #[test]
    fn every_file_of_the_folder_is_compiled_in_and_known_by_its_kind() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/server/page");
        let mut found = BTreeSet::new();
        files(&root, &root, &mut found);
        assert_eq!(ASSETS.iter().map(|asset| asset.name.to_owned()).collect::<BTreeSet<_>>(), found);
        assert_eq!(ASSETS.iter().map(Asset::path).collect::<BTreeSet<_>>().len(), found.len());
        assert!(ASSETS.iter().all(|asset| asset.kind() != "application/octet-stream"));
    }
}
