//! What other programs read: JSON, SARIF, GitHub's commands; and what the status of `check` says.

use crate::site::{CLAIMS, EN, JA, Site, kunten};
use serde_json::Value;
use snapbox::{IntoData as _, assert_data_eq, str};
use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Command, Stdio},
};

/// One error, one warning with a second place, in a Japanese line with a comma and a per cent sign.
fn site() -> Site {
    Site::new()
        .append("site.toml", "base_url = \"https://example.org\"\n")
        .edit(JA, "[雪](claim:snow)を", "100%の[雪](claim:snow)と[人](speaker:bob)を")
        .file("content/speakers/ann.yaml", "name: { en: Anne, ja: Anne }\nkind: person\n")
}

fn printed(site: &Site, format: &str) -> String {
    let check = kunten(&site.root()).args(["check", "--format", format]).assert().code(1);
    String::from_utf8_lossy(&check.get_output().stdout).into_owned()
}

fn read(path: &str) -> Value {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a text");
    serde_json::from_str(&text).expect("JSON")
}

/// What a schema says against a text.
fn against(schema: &str, text: &str) -> Vec<String> {
    let schema = jsonschema::validator_for(&read(schema)).expect("a schema");
    schema.iter_errors(&serde_json::from_str(text).expect("JSON")).map(|error| error.to_string()).collect()
}

