//! The forms that recur: what a schema says of an id, a date, a text in several languages.
//!
//! YAML reads `2026` and `381` as numbers and a key of ours takes their digits, so numbers pass where a text or an id may look like
//! one, and `0712` as 712. A bare `true`, `false` or `null` would pass for a text, too; as those are hardly meant and editors would offer
//! them, they are not let through.

use super::tongues;
use crate::{
    model::{Due, Id, LanguageTag, Lines, Locus, PartialDate},
    parse::{
        Keyed,
        raw::OneOrMany,
        text::{RawText, WrittenText},
    },
};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// What a language tag looks like.
pub(super) const LANGUAGE: &str = "^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$";
/// Anything that is not blank.
pub(super) const WORDS: &str = r"\S";
/// What months and days there are, after a year: no 31 June, whatever the year no 30 February.
const MONTH_AND_DAY: &str =
    r"-(0[13578]|1[02])(-(0[1-9]|[12]\d|3[01]))?|-(0[469]|11)(-(0[1-9]|[12]\d|30))?|-02(-(0[1-9]|[12]\d))?";
/// A line or page, or a range of them.
const LINES: &str = r"0*[1-9]\d*(-0*[1-9]\d*)?";

/// Declares the schema of a type by what its values look like.
macro_rules! form {
    ($($(#[$doc:meta])* $type:ty as $name:literal => $schema:tt;)+) => { $(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )+ };
}

/// A text without Markdown.
pub(crate) struct Text;
/// The letter of a witness, as a key.
pub(crate) struct Letter;
/// An address of the web.
pub(crate) struct Address;
/// The address of a folder on the web.
pub(crate) struct Folder;
/// An ORCID.
pub(crate) struct Orcid;
/// A text for all languages or for some of them.
pub(crate) struct ForSome;

form! {
    Text as "Text" => { "type": ["string", "number"] };
    Letter as "Letter" => { "pattern": "^[A-Z]$", "patternErrorMessage": "a witness is one capital letter" };
    Address as "Address" => {
        "type": "string",
        "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://\S*$",
        "patternErrorMessage": "an address begins with https:// or http://"
    };
    Folder as "Folder" => {
        "type": "string",
        "pattern": r#"^[Hh][Tt][Tt][Pp][Ss]?://[^\s?#"<>]*[^\s?#"<>/]/*$"#,
        "patternErrorMessage": "it begins with https:// or http:// and ends in a folder"
    };
    Orcid as "Orcid" => {
        "type": "string",
        "pattern": r"^(https://orcid\.org/)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]$",
        "patternErrorMessage": "an ORCID has four groups, such as 0000-0002-1825-0097",
        "examples": ["0000-0002-1825-0097"]
    };
    ForSome as "ForSome" => { "type": ["string", "object"], (tongues::SOME): { "type": "string" } };
    Id as "Id" => {
        "type": ["string", "number"],
        "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
        "patternErrorMessage": "ids are lower-case letters a to z, digits and single hyphens between them",
        "maxLength": 120,
        "minimum": 0
    };
    LanguageTag as "LanguageTag" => {
        "type": "string",
        "pattern": LANGUAGE,
        "patternErrorMessage": "a language is written as its tag (BCP 47), such as en or ja"
    };
    PartialDate as "PartialDate" => {
        "type": ["string", "integer"],
        "pattern": (format!(r"^\d{{4}}({MONTH_AND_DAY})?$")),
        "patternErrorMessage": "write 2026, 2026-02 or 2026-02-11",
        "minimum": 100,
        "maximum": 9999
    };
    Due as "Due" => {
        "type": ["string", "integer"],
        "pattern": (format!(r"^\d{{4}}({MONTH_AND_DAY})?(/\d{{4}}({MONTH_AND_DAY})?)?$")),
        "patternErrorMessage": "write a date such as 2026-02-11, or a range such as 2029/2031",
        "minimum": 100,
        "maximum": 9999
    };
    Locus as "Locus" => {
        "type": "string",
        "pattern": (format!("^[A-Z]{LINES}$")),
        "patternErrorMessage": "write the letter of a copy and a line or a range, such as B70 or B69-76"
    };
    Lines as "Lines" => {
        "type": ["string", "integer"],
        "pattern": (format!("^{LINES}$")),
        "patternErrorMessage": "write the first line or page and the last, such as 1-62",
        "minimum": 1
    };
}

impl JsonSchema for OneOrMany {
    fn schema_name() -> Cow<'static, str> {
        "OneOrMany".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let id = generator.subschema_for::<Id>();
        let mut schema = id.clone();
        schema.insert("type".into(), ["string", "array"].as_slice().into());
        schema.insert("items".into(), id.into());
        schema
    }
}

impl<T: JsonSchema, K: JsonSchema> JsonSchema for Keyed<T, K> {
    fn schema_name() -> Cow<'static, str> {
        format!("Keyed_{}_{}", K::schema_name(), T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut key = generator.subschema_for::<K>();
        key.remove("type");
        json_schema!({
            "type": ["object", "null"],
            "propertyNames": key,
            "additionalProperties": generator.subschema_for::<T>()
        })
    }
}

impl JsonSchema for RawText<WrittenText> {
    fn schema_name() -> Cow<'static, str> {
        "Line".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words = json_schema!({ "type": ["string", "number"], "pattern": WORDS, "patternErrorMessage": "this text is empty" });
        json_schema!({
            "type": ["string", "object"],
            "pattern": WORDS,
            "patternErrorMessage": "this text is empty",
            (tongues::EACH): words
        })
    }
}

impl JsonSchema for RawText<String> {
    fn schema_name() -> Cow<'static, str> {
        "PlainText".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "object"], (tongues::EACH): { "type": "string" } })
    }
}

/// Nothing: what a key without a value has. Said in this way, editors do not offer `null`.
pub(super) fn nothing() -> Schema {
    json_schema!({ "not": { "type": ["string", "number", "boolean", "object", "array"] } })
}

/// A picture has a file, or says that it is not held.
pub(crate) fn file_or_not_held(schema: &mut Schema) {
    schema.insert("if".into(), json_schema!({ "properties": { "held": { "const": false } }, "required": ["held"] }).into());
    schema.insert("then".into(), json_schema!({ "properties": { "file": nothing() } }).into());
    schema.insert("else".into(), json_schema!({ "required": ["file"] }).into());
}

/// A claim that is restated has a remark that tells why.
pub(crate) fn inferred_needs_remark(schema: &mut Schema) {
    let inferred = json_schema!({ "properties": { "wording": { "const": "inferred" } }, "required": ["wording"] });
    schema.insert("if".into(), inferred.into());
    schema.insert("then".into(), json_schema!({ "required": ["remark"] }).into());
}
