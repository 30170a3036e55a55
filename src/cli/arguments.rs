//! The arguments of this process; what is wrong with them is printed as all else is.

use super::{
    Cli, Status,
    print::{self, Form},
    tell,
};
use crate::diagnostics::harmless;
use clap::{
    Error, Parser as _,
    error::{ContextKind, ContextValue},
};

/// The command that is asked for; or how the process ends, where there is none: help was asked for, or the arguments are wrong.
pub(super) fn read() -> Result<Cli, Status> {
    Cli::try_parse().map_err(|error| told(&quoting_harmlessly(error)))
}

/// What an error quotes of the arguments, made harmless while it is still known what is quoted.
fn quoting_harmlessly(mut error: Error) -> Error {
    let quoted = |value: &ContextValue| match value {
        ContextValue::String(text) => Some(ContextValue::String(harmless(text).into_owned())),
        ContextValue::Strings(all) => Some(ContextValue::Strings(all.iter().map(|text| harmless(text).into_owned()).collect())),
        _ => None,
    };
    let all: Vec<(ContextKind, ContextValue)> =
        error.context().filter_map(|(kind, value)| Some((kind, quoted(value)?))).collect();
    for (kind, value) in all {
        error.insert(kind, value);
    }
    error
}

fn told(error: &Error) -> Status {
    let (output, errors) = print::are_terminals();
    let coloured = tell::may_colour() && if error.use_stderr() { errors } else { output };
    let words = error.render();
    let words = if coloured { words.ansi().to_string() } else { words.to_string() };
    if error.use_stderr() {
        print::err(&words, Form::coloured(coloured));
        return Status::Refused;
    }
    print::out(&words, Form::coloured(coloured)).map_or_else(Status::from, |()| Status::Done)
}
