//! Model files: readable JSON that describes itself and is checked when it is loaded.

use std::borrow::Cow;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

use super::{Head, Model, ModelError, ModelParts, Platt, Provenance, file_columns};
use crate::design::{Scaler, Schema, fingerprint};
use crate::features::Feature;
use crate::message::shorten;
use crate::ngrams::{GramFamily, GramSettings, Grams, Vocabulary};

/// The `format` of every model file.
const FORMAT: &str = "debait-model";
/// The newest layout this program reads.
const FORMAT_VERSION: u32 = 1;
/// The text before the checksum; everything up to it is hashed.
const CHECKSUM: &str = ",\n \"checksum\": \"sha256:";
/// The maximum log-odds per unit of a column, scaled and calibrated: larger ones could sum to infinity or NaN.
const LARGEST_EFFECT: f64 = 1e9;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'a> {
    format: Cow<'a, str>,
    format_version: u32,
    head: Head,
    language: Cow<'a, str>,
    provenance: Provenance,
    calibration: Platt,
    threshold: f64,
    intercept: f64,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    without_body: Option<WithoutBodyPart<'a>>,
    schema: SchemaPart<'a>,
    #[serde(borrow)]
    patterns: Pairs<'a, PatternPart>,
    #[serde(borrow)]
    words: Pairs<'a, f64>,
    #[serde(borrow)]
    shapes: Pairs<'a, f64>,
    #[serde(borrow)]
    pieces: Pairs<'a, f64>,
    #[serde(default, skip_serializing)]
    checksum: Cow<'a, str>,
}

/// The part for inputs without a body: patterns only.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WithoutBodyPart<'a> {
    calibration: Platt,
    threshold: f64,
    intercept: f64,
    #[serde(borrow)]
    patterns: Pairs<'a, PatternPart>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SchemaPart<'a> {
    fingerprint: Cow<'a, str>,
    grams: GramSettings,
    kept_words: Vec<Cow<'a, str>>,
}

#[derive(Serialize, Deserialize, Clone, Copy)]
#[serde(deny_unknown_fields)]
struct PatternPart {
    #[serde(default, skip_serializing_if = "is_zero")]
    baseline: f64,
    scale: f64,
    weight: f64,
}

fn is_zero(number: &f64) -> bool {
    *number == 0.0
}

/// A JSON object read in order, without a map.
struct Pairs<'a, T>(Vec<(Cow<'a, str>, T)>);

impl<T: Serialize> Serialize for Pairs<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl<'de: 'a, 'a, T: Deserialize<'de>> Deserialize<'de> for Pairs<'a, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect<'a, T>(std::marker::PhantomData<(&'a (), T)>);
        impl<'de: 'a, 'a, T: Deserialize<'de>> Visitor<'de> for Collect<'a, T> {
            type Value = Pairs<'a, T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of names and weights")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                #[derive(Deserialize)]
                struct Key<'k>(#[serde(borrow)] Cow<'k, str>);
                let mut pairs = Vec::new();
                while let Some((Key(key), value)) = map.next_entry()? {
                    pairs.push((key, value));
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Collect(std::marker::PhantomData))
    }
}

/// Just enough to identify a file when the rest cannot be read.
#[derive(Deserialize)]
struct Header {
    format: Option<String>,
    format_version: Option<u32>,
}

impl Model {
    /// The model as the text of a model file; the same model gives the same bytes.
    pub fn to_json(&self) -> String {
        let vocabulary = self.schema().vocabulary();
        let first_gram = self.schema().first_gram();
        let family = |family: GramFamily| {
            let grams = vocabulary.grams().iter().zip(self.weights().iter().skip(first_gram));
            Pairs(grams.filter(|((of, _), _)| *of == family).map(|((_, text), &w)| (Cow::from(text), w)).collect())
        };
        let file = File {
            format: FORMAT.into(),
            format_version: FORMAT_VERSION,
            head: self.head(),
            language: self.language().code().into(),
            provenance: self.provenance().clone(),
            calibration: self.calibration(),
            threshold: self.threshold(),
            intercept: self.intercept(),
            without_body: self.parts().without_body.as_deref().map(|model| WithoutBodyPart {
                calibration: model.calibration(),
                threshold: model.threshold(),
                intercept: model.intercept(),
                patterns: Pairs(
                    patterns_of(model).filter(|(feature, _)| feature.measure.is_of_headline()).map(named).collect(),
                ),
            }),
            schema: SchemaPart {
                fingerprint: self.schema().fingerprint().into(),
                grams: vocabulary.settings().clone(),
                kept_words: vocabulary.kept_words().into_iter().map(Cow::from).collect(),
            },
            patterns: Pairs(patterns_of(self).map(named).collect()),
            words: family(GramFamily::Words),
            shapes: family(GramFamily::Shapes),
            pieces: family(GramFamily::Pieces),
            checksum: Cow::default(),
        };
        let mut text = Vec::new();
        let formatter = serde_json::ser::PrettyFormatter::with_indent(b" ");
        let mut serializer = serde_json::Serializer::with_formatter(&mut text, formatter);
        file.serialize(&mut serializer).expect("a model has only text keys and finite numbers");
        let mut text = String::from_utf8(text).expect("serde_json writes UTF-8");
        text.truncate(text.len() - "\n}".len());
        let sum = checksum(&text);
        text + CHECKSUM + &sum + "\"\n}\n"
    }

