//! One item of CSL-JSON in Hayagriva's form.

use super::{Imported, ItemError};
use crate::{
    model::{Id, PartialDate},
    parse::{language, parse_entry},
    yaml::{self, Mapping, Value as Yaml},
};
use serde_json::{Map, Value};

/// Types of CSL with those of Hayagriva, and that of the parent which `container-title` names.
const TYPES: &[(&str, &str, &str)] = &[
    ("article", "article", "periodical"),
    ("article-journal", "article", "periodical"),
    ("article-magazine", "article", "periodical"),
    ("article-newspaper", "article", "newspaper"),
    ("bill", "legislation", ""),
    ("book", "book", ""),
    ("broadcast", "video", "video"),
    ("chapter", "chapter", "book"),
    ("classic", "original", ""),
    ("collection", "anthology", ""),
    ("dataset", "repository", ""),
    ("document", "misc", ""),
    ("entry", "entry", "reference"),
    ("entry-dictionary", "entry", "reference"),
    ("entry-encyclopedia", "entry", "reference"),
    ("event", "misc", ""),
    ("figure", "artwork", ""),
    ("graphic", "artwork", ""),
    ("hearing", "legislation", ""),
    ("interview", "misc", ""),
    ("legal_case", "case", ""),
    ("legislation", "legislation", ""),
    ("manuscript", "manuscript", ""),
    ("map", "artwork", ""),
    ("motion_picture", "video", ""),
    ("musical_score", "misc", ""),
    ("pamphlet", "book", ""),
    ("paper-conference", "article", "proceedings"),
    ("patent", "patent", ""),
    ("performance", "performance", ""),
    ("periodical", "periodical", ""),
    ("personal_communication", "misc", ""),
    ("post", "post", "thread"),
    ("post-weblog", "article", "blog"),
    ("regulation", "legislation", ""),
    ("report", "report", ""),
    ("review", "article", "periodical"),
    ("review-book", "article", "periodical"),
    ("software", "repository", ""),
    ("song", "audio", "audio"),
    ("speech", "misc", ""),
    ("standard", "report", ""),
    ("thesis", "thesis", ""),
    ("treaty", "legislation", ""),
    ("webpage", "web", ""),
];

/// Names that no source lacks: keys, and shorter forms of what stands there in full.
const TECHNICAL: [&str; 6] = ["id", "type", "citation-key", "title-short", "container-title-short", "journalAbbreviation"];

/// What is still to be taken from an item.
struct Item(Map<String, Value>);

