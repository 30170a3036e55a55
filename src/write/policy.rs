//! The policy that a page states for itself (Content Security Policy Level 3), held against the page: what it forbids, browsers
//! leave out without a word.

use super::scan::Tag;
use crate::model::address::has_scheme;

/// A policy: each directive with its sources.
#[derive(Debug)]
pub(super) struct Policy(Vec<(String, Vec<String>)>);

impl Policy {
    /// The policy that an element states, if it is one that does.
    pub fn of(tag: &Tag) -> Option<Self> {
        let states = tag.name == "meta" && tag.value("http-equiv")?.eq_ignore_ascii_case("content-security-policy");
        states.then(|| Self::parse(tag.value("content").unwrap_or_default()))
    }

    fn parse(text: &str) -> Self {
        let directive = |one: &str| {
            let mut words = one.split_ascii_whitespace().map(str::to_owned);
            Some((words.next()?.to_ascii_lowercase(), words.collect()))
        };
        Self(text.split(';').filter_map(directive).collect())
    }

    /// The sources of the first of these directives that the policy has; nothing where all is allowed.
    fn sources(&self, directives: &[&str]) -> Option<&[String]> {
        let of = |name: &str| self.0.iter().find(|(known, _)| known == name).map(|(_, sources)| &sources[..]);
        directives.iter().find_map(|name| of(name))
    }

    /// What of an element the policy forbids, as it is written there.
    pub fn forbids(&self, tag: &Tag) -> Option<String> {
        let attribute = |name: &str, value: &str| {
            let directives = inline_directives(name)?;
            let allowed = self.sources(directives).is_none_or(|sources| sources.iter().any(|one| one == "'unsafe-inline'"));
            (!allowed).then(|| format!("{name}=\"{value}\""))
        };
        let attributes = tag.attributes.iter().find_map(|(name, value)| attribute(name, value));
        attributes.or_else(|| self.forbids_text(tag)).or_else(|| {
            let (address, directives) = loads(tag)?;
            let allowed = self.sources(directives).is_none_or(|sources| sources.iter().any(|one| allows(one, address)));
            (!allowed).then(|| address.to_owned())
        })
    }

    /// Whether the element itself holds a style or script that is forbidden.
    fn forbids_text(&self, tag: &Tag) -> Option<String> {
        let directives: &[&str] = match &*tag.name {
            "style" => &["style-src-elem", "style-src", "default-src"],
            "script" if tag.value("src").is_none() && is_script(tag) => &["script-src-elem", "script-src", "default-src"],
            _ => return None,
        };
        // Of which text a hash is, only the browser says.
        let allows = |one: &String| {
            ["'unsafe-inline'", "'sha256-", "'sha384-", "'sha512-", "'nonce-"].iter().any(|start| one.starts_with(start))
        };
        let allowed = self.sources(directives).is_none_or(|sources| sources.iter().any(allows));
        (!allowed).then(|| format!("<{}>", tag.name))
    }
}

/// The directives that rule an attribute, if it holds a style or script.
fn inline_directives(name: &str) -> Option<&'static [&'static str]> {
    match name {
        "style" => Some(&["style-src-attr", "style-src", "default-src"]),
        _ if name.starts_with("on") => Some(&["script-src-attr", "script-src", "default-src"]),
        _ => None,
    }
}

/// Whether a script element is run: one of another type is a block of data (HTML, "The script element").
fn is_script(tag: &Tag) -> bool {
    let kind = tag.value("type").unwrap_or_default().trim().to_ascii_lowercase();
    ["", "module", "importmap", "text/javascript", "application/javascript", "text/ecmascript"].contains(&&*kind)
}

