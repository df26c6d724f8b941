use serde::Deserialize;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use crate::text::{Language, LanguageChoice, UnknownLanguage};

/// Which language an item is read in: `auto`, or a code such as `es`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Lang(pub LanguageChoice);

impl TryFrom<String> for Lang {
    type Error = UnknownLanguage;

    fn try_from(name: String) -> Result<Self, UnknownLanguage> {
        name.parse().map(Lang)
    }
}

impl PartialSchema for Lang {
    fn schema() -> RefOr<Schema> {
        let names = std::iter::once("auto").chain(Language::all().map(Language::code));
        ObjectBuilder::new().schema_type(Type::String).enum_values(Some(names)).build().into()
    }
}

impl ToSchema for Lang {}