impl Item {
    /// A text without markup or line ends; none where it says nothing.
    fn text(&mut self, name: &str) -> Option<String> {
        let text = match self.0.get(name)? {
            Value::String(text) => cleaned(text),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        self.0.remove(name);
        (!text.is_empty()).then_some(text)
    }

    /// A text for one of Hayagriva's, in which braces and backslashes are signs.
    fn formatted(&mut self, name: &str) -> Option<Yaml> {
        let text = self.text(name)?;
        Some(marked(&text).into())
    }

    fn people(&mut self, name: &str) -> Option<Yaml> {
        let people: Vec<Yaml> = self.0.get(name)?.as_array()?.iter().filter_map(person).collect();
        self.0.remove(name);
        match people.len() {
            0 => None,
            1 => people.into_iter().next(),
            _ => Some(Yaml::Sequence(people)),
        }
    }

    /// A date as far as it is known; of a range, its beginning.
    fn date(&mut self, name: &str) -> Option<String> {
        let date = self.0.get(name)?;
        let parts = date.get("date-parts").and_then(|parts| parts.get(0)).and_then(Value::as_array);
        let number = |part: &Value| part.as_i64().or_else(|| part.as_str()?.trim().parse().ok());
        let numbers: Option<Vec<i64>> = parts.map(|parts| parts.iter().map_while(number).take(3).collect());
        let written = match numbers.as_deref() {
            Some([year]) => format!("{year:04}"),
            Some([year, month]) => format!("{year:04}-{month:02}"),
            Some([year, month, day]) => format!("{year:04}-{month:02}-{day:02}"),
            _ => ["raw", "literal"].iter().find_map(|name| date.get(*name)?.as_str())?.trim().to_owned(),
        };
        let known: PartialDate = written.split('T').next()?.parse().ok()?;
        let circa = date.get("circa").is_some_and(|circa| !matches!(circa, Value::Bool(false) | Value::Null));
        self.0.remove(name);
        Some(if circa { format!("~{known}") } else { known.to_string() })
    }
}

/// The file of a source.
pub(super) fn source(id: &Id, item: &Map<String, Value>) -> Result<Imported, ItemError> {
    let kind = item.get("type").and_then(Value::as_str).unwrap_or("document");
    let found = TYPES.iter().find(|(name, ..)| *name == kind);
    let (_, kind, parent) = found.ok_or_else(|| ItemError::UnknownType(kind.to_owned()))?;
    let mut item = Item(item.clone());
    for name in TECHNICAL {
        item.0.remove(name);
    }
    let tag = item.0.get("language").and_then(Value::as_str).and_then(language);
    if tag.is_some() {
        item.0.remove("language");
    }
    let visited = item.date("accessed");
    let entry = entry(&mut item, kind, parent);
    let mut value = entry.clone();
    if let Some(tag) = &tag {
        value.insert("language".into(), tag.as_str().into());
    }
    parse_entry(id.as_str(), Yaml::Mapping(value))?;
    let file = Mapping::from_iter([("entry".into(), Yaml::Mapping(entry))]);
    let mut yaml = yaml::print(&file).map_err(|error| ItemError::Entry(error.to_string()))?;
    if let Some(tag) = tag {
        yaml.extend(["language: ", tag.as_str(), "\n"]);
    }
    yaml.push_str("# Nobody has said yet that they have read it. Whoever has, writes `whole` or `excerpt`");
    yaml.push_str(&visited.map_or_else(|| ".\n".to_owned(), |day| format!(", and when: `seen_on: {day}`.\n")));
    yaml.push_str("seen: not\n");
    let said = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => true,
    };
    let left_out = item.0.into_iter().filter(|(_, value)| said(value)).map(|(name, _)| name).collect();
    Ok(Imported { id: id.clone(), yaml, left_out })
}

fn entry(item: &mut Item, kind: &str, parent: &str) -> Mapping {
    let mut entry = Mapping::new();
    let mut put = |key: &str, value: Option<Yaml>| drop(value.map(|value| entry.insert(key.into(), value)));
    put("type", Some(kind.into()));
    put("title", item.formatted("title"));
    put("author", item.people("author"));
    put("date", item.date("issued").map(Yaml::from));
    put("genre", item.formatted("genre"));
    let affiliated =
        [("translator", "translator"), ("director", "director"), ("illustrator", "illustrator"), ("composer", "composer")];
    let affiliated = affiliated.into_iter().filter_map(|(name, role)| {
        let names = item.people(name)?;
        Some(Yaml::Mapping(Mapping::from_iter([("role".into(), role.into()), ("names".into(), names)])))
    });
    let affiliated: Vec<_> = affiliated.collect();
    put("affiliated", (!affiliated.is_empty()).then_some(Yaml::Sequence(affiliated)));
    let web = |address: &String| address.starts_with("https://") || address.starts_with("http://");
    let address = item.0.get("URL").and_then(Value::as_str).map(|text| text.trim().to_owned()).filter(web);
    if address.is_some() {
        item.0.remove("URL");
    }
    put("url", address.map(Yaml::from));
    put("page-range", item.text("page").map(Yaml::from));
    put("archive", item.formatted("archive"));
    put("archive-location", item.formatted("archive_location"));
    put("call-number", item.formatted("call-number"));
    let serial =
        [("doi", "DOI"), ("isbn", "ISBN"), ("issn", "ISSN"), ("pmid", "PMID"), ("serial", "number"), ("version", "version")];
    let serial: Mapping = serial.into_iter().filter_map(|(key, name)| Some((key.into(), item.text(name)?.into()))).collect();
    put("serial-number", (!serial.is_empty()).then_some(Yaml::Mapping(serial)));
    // What belongs to the larger document, where there is one.
    let mut larger = Mapping::new();
    let title = item.formatted("container-title");
    let alone = parent.is_empty() || title.is_none();
    let mut outer = |key: &str, value: Option<Yaml>| {
        let Some(value) = value else { return };
        if alone { put(key, Some(value)) } else { drop(larger.insert(key.into(), value)) }
    };
    if !alone {
        outer("type", Some(parent.into()));
        outer("title", title.clone());
    }
    outer("editor", item.people("editor").or_else(|| item.people("collection-editor")));
    let (publisher, location) = publisher(item, title.filter(|_| parent.is_empty()));
    outer("publisher", publisher);
    outer("location", location);
    outer("volume", item.text("volume").map(Yaml::from));
    outer("issue", item.text("issue").map(Yaml::from));
    outer("edition", item.text("edition").map(Yaml::from));
    if !larger.is_empty() {
        entry.insert("parent".into(), Yaml::Mapping(larger));
    }
    entry
}

