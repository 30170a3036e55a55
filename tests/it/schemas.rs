//! The schemas of what editors write: they take all that the program takes, and refuse what a slip of the hand makes of it.

use crate::{
    documented,
    site::{Site, kunten, tree},
};
use jsonschema::Validator;
use kunten::{
    model::LanguageTag,
    schema::{self, Name},
};
use serde_json::Value;
use std::{fs, path::Path};

fn tags(languages: &str) -> Vec<LanguageTag> {
    languages.split_whitespace().map(|tag| LanguageTag::parse(tag).expect("a tag")).collect()
}

fn json(name: Name, languages: &str) -> Value {
    serde_json::from_str(&schema::text(name, &tags(languages))).expect("a schema is JSON")
}

pub fn validator(name: Name, languages: &str) -> Validator {
    jsonschema::validator_for(&json(name, languages)).expect("a schema")
}

/// Which schema a file of a site has, and what it says as JSON; none where it has none.
pub fn typed(path: &str, text: &str) -> Option<(Name, Value)> {
    let yaml = |text: &str| serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"));
    let front = || yaml(text.split("---\n").nth(1).expect("front matter"));
    let parts: Vec<&str> = path.split(['/', '.']).collect();
    Some(match parts[..] {
        ["site", "toml"] => (Name::Site, toml::from_str(text).expect("TOML")),
        ["content", "readings", _, "reading", "yaml"] => (Name::Reading, yaml(text)),
        ["content", "readings", _, "claims", "yaml"] => (Name::Claims, yaml(text)),
        ["content", "readings", _, "remarks", "yaml"] => (Name::Remarks, yaml(text)),
        ["content", "readings", .., "md"] => (Name::Section, front()),
        ["content", "speakers", _, "yaml"] => (Name::Speaker, yaml(text)),
        ["content", "sources", _, "yaml"] => (Name::Source, yaml(text)),
        ["content", .., "md"] => (Name::Page, front()),
        _ => return None,
    })
}

/// What the schemas say against the files of a site, with its languages and without; and how many files have one.
fn against<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> (usize, Vec<String>) {
    let all: Vec<_> =
        ["", "en ja"].iter().map(|tongues| Name::ALL.iter().map(|name| validator(*name, tongues)).collect()).collect();
    let (mut count, mut told) = (0, Vec::new());
    for (path, text) in files {
        let Some((name, value)) = typed(path, text) else { continue };
        count += 1;
        for validators in &all {
            let validators: &Vec<Validator> = validators;
            let at = Name::ALL.iter().position(|one| *one == name).expect("one of all");
            told.extend(validators[at].iter_errors(&value).map(|error| format!("{path}: {}: {error}", error.instance_path())));
        }
    }
    (count, told)
}

#[test]
fn every_file_of_this_repository_is_taken() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![("site.toml".to_owned(), fs::read(root.join("site.toml")).expect("a file"))];
    for (path, bytes) in tree(&root.join("content")) {
        files.extend(bytes.map(|bytes| (format!("content/{}", path.to_string_lossy().replace('\\', "/")), bytes)));
    }
    let texts = files.iter().filter_map(|(path, bytes)| Some((path.as_str(), std::str::from_utf8(bytes).ok()?)));
    let (count, told) = against(texts);
    assert!(count > 100, "{count}");
    assert_eq!(told, Vec::<String>::new());
}

#[test]
fn the_examples_for_editors_are_taken() {
    for site in documented::sites() {
        let texts = site.files.iter().filter_map(|(path, text)| Some((path.as_str(), text.as_deref()?)));
        let (count, told) = against(texts);
        assert!(count >= 8, "{count}");
        assert_eq!(told, Vec::<String>::new());
    }
}