    /// Reads a model file; `name` is what errors call it.
    ///
    /// # Errors
    ///
    /// [`ModelError`] naming what is wrong: not a model, cut short, of a newer version, edited, or with a feature that
    /// this version of the program does not have. A feature that the file does not name is not a column of the model.
    pub fn from_json(text: &str, name: &str) -> Result<Model, ModelError> {
        let summed = text.rfind(CHECKSUM).map_or(text, |end| &text[..end]);
        let (file, found) = rayon::join(|| serde_json::from_str(text), || format!("sha256:{}", checksum(summed)));
        let file: File<'_> = file.map_err(|reason| diagnose(text, name, reason))?;
        let name = || name.to_owned();
        if file.format != FORMAT {
            return Err(ModelError::NotAModel { name: name(), found: format!("format `{}`", shorten(&file.format)) });
        }
        if file.format_version > FORMAT_VERSION {
            return Err(ModelError::NewerVersion {
                name: name(),
                found: file.format_version,
                supported: FORMAT_VERSION,
            });
        }
        if found != file.checksum {
            let expected = if file.checksum.is_empty() { "none".to_owned() } else { file.checksum.into_owned() };
            return Err(ModelError::Edited { name: name(), found, expected });
        }
        let wrong = |part: &'static str, found: String, expected: String| ModelError::Inconsistent {
            name: name(),
            part,
            found,
            expected,
        };
        let families = || GramFamily::ALL.into_iter().zip([&file.words, &file.shapes, &file.pieces]);
        let ids = file.patterns.0.iter().map(|(id, _)| &**id);
        let patterns = file_columns::patterns(ids, file.head, &file.provenance.program, &name())?;
        for (family, pairs) in families() {
            if let Some(text) = file_columns::repeated(pairs.0.iter().map(|(text, _)| &**text)) {
                return Err(wrong(family.name(), format!("`{}` twice", shorten(text)), "each gram once".into()));
            }
        }
        let named = || families().flat_map(|(family, pairs)| pairs.0.iter().map(move |(text, _)| (family, &**text)));
        let (schema, fingerprint) = rayon::join(
            || {
                let kept = file.schema.kept_words.iter().map(|word| Box::from(&**word));
                let count = families().map(|(_, pairs)| pairs.0.len()).sum();
                let mut grams = Grams::with_capacity(count, named().map(|(_, text)| text.len()).sum());
                named().for_each(|(family, text)| grams.push(family, text));
                Schema::new(patterns.clone(), Vocabulary::new(file.schema.grams.clone(), kept, grams))
            },
            || {
                let mut kept: Vec<&str> = file.schema.kept_words.iter().map(|word| &**word).collect();
                kept.sort_unstable();
                kept.dedup();
                fingerprint(&patterns, &file.schema.grams, &kept, named())
            },
        );
        let mut weights: Vec<f64> = file.patterns.0.iter().map(|(_, part)| part.weight).collect();
        weights.extend(families().flat_map(|(_, pairs)| pairs.0.iter().map(|(_, weight)| weight)));
        if fingerprint != file.schema.fingerprint {
            return Err(wrong("schema.fingerprint", file.schema.fingerprint.into_owned(), fingerprint));
        }
        let language = file.language.parse().map_err(|_| {
            wrong("language", format!("`{}`", shorten(&file.language)), "a language code such as `en`".into())
        })?;
        let checked = |model: Model| {
            if !(0.0..=1.0).contains(&model.threshold()) {
                return Err(wrong("threshold", model.threshold().to_string(), "a number from 0 to 1".into()));
            }
            let mut scales = model.schema().patterns().iter().zip(model.scaler().scale());
            if let Some((feature, scale)) = scales.find(|(_, scale)| **scale <= 0.0) {
                return Err(wrong(
                    "patterns",
                    format!("scale {scale} of `{}`", feature.id.0),
                    "a number above 0".into(),
                ));
            }
            let mut effects = model.pattern_effects().iter().chain(model.gram_effects()).copied().chain([model.base()]);
            match effects.find(|effect| effect.is_nan() || effect.abs() > LARGEST_EFFECT) {
                Some(effect) => Err(wrong("weights", format!("{effect:e} log-odds"), "at most 1e9 in size".into())),
                None => Ok(model),
            }
        };
        let without_body = file.without_body.map(|part| {
            let of = |feature: &Feature| part.patterns.0.iter().position(|(id, _)| **id == *feature.id.0);
            let places: Vec<Option<usize>> = patterns.iter().map(|feature| of(feature)).collect();
            let is_one = |place: usize| {
                let mut here = patterns.iter().zip(&places).filter(|(_, of)| **of == Some(place));
                here.any(|(feature, _)| feature.measure.is_of_headline())
            };
            if let Some(place) = (0..part.patterns.0.len()).find(|place| !is_one(*place)) {
                let found = format!("`{}`", shorten(&part.patterns.0[place].0));
                return Err(wrong(
                    "without_body",
                    found,
                    "features of `patterns` that read headlines, each once".into(),
                ));
            }
            // Features of bodies have no part in it.
            let none = PatternPart { baseline: 0.0, scale: 1.0, weight: 0.0 };
            let all = places.iter().map(|place| place.map_or(none, |place| part.patterns.0[place].1));
            let all = Pairs(patterns.iter().map(|feature| Cow::from(feature.id.0)).zip(all).collect());
            let model = checked(Model::new(ModelParts {
                head: file.head,
                language,
                schema: Schema::new(patterns.clone(), Vocabulary::empty()),
                scaler: scaler_of(&all),
                weights: all.0.iter().map(|(_, part)| part.weight).collect(),
                intercept: part.intercept,
                calibration: part.calibration,
                threshold: part.threshold,
                without_body: None,
                provenance: file.provenance.clone(),
            }));
            model.map(Arc::new)
        });
        checked(Model::new(ModelParts {
            head: file.head,
            language,
            schema,
            scaler: scaler_of(&file.patterns),
            weights: weights.into(),
            intercept: file.intercept,
            calibration: file.calibration,
            threshold: file.threshold,
            without_body: without_body.transpose()?,
            provenance: file.provenance,
        }))
    }

    /// Reads a model from a file.
    ///
    /// # Errors
    ///
    /// As [`Model::from_json`], and if the file cannot be read.
    pub fn load(path: &Path) -> Result<Model, ModelError> {
        let bytes = std::fs::read(path).map_err(|reason| ModelError::Io { path: path.to_owned(), reason })?;
        let name = path.display().to_string();
        let text = String::from_utf8(bytes)
            .map_err(|_| ModelError::NotAModel { name: name.clone(), found: "bytes that are not UTF-8".into() })?;
        // Some editors add a byte order mark; ignore it.
        Model::from_json(text.strip_prefix('\u{feff}').unwrap_or(&text), &name)
    }
}

