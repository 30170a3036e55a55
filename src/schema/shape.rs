//! Schemas in the words that text editors understand best.

use crate::parse::raw::forms::nothing;
use schemars::{Schema, transform::transform_subschemas};
use serde_json::{Map, Value};

/// A choice of words is one list with a description for each, so that what is told of a wrong word is one sentence.
pub(super) fn words(schema: &mut Schema) {
    transform_subschemas(&mut words, schema);
    let Some(Value::Array(choices)) = schema.get("oneOf") else { return };
    let part = |keyword: &str| choices.iter().map(|choice| choice.get(keyword).cloned()).collect::<Option<Vec<_>>>();
    let Some((known, about)) = part("const").zip(part("description")) else { return };
    schema.remove("oneOf");
    schema.insert("type".into(), "string".into());
    schema.insert("enum".into(), known.into());
    schema.insert("enumDescriptions".into(), about.into());
}

/// A key may stand without a value, and `null` is nothing that anybody should be offered.
pub(super) fn empty(schema: &mut Schema) {
    transform_subschemas(&mut empty, schema);
    let Some(keywords) = schema.as_object_mut() else { return };
    if let Some(Value::String(about)) = keywords.get_mut("description") {
        // The line ends of our own source.
        *about = about.replace('\n', " ");
    }
    match keywords.get_mut("type") {
        Some(Value::Array(types)) if types.iter().any(|one| one == "null") => {
            types.retain(|one| one != "null");
            if let [one] = &types[..] {
                let one = one.clone();
                keywords.insert("type".into(), one);
            }
            // What belongs to the key stays outside.
            let outside = ["description", "default", "examples", "defaultSnippets", "$schema", "definitions"];
            let (outer, inner): (Map<_, _>, Map<_, _>) =
                std::mem::take(keywords).into_iter().partition(|(keyword, _)| outside.contains(&keyword.as_str()));
            *keywords = outer;
            keywords.insert("anyOf".into(), vec![inner.into(), Value::from(nothing())].into());
        }
        _ => {}
    }
    if let Some(Value::Array(choices)) = keywords.get_mut("anyOf") {
        let null = |choice: &Value| choice.get("type").is_some_and(|one| one == "null");
        choices.iter_mut().filter(|choice| null(choice)).for_each(|choice| *choice = nothing().into());
    }
}
