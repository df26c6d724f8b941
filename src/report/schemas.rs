use serde_json::{Map, Value, json};
use utoipa::ToSchema;
use utoipa::openapi::{RefOr, Schema};

use super::{FeatureEntry, FindingsReport, RuleEntry};
use crate::explain::Explanation;
use crate::features::{Head, features};
use crate::lint::{Finds, Level, Rule, Severity, rules};
use crate::text::Language;

/// What there is a JSON Schema of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemaName {
    Config,
    Model,
    Explanation,
    Findings,
    Rules,
    Features,
}

impl SchemaName {
    pub const ALL: [SchemaName; 6] = [
        SchemaName::Config,
        SchemaName::Model,
        SchemaName::Explanation,
        SchemaName::Findings,
        SchemaName::Rules,
        SchemaName::Features,
    ];

    /// As on the command line.
    pub fn name(self) -> &'static str {
        match self {
            SchemaName::Config => "config",
            SchemaName::Model => "model",
            SchemaName::Explanation => "explanation",
            SchemaName::Findings => "findings",
            SchemaName::Rules => "rules",
            SchemaName::Features => "features",
        }
    }

    /// What it describes.
    pub fn about(self) -> &'static str {
        match self {
            SchemaName::Config => "a configuration file, debait.toml",
            SchemaName::Model => "a model file, as `debait train` writes it",
            SchemaName::Explanation => "the output of `debait explain --format json`",
            SchemaName::Findings => "the output of `debait check --format json`",
            SchemaName::Rules => "the output of `debait rule --format json`",
            SchemaName::Features => "the output of `debait features --format json`",
        }
    }

    /// The schema, of draft 2020-12 of JSON Schema.
    ///
    /// # Examples
    ///
    /// ```
    /// use debait::report::SchemaName;
    ///
    /// let schema = SchemaName::Config.schema();
    /// assert_eq!(schema["properties"]["select"]["type"], "array");
    /// ```
    pub fn schema(self) -> Value {
        let mut schema = match self {
            SchemaName::Config => config(),
            SchemaName::Model => model(),
            SchemaName::Explanation => of_type::<Explanation>(),
            SchemaName::Findings => of_type::<FindingsReport>(),
            SchemaName::Rules => of_type::<Vec<RuleEntry>>(),
            SchemaName::Features => of_type::<Vec<FeatureEntry>>(),
        };
        schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
        schema["title"] = json!(format!("debait: {}", self.about()));
        schema
    }
}

/// The schema of a type that is printed, with those of the types inside it.
fn of_type<T: ToSchema>() -> Value {
    let mut inside: Vec<(String, RefOr<Schema>)> = Vec::new();
    T::schemas(&mut inside);
    let value = |schema| moved(serde_json::to_value(schema).unwrap_or_default());
    let mut schema = value(T::schema());
    let types: Map<String, Value> = inside.into_iter().map(|(name, schema)| (name, value(schema))).collect();
    schema["$defs"] = Value::Object(types);
    schema
}

/// A schema whose references lead to where JSON Schema keeps types, and not to where OpenAPI does.
fn moved(schema: Value) -> Value {
    match schema {
        Value::String(text) => Value::String(match text.strip_prefix("#/components/schemas/") {
            Some(name) => format!("#/$defs/{name}"),
            None => text,
        }),
        Value::Array(all) => all.into_iter().map(moved).collect(),
        Value::Object(all) => all.into_iter().map(|(key, value)| (key, moved(value))).collect(),
        other => other,
    }
}

fn words(about: &str) -> Value {
    json!({ "type": "array", "items": { "type": "string" }, "description": about })
}

/// A table with a value for some rules.
fn by_rule(of: impl Fn(&'static Rule) -> Option<Value>, about: &str) -> Value {
    let properties: Map<String, Value> = rules().filter_map(|rule| Some((rule.id.0.to_owned(), of(rule)?))).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false, "description": about })
}

