//! The ties of the first reading, proved on the HTML itself: for every claim, in both languages, the way from its mark to
//! its note, to its speakers and sources and back, its verdicts, and its twin. Knows nothing but the hooks of the design.

mod page;

use crate::site::tree;
use kunten::{pipeline, write::Folder};
use page::{Note, Page, resolve};
use rayon::prelude::*;
use snapbox::{assert_data_eq, str};
use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    fs,
    path::Path,
};

const READING: &str = "china-ai-race";
const WORK: &str = "cnn-ja";
const LANGUAGES: [&str; 2] = ["en", "ja"];
const SAID: [&str; 3] = ["recorded", "work-only", "unnamed"];
const SO: [&str; 9] =
    ["supported", "differs", "disputed", "own", "unconfirmed", "judgement", "open", "came-about", "not-come-about"];

/// What a claim is tied to, from `claims.yaml`.
struct Claim {
    id: String,
    speakers: Vec<String>,
    evidence: BTreeSet<String>,
    /// Whether it is asked if it was said.
    is_reported: bool,
}

/// The claims of the repository's own reading.
fn claims() -> Vec<Claim> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/readings").join(READING);
    let yaml = |name: &str| -> serde_yaml::Value {
        serde_yaml::from_str(&fs::read_to_string(folder.join(name)).expect(name)).expect(name)
    };
    let text = |value: &serde_yaml::Value| value.as_str().expect("a text").to_owned();
    assert_eq!(text(&yaml("reading.yaml")["work"]), WORK);
    let rows = yaml("claims.yaml");
    let rows = rows.as_mapping().expect("a map of claims").iter();
    rows.map(|(id, claim)| Claim {
        id: text(id),
        speakers: claim["speaker"]
            .as_sequence()
            .map_or_else(|| vec![text(&claim["speaker"])], |all| all.iter().map(text).collect()),
        evidence: claim["evidence"].as_sequence().into_iter().flatten().map(|one| text(&one["source"])).collect(),
        is_reported: matches!(claim["voice"].as_str(), Some("quote" | "paraphrase")),
    })
    .collect()
}

/// The pages of a site in a folder, and what is broken between them.
struct Ties<'a> {
    pages: &'a BTreeMap<String, Page>,
    lang: &'a str,
    claim: &'a Claim,
    broken: Vec<String>,
}