/// Who publishes it, with the place; or the place alone. A page without a publisher is published by its site.
fn publisher(item: &mut Item, site: Option<Yaml>) -> (Option<Yaml>, Option<Yaml>) {
    match (item.formatted("publisher").or(site), item.formatted("publisher-place")) {
        (Some(name), Some(place)) => {
            let parts = [("name".into(), name), ("location".into(), place)];
            (Some(Yaml::Mapping(Mapping::from_iter(parts))), None)
        }
        alone => alone,
    }
}

/// `Family, Given`, or the parts of a name where that would be read otherwise.
fn person(person: &Value) -> Option<Yaml> {
    let part = |name: &str| person.get(name).and_then(Value::as_str).map(cleaned).filter(|text| !text.is_empty());
    let name = part("literal").or_else(|| part("family"));
    let given = part("given").filter(|_| part("literal").is_none());
    let (name, given) = match (name, given) {
        (Some(name), given) => (name, given),
        (None, given) => (given?, None),
    };
    let prefix = match (part("dropping-particle"), part("non-dropping-particle")) {
        (Some(one), Some(other)) => Some(format!("{one} {other}")),
        (one, other) => one.or(other),
    };
    let suffix = part("suffix");
    let plain = |text: &str| !text.contains(',') && text.chars().next().is_some_and(|c| !c.is_lowercase());
    let simple =
        prefix.is_none() && suffix.is_none() && plain(&name) && given.as_deref().is_none_or(|given| !given.contains(','));
    match given {
        Some(given) if simple => Some(format!("{name}, {given}").into()),
        None if simple => Some(name.into()),
        given => {
            let parts = [("name", Some(name)), ("given-name", given), ("prefix", prefix), ("suffix", suffix)];
            Some(Yaml::Mapping(parts.into_iter().filter_map(|(key, part)| Some((key.into(), part?.into()))).collect()))
        }
    }
}

/// A text on one line, without characters that no page can hold.
fn cleaned(text: &str) -> String {
    let printable = |c: char| if c.is_control() || matches!(c, '\u{e000}'..='\u{e006}') { ' ' } else { c };
    text.chars().map(printable).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text of CSL-JSON, which may hold a little HTML, as one of Hayagriva's: what keeps its case stands in braces.
fn marked(text: &str) -> String {
    const KEPT: &str = "<span class=\"nocase\">";
    let escaped = text.replace('\\', "\\\\").replace('{', "\\{").replace('}', "\\}");
    let mut out = String::with_capacity(escaped.len());
    let mut rest = escaped.as_str();
    // Spans that are open: whether each keeps its case.
    let mut open = Vec::new();
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        let tag = &rest[..end];
        let kept = tag.eq_ignore_ascii_case(KEPT);
        if kept || tag.starts_with("<span") && tag.ends_with('>') {
            open.push(kept);
            out.push_str(if kept { "{" } else { "" });
        } else if tag == "</span>" && !open.is_empty() {
            out.push_str(if open.pop() == Some(true) { "}" } else { "" });
        } else if !["<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", "<sub>", "</sub>", "<sc>", "</sc>"].contains(&tag) {
            // A sign that is meant.
            out.push('<');
            rest = &rest[1..];
            continue;
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out.extend(open.into_iter().filter(|kept| *kept).map(|_| '}'));
    out
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn markup_of_titles() {
        for (text, title) in [
            ("The <span class=\"nocase\">GPU</span> of <i>E. coli</i>", "The {GPU} of E. coli"),
            ("a < b {c} \\d", "a < b \\{c\\} \\\\d"),
            ("<span style=\"x\">a</span> <span class=\"nocase\">b", "a {b}"),
            ("<script>x</script>", "<script>x</script>"),
        ] {
            assert_eq!(marked(text), title);
        }
    }
}
