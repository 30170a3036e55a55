//! schema.org data of a reading, for search engines: Article, Claim, Quotation.

use super::super::Shared;
use crate::model::{Claim, Lang, ReadingIx, SpeakerKind, Voice};
use serde_json::{Value, json};

/// JSON-LD that can stand in a `script` element: `<`, `>` and `&` are written as escapes of JSON, so that nothing in it ends
/// the element.
pub(in crate::render) fn reading(shared: &Shared, at: ReadingIx, lang: Lang) -> String {
    let site = &shared.site;
    let reading = site.reading(at);
    let settings = &site.settings;
    let tag = settings.languages.tag(lang);
    let url = |fragment: &str| settings.base_url.as_ref().map(|base| format!("{base}{tag}/{}.html{fragment}", reading.id));
    let work = site.source(reading.work).entry.get(lang);
    let editors: Vec<Value> = reading
        .editors
        .iter()
        .map(|(name, orcid)| without_null(json!({ "@type": "Person", "name": name.get(lang), "sameAs": orcid })))
        .collect();
    let claims: Vec<Value> =
        reading.claims.iter().map(|claim| self::claim(shared, claim, lang, url(&format!("#{}", claim.id)).as_deref())).collect();
    let data = without_null(json!({
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": reading.title.get(lang).plain(),
        "description": reading.summary.get(lang).plain(),
        "inLanguage": tag.as_str(),
        "datePublished": reading.published.to_string(),
        "dateModified": reading.updated.map(|date| date.to_string()),
        "editor": editors,
        "publisher": { "@type": "Organization", "name": settings.title.get(lang) },
        "license": reading.license,
        "url": url(""),
        "isBasedOn": without_null(json!({
            "@type": "CreativeWork",
            "name": work.title().map(ToString::to_string),
            "datePublished": site.source(reading.work).date.map(|date| date.to_string()),
        })),
        "hasPart": claims,
    }));
    data.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn claim(shared: &Shared, claim: &Claim, lang: Lang, url: Option<&str>) -> Value {
    let speakers: Vec<Value> = claim
        .speakers
        .iter()
        .map(|at| shared.site.speaker(*at))
        .filter(|speaker| speaker.kind != SpeakerKind::Unnamed)
        .map(|speaker| {
            let sort = if speaker.kind == SpeakerKind::Person { "Person" } else { "Organization" };
            json!({ "@type": sort, "name": speaker.name.get(lang) })
        })
        .collect();
    // What stands here is our restatement, so it is an abstract and not the text, also where the work quotes.
    let sort = if claim.voice == Voice::Quote { json!(["Claim", "Quotation"]) } else { json!("Claim") };
    let speakers = if speakers.is_empty() { Value::Null } else { json!(speakers) };
    without_null(json!({ "@type": sort, "abstract": claim.text.get(lang).plain(), "creator": speakers, "url": url }))
}

fn without_null(value: Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(map.into_iter().filter(|(_, value)| !value.is_null()).collect()),
        other => other,
    }
}