/// The address that an element loads something from, and the directives that rule it.
fn loads<'t>(tag: &'t Tag) -> Option<(&'t str, &'static [&'static str])> {
    let rel = |wanted: &str| {
        tag.value("rel").is_some_and(|rel| rel.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case(wanted)))
    };
    let (attribute, directives): (_, &[&str]) = match &*tag.name {
        "script" => ("src", &["script-src-elem", "script-src", "default-src"]),
        "link" if rel("stylesheet") => ("href", &["style-src-elem", "style-src", "default-src"]),
        "link" if rel("icon") || rel("apple-touch-icon") => ("href", &["img-src", "default-src"]),
        "link" if rel("manifest") => ("href", &["manifest-src", "default-src"]),
        "img" => ("src", &["img-src", "default-src"]),
        "audio" | "video" | "track" => ("src", &["media-src", "default-src"]),
        "iframe" => ("src", &["frame-src", "child-src", "default-src"]),
        "embed" => ("src", &["object-src", "default-src"]),
        "object" => ("data", &["object-src", "default-src"]),
        "form" => ("action", &["form-action"]),
        _ => return None,
    };
    Some((tag.value(attribute)?, directives))
}

/// Whether a source of a policy allows an address.
fn allows(source: &str, address: &str) -> bool {
    let is_elsewhere = address.starts_with("//") || has_scheme(address);
    if !is_elsewhere {
        return source == "'self'" || source == "*";
    }
    let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_web = ["", "http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) || address.starts_with("//");
    if let Some(wanted) = source.strip_suffix(':') {
        return scheme.eq_ignore_ascii_case(wanted);
    }
    if source == "*" || !is_web {
        return source == "*" && is_web;
    }
    let host = |text: &str| {
        let text = text.split_once("//").map_or(text, |(_, rest)| rest);
        text.split(['/', '?', '#']).next().unwrap_or_default().to_ascii_lowercase()
    };
    let (wanted, host) = (host(source), host(address));
    wanted.strip_prefix('*').map_or(wanted == host, |end| host.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::{Policy, Tag};

    const OURS: &str = "default-src 'self'; style-src 'self' 'sha256-x='; base-uri 'self'; form-action 'none'";

    fn tag(text: &str) -> Tag<'_> {
        let mut found = Tag::default();
        super::super::verify::tags(text, |tag| {
            let attributes = tag.attributes.clone();
            found = Tag { name: tag.name.clone(), attributes };
        });
        found
    }

    #[test]
    fn what_a_policy_forbids_is_found_as_it_is_written() {
        for (text, what) in [
            ("<p style=\"color: red\">", Some("style=\"color: red\"")),
            ("<p onclick=\"x()\">", Some("onclick=\"x()\"")),
            ("<script>x</script>", Some("<script>")),
            ("<script type=\"module\">x</script>", Some("<script>")),
            ("<script type=\"application/ld+json\">{}</script>", None),
            ("<script src=\"a.js\"></script>", None),
            ("<script src=\"https://cdn.example/a.js\"></script>", Some("https://cdn.example/a.js")),
            ("<script src=\"//cdn.example/a.js\"></script>", Some("//cdn.example/a.js")),
            // Its hash is in the policy, of whatever text.
            ("<style>p{}</style>", None),
            ("<link rel=\"stylesheet\" href=\"https://fonts.example/x\">", Some("https://fonts.example/x")),
            ("<link rel=\"canonical\" href=\"https://example.org/\">", None),
            ("<img src=\"data:image/png;base64,AA\">", Some("data:image/png;base64,AA")),
            ("<img src=\"../assets/x.png\">", None),
            ("<iframe src=\"https://video.example/1\">", Some("https://video.example/1")),
            ("<form action=\"search.html\">", Some("search.html")),
            ("<a href=\"https://example.org/\">", None),
        ] {
            assert_eq!(Policy::parse(OURS).forbids(&tag(text)).as_deref(), what, "{text}");
        }
    }

    #[test]
    fn a_template_may_allow_more() {
        let policy = Policy::parse("default-src 'self' https://*.example data:; style-src 'unsafe-inline'; script-src *");
        for text in [
            "<p style=\"x\">",
            "<style>x</style>",
            "<img src=\"data:x\">",
            "<img src=\"https://a.example/x\">",
            "<script src=\"https://b.org/x.js\"></script>",
            "<form action=\"x\">",
        ] {
            assert_eq!(policy.forbids(&tag(text)), None, "{text}");
        }
        assert!(policy.forbids(&tag("<img src=\"https://example.org/x\">")).is_some());
        assert!(policy.forbids(&tag("<script>x</script>")).is_some());
    }
}