#[test]
fn json_is_as_its_schema_says() {
    let schema = "docs/diagnostics.schema.json";
    let text = printed(&site(), "json");
    assert_eq!(against(schema, &text), Vec::<String>::new());
    assert_data_eq!(
        text,
        str![[r#"
[
  {
    "code": "K0401",
    "severity": "error",
    "message": "there is no speaker called `bob`",
    "file": "content/readings/small/01-one.ja.md",
    "line": 7,
    "column": 26,
    "end_line": 7,
    "end_column": 37,
    "help": "it should be in content/speakers/"
  },
  {
    "code": "K0506",
    "severity": "warning",
    "message": "the text in `ja` is the same as in `en`",
    "file": "content/speakers/ann.yaml",
    "line": 1,
    "column": 23,
    "end_line": 1,
    "end_column": 27,
    "help": "translate it, or write it once, as a plain string, if it holds for all languages"
  }
]

"#]]
    );
    assert_ne!(
        against(schema, r#"[{ "code": "K1", "severity": "bad" }]"#),
        Vec::<String>::new(),
        "the schema says no to something"
    );
}

#[test]
fn sarif_is_as_its_standard_says() {
    let schema = "tests/schemas/sarif-2.1.0.json";
    let text = printed(&site(), "sarif");
    assert_eq!(against(schema, &text), Vec::<String>::new());
    let log: Value = serde_json::from_str(&text).expect("JSON");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules: Vec<_> = run["tool"]["driver"]["rules"].as_array().expect("rules").iter().map(|rule| &rule["id"]).collect();
    assert_eq!(rules, ["K0401", "K0506"]);
    assert_data_eq!(
        serde_json::to_string_pretty(&run["results"][1]).expect("JSON") + "\n",
        str![[r#"
{
  "level": "warning",
  "locations": [
    {
      "physicalLocation": {
        "artifactLocation": {
          "uri": "content/speakers/ann.yaml"
        },
        "region": {
          "endColumn": 27,
          "endLine": 1,
          "startColumn": 23,
          "startLine": 1
        }
      }
    }
  ],
  "message": {
    "text": "the text in `ja` is the same as in `en`\ntranslate it, or write it once, as a plain string, if it holds for all languages"
  },
  "relatedLocations": [
    {
      "message": {
        "text": "its counterpart"
      },
      "physicalLocation": {
        "artifactLocation": {
          "uri": "content/speakers/ann.yaml"
        },
        "region": {
          "endColumn": 17,
          "endLine": 1,
          "startColumn": 13,
          "startLine": 1
        }
      }
    }
  ],
  "ruleId": "K0506",
  "ruleIndex": 1
}

"#]]
        .raw()
    );
    assert_ne!(
        against(schema, r#"{ "version": "2.1.0", "runs": [{}] }"#),
        Vec::<String>::new(),
        "the schema says no to something"
    );
}

#[test]
fn sarif_of_a_site_in_which_nothing_is_wrong() {
    let site = Site::new().append("site.toml", "base_url = \"https://example.org\"\n");
    let check = kunten(&site.root()).args(["check", "--format", "sarif"]).assert().code(0);
    let text = String::from_utf8_lossy(&check.get_output().stdout).into_owned();
    assert_eq!(against("tests/schemas/sarif-2.1.0.json", &text), Vec::<String>::new());
    assert_eq!(check.get_output().stderr, b"");
}

#[test]
fn github_shows_them_beside_the_lines() {
    let site = site();
    assert_data_eq!(
        printed(&site, "github"),
        str![[r#"
::error file=content/readings/small/01-one.ja.md,line=7,endLine=7,col=26,endColumn=36,title=K0401::there is no speaker called `bob`%0Ait should be in content/speakers/
::warning file=content/speakers/ann.yaml,line=1,endLine=1,col=23,endColumn=26,title=K0506::the text in `ja` is the same as in `en`%0Atranslate it, or write it once, as a plain string, if it holds for all languages%0Aits counterpart: content/speakers/ann.yaml:1

"#]]
    );
    // From the root of the repository, wherever the site is in it.
    let check =
        kunten(site.root().parent().expect("a folder")).args(["check", "--site", "./site/", "--format", "github"]).assert();
    let text = String::from_utf8_lossy(&check.get_output().stdout).into_owned();
    assert!(text.starts_with("::error file=site/content/readings/small/01-one.ja.md,line=7,"), "{text}");
}

#[test]
fn warnings_end_with_one_only_where_they_are_denied() {
    let warned = Site::new().file("content/speakers/carl.yaml", "name: Carl\nkind: person\n");
    let check = |arguments: &[&str]| {
        let done = kunten(&warned.root()).arg("check").args(arguments).output().expect("the program runs");
        (done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned())
    };
    assert_eq!(check(&[]), (Some(0), "1 warning\n".to_owned()));
    assert_eq!(check(&["--deny", "warnings"]), (Some(1), "1 warning; warnings are denied\n".to_owned()));
    let sound = Site::new();
    kunten(&sound.root()).args(["check", "--deny", "warnings"]).assert().code(0);
}

#[test]
fn colours_are_for_terminals() {
    let site = site();
    let check = kunten(&site.root()).arg("check").env_remove("NO_COLOR").output().expect("the program runs");
    assert!(!check.stdout.contains(&0x1b), "standard output is a pipe here");
}

#[test]
fn rules_are_explained() {
    let site = Site::empty();
    let told = kunten(&site.root()).args(["explain", "k0405"]).assert().code(0);
    assert_data_eq!(String::from_utf8_lossy(&told.get_output().stdout).into_owned(), str![[r#"
K0405 (error): A locus without a witness

A locus begins with the letter of a copy, and the copies of a work are described in `reading.yaml`, so that readers know where to look.

## Fails

`content/readings/sky/claims.yaml`:

```yaml
green:
  speaker: ann
  voice: quote
  kind: fact
  locus: B1
         ^^ error[K0405]: there is no witness B
  text: { en: The sky is green., ja: 空は緑だ。 }
  evidence:
    - { source: diary, relation: attests }
```

## Fixed

`content/readings/sky/claims.yaml`:

```yaml
green:
  speaker: ann
  voice: quote
  kind: fact
  locus: A1
  text: { en: The sky is green., ja: 空は緑だ。 }
  evidence:
    - { source: diary, relation: attests }
```

"#]].raw());
    let all = kunten(&site.root()).arg("explain").assert().code(0);
    let all = String::from_utf8_lossy(&all.get_output().stdout).into_owned();
    assert_eq!(all.lines().next(), Some("K0101 error    No site"));
    assert_eq!(all.lines().count(), kunten::diagnostics::Kind::RULES.len());
    let unknown = kunten(&site.root()).args(["explain", "K0411x"]).assert().code(2);
    assert_eq!(String::from_utf8_lossy(&unknown.get_output().stderr), "kunten: there is no rule K0411x; did you mean K0411?\n");
}

#[test]
fn a_stamp_renews_what_a_section_follows() {
    let site = Site::new().edit(JA, "title: 一", "title: 一\nfollows: old");
    let stale = |site: &Site| site.told().contains("[K0508]");
    assert!(stale(&site));
    let stamped = kunten(&site.root()).args(["check", "--stamp"]).assert().code(0);
    let told = String::from_utf8_lossy(&stamped.get_output().stderr).into_owned();
    assert_eq!(told, format!("stamped {JA}\nno faults in the files; facts are the editors’\n"));
    assert!(!stale(&site));
    let again = kunten(&site.root()).args(["check", "--stamp"]).assert().code(0);
    assert_eq!(String::from_utf8_lossy(&again.get_output().stderr), "no faults in the files; facts are the editors’\n");
    let site = site.edit(EN, "She expects", "She now expects");
    assert!(stale(&site));
    kunten(&site.root()).args(["check", "--stamp", JA]).assert().code(0);
    assert!(!stale(&site));
    let other = kunten(&site.root()).args(["check", "--stamp", EN]).assert().code(2);
    let told = String::from_utf8_lossy(&other.get_output().stderr).into_owned();
    assert_eq!(told, format!("kunten: {EN} is not a section that follows another language's\n"));
}

#[test]
fn watch_checks_again_when_a_file_changes() {
    let site = Site::new();
    let mut watch = Command::new(env!("CARGO_BIN_EXE_kunten"))
        .args(["check", "--watch"])
        .current_dir(site.root())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut lines = BufReader::new(watch.stderr.take().expect("it is piped")).lines().map(|line| line.expect("a line"));
    let mut until = |wanted: &str| assert!(lines.any(|line| line == wanted), "{wanted}");
    until("no faults in the files; facts are the editors’");
    let site = site.edit(CLAIMS, "kind: figure", "kind: figures");
    until("1 error");
    let site = site.edit(CLAIMS, "kind: figures", "kind: figure");
    until("no faults in the files; facts are the editors’");
    // A folder that was not there at first.
    let site = site.file("templates/claims.html", "{{ nothing }}");
    until("1 error");
    let _site = site.without("templates/claims.html");
    until("no faults in the files; facts are the editors’");
    watch.kill().expect("it runs still");
    watch.wait().expect("it ends");
}
