//! How others cite a claim of a reading.

use super::super::Shared;
use crate::model::{ClaimIx, Lang, Reading};
use serde::Serialize;
use serde_json::json;

/// A claim's citation in three forms.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Cite {
    /// In words, as the language writes it.
    pub words: String,
    /// For BibTeX and BibLaTeX.
    pub bibtex: String,
    /// For Zotero and others that read CSL.
    pub csl: String,
}

impl Cite {
    pub fn new(shared: &Shared, reading: &Reading, at: ClaimIx, lang: Lang) -> Self {
        let settings = &shared.site.settings;
        let claim = reading.claim(at);
        let tag = settings.languages.tag(lang);
        let (text, title) = (claim.text.get(lang).plain(), reading.title.get(lang).plain());
        let site = settings.title.get(lang);
        let editors: Vec<&str> = reading.editors.iter().map(|(name, _)| name.get(lang).as_str()).collect();
        // A reading whose editors are not named, or are the site itself, is cited by the site.
        let by_site = editors.is_empty() || editors[..] == [site.as_str()];
        let editors = if by_site { vec![site.as_str()] } else { editors };
        let url = settings.base_url.as_ref().map(|base| format!("{base}{tag}/{}.html#{}", reading.id, claim.id));
        let number = at.index() + 1;
        let words = shared.messages.with(
            lang,
            if by_site { "cite-words-site" } else { "cite-words" },
            [
                ("editors", shared.messages.list(lang, editors.iter().copied()).into()),
                ("claim", text.trim_end_matches(['.', '。']).into()),
                ("number", number.into()),
                ("reading", title.as_str().into()),
                ("site", site.as_str().into()),
                ("date", shared.locales.date(lang, reading.published).into()),
            ],
        );
        let words = url.as_ref().map_or(words.clone(), |url| format!("{words} {url}"));
        let day = reading.published.earliest();
        let authors: Vec<_> = editors.iter().map(|name| json!({ "literal": name })).collect();
        let mut csl = json!({
            "id": format!("{}-{}", reading.id, claim.id), "type": "webpage", "title": text, "container-title": title,
            "publisher": site, "author": authors, "issued": { "date-parts": [[day.0, day.1, day.2]] }, "language": tag.as_str(),
        });
        let address = url.as_ref().map(|url| format!(",\n  url = {{{url}}}")).unwrap_or_default();
        if let Some(url) = &url {
            csl["URL"] = json!(url);
        }
        let braced = |text: &str| text.replace(['{', '}', '\\'], "");
        let bibtex = format!(
            "@misc{{{}-{},\n  author = {{{}}},\n  title = {{{}}},\n  howpublished = {{{}, {}}},\n  date = {{{}}}{address}\n}}",
            reading.id,
            claim.id,
            braced(&editors.join(" and ")),
            braced(&text),
            braced(&title),
            braced(site),
            reading.published,
        );
        Self { words, bibtex, csl: csl.to_string() }
    }
}
