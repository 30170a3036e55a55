//! The forms that recur in what an editor writes, and the keywords by which a schema asks for a text in the site's languages.

use crate::model::form::form;
use schemars::{Schema, json_schema};

/// Anything that is not blank.
pub(crate) const WORDS: &str = r"\S";
/// A text in each language of what it belongs to, which a schema does not know: those of the site, or fewer.
pub(crate) const EACH: &str = "x-each-language";
/// A text in some languages of the site.
pub(crate) const SOME: &str = "x-some-languages";
/// Beside keys of its own: one map has either those or the languages.
pub(crate) const BESIDE: &str = "x-languages-beside";
/// The same for what is seldom localised: languages pass and are not offered.
pub(crate) const ASIDE: &str = "x-languages-aside";
/// As the whole schema: a map that has languages and nothing else.
pub(crate) const ALONE: &str = "x-languages-alone";

/// A text without Markdown.
pub(crate) struct Text;
/// The letter of a witness, as a key.
pub(crate) struct Letter;
/// The code of a warning, as a key.
pub(crate) struct Code;
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
    Code as "Code" => { "pattern": "^K[0-9]{4}$", "patternErrorMessage": "a warning has a code such as K0611" };
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
    ForSome as "ForSome" => { "type": ["string", "object"], (SOME): { "type": "string" } };
}

/// Nothing: what a key without a value has. Said in this way, editors do not offer `null`.
pub(crate) fn nothing() -> Schema {
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