fn scaler_of(patterns: &Pairs<'_, PatternPart>) -> Scaler {
    let of = |value: fn(&PatternPart) -> f64| patterns.0.iter().map(|(_, part)| value(part)).collect();
    Scaler::new(of(|part| part.scale), of(|part| part.baseline))
}

fn patterns_of(model: &Model) -> impl Iterator<Item = (&'static Feature, PatternPart)> {
    let scaler = model.scaler().scale().iter().zip(model.scaler().baseline());
    let patterns = model.schema().patterns().iter().zip(scaler).zip(model.weights());
    patterns.map(|((&feature, (&scale, &baseline)), &weight)| (feature, PatternPart { baseline, scale, weight }))
}

fn named((feature, part): (&'static Feature, PatternPart)) -> (Cow<'static, str>, PatternPart) {
    (feature.id.0.into(), part)
}

fn checksum(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Describes a text that does not parse as a model file.
fn diagnose(text: &str, name: &str, reason: serde_json::Error) -> ModelError {
    let name = name.to_owned();
    if text.trim_start().starts_with('{') && reason.is_eof() {
        return ModelError::CutShort { name, line: reason.line() };
    }
    match serde_json::from_str::<Header>(text) {
        Ok(Header { format: Some(format), format_version: Some(found) }) if format == FORMAT => {
            if found > FORMAT_VERSION {
                ModelError::NewerVersion { name, found, supported: FORMAT_VERSION }
            } else {
                ModelError::Malformed { name, reason }
            }
        }
        Ok(Header { format: Some(format), .. }) if format != FORMAT => {
            ModelError::NotAModel { name, found: format!("format `{}`", shorten(&format)) }
        }
        Ok(_) => ModelError::NotAModel { name, found: "JSON without `format` and `format_version`".into() },
        Err(_) if text.contains(FORMAT) => ModelError::Malformed { name, reason },
        Err(_) if text.trim().is_empty() => ModelError::NotAModel { name, found: "nothing".into() },
        Err(_) => ModelError::NotAModel { name, found: "no JSON object".into() },
    }
}