impl Ties<'_> {
    fn hold(&mut self, holds: bool, what: &str) {
        if !holds {
            self.broken.push(format!("{} {}: {what}", self.lang, self.claim.id));
        }
    }

    fn all(&mut self) {
        let path = format!("{}/{READING}.html", self.lang);
        let Some(page) = self.pages.get(&path) else { return self.hold(false, "there is no page") };
        let id = self.claim.id.clone();
        let marks = self.marks(page);
        self.hold(marks.contains(&id), "there is no mark");
        let notes = page.notes.get(&id).map_or(&[][..], Vec::as_slice);
        self.hold(notes.len() == 1, "there is not one note");
        let Some(note) = notes.first() else { return };
        self.hold(note.role == "doc-footnote", "the note is no footnote");
        self.hold(note.ids.contains(&format!("note-{id}")), "the note does not hold its target");
        self.hold(note.links.contains(&format!("#{id}")), "the note does not lead back to the mark");
        self.verdicts(note);
        let speakers: Vec<_> = note.speakers.iter().map(|(speaker, _)| speaker.clone()).collect();
        self.hold(speakers == self.claim.speakers, "the note does not name the speakers");
        let sources: BTreeSet<_> = note.sources.iter().map(|(source, _)| source.clone()).collect();
        let meant: BTreeSet<_> = self.claim.evidence.iter().cloned().chain([WORK.to_owned()]).collect();
        self.hold(sources == meant, "the note does not name the sources");
        // The page of the work leads back to the reading and not to each mark.
        let of_work = format!("{}/sources/{WORK}.html", self.lang);
        let mut works = note.sources.iter().filter(|(source, _)| source == WORK);
        self.hold(works.all(|(_, href)| resolve(&path, href).0 == of_work), "the note does not lead to the work");
        let evidence = note.sources.iter().filter(|(source, _)| self.claim.evidence.contains(source));
        for (named, href) in note.speakers.iter().chain(evidence) {
            self.and_back(&path, named, href, &marks);
        }
        self.twins(&path, note);
    }

    /// The ids of the claim's marks.
    fn marks(&mut self, page: &Page) -> Vec<String> {
        let id = self.claim.id.clone();
        let marks = page.marks.get(&id).map_or(&[][..], Vec::as_slice);
        for (n, mark) in marks.iter().enumerate() {
            let expected = if n == 0 { id.clone() } else { format!("{id}-{}", n + 1) };
            self.hold(mark.id == expected, &format!("mark {} is not called {expected}", n + 1));
            let ends = mark.end.as_deref() == Some(&format!("#note-{id}"));
            self.hold(ends, &format!("mark {} does not end in a link to the note", n + 1));
        }
        marks.iter().map(|mark| mark.id.clone()).collect()
    }

    fn verdicts(&mut self, note: &Note) {
        let number = |text: &String| text.parse::<usize>().is_ok();
        let expected = if self.claim.is_reported { self.claim.speakers.clone() } else { Vec::new() };
        let of: Vec<_> = note.said.iter().map(|[_, of, ..]| of.clone()).collect();
        self.hold(of == expected, "it is not said for each speaker whether it was said");
        for [key, _, attest, reword, words] in &note.said {
            let whole = SAID.contains(&key.as_str()) && number(attest) && number(reword) && !words.trim().is_empty();
            self.hold(whole, "the verdict on the words is not whole");
        }
        self.hold(note.so.len() == 1, "there is not one verdict on the matter");
        for [key, agree, against, words] in &note.so {
            let whole = SO.contains(&key.as_str()) && number(agree) && number(against) && !words.trim().is_empty();
            self.hold(whole, "the verdict on the matter is not whole");
        }
    }

    /// From the note to the page of a speaker or source, whose list may go on, and from there to every mark.
    fn and_back(&mut self, path: &str, named: &str, href: &str, marks: &[String]) {
        let (there, _) = resolve(path, href);
        let all_pages = self.pages;
        let stem = there.trim_end_matches("html");
        let is_page = |name: &str| {
            let rest = name.strip_prefix(stem).and_then(|rest| rest.strip_suffix("html"));
            rest.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || c == '.'))
        };
        self.hold(all_pages.contains_key(&there), &format!("{named} has no page"));
        let key = format!("{READING}#{}", self.claim.id);
        let back: HashSet<_> = all_pages
            .iter()
            .filter(|(name, _)| is_page(name))
            .filter_map(|(name, page)| Some((name, page.claims.get(&key)?)))
            .flat_map(|(name, links)| links.iter().map(move |href| resolve(name, href)))
            .collect();
        let every = marks.iter().all(|mark| back.contains(&(path.to_owned(), mark.clone())));
        self.hold(every && !marks.is_empty(), &format!("the page of {named} does not lead back to every mark"));
    }

    fn twins(&mut self, path: &str, note: &Note) {
        let lang = self.lang;
        for other in LANGUAGES.iter().filter(|other| **other != lang) {
            let there = (format!("{other}/{READING}.html"), self.claim.id.clone());
            let leads = note.twins.iter().any(|(lang, href)| lang == other && resolve(path, href) == there);
            let met = self.pages.get(&there.0).is_some_and(|page| page.ids.contains(&there.1));
            self.hold(leads && met, &format!("the note does not lead to its twin in {other}"));
        }
    }
}

