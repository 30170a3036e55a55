//! Every rule of Kunten as a typed kind: its code, severity, sentence and help.
//!
//! Each subject has a file of rules. Such a file is a macro that adds its rules to those before and hands them on to the next;
//! [`kinds`] makes one enum of all of them.

mod evidence;
mod languages;
mod output;
mod run;
mod site;
mod templates;
mod texts;
mod ties;
mod values;

use super::{Expected, Letter, MarkFault, NameFault, PictureFault, SettingsFault, Sign, SvgFault, ValueFault};
use evidence::evidence;
use languages::languages;
use output::output;
use run::run;
use site::site;
use std::fmt;
use templates::templates;
use texts::texts;
use ties::ties;
use values::values;

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not built.
    Error,
    /// The site is built; something is probably not as meant.
    Warning,
    /// Good to know.
    Note,
}

impl Severity {
    /// The word for other programs.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// What an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A claim.
    Claim,
    /// A speaker.
    Speaker,
    /// A source.
    Source,
    /// A remark.
    Remark,
    /// A picture.
    Picture,
    /// A reading.
    Reading,
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Claim => "claim",
            Self::Speaker => "speaker",
            Self::Source => "source",
            Self::Remark => "remark",
            Self::Picture => "picture",
            Self::Reading => "reading",
        })
    }
}

impl Sort {
    const fn home(self) -> &'static str {
        match self {
            Self::Claim => "the reading's claims.yaml",
            Self::Speaker => "content/speakers/",
            Self::Source => "content/sources/",
            Self::Remark => "the reading's remarks.yaml",
            Self::Picture => "`pictures` in reading.yaml",
            Self::Reading => "content/readings/",
        }
    }
}

/// What is the same wherever a rule is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The stable code.
    pub code: &'static str,
    /// A name for programs, in `PascalCase`.
    pub name: &'static str,
    /// How much it weighs.
    pub severity: Severity,
}

/// Declares the rules, each with its code, severity, sentence and help.
macro_rules! kinds {
    ([] $($(#[$doc:meta])* $name:ident $({ $($field:ident: $type:ty),+ })?
        $code:literal $severity:ident
        says $message:literal
        help $help:expr;)+) => {
        /// A rule that was broken, with what its words need.
        #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
        pub enum Kind {
            $($(#[$doc])* #[error($message)] #[allow(missing_docs, reason = "the rule's own words tell")] $name $({ $($field: $type),+ })?,)+
        }

        impl Kind {
            /// Every rule, in the order of the codes.
            pub const RULES: &'static [Rule] =
                &[$(Rule { code: $code, name: stringify!($name), severity: Severity::$severity },)+];

            /// The stable code.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$name { .. } => $code,)+ }
            }

            /// How much it weighs.
            #[must_use]
            pub const fn severity(&self) -> Severity {
                match self { $(Self::$name { .. } => Severity::$severity,)+ }
            }

            /// What to do about it.
            #[must_use]
            pub fn help(&self) -> Option<String> {
                match self {
                    $(Self::$name $({ $($field),+ })? => { $($(let _ = $field;)+)? ($help).into_help() })+
                }
            }
        }
    };
}

/// What a rule may give as help.
trait IntoHelp {
    fn into_help(self) -> Option<String>;
}

impl IntoHelp for &str {
    fn into_help(self) -> Option<String> {
        (!self.is_empty()).then(|| self.to_owned())
    }
}

impl IntoHelp for String {
    fn into_help(self) -> Option<String> {
        Some(self)
    }
}

fn suggest(suggestion: Option<&String>, otherwise: String) -> String {
    suggestion.map_or(otherwise, |near| format!("did you mean `{near}`?"))
}

site! { [values texts ties languages evidence templates output run kinds] }

impl Kind {
    /// Returns the label of a diagnostic's second place, if it has one.
    #[must_use]
    pub const fn beside(&self) -> &'static str {
        match self {
            Self::ClaimInOneLanguage { .. } => "it probably belongs here",
            Self::BlocksDiffer { .. } | Self::SameText { .. } | Self::SameParagraph { .. } => "its counterpart",
            Self::ClaimsMoved { .. } => "marked here",
            Self::Stale { .. } => "what it follows",
            Self::Yaml { .. } => "this may not be closed",
            Self::MissingKey { .. } => "if this is its entry, name the file after the entry's key",
            Self::ReportsCycle { .. } => "and leads back here",
            _ => "the other one",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn codes_are_unique_and_in_order() {
        let codes: Vec<_> = Kind::RULES.iter().map(|rule| rule.code).collect();
        let mut sorted = codes.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted, codes);
    }
}
