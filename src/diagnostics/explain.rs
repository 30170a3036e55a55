//! What each rule is for, with an example.

use include_dir::{Dir, include_dir};

/// One file for each rule, named by its code.
static EXPLANATIONS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/diagnostics/explanations");

/// What a rule is for, with an example that breaks it and the same fixed, in Markdown.
#[derive(Debug, Clone, Copy)]
pub struct Explanation(&'static str);

impl Explanation {
    /// A few words.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.0.lines().next().unwrap_or_default().trim_start_matches("# ")
    }

    /// All of it below the title.
    #[must_use]
    pub fn text(self) -> &'static str {
        self.0.split_once('\n').map_or("", |(_, text)| text.trim())
    }
}

/// The explanation of a rule by its code, in upper case.
#[must_use]
pub fn explanation(code: &str) -> Option<Explanation> {
    EXPLANATIONS.get_file(format!("{code}.md"))?.contents_utf8().map(Explanation)
}
