//! schema.org data of a reading, for search engines: an Article that interprets Claims.

use super::super::{
    cx::PageCx,
    license,
    subject::{Subject, What},
};
use crate::model::{Claim, Editor, EditorKind, OwnLang, ReadingIx, SpeakerKind};
use serde::Serialize;

/// JSON-LD that can stand in a `script` element: `<`, `>` and `&` are written as escapes of JSON, so that nothing in it ends
/// the element.
pub(in crate::render) fn reading(cx: PageCx, at: ReadingIx) -> String {
    let site = cx.site();
    let reading = site.reading(at);
    let work = site.source(reading.work);
    // schema.org has persons alone as editors; a body is the creator of what it makes.
    let made_by = |body: bool| {
        let by = reading.editors.iter().filter(|one| (one.kind == Some(EditorKind::Organisation)) == body);
        Several::new(by.map(|one| editor(one, cx.lang)))
    };
    let site_title = site.settings().title.get(cx.lang);
    let article = Article {
        context: "https://schema.org",
        kind: "Article",
        creator: made_by(true),
        date_modified: reading.updated.map(|date| date.to_string()),
        date_published: reading.published.to_string(),
        description: reading.summary.get(cx.lang).plain(),
        editor: made_by(false),
        has_part: reading.claims.iter().map(|claim| Interpreted::new(cx, at, claim, site_title)).collect(),
        headline: reading.title.get(cx.lang).plain(),
        in_language: cx.tag().as_str(),
        is_based_on: CreativeWork {
            kind: "CreativeWork",
            date_published: work.date.map(|date| date.to_string()),
            name: work.entry.get(cx.lang).title().map(ToString::to_string),
        },
        license: Several::new(license::addresses(&reading.license).into_iter()),
        publisher: Agent { kind: Some("Organization"), name: site_title, same_as: None },
        url: cx.full(What::In(cx.lang, Subject::Reading(at))),
    };
    let data = serde_json::to_string(&article).expect("texts are JSON");
    data.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// A reading. The fields are in the order of their names, as programs that merge JSON-LD write it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Article<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<Several<Agent<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    date_published: String,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    editor: Option<Several<Agent<'a>>>,
    has_part: Vec<Interpreted<'a>>,
    headline: String,
    in_language: &'a str,
    is_based_on: CreativeWork,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<Several<String>>,
    publisher: Agent<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// What is read.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CreativeWork {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

/// A person or a body.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Agent<'a> {
    #[serde(rename = "@type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    same_as: Option<&'a str>,
}

/// What stands in a claim is our restatement, so it is the claim's abstract and never a Quotation, also where the work quotes.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Interpreted<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    r#abstract: String,
    claim_interpreter: Agent<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<Several<Agent<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// One thing for itself, several in a list.
#[derive(Serialize)]
#[serde(untagged)]
enum Several<T> {
    One(T),
    Many(Vec<T>),
}

impl<T> Several<T> {
    fn new(all: impl Iterator<Item = T>) -> Option<Self> {
        let mut all: Vec<T> = all.collect();
        if all.len() > 1 { Some(Self::Many(all)) } else { all.pop().map(Self::One) }
    }
}

fn editor(editor: &Editor, lang: OwnLang) -> Agent<'_> {
    let kind = editor.kind.map(|kind| match kind {
        EditorKind::Person => "Person",
        EditorKind::Organisation => "Organization",
    });
    Agent { kind, name: editor.name.get(lang), same_as: editor.orcid.as_deref() }
}

impl<'a> Interpreted<'a> {
    fn new(cx: PageCx<'a>, at: ReadingIx, claim: &Claim, site_title: &'a str) -> Self {
        let speakers = claim.speakers.iter().map(|at| cx.site().speaker(*at));
        let named = speakers.filter(|speaker| speaker.kind != SpeakerKind::Unnamed);
        let creators = named.map(|speaker| Agent {
            kind: Some(if speaker.kind == SpeakerKind::Person { "Person" } else { "Organization" }),
            name: speaker.name.get(cx.lang),
            same_as: None,
        });
        Self {
            kind: "Claim",
            r#abstract: claim.text.get(cx.lang).plain(),
            claim_interpreter: Agent { kind: Some("Organization"), name: site_title, same_as: None },
            creator: Several::new(creators),
            url: cx.claim_url(at, claim),
        }
    }
}
