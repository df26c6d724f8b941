use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;

use super::{Lang, Limits};
use crate::text::{Article, Body, LanguageChoice, Markup, PageFile};

/// One thing to score, explain or check: a headline with or without a body, or the source of a page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(untagged, try_from = "Fields")]
pub enum Item {
    Draft(Draft),
    Page(PageSource),
}

/// A headline, and a body in plain text.
#[derive(Debug, Clone, PartialEq, Eq, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// At most 10,000 bytes.
    #[schema(pattern = r"^[^\u0000]*[^\s\u0000][^\u0000]*$", example = "You Won't Believe What This Dog Did Next")]
    pub headline: String,
    #[schema(pattern = r"^[^\u0000]*$")]
    pub body: Option<String>,
    /// Its language, such as `es`, or `auto` to tell it; that of the server where it is not said.
    pub lang: Option<Lang>,
}

/// The source of a page.
#[derive(Debug, Clone, PartialEq, Eq, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PageSource {
    #[schema(
        pattern = r"^[^\u0000]*[^\s\u0000][^\u0000]*$",
        example = "# Ferry sails at noon\n\nThe ferry sails at noon.\n"
    )]
    pub page: String,
    pub markup: MarkupName,
    /// Its language, such as `es`, or `auto` to tell it; that of the server where it is not said.
    pub lang: Option<Lang>,
}

/// How a page is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum MarkupName {
    Markdown,
    Html,
    Plain,
}

impl From<MarkupName> for Markup {
    fn from(name: MarkupName) -> Self {
        match name {
            MarkupName::Markdown => Markup::Markdown,
            MarkupName::Html => Markup::Html,
            MarkupName::Plain => Markup::Plain,
        }
    }
}

/// Items to score: one, or many.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(untagged, try_from = "Fields")]
pub enum Items {
    One(Item),
    Many(ItemList),
}

/// Items to score in order.
#[derive(Debug, Clone, PartialEq, Eq, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemList {
    #[schema(min_items = 1, max_items = 1000)]
    pub items: Vec<Item>,
}

/// What an object may say, before it is known what it is.
#[derive(Debug, Default)]
struct Fields {
    items: Option<Vec<Item>>,
    headline: Option<String>,
    body: Option<String>,
    page: Option<String>,
    markup: Option<MarkupName>,
    lang: Option<Lang>,
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum Key {
    Items,
    Headline,
    Body,
    Page,
    Markup,
    Lang,
}

/// By hand, for what is derived takes arrays too.
impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_map(FieldsVisitor)
    }
}

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Fields;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with `headline`, `page` or `items`")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Fields, M::Error> {
        let mut fields = Fields::default();
        let mut keys = Vec::with_capacity(2);
        while let Some(key) = map.next_key::<Key>()? {
            let name = key.name();
            if keys.contains(&name) {
                return Err(M::Error::duplicate_field(name));
            }
            keys.push(name);
            match key {
                Key::Items => fields.items = map.next_value()?,
                Key::Headline => fields.headline = map.next_value()?,
                Key::Body => fields.body = map.next_value()?,
                Key::Page => fields.page = map.next_value()?,
                Key::Markup => fields.markup = map.next_value()?,
                Key::Lang => fields.lang = map.next_value()?,
            }
        }
        Ok(fields)
    }
}

impl Key {
    fn name(&self) -> &'static str {
        match self {
            Key::Items => "items",
            Key::Headline => "headline",
            Key::Body => "body",
            Key::Page => "page",
            Key::Markup => "markup",
            Key::Lang => "lang",
        }
    }
}