/// A slip in a file of the small site: the schema, the file's text, the only text that is changed, and what it becomes.
const SLIPS: &[(Name, &str, &str, &str)] = &[
    (Name::Claims, CLAIM, "speaker:", "speeker:"),
    (Name::Claims, CLAIM, "supports", "confirms"),
    (Name::Claims, CLAIM, "relation: supports", "relation: attest"),
    (Name::Claims, CLAIM, "  text: { en: It rained., ja: 雨が降った。 }\n", ""),
    (Name::Claims, CLAIM, "rain:", "Rain:"),
    (Name::Claims, CLAIM, "due: 2026-03", "due: 2026-13"),
    (Name::Claims, CLAIM, "due: 2026-03", "due: 2026-02-30"),
    (Name::Claims, CLAIM, "locus: A70", "locus: 70A"),
    (Name::Claims, CLAIM, "locus: A70", "locus: 70"),
    (Name::Claims, CLAIM, "\n    - { source: other, relation: supports }", " { source: other, relation: supports }"),
    (Name::Claims, CLAIM, "ja: 雨", "jp: 雨"),
    (Name::Claims, CLAIM, "ja: 雨が降った。", "ja: ''"),
    (Name::Claims, CLAIM, "  remark: why\n", ""),
    (Name::Claims, CLAIM, "speaker: ann", "speaker: Ann Lee"),
    (Name::Remarks, "why: { kind: context, inferred: false, text: Because. }", "inferred: false", "inferred: maybe"),
    (Name::Remarks, "why: { kind: context, inferred: false, text: Because. }", "context", "comment"),
    (Name::Reading, READING, "held: false", "held: yes-ish"),
    (Name::Reading, READING, "held: false", "held: true"),
    (Name::Reading, READING, "held: false", "file: a.png, held: false"),
    (Name::Reading, READING, "A: { en", "copy: { en"),
    (Name::Reading, READING, "published: 2026", "published: last year"),
    (Name::Reading, READING, "0000-0002", "0000-002"),
    (Name::Speaker, SPEAKER, "person", "human"),
    (Name::Speaker, SPEAKER, "https://", "www."),
    (Name::Speaker, SPEAKER, "language: ja", "language: 日本語"),
    (Name::Source, SOURCE, "seen: whole", "seen: yes"),
    (Name::Source, SOURCE, "type: web", "type: website"),
    (Name::Source, SOURCE, "title: The work", "titel: The work"),
    (Name::Source, SOURCE, "  title: The work\n", ""),
    (Name::Source, SOURCE, "author: 'Hill, Mary'", "authors: 'Hill, Mary'"),
    (Name::Source, SOURCE, "date: ~2026", "date: soon"),
    (Name::Source, SOURCE, "type: newspaper", "typ: newspaper"),
    (Name::Source, SOURCE, "url: https", "url: ftp"),
    (Name::Section, "title: One\nlocus: A1", "title", "titel"),
    (Name::Page, "title: One", "title: One", "title: [One]"),
    (Name::Site, "title = 'Small'\nlanguages = ['en', 'ja']", "languages", "langages"),
    (Name::Site, "title = 'Small'\nlanguages = ['en', 'ja']", "'en', 'ja'", ""),
    (Name::Site, "title = 'Small'\nlanguages = ['en', 'ja']\nbase_url = 'https://e.org'", "https://e", "e"),
];

const CLAIM: &str = "rain:
  speaker: ann
  voice: narration
  kind: forecast
  locus: A70
  text: { en: It rained., ja: 雨が降った。 }
  wording: inferred
  remark: why
  due: 2026-03
  evidence:
    - { source: other, relation: supports }
";

const READING: &str = "title: One
summary: Two
work: work
witnesses: { A: { en: The copy, ja: 写し } }
published: 2026
license: CC0-1.0
editors: [{ name: Ann, orcid: 0000-0002-1825-0097 }]
pictures: { sky: { held: false, alt: The sky } }
";

const SPEAKER: &str = "name: Ann
kind: person
language: ja
links: ['https://example.org']
";

const SOURCE: &str = "entry:
  type: web
  title: The work
  author: 'Hill, Mary'
  publisher: { en: A, ja: B }
  date: ~2026
  url: https://example.org
  parent: { type: newspaper, title: Post }
seen: whole
";

#[test]
fn slips_are_refused() {
    for (name, text, from, to) in SLIPS {
        let validator = validator(*name, "en ja");
        let value = |text: &str| -> Value {
            if *name == Name::Site { toml::from_str(text).expect(text) } else { serde_yaml::from_str(text).expect(text) }
        };
        let told = |text: &str| validator.iter_errors(&value(text)).map(|error| error.to_string()).collect::<Vec<_>>();
        assert_eq!(told(text), Vec::<String>::new(), "{text}");
        assert_eq!(text.matches(from).count(), 1, "`{from}` stands once in {text}");
        assert_ne!(told(&text.replace(from, to)), Vec::<String>::new(), "`{to}` is let pass");
    }
}

