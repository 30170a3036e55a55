//! What is wrong, where, and what to do: diagnostics are data, drawn in one place.

mod accept;
mod caught;
mod draw;
mod explain;
mod fault;
mod fault_of_picture;
mod github;
mod harmless;
mod json;
mod locate;
mod place;
mod report;
mod rules;
mod sarif;
mod sources;
mod suggest;

pub use accept::{Acceptance, Within};
pub use caught::caught;
pub use draw::{Paint, draw};
pub use explain::{Explanation, explanation};
pub use fault::{Expected, Letter, MarkFault, NameFault, SettingsFault, Sign, ValueFault};
pub use fault_of_picture::{PictureFault, SvgFault};
pub use github::annotations;
pub use harmless::{harmless, is_needed, is_unseen, script, shown};
pub use json::{Record, records};
pub use locate::Located;
pub use place::{Place, YamlPlace};
pub use report::{Report, Reported, all};
pub use rules::{Kind, Rule, Severity, Sort};
pub use sarif::sarif;
pub use sources::{FileIx, Sources};
pub(crate) use suggest::nearest;

pub use crate::yaml::{Part, Step};

/// One thing to report to the editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What it is, with all that its words need.
    pub kind: Kind,
    /// Its place.
    pub place: Place,
    /// A second place that explains it: its counterpart in another language, or the one that came first.
    pub beside: Option<Place>,
    /// Whether it is in something that is not published, so that it does not stop a build.
    pub unpublished: bool,
}

impl Diagnostic {
    /// A rule that was broken somewhere.
    #[must_use]
    pub fn new(kind: Kind, place: impl Into<Place>) -> Self {
        Self { kind, place: place.into(), beside: None, unpublished: false }
    }

    /// Returns how much it weighs: nothing that is not published is an error.
    #[must_use]
    pub fn severity(&self) -> Severity {
        if self.unpublished { self.kind.severity().max(Severity::Warning) } else { self.kind.severity() }
    }
}

/// A diagnostic with its places found in the text.
#[derive(Debug, Clone)]
pub struct Told<'s> {
    /// What it is.
    pub kind: &'s Kind,
    /// Its place.
    pub at: Located<'s>,
    /// The second place, if there is one.
    pub beside: Option<Located<'s>>,
    /// How much it weighs.
    pub severity: Severity,
    unpublished: bool,
}

impl Told<'_> {
    /// What is wrong, in a sentence: one line, in which nothing acts or hides.
    #[must_use]
    pub fn message(&self) -> String {
        let words = if self.unpublished { format!("{} (not published)", self.kind) } else { self.kind.to_string() };
        harmless(&words).into_owned()
    }

    /// What to do about it, in the same way.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        self.kind.help().map(|help| harmless(&help).into_owned())
    }
}