/// Why an object is no item.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ItemFault {
    #[error("found neither `headline` nor `page`, expected one of them")]
    Nothing,
    #[error("found `items` besides fields of an item, expected one or the other")]
    ItemsAndItem,
    #[error("found `items`, expected one item")]
    Nested,
    #[error("found `{found}` besides `{beside}`, expected one or the other")]
    Both { found: &'static str, beside: &'static str },
    #[error("found `page` without `markup`, expected `markdown`, `html` or `plain` there")]
    NoMarkup,
    #[error("`{field}` is empty: expected some words")]
    Empty { field: &'static str },
    #[error("`{field}` has a NUL character: expected text")]
    Nul { field: &'static str },
    #[error("the headline has {found} bytes: expected at most {most}", most = Limits::HEADLINE)]
    Long { found: usize },
}

impl TryFrom<Fields> for Item {
    type Error = ItemFault;

    fn try_from(fields: Fields) -> Result<Self, ItemFault> {
        let both = |found, beside| Err(ItemFault::Both { found, beside });
        match fields {
            Fields { items: Some(_), .. } => Err(ItemFault::Nested),
            Fields { headline: Some(_), page: Some(_), .. } => both("page", "headline"),
            Fields { headline: Some(_), markup: Some(_), .. } => both("markup", "headline"),
            Fields { body: Some(_), page: Some(_), .. } => both("body", "page"),
            Fields { headline: Some(headline), body, lang, .. } => {
                let headline = short(with_words("headline", headline)?)?;
                Ok(Item::Draft(Draft { headline, body: body.map(|body| text("body", body)).transpose()?, lang }))
            }
            Fields { page: Some(_), markup: None, .. } => Err(ItemFault::NoMarkup),
            Fields { page: Some(page), markup: Some(markup), lang, .. } => {
                Ok(Item::Page(PageSource { page: with_words("page", page)?, markup, lang }))
            }
            Fields { headline: None, page: None, .. } => Err(ItemFault::Nothing),
        }
    }
}

impl TryFrom<Fields> for Items {
    type Error = ItemFault;

    fn try_from(fields: Fields) -> Result<Self, ItemFault> {
        match fields {
            Fields { items: Some(items), headline: None, body: None, page: None, markup: None, lang: None } => {
                Ok(Items::Many(ItemList { items }))
            }
            Fields { items: Some(_), .. } => Err(ItemFault::ItemsAndItem),
            one => Item::try_from(one).map(Items::One),
        }
    }
}

fn text(field: &'static str, text: String) -> Result<String, ItemFault> {
    if text.contains('\0') { Err(ItemFault::Nul { field }) } else { Ok(text) }
}

fn with_words(field: &'static str, words: String) -> Result<String, ItemFault> {
    if words.trim().is_empty() { Err(ItemFault::Empty { field }) } else { text(field, words) }
}

fn short<T: AsRef<str>>(headline: T) -> Result<T, ItemFault> {
    match headline.as_ref().len() {
        found if found > Limits::HEADLINE => Err(ItemFault::Long { found }),
        _ => Ok(headline),
    }
}

impl Item {
    /// Calls `work` with the item as it is analysed; the headline of a page may be empty, but not too long.
    pub fn with_article<T>(&self, work: impl FnOnce(&Article<'_>) -> T) -> Result<T, ItemFault> {
        match self {
            Item::Draft(Draft { headline, body, .. }) => {
                let body = body.as_deref().map(Body::plain);
                Ok(work(&Article { headline, body: body.as_ref().map(Body::lines) }))
            }
            Item::Page(PageSource { page, markup, .. }) => {
                let page = PageFile::read((*markup).into(), page);
                short(&page.headline)?;
                Ok(work(&page.article()))
            }
        }
    }

    /// The language that it says it is read in.
    pub fn lang(&self) -> Option<LanguageChoice> {
        let (Item::Draft(Draft { lang, .. }) | Item::Page(PageSource { lang, .. })) = self;
        lang.map(|Lang(choice)| choice)
    }

    /// The text that a linter checks: a headline and a body are a page in plain text.
    pub fn into_source(self) -> (Markup, String) {
        match self {
            Item::Draft(Draft { headline, body: None, .. }) => (Markup::Plain, headline),
            Item::Draft(Draft { headline, body: Some(body), .. }) => (Markup::Plain, headline + "\n\n" + &body),
            Item::Page(PageSource { page, markup, .. }) => (markup.into(), page),
        }
    }
}