/// What is wrong with the languages of a page.
fn broken_languages(path: &str, page: &Page, pages: &BTreeMap<String, Page>) -> Vec<String> {
    let mut broken = Vec::new();
    let (lang, rest) = path.split_once('/').unwrap_or_default();
    if page.lang != lang {
        broken.push(format!("{path}: the page does not say its language"));
    }
    for (what, hooks) in [("switch", &page.languages), ("head", &page.alternates)] {
        for other in LANGUAGES {
            let there = format!("{other}/{rest}");
            let leads = hooks.iter().any(|(lang, href)| lang == other && resolve(path, href).0 == there);
            if !leads || !pages.contains_key(&there) {
                broken.push(format!("{path}: the {what} does not lead to {other}"));
            }
        }
    }
    broken
}

/// What is wrong with the way from the work to the reading.
fn broken_work(lang: &str, pages: &BTreeMap<String, Page>) -> Vec<String> {
    let path = format!("{lang}/sources/{WORK}.html");
    let reading = (format!("{lang}/{READING}.html"), String::new());
    let leads = |page: &Page| page.readings.iter().any(|(id, href)| id == READING && resolve(&path, href) == reading);
    let holds = pages.get(&path).is_some_and(leads);
    if holds { Vec::new() } else { vec![format!("{path}: the work does not lead back to the reading")] }
}

/// Every tie of the reading that does not hold in the site in a folder.
fn broken_ties(dir: &Path) -> Vec<String> {
    let files: Vec<_> = tree(dir).into_iter().collect();
    let read = |(path, bytes): &(std::path::PathBuf, Option<Vec<u8>>)| {
        let path = path.to_str()?.replace('\\', "/");
        let in_language = LANGUAGES.iter().any(|lang| path.starts_with(&format!("{lang}/")));
        let text =
            std::str::from_utf8(bytes.as_deref()?).ok().filter(|_| in_language && path.split('.').next_back() == Some("html"))?;
        Some((path, Page::read(text)))
    };
    let pages: BTreeMap<String, Page> = files.par_iter().filter_map(read).collect();
    let mut broken: Vec<_> = pages.iter().flat_map(|(path, page)| broken_languages(path, page, &pages)).collect();
    broken.extend(LANGUAGES.iter().flat_map(|lang| broken_work(lang, &pages)));
    for claim in &claims() {
        for lang in LANGUAGES {
            let mut ties = Ties { pages: &pages, lang, claim, broken: Vec::new() };
            ties.all();
            broken.extend(ties.broken);
        }
    }
    broken
}

/// Builds the repository's own site into a folder.
fn build(into: &Path) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::prepare(into, root).expect("the folder is free");
    let outcome = pipeline::build(root, crate::site::options(false), folder).expect("the machine works");
    assert!(outcome.published.is_some(), "the reading has errors: {:?}", outcome.report);
}

#[test]
fn every_tie_of_the_first_reading_holds() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    build(&dir.path().join("out"));
    assert_eq!(claims().len(), 103);
    assert_eq!(broken_ties(&dir.path().join("out")), Vec::<String>::new());
}

/// In a file, after the first `after`, puts `to` in the place of the next `from`.
fn cut(dir: &Path, [file, after, from, to]: &[&str; 4]) {
    let path = dir.join(file);
    let text = fs::read_to_string(&path).expect(file);
    let at = text.find(after).unwrap_or_else(|| panic!("{file} does not hold {after}"));
    let (before, rest) = text.split_at(at);
    assert!(rest.contains(from), "{file} does not hold {from}");
    fs::write(path, before.to_owned() + &rest.replacen(from, to, 1)).expect(file);
}

const EN: &str = "en/china-ai-race.html";

