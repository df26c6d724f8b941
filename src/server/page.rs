use axum::Router;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};

/// What a page may load and do: what comes from here.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
                          connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// A file of the pages.
struct Asset {
    path: &'static str,
    kind: &'static str,
    text: &'static str,
}

const ASSETS: &[Asset] = &[];

/// Every file at its path, with a tag by which browsers know that it has not changed.
pub fn router() -> Router {
    ASSETS.iter().fold(Router::new(), |router, asset| {
        let hash = Sha256::digest(asset.text);
        let tag: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        let tag = HeaderValue::from_str(&format!("\"{tag}\"")).expect("hexadecimal digits");
        router.route(asset.path, get(move |headers: HeaderMap| async move { asset.answer(tag, &headers) }))
    })
}

impl Asset {
    fn answer(&self, tag: HeaderValue, headers: &HeaderMap) -> Response {
        let known = headers.get(header::IF_NONE_MATCH) == Some(&tag);
        let about = [
            (header::ETAG, tag),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
            (header::CONTENT_TYPE, HeaderValue::from_static(self.kind)),
        ];
        match known {
            true => (StatusCode::NOT_MODIFIED, about).into_response(),
            false => (about, self.text).into_response(),
        }
    }
}
