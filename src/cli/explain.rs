//! `kunten explain`: what a rule is for.

use super::{
    Status,
    print::{self, say},
};
use crate::diagnostics::{Kind, explanation, nearest};
use clap::Args;

/// `kunten explain`
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The code of a diagnostic, such as K0401; without one, all rules are listed.
    code: Option<String>,
}

impl Explain {
    pub fn run(self) -> Status {
        let text = match &self.code {
            None => list(),
            Some(code) => match told(&code.to_uppercase()) {
                Some(text) => text,
                None => return unknown(code),
            },
        };
        print::whole(&text)
    }
}

fn told(code: &str) -> Option<String> {
    let rule = Kind::RULES.iter().find(|rule| rule.code == code)?;
    let told = explanation(code)?;
    Some(format!("{} ({}): {}\n\n{}\n", rule.code, rule.severity.key(), told.title(), told.text()))
}

fn list() -> String {
    let title = |code| explanation(code).map_or("", |told| told.title());
    let lines = Kind::RULES.iter().map(|rule| format!("{} {:7}  {}", rule.code, rule.severity.key(), title(rule.code)));
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

fn unknown(code: &str) -> Status {
    let near = nearest(&code.to_uppercase(), Kind::RULES.iter().map(|rule| rule.code));
    let hint = near.map_or_else(|| "`kunten explain` lists them all".to_owned(), |near| format!("did you mean {near}?"));
    say!("kunten: there is no rule {code}; {hint}");
    Status::Refused
}
