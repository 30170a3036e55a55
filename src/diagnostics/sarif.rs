//! Diagnostics in the Static Analysis Results Interchange Format.

use super::{Kind, Located, Rule, Told, explanation};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::Serialize;
use std::borrow::Cow;

/// What a path may not contain as it is (RFC 3986, 3.3).
const NOT_IN_PATHS: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'`').add(b'\\');

/// The schema by which editors check a log and complete in it.
const SCHEMA: &str = "https://schemastore.azurewebsites.net/schemas/json/sarif-2.1.0.json";

/// The diagnostics in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0), which code hosts and editors read.
///
/// `prefix` leads from where the program was started to the site, and ends with `/` unless it is empty.
#[must_use]
pub fn sarif(told: &[Told], prefix: &str) -> impl Serialize + use<> {
    let rules: Vec<&Rule> = Kind::RULES.iter().filter(|rule| told.iter().any(|one| one.kind.code() == rule.code)).collect();
    let results = told.iter().map(|one| finding(one, &rules, prefix)).collect();
    let version = env!("CARGO_PKG_VERSION");
    let rules = rules.into_iter().map(descriptor).collect();
    let driver = Driver { name: "kunten", rules, semantic_version: version, version };
    let run = Run { column_kind: "unicodeCodePoints", results, tool: Tool { driver } };
    Log { schema: SCHEMA, runs: [run], version: "2.1.0" }
}

fn descriptor(rule: &Rule) -> Descriptor {
    let told = explanation(rule.code);
    Descriptor {
        default_configuration: Configuration { level: rule.severity.key() },
        help: told.map(|told| Text { markdown: Some(told.text()), text: told.text() }),
        id: rule.code,
        name: rule.name,
        short_description: told.map(|told| Text { markdown: None, text: told.title() }),
    }
}

fn finding(told: &Told, rules: &[&Rule], prefix: &str) -> Finding {
    let Told { kind, at, beside, .. } = told;
    let message = told.message();
    let text = told.help().map_or_else(|| message.clone(), |help| format!("{message}\n{help}"));
    Finding {
        level: told.severity.key(),
        locations: [location(at, None, prefix)],
        message: Message { text: text.into() },
        related_locations: beside.as_ref().map(|other| [location(other, Some(kind.beside()), prefix)]),
        rule_id: kind.code(),
        rule_index: rules.iter().position(|rule| rule.code == kind.code()),
    }
}

fn location(at: &Located, says: Option<&'static str>, prefix: &str) -> Location {
    let ((start_line, start_column), (end_line, end_column)) = at.lines();
    let path = format!("{prefix}{}", at.path);
    Location {
        message: says.map(|words| Message { text: words.into() }),
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation { uri: utf8_percent_encode(&path, NOT_IN_PATHS).to_string() },
            region: Region { end_column, end_line, start_column, start_line },
        },
    }
}

// Of each object of the standard only the properties that are written, in the order of their names.

/// `sarifLog` (SARIF 2.1.0, 3.13).
#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    runs: [Run; 1],
    version: &'static str,
}

/// `run` (3.14).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    column_kind: &'static str,
    results: Vec<Finding>,
    tool: Tool,
}

/// `tool` (3.18).
#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

/// `toolComponent` (3.19).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    rules: Vec<Descriptor>,
    semantic_version: &'static str,
    version: &'static str,
}

/// `reportingDescriptor` (3.49): a rule.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    default_configuration: Configuration,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Text>,
    id: &'static str,
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_description: Option<Text>,
}

/// `reportingConfiguration` (3.50).
#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

/// `multiformatMessageString` (3.12).
#[derive(Serialize)]
struct Text {
    #[serde(skip_serializing_if = "Option::is_none")]
    markdown: Option<&'static str>,
    text: &'static str,
}

/// `result` (3.27).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    level: &'static str,
    locations: [Location; 1],
    message: Message,
    #[serde(skip_serializing_if = "Option::is_none")]
    related_locations: Option<[Location; 1]>,
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
}

/// `message` (3.11).
#[derive(Serialize)]
struct Message {
    text: Cow<'static, str>,
}

/// `location` (3.28).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
    physical_location: PhysicalLocation,
}

/// `physicalLocation` (3.29).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

/// `artifactLocation` (3.4).
#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

/// `region` (3.30): lines and columns from 1, the end exclusive.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    end_column: usize,
    end_line: usize,
    start_column: usize,
    start_line: usize,
}
