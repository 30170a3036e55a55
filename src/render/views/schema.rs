//! schema.org data of a reading, for search engines: an Article that interprets Claims.

use super::super::{
    cx::PageCx,
    license,
    subject::{Subject, What},
};
use crate::model::{Claim, Editor, EditorKind, OwnLang, ReadingIx, SpeakerKind};
use serde_json::{Value, json};

/// JSON-LD that can stand in a `script` element: `<`, `>` and `&` are written as escapes of JSON, so that nothing in it ends
/// the element.
pub(in crate::render) fn reading(cx: PageCx, at: ReadingIx) -> String {
    let site = cx.site();
    let reading = site.reading(at);
    let settings = site.settings();
    let work = site.source(reading.work).entry.get(cx.lang);
    // schema.org has persons alone as editors; a body is the creator of what it makes.
    let made_by = |body: bool| -> Value {
        let by = reading.editors.iter().filter(|one| (one.kind == Some(EditorKind::Organisation)) == body);
        list(by.map(|one| editor(one, cx.lang)).collect())
    };
    let claims: Vec<Value> = reading.claims.iter().map(|claim| self::claim(cx, at, claim)).collect();
    let data = without_null(json!({
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": reading.title.get(cx.lang).plain(),
        "description": reading.summary.get(cx.lang).plain(),
        "inLanguage": cx.tag().as_str(),
        "datePublished": reading.published.to_string(),
        "dateModified": reading.updated.map(|date| date.to_string()),
        "editor": made_by(false),
        "creator": made_by(true),
        "publisher": { "@type": "Organization", "name": settings.title.get(cx.lang) },
        "license": list(license::addresses(&reading.license).into_iter().map(Value::from).collect()),
        "url": cx.full(What::In(cx.lang, Subject::Reading(at))),
        "isBasedOn": without_null(json!({
            "@type": "CreativeWork",
            "name": work.title().map(ToString::to_string),
            "datePublished": site.source(reading.work).date.map(|date| date.to_string()),
        })),
        "hasPart": claims,
    }));
    data.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn editor(editor: &Editor, lang: OwnLang) -> Value {
    let sort = editor.kind.map(|kind| match kind {
        EditorKind::Person => "Person",
        EditorKind::Organisation => "Organization",
    });
    without_null(json!({ "@type": sort, "name": editor.name.get(lang), "sameAs": editor.orcid }))
}

/// What stands here is our restatement, so it is the claim's abstract and never a Quotation, also where the work quotes.
fn claim(cx: PageCx, at: ReadingIx, claim: &Claim) -> Value {
    let speakers = claim.speakers.iter().map(|at| cx.site().speaker(*at));
    let named = speakers.filter(|speaker| speaker.kind != SpeakerKind::Unnamed);
    let creators = named.map(|speaker| {
        let sort = if speaker.kind == SpeakerKind::Person { "Person" } else { "Organization" };
        json!({ "@type": sort, "name": speaker.name.get(cx.lang) })
    });
    without_null(json!({
        "@type": "Claim",
        "abstract": claim.text.get(cx.lang).plain(),
        "creator": list(creators.collect()),
        "claimInterpreter": { "@type": "Organization", "name": cx.site().settings().title.get(cx.lang) },
        "url": cx.claim_url(at, claim),
    }))
}

/// Nothing for an empty list, one thing for itself.
fn list(mut all: Vec<Value>) -> Value {
    match all.len() {
        0 => Value::Null,
        1 => all.remove(0),
        _ => Value::Array(all),
    }
}

fn without_null(value: Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(map.into_iter().filter(|(_, value)| !value.is_null()).collect()),
        other => other,
    }
}
