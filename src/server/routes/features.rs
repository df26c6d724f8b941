use std::sync::LazyLock;

use axum::response::Response;

use crate::report::catalogue_entries;
use crate::server::answers::{ANSWER_SCHEMA_VERSION, FeatureList};
use crate::server::sending::Fixed;

/// The catalogue of features: what is measured, which way it points, and where the idea comes from.
#[utoipa::path(get, path = "/v1/features", responses(
    (status = 200, description = "Every feature, in the order of the catalogue", body = FeatureList),
))]
pub async fn features() -> Response {
    static LIST: LazyLock<Fixed> = LazyLock::new(|| {
        Fixed::of(&FeatureList { schema_version: ANSWER_SCHEMA_VERSION, features: catalogue_entries() })
    });
    LIST.response()
}
