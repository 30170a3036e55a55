use super::{Kind, Located, Rule, Severity, Told, explanation};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_sarif::sarif::{
    ArtifactLocation, Location, Message, MultiformatMessageString, PhysicalLocation, Region, ReportingConfiguration,
    ReportingDescriptor, Result as Finding, ResultLevel, Run, SCHEMA_URL, Sarif, Tool, ToolComponent, Version,
};

/// What a path may not hold as it is (RFC 3986, 3.3).
const NOT_IN_PATHS: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'`').add(b'\\');

/// The diagnostics in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0), which code hosts and editors read.
///
/// `prefix` leads from where the program was started to the site, and ends with `/` unless it is empty.
#[must_use]
pub fn sarif(told: &[Told], prefix: &str) -> Sarif {
    let rules: Vec<&Rule> = Kind::RULES.iter().filter(|rule| told.iter().any(|one| one.kind.code() == rule.code)).collect();
    let results: Vec<_> = told.iter().map(|one| finding(one, &rules, prefix)).collect();
    let driver = ToolComponent::builder()
        .name("kunten")
        .version(env!("CARGO_PKG_VERSION"))
        .semantic_version(env!("CARGO_PKG_VERSION"))
        .rules(rules.into_iter().map(descriptor).collect::<Vec<_>>());
    let run =
        Run::builder().tool(Tool::builder().driver(driver.build()).build()).results(results).column_kind("unicodeCodePoints");
    Sarif::builder().version(Version::V2_1_0.to_string()).schema(SCHEMA_URL).runs(vec![run.build()]).build()
}

fn level(severity: Severity) -> ResultLevel {
    match severity {
        Severity::Error => ResultLevel::Error,
        Severity::Warning => ResultLevel::Warning,
        Severity::Note => ResultLevel::Note,
    }
}

fn descriptor(rule: &Rule) -> ReportingDescriptor {
    let default = serde_json::json!(level(rule.severity).to_string());
    let described = ReportingDescriptor::builder()
        .id(rule.code)
        .name(rule.name)
        .default_configuration(ReportingConfiguration::builder().level(default).build());
    match explanation(rule.code) {
        Some(told) => {
            let help = MultiformatMessageString::builder().text(told.text()).markdown(told.text()).build();
            described.short_description(&told.title().to_owned()).help(help).build()
        }
        None => described.build(),
    }
}

fn finding(Told { kind, at, beside }: &Told, rules: &[&Rule], prefix: &str) -> Finding {
    let text = kind.help().map_or_else(|| kind.to_string(), |help| format!("{kind}\n{help}"));
    let index = rules.iter().position(|rule| rule.code == kind.code()).and_then(|at| i64::try_from(at).ok());
    let found = Finding::builder()
        .rule_id(kind.code())
        .rule_index(index.unwrap_or(-1))
        .level(level(kind.severity()))
        .message(Message::builder().text(text).build())
        .locations(vec![location(at, None, prefix)]);
    match beside {
        Some(other) => found.related_locations(vec![location(other, Some(kind.beside()), prefix)]).build(),
        None => found.build(),
    }
}

fn location(at: &Located, says: Option<&str>, prefix: &str) -> Location {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let ((line, column), (end_line, end_column)) = at.lines();
    let region = Region::builder().start_line(number(line)).start_column(number(column));
    let region = region.end_line(number(end_line)).end_column(number(end_column)).build();
    let path = format!("{prefix}{}", at.path);
    let file = ArtifactLocation::builder().uri(utf8_percent_encode(&path, NOT_IN_PATHS).to_string()).build();
    let place = Location::builder().physical_location(PhysicalLocation::builder().artifact_location(file).region(region).build());
    match says {
        Some(words) => place.message(Message::builder().text(words).build()).build(),
        None => place.build(),
    }
}