/// One tie of each kind, of a claim of its own.
const CUTS: [[&str; 4]; 18] = [
    // A mark's id, and its end.
    [EN, "", " id=\"beijing-meeting\"", ""],
    [EN, "<mark", "href=\"#note-beijing-question\"", "href=\"#\""],
    // A note, its role, its target, the way back.
    [EN, "", "data-note=\"capital-hurdle\"", ""],
    [EN, "", "role=\"doc-footnote\" data-note=\"falling-behind\"", "data-note=\"falling-behind\""],
    [EN, "", "id=\"note-lin-under-20\"", ""],
    [EN, "data-note=\"lin-20-optimistic\"", "href=\"#lin-20-optimistic\"", "href=\"#\""],
    // A note's speaker and source.
    [EN, "data-note=\"contrast-headlines\"", " data-speaker=\"john-liu\"", ""],
    [EN, "data-note=\"deepseek-shock\"", " data-source=\"cnn-ja\"", ""],
    // The ways back from their pages.
    ["en/speakers/john-liu.html", "", "china-ai-race#deepseek-cost", "china-ai-race#deepseek"],
    ["en/sources/cnn-ja.html", "", " data-reading=\"china-ai-race\"", ""],
    ["en/sources/substrate.html", "", "../china-ai-race.html#downloads-lead", "../china-ai-race.html"],
    // The verdicts.
    [EN, "data-note=\"listings-raised\"", "data-so=\"", "data-so=\"x"],
    [EN, "data-note=\"tang-gap-widening\"", "data-said=", "data-sayd="],
    [EN, "data-note=\"tang-acknowledge\"", "data-attest=\"", "data-attest=\"x"],
    // The twins of a note and of a page, and its language.
    ["ja/china-ai-race.html", "data-note=\"not-stagnant\"", "hreflang=\"en\"", "hreflang=\"de\""],
    ["ja/about.html", "", "hreflang=\"en\"", "hreflang=\"de\""],
    ["ja/about.html", "<header", "hreflang=\"en\"", "hreflang=\"de\""],
    ["en/claims.html", "", "<html lang=\"en\">", "<html>"],
];

#[test]
fn every_cut_tie_is_named() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let out = dir.path().join("out");
    build(&out);
    for one in &CUTS {
        cut(&out, one);
    }
    fs::remove_file(out.join("en/speakers/lian-jye-su.html")).expect("a page");
    assert_data_eq!(
        broken_ties(&out).join("\n"),
        str![[r#"
en/claims.html: the page does not say its language
ja/about.html: the switch does not lead to en
ja/about.html: the head does not lead to en
ja/speakers/lian-jye-su.html: the switch does not lead to en
ja/speakers/lian-jye-su.html: the head does not lead to en
en/sources/cnn-ja.html: the work does not lead back to the reading
en beijing-meeting: mark 1 is not called beijing-meeting
en beijing-meeting: there is no mark
en beijing-meeting: the page of john-liu does not lead back to every mark
en beijing-meeting: the page of agi-next does not lead back to every mark
en beijing-meeting: the page of recode does not lead back to every mark
en beijing-meeting: the page of ltn-agi does not lead back to every mark
en beijing-meeting: the page of mint-agi does not lead back to every mark
en beijing-meeting: the page of czh-reprint does not lead back to every mark
ja beijing-meeting: the note does not lead to its twin in en
en beijing-question: mark 1 does not end in a link to the note
en lin-under-20: the note does not hold its target
en contrast-headlines: the note does not name the speakers
en deepseek-shock: the note does not name the sources
en deepseek-cost: the page of john-liu does not lead back to every mark
en downloads-lead: the page of substrate does not lead back to every mark
en listings-raised: the verdict on the matter is not whole
en falling-behind: the note is no footnote
en capital-hurdle: there is not one note
en tang-gap-widening: it is not said for each speaker whether it was said
en tang-acknowledge: the verdict on the words is not whole
ja not-stagnant: the note does not lead to its twin in en
en su-consensus: lian-jye-su has no page
en su-consensus: the page of lian-jye-su does not lead back to every mark
en su-sanctions: lian-jye-su has no page
en su-sanctions: the page of lian-jye-su does not lead back to every mark
"#]]
    );
}
