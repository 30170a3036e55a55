//! Where readers tell of errors.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// An address for errors, in which a claim and a page are filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact(String);

/// What stands as it is in the value of a query (RFC 3986, 2.3: unreserved).
const VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The scheme of mail addresses (RFC 6068).
const MAILTO: &str = "mailto:";
/// Filled in with `READING#CLAIM`.
const CLAIM: &str = "{claim}";
/// Filled in with the address of the page.
const URL: &str = "{url}";

impl Contact {
    /// An address as an editor writes it: `errors@example.org`, or one of `mailto:`, `https:` or `http:`. A mail address that
    /// names neither `{claim}` nor `{url}` gets both. `None` where it is no such address.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let whole = !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>'));
        if !whole {
            return None;
        }
        if super::is_web(text) {
            return Some(Self(text.to_owned()));
        }
        let mailto = text.get(..MAILTO.len()).is_some_and(|start| start.eq_ignore_ascii_case(MAILTO));
        let address = if mailto { &text[MAILTO.len()..] } else { text };
        let (name, host) = address.split('?').next()?.split_once('@')?;
        // RFC 6068: the addressee before any header.
        if name.is_empty() || host.is_empty() || [name, host].iter().any(|part| part.contains(['/', ':', '{', '}'])) {
            return None;
        }
        let filled = address.contains(CLAIM) || address.contains(URL);
        let more = match (filled, address.contains('?')) {
            (true, _) => "",
            (false, true) => "&subject={claim}&body={url}",
            (false, false) => "?subject={claim}&body={url}",
        };
        Some(Self(format!("{MAILTO}{address}{more}")))
    }

    /// The address for a claim, `READING#CLAIM`, or for none, and the page at `url`.
    #[must_use]
    pub fn about(&self, claim: &str, url: &str) -> String {
        let value = |text: &str| utf8_percent_encode(text, VALUE).to_string();
        self.0.replace(CLAIM, &value(claim)).replace(URL, &value(url))
    }
}

#[cfg(test)]
mod tests {
    use super::Contact;

    fn about(contact: &str) -> Option<String> {
        Contact::parse(contact).map(|contact| contact.about("r#c", "https://e.org/a b"))
    }

    #[test]
    fn a_mail_address_gets_both_by_itself() {
        let both = "mailto:a@e.org?subject=r%23c&body=https%3A%2F%2Fe.org%2Fa%20b";
        assert_eq!(about("a@e.org").as_deref(), Some(both));
        assert_eq!(about("mailto:a@e.org").as_deref(), Some(both));
        assert_eq!(about("mailto:a@e.org?subject=Error: {claim}"), None, "a space is to be written %20");
        assert_eq!(about("mailto:a@e.org?subject=Error%20{claim}").as_deref(), Some("mailto:a@e.org?subject=Error%20r%23c"));
    }

    #[test]
    fn a_web_address_is_filled_in_where_it_says_so() {
        assert_eq!(about("https://e.org/new?title={claim}").as_deref(), Some("https://e.org/new?title=r%23c"));
        assert_eq!(about("https://e.org/errors").as_deref(), Some("https://e.org/errors"));
    }

    #[test]
    fn all_else_is_refused() {
        for bad in ["", "e.org", "@e.org", "a@", "javascript:a@b", "tel:1", "https://e.org/\"", "a@e.org<", "/errors"] {
            assert_eq!(Contact::parse(bad), None, "{bad}");
        }
    }
}
