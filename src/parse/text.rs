//! Texts as written: Markdown with marks that are not resolved yet.

use super::raw::forms;
use crate::{
    diagnostics::Kind,
    model::{BlockKind, Id, LanguageTag, Node, Quantity},
};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;
use std::ops::Range;

/// A mark as written.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenMark {
    /// What it names.
    pub target: Target,
    /// Its bytes in the file; meaningless in a YAML text.
    pub range: Range<usize>,
    /// The bytes of its address.
    pub address: Range<usize>,
}

/// What a mark names, before it is known whether that exists.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// `claim:a,b`
    Claims(Vec<Id>),
    /// `speaker:a`
    Speaker(Id),
    /// `source:a`
    Source(Id),
    /// `remark:a`
    Remark(Id),
    /// `reading:a#b`
    Elsewhere(Id, Id),
    /// `lang:zh`
    Language(LanguageTag),
}

impl Target {
    /// The claims that it names.
    #[must_use]
    pub fn claims(&self) -> &[Id] {
        if let Self::Claims(ids) = self { ids } else { &[] }
    }
}

/// Events with unresolved marks.
pub type WrittenNodes = Vec<Node<WrittenMark, Quantity>>;

/// A block at the top of a section as written.
#[derive(Debug)]
pub struct WrittenBlock {
    /// What it is; the place of a picture is settled when pictures are known.
    pub kind: BlockKind,
    /// The bytes of its first line in the file.
    pub range: Range<usize>,
    /// The picture that it places, with its bytes in the file.
    pub picture: Option<(Id, Range<usize>)>,
    /// Pictures within a line, which has been reported.
    pub misplaced: Vec<Id>,
    /// Claims whose marks are lost, which has been reported, with their bytes in the file.
    pub lost: Vec<(Id, Range<usize>)>,
    /// Its text.
    pub nodes: WrittenNodes,
}

impl WrittenBlock {
    /// Its marks in reading order.
    pub fn marks(&self) -> impl Iterator<Item = &WrittenMark> {
        self.nodes.iter().filter_map(|node| if let Node::Open(mark) = node { Some(mark) } else { None })
    }

    /// Returns a placeholder for a text that is not read, so that its claims are not reported as missing.
    pub fn unread(text: &str) -> Self {
        let lost = super::lost::all_claims(text);
        Self { kind: BlockKind::Other, range: 0..0, picture: None, misplaced: Vec::new(), lost, nodes: Vec::new() }
    }
}

/// A text of one line from YAML, with what is wrong in it.
#[derive(Debug, Default, Clone)]
pub struct WrittenText {
    /// The text.
    pub nodes: WrittenNodes,
    /// What is wrong, to be reported at the place of the whole value.
    pub problems: Vec<Kind>,
}

/// A localised text as written.
#[derive(Debug, Clone)]
pub enum RawText<T = WrittenText> {
    /// One text that holds for every language.
    All(T),
    /// A text for each.
    Per(Vec<(String, T)>),
}

impl JsonSchema for RawText<WrittenText> {
    fn schema_name() -> Cow<'static, str> {
        "Line".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words =
            json_schema!({ "type": ["string", "number"], "pattern": forms::WORDS, "patternErrorMessage": "this text is empty" });
        json_schema!({
            "type": ["string", "object"],
            "pattern": forms::WORDS,
            "patternErrorMessage": "this text is empty",
            (forms::EACH): words
        })
    }
}

impl JsonSchema for RawText<String> {
    fn schema_name() -> Cow<'static, str> {
        "PlainText".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "object"], (forms::EACH): { "type": "string" } })
    }
}
