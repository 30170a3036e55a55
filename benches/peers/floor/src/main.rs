//! The bare program: reads the files of a site of Kunten's, parses claims and Markdown, renders a page for each reading and
//! language and writes it, on every core. It resolves nothing and proves nothing, so what Kunten takes beyond it is what Kunten knows.

use pulldown_cmark::{Parser, html};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, env, error::Error, fs, path::Path, path::PathBuf};
use tera::{Context, Tera};

/// As much of a claim as the page shows.
#[derive(Serialize, Deserialize)]
struct Claim {
    speaker: String,
    kind: String,
    text: BTreeMap<String, String>,
    evidence: Vec<Evidence>,
}

#[derive(Serialize, Deserialize)]
struct Evidence {
    source: String,
    relation: String,
}

/// What every thread can hand on.
type Done<T> = Result<T, Box<dyn Error + Send + Sync>>;

const LANGUAGES: [&str; 2] = ["en", "ja"];

const PAGE: &str = r#"<!doctype html><html lang="{{ lang }}"><meta charset="utf-8"><title>{{ title }}</title>
<main>{{ body | safe }}</main><ol>{% for id, claim in claims %}<li id="note-{{ id }}">{{ claim.text[lang] }}
<a href="speakers/{{ claim.speaker }}.html">{{ claim.speaker }}</a>{% for one in claim.evidence %}
<a href="sources/{{ one.source }}.html">{{ one.source }}</a> {{ one.relation }}{% endfor %}
{{ claim.kind }}</li>{% endfor %}</ol></html>
"#;

fn main() -> Done<()> {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [site, out] = &arguments[..] else { return Err("usage: floor SITE OUTPUT".into()) };
    let mut tera = Tera::default();
    tera.add_raw_template("page.html", PAGE)?;
    for lang in LANGUAGES {
        fs::create_dir_all(out.join(lang))?;
    }
    let folders: Vec<PathBuf> =
        fs::read_dir(site.join("content/readings"))?.map(|entry| Ok(entry?.path())).collect::<Done<_>>()?;
    folders.par_iter().try_for_each(|folder| reading(folder, out, &tera))
}

/// Writes the pages of a reading.
fn reading(folder: &Path, out: &Path, tera: &Tera) -> Done<()> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        files.insert(path.file_name().unwrap_or_default().to_string_lossy().into_owned(), fs::read_to_string(&path)?);
    }
    let claims: BTreeMap<String, Claim> = serde_yaml::from_str(&files.remove("claims.yaml").ok_or("no claims.yaml")?)?;
    let name = folder.file_name().unwrap_or_default();
    for lang in LANGUAGES {
        let mut body = String::new();
        let ending = format!(".{lang}.md");
        for (_, text) in files.iter().filter(|(name, _)| name.ends_with(&ending)) {
            // The front matter is three lines.
            html::push_html(&mut body, Parser::new(text.splitn(4, '\n').nth(3).unwrap_or_default()));
        }
        let mut context = Context::new();
        context.insert("lang", lang);
        context.insert("title", &name.to_string_lossy());
        context.insert("body", &body);
        context.insert("claims", &claims);
        fs::write(out.join(lang).join(name).with_extension("html"), tera.render("page.html", &context)?)?;
    }
    Ok(())
}