fn config() -> Value {
    let mut names: Vec<&str> = rules().map(|rule| rule.id.0).chain(rules().map(Rule::family)).chain(["all"]).collect();
    names.sort_unstable();
    names.dedup();
    let selected = |about: &str| json!({ "type": "array", "items": { "enum": names }, "description": about });
    let levels: Vec<&str> = Severity::ALL.map(Level::On).into_iter().chain([Level::Off]).map(Level::name).collect();
    let threshold = |rule: &Rule| match rule.finds {
        Finds::Head(_) => Some(json!({ "type": "number", "minimum": 0, "maximum": 1 })),
        Finds::Feature { .. } | Finds::About(_) => Some(json!({ "type": "number" })),
        Finds::Disables => None,
    };
    let layer = json!({
        "select": selected("Rules to run, by name or family. Without it, all run."),
        "extend-select": selected("More rules to run, where others are selected."),
        "ignore": selected("Rules and families that do not run."),
        "severity": by_rule(|_| Some(json!({ "enum": levels })), "How much a rule matters; `off` turns it off."),
        "thresholds": by_rule(
            threshold,
            "From where on a rule fires: a probability for the scores, a value of what it measures for the others.",
        ),
        "names": words("Names that may come again and again, found in any case."),
        "acronyms": words("Words that are written in capitals."),
        "language": { "type": "string", "description": "The language that pages are written in.", "examples": [Language::ENGLISH.code()] },
    });
    let some = json!({ "type": "object", "properties": layer, "additionalProperties": false });
    let mut properties = layer;
    properties["per-file-overrides"] = json!({
        "type": "object",
        "additionalProperties": some,
        "description": "The same keys, for pages that match a glob.",
    });
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

/// An object with exactly these members; those that end in `?` may be absent.
fn object(members: Value) -> Value {
    let Value::Object(members) = members else { return members };
    let required: Vec<String> = members.keys().filter(|key| !key.ends_with('?')).cloned().collect();
    let properties: Map<String, Value> =
        members.into_iter().map(|(key, value)| (key.trim_end_matches('?').to_owned(), value)).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn model() -> Value {
    let (text, number, count) =
        (json!({ "type": "string" }), json!({ "type": "number" }), json!({ "type": "integer", "minimum": 0 }));
    let probability = json!({ "type": "number", "minimum": 0, "maximum": 1 });
    let numbers = json!({ "type": "object", "additionalProperties": number });
    let sha256 = json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" });
    let calibration = object(json!({ "slope": number, "intercept": number, "limit?": number }));
    let pattern = object(json!({
        "baseline?": number,
        "scale": { "type": "number", "exclusiveMinimum": 0 },
        "weight": number,
    }));
    let ids: Vec<&str> = features().map(|feature| feature.id.0).collect();
    let patterns = json!({ "type": "object", "propertyNames": { "enum": ids }, "additionalProperties": pattern });
    let grades = object(json!({ "file": text, "sha256": sha256, "rows": count, "share": probability }));
    let source = object(json!({
        "name": text,
        "sha256": sha256,
        "rows": count,
        "weight": number,
        "contents?": { "enum": ["texts", "measured values"] },
        "grades?": grades,
    }));
    let provenance = object(json!({
        "program": text,
        "command": text,
        "seed": count,
        "data": { "type": "array", "items": source },
        "parameters": numbers,
        "metrics": numbers,
    }));
    let grams = object(json!({
        "words": count,
        "shapes": count,
        "pieces": { "type": "array", "prefixItems": [count, count], "items": false, "minItems": 2 },
        "min_documents": count,
        "kept_words": count,
        "endings?": { "type": "boolean" },
        "scale": { "type": "array", "items": number, "minItems": 3, "maxItems": 3 },
    }));
    object(json!({
        "format": { "const": "debait-model" },
        "format_version": { "const": 1 },
        "head": { "enum": Head::ALL.map(|head| head.to_string()) },
        "language": text,
        "provenance": provenance,
        "calibration": calibration,
        "threshold": probability,
        "intercept": number,
        "without_body?": object(json!({
            "calibration": calibration,
            "threshold": probability,
            "intercept": number,
            "patterns": patterns,
        })),
        "schema": object(json!({
            "fingerprint": sha256,
            "grams": grams,
            "kept_words": { "type": "array", "items": text },
        })),
        "patterns": patterns,
        "words": numbers,
        "shapes": numbers,
        "pieces": numbers,
        "checksum": { "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" },
    }))
}

#[cfg(test)]
mod tests {
    use jsonschema::Validator;

    use super::*;
    use crate::explain::explain_in;
    use crate::model::{Embedded, Model, Scorers};
    use crate::report::{catalogue_entries, catalogue_json};
    use crate::text::{Markup, PageFile};

    fn validator(name: SchemaName) -> Validator {
        let schema = name.schema();
        assert!(jsonschema::meta::is_valid(&schema), "{}", name.name());
        jsonschema::validator_for(&schema).unwrap()
    }

    fn error(validator: &Validator, value: &Value) -> Option<String> {
        validator.validate(value).err().map(|error| format!("{error} at {}", error.instance_path()))
    }

    #[test]
    fn a_configuration_is_checked_to_its_last_key() {
        let schema = validator(SchemaName::Config);
        let text = "select = ['all', 'curiosity']\nignore = ['year-stamp']\nnames = ['Ada Lund']\nlanguage = 'en'\n\
                    [severity]\nyear-stamp = 'off'\n[thresholds]\nclickbait-score = 0.8\n\
                    [per-file-overrides.'a/*.md']\nseverity = { year-stamp = 'error' }\n";
        let value: Value = toml::from_str(text).unwrap();
        assert_eq!(error(&schema, &value), None);
        for wrong in [
            "ignor = []",
            "ignore = ['year-stmp']",
            "select = 'all'",
            "severity = { year-stamp = 'fatal' }",
            "severity = { curiosity = 'off' }",
            "thresholds = { clickbait-score = 2 }",
            "thresholds = { unused-disable = 1 }",
            "per-file-overrides = { 'a.md' = { per-file-overrides = {} } }",
        ] {
            let value: Value = toml::from_str(wrong).unwrap();
            assert!(error(&schema, &value).is_some(), "{wrong}");
            assert!(crate::lint::ConfigFile::parse("debait.toml".as_ref(), wrong.as_bytes()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_model_is_one_and_none_with_a_member_too_many_or_too_few() {
        let schema = validator(SchemaName::Model);
        for embedded in Embedded::all() {
            let value: Value = serde_json::from_str(&embedded.load().unwrap().to_json()).unwrap();
            assert_eq!(error(&schema, &value), None, "{}", embedded.name());
            for member in value.as_object().unwrap().keys().filter(|member| *member != "without_body") {
                let mut less = value.clone();
                less.as_object_mut().unwrap().shift_remove(member);
                assert!(error(&schema, &less).is_some(), "without {member}");
            }
            let mut more = value.clone();
            more["new"] = json!(1);
            assert!(error(&schema, &more).is_some());
        }
    }

    #[test]
    fn what_is_printed_is_what_is_described() {
        let models = Head::ALL.map(|head| Model::default_of(head).unwrap().into());
        let page = PageFile::read(Markup::Markdown, "# You won't believe it!!\n\nIt sailed at noon.\n");
        let explanation = explain_in(&mut Scorers::of(models).unwrap(), &page.article(), None);
        let explanation_schema = validator(SchemaName::Explanation);
        assert_eq!(error(&explanation_schema, &serde_json::to_value(&explanation).unwrap()), None);
        assert!(error(&explanation_schema, &json!({ "headline": 1 })).is_some());
        let entries: Value = serde_json::from_str(&catalogue_json().unwrap()).unwrap();
        assert_eq!(entries.as_array().unwrap().len(), catalogue_entries().len());
        assert_eq!(error(&validator(SchemaName::Features), &entries), None);
        let rules = serde_json::to_value(rules().map(RuleEntry::of).collect::<Vec<_>>()).unwrap();
        assert_eq!(error(&validator(SchemaName::Rules), &rules), None);
        let findings = serde_json::to_value(FindingsReport::of(&[])).unwrap();
        assert_eq!(error(&validator(SchemaName::Findings), &findings), None);
    }
}