/// Calls `look` with every schema of a value and the way to it.
fn each(schema: &Value, path: &str, look: &mut impl FnMut(&str, &Value)) {
    look(path, schema);
    let Value::Object(keywords) = schema else { return };
    for (keyword, below) in keywords {
        let maps = ["properties", "patternProperties", "definitions"];
        match below {
            Value::Object(map) if maps.contains(&keyword.as_str()) => {
                map.iter().for_each(|(key, schema)| each(schema, &format!("{path}/{key}"), look));
            }
            Value::Object(_) if ["additionalProperties", "items"].contains(&keyword.as_str()) => {
                each(below, &format!("{path}/*"), look);
            }
            Value::Array(choices) if keyword == "anyOf" => choices.iter().for_each(|choice| each(choice, path, look)),
            _ => {}
        }
    }
}

#[test]
fn every_key_is_described_and_every_word_as_well() {
    for name in Name::ALL {
        each(&json(*name, "en ja"), name.key(), &mut |path, schema| {
            for (key, property) in schema["properties"].as_object().into_iter().flatten() {
                let about = property["description"].as_str().unwrap_or_default();
                assert!(about.ends_with('.') && !about.contains('\n'), "{path}/{key}: {about}");
            }
            if let Some(words) = schema["enum"].as_array().filter(|_| !path.ends_with("/role")) {
                assert_eq!(schema["enumDescriptions"].as_array().map(Vec::len), Some(words.len()), "{path}");
            }
            assert_ne!(schema["type"], "null", "{path}: nobody is offered `null`");
            let types = schema["type"].as_array();
            assert!(types.is_none_or(|types| types.iter().all(|one| one != "null")), "{path}: nobody is offered `null`");
            let Value::Object(keywords) = schema else { return };
            assert!(keywords.keys().all(|keyword| !keyword.starts_with("x-")), "{path}: {keywords:?}");
        });
    }
}

#[test]
fn a_schema_is_printed_or_all_are_written() {
    let site = Site::new();
    let run = |arguments: &[&str], code: i32| {
        let done = kunten(&site.root()).args(arguments).assert().code(code);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (text(&done.get_output().stdout), text(&done.get_output().stderr))
    };
    let (printed, _) = run(&["schema", "claims", "--languages", "en,ja"], 0);
    assert_eq!(printed, schema::text(Name::Claims, &tags("en ja")));
    let (_, told) = run(&["schema", "clams"], 2);
    assert!(told.contains("a similar value exists: 'claims'") && told.contains("speaker"), "{told}");
    run(&["schema"], 2);
    run(&["schema", "claims", "--languages", "日本"], 2);
    let (_, told) = run(&["schema", "--write"], 0);
    let paths: Vec<String> = Name::ALL.iter().map(|name| name.path()).collect();
    assert_eq!(told.lines().collect::<Vec<_>>(), paths.iter().map(|path| format!("wrote {path}")).collect::<Vec<_>>());
    assert_eq!(run(&["schema", "--write"], 0).1, "the schemas in .kunten/ are as they should be\n");
    let written = tree(&site.root().join(".kunten"));
    assert_eq!(written.len(), Name::ALL.len());
    assert_eq!(written[Path::new("claims.schema.json")].as_deref(), Some(printed.as_bytes()));
    assert_eq!(site.told(), "", "the build passes them over");
    let site = site.edit("site.toml", "[\"en\", \"ja\"]", "[]");
    let broken = kunten(&site.root()).args(["schema", "--write"]).assert().code(1);
    assert!(String::from_utf8_lossy(&broken.get_output().stderr).contains("name at least one language"));
}

#[test]
fn a_file_says_where_its_schema_is() {
    assert_eq!(schema::modeline(Name::Claims, 3), "# yaml-language-server: $schema=../../../.kunten/claims.schema.json");
    assert_eq!(schema::modeline(Name::Site, 0), "#:schema .kunten/site.schema.json");
}
